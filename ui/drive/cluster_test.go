package drive_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
)

// sign is the largest sign of the projects that the map shows.
func (p place) sign() (render.Cluster, *scene.Layer) {
	p.t.Helper()
	v := p.d.View()
	l := p.d.Snapshot().Scene.Layer(workspace.SceneProjects)
	unit := float64(v.Width) / float64(p.w.Chart().Size().Width)
	all := render.Clusters(l, symbology.ForProjects(), v.Box().Padded(-40*v.Resolution()), v.Resolution()*unit)
	if len(all) == 0 {
		p.t.Fatal("no sign is shown")
	}
	return slices.MaxFunc(all, func(a, b render.Cluster) int { return len(a.Features) - len(b.Features) }), l
}

// TestASignThatProjectsShareIsOpened rests the pointer on the sign of several projects, reads how many there are, clicks, and is
// nearer; with a key held the click selects them. Projects that share one place are offered.
func TestASignThatProjectsShareIsOpened(t *testing.T) {
	p := land(t)
	p.press("select.none")
	p.press("zoom.all")
	sign, l := p.sign()
	if len(sign.Features) < 2 {
		t.Fatalf("%d projects share the largest sign", len(sign.Features))
	}
	p.d.Hand().Move(sign.At)
	photograph(t, p.d, "sign")
	told := p.w.Chart().Hovered()
	if len(told) < 2 || !strings.HasPrefix(told[0], strconv.Itoa(len(sign.Features))+" ") {
		t.Errorf("the pointer on %d projects says %q", len(sign.Features), told)
	}
	before := p.d.View()
	p.d.Hand().DoubleClick(sign.At)
	after := p.d.View()
	if after.Level < before.Level+4 || p.d.Selected() != (data.Ref{}) {
		t.Errorf("level %d after %d, %v is selected", after.Level, before.Level, p.d.Selected())
	}
	for _, f := range sign.Features {
		if !after.Box().Contains(l.BoxOf(f).Centre()) {
			t.Errorf("project %d has left the map", f)
		}
	}
	p.press("zoom.all")
	p.d.Hand().With(fyne.KeyModifierShift).Click(sign.At)
	if got := p.d.Gathered()[workspace.SceneProjects]; got != len(sign.Features) {
		t.Errorf("Shift and a click select %d projects of %d", got, len(sign.Features))
	}
	p.press("select.none")

	at := orb.Point{3.2, 46.9}
	edit := data.Edit{Note: data.Note{Key: "edit.project_added", Args: map[string]string{"title": "Trois"}}}
	for _, name := range []string{"Un", "Deux", "Trois"} {
		edit.Put = append(edit.Put, data.Project{ID: "PRJ-9" + name, Type: data.Innovation, Title: name, Status: data.ProjectIdea, At: at})
	}
	if _, err := p.w.Workspace().Do(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	there := geo.Mercator(geo.FromOrb(at))
	p.d.Show(geo.Box{Min: there, Max: there}.Padded(4000))
	sign, _ = p.sign()
	before = p.d.View()
	p.d.Hand().Click(sign.At)
	var names []string
	for _, o := range p.w.Offered() {
		names = append(names, strings.Fields(o.Name)[0])
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"Deux", "Trois", "Un"}) || p.d.View().Level != before.Level {
		t.Errorf("offered %q", names)
	}
	photograph(t, p.d, "sign-offered")
	p.w.Offered()[0].Run()
	p.d.Idle()
	if got := p.d.Selected(); got.Kind != data.KindProject {
		t.Errorf("%v is selected", got)
	}
}
