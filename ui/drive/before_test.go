package drive_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/data/workspace"
	"emprise/geo/style"
	"emprise/ui/mapview"
)

// statusOn is the status that a plot has on a map.
func statusOn(m *mapview.Map, id string) data.Status {
	l := m.Model().Scene.Layer(workspace.ScenePlots)
	return data.Status(l.Features.Text("status", l.Find(style.IDColumn, id)))
}

// The map goes back to how it was before the sitting and comes again, and nothing of it is written.
func TestTheMapShowsTheStateBeforeTheSitting(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := holds(t, d)
	d.Hand().Letter("5")
	d.Idle()
	if got := statusOn(w.Chart(), plot.ID); got != data.StatusSold || w.Chart().Model().Banner != "" {
		t.Errorf("now: %s, %q", got, w.Chart().Model().Banner)
	}
	stored := d.Snapshot()
	do(d.Press("present"))
	d.Hand().Letter("a")
	d.Idle()
	if got := statusOn(w.Chart(), plot.ID); got != plot.Status || !w.Before() {
		t.Errorf("before: %s: %s", got, d.Said())
	}
	if banner := w.Chart().Model().Banner; !strings.Contains(banner, "Avant la séance") {
		t.Errorf("%q", banner)
	}
	for _, r := range w.Chart().Model().Selected { // still outlined
		if r.FeatureID != plot.ID {
			t.Error(r)
		}
	}
	if said := w.Inspected().Status; said != "En vente – à présent vendu" {
		t.Errorf("the inspector says %q", said)
	}
	photograph(t, d, "before")

	// Edits are off, and say why.
	d.Hand().Letter("1")
	d.Idle()
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != data.StatusSold || !strings.Contains(d.Said(), "touche A") {
		t.Errorf("%s, %q", p.Status, d.Said())
	}
	for _, id := range []string{"undo", "plot.edit", "delete", "draw.polygon"} {
		if err := d.Press(id); err == nil {
			t.Errorf("%s is not off", id)
		}
	}
	if d.Snapshot() != stored {
		t.Error("to look back has written something")
	}
	d.Hand().Letter("a")
	d.Idle()
	if got := statusOn(w.Chart(), plot.ID); got != data.StatusSold || w.Before() || w.Chart().Model().Banner != "" {
		t.Errorf("again: %s", got)
	}
	d.Hand().Letter("a")
	d.Idle()
	d.Hand().Key(fyne.KeyEscape)
	d.Idle()
	if w.Before() || d.Selected().ID != plot.ID {
		t.Error("Escape does not lead back to the present, and no farther")
	}
	do(d.Press("present"))

	// Beside each other.
	do(d.Press("split"))
	w.Wear(1, "@before")
	d.Idle()
	maps := w.Split()
	if a, b := statusOn(maps[0], plot.ID), statusOn(maps[1], plot.ID); a != data.StatusSold || b != plot.Status {
		t.Errorf("%s beside %s", a, b)
	}
	if maps[0].Model().Banner != "" || maps[1].Model().Banner == "" {
		t.Error("the banner is not on the map that is of before")
	}
	photograph(t, d, "before-beside")
	d.Hand().Letter("2") // edits go on, and the side of before stays
	d.Idle()
	if a, b := statusOn(maps[0], plot.ID), statusOn(maps[1], plot.ID); a != data.StatusForSaleLimited || b != plot.Status {
		t.Errorf("%s beside %s", a, b)
	}
	do(d.Press("split"))

	// The end of the sitting brings the present, and before is still there to be looked at.
	do(d.Press("sitting.before"), d.Press("sitting"))
	if w.Before() || w.Chart().Model().Banner != "" {
		t.Error("the sitting has ended in the state before it")
	}
	do(d.Press("sitting.before"))
	if got := statusOn(w.Chart(), plot.ID); got != plot.Status {
		t.Errorf("after the end: %s", got)
	}
}

// A plot that is gone since can be pointed at on the map of before, which says that it is.
func TestWhatIsGoneSinceTheSittingIsSaidToBe(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := holds(t, d)
	drawn := d.Snapshot().Scene.Layer(workspace.ScenePlots)
	at := drawn.BoxOf(drawn.Find(style.IDColumn, plot.ID))
	do(d.Press("delete"), d.Press("sitting.before"))
	w.ShowBox(at)
	d.Idle()
	if got := statusOn(w.Chart(), plot.ID); got != plot.Status {
		t.Fatalf("%s: %s", got, d.Said())
	}
	w.ClickMap(at.Centre())
	d.Idle()
	if got := d.Selected(); got.ID == plot.ID {
		t.Errorf("%v is selected", got)
	}
}

func TestADecisionIsNotedInTheSitting(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	if err := d.Press("sitting.note"); err == nil {
		t.Error("a decision without a sitting")
	}
	plot := holds(t, d)
	d.Hand().Letter("3")
	d.Idle()
	do(d.Press("sitting.note"))
	if about, err := d.Field("about"); err != nil || about != "yes" {
		t.Errorf("%q, %v", about, err)
	}
	if err := d.Save(); err == nil {
		t.Error("nothing is noted")
	}
	photograph(t, d, "decision-form")
	do(d.Fill("text", "On demande une étude de sol."), d.Fill("internal", ""), d.Save())
	lines := logged(t, w)
	if len(lines) != 2 || !strings.Contains(lines[1], plot.Name) || !strings.Contains(lines[1], "On demande une étude de sol.") {
		t.Fatalf("%q", lines)
	}
	// Without anything selected it is about the sitting alone.
	d.Hand().Key(fyne.KeyEscape)
	d.Idle()
	do(d.Press("sitting.note"))
	if _, err := d.Field("about"); err == nil {
		t.Error("it is about something, with nothing selected")
	}
	do(d.Fill("text", "Prochaine séance en mars."), d.Save())
	s, _ := minutes.Running(d.Snapshot())
	if r := d.Snapshot().Remarks; len(r) < 2 || !slices.Equal(r[len(r)-1].On, []data.Ref{s.Ref()}) || !r[len(r)-1].Internal {
		t.Fatalf("%+v", r)
	}
	photograph(t, d, "decisions")

	// A line leads to what it is about.
	if got := d.Selected(); got.ID != "" {
		t.Fatal(got)
	}
	w.ChooseDeed(1)
	d.Idle()
	if got := d.Selected(); got.ID != plot.ID {
		t.Errorf("the line leads to %v", got)
	}
	do(d.Press("undo"))
	if lines := logged(t, w); len(lines) != 2 {
		t.Errorf("%q", lines)
	}
	do(d.Press("redo"), d.Press("sitting"))
	told := func() string {
		var all []string
		for _, b := range w.Paper().Document.Blocks {
			all = append(all, b.Heading)
			all = append(all, b.Items...)
		}
		return strings.Join(all, "\n")
	}
	public := told()
	if !strings.Contains(public, "étude de sol") || strings.Contains(public, "en mars") {
		t.Errorf("public:\n%s", public)
	}
	do(d.Fill("public", ""))
	internal := told()
	decisions, rest, _ := strings.Cut(internal, "Terrains concernés")
	if !strings.Contains(decisions, "étude de sol") || !strings.Contains(decisions, "en mars") || strings.Contains(rest, "étude de sol") {
		t.Errorf("internal:\n%s", internal)
	}
	for _, form := range []string{".odt", ".pdf", ".docx", ".md"} {
		out := t.TempDir() + "/cr" + form
		w.WritePaper(out)
		d.Idle()
		if info, err := os.Stat(out); err != nil || info.Size() == 0 {
			t.Errorf("%v: %s", err, d.Said())
		}
	}
}
