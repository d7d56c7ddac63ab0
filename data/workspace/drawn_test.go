package workspace_test

import (
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
)

// Whatever an edit leaves as it was drawn: after each, the scene is the one that is made of the rows when the project is opened.
func TestTheSceneIsThatOfTheRows(t *testing.T) {
	t.Parallel()
	w := start(t)
	moved := plot("p", "z")
	moved.Shape = square(3.004, 47.004, 0.001)
	sold := moved
	sold.Status = data.StatusSold
	bare := sold
	bare.Shape = nil
	placed, shifted := bare, bare
	placed.At, shifted.At = orb.Point{3.01, 47.01}, orb.Point{3.02, 47.01}
	for i, e := range []data.Edit{
		put("", zone("z"), plot("p", "z"), plot("q", "z"), project("j", "p"), project("k")),
		put("", sold),
		put("", moved),
		put("", sold),
		put("", plot("r", ""), data.Company{ID: "c", Name: "C"}),
		put("", project("j", "q")),
		put("", bare),
		put("", project("j", "p")),
		put("", placed),
		put("", shifted),
		put("", moved),
		put("", placed),
		{Delete: []data.Ref{{Kind: data.KindPlot, ID: "r"}}},
	} {
		do(t, w, e)
		have := w.Snapshot()
		for _, ref := range []data.Ref{{Kind: data.KindPlot, ID: "nobody"}, {Kind: data.KindCompany, ID: "c"}, {}} {
			if _, _, ok := have.Drawn(ref); ok {
				t.Errorf("edit %d: %v is drawn", i, ref)
			}
		}
		w = reopen(t, w)
		want := w.Snapshot()
		for _, id := range []string{workspace.SceneZones, workspace.ScenePlots, workspace.SceneProjects} {
			a, b := have.Scene.Layer(id), want.Scene.Layer(id)
			if !reflect.DeepEqual(a.XY, b.XY) && len(a.XY)+len(b.XY) > 0 || a.Box != b.Box || a.Features.Len() != b.Features.Len() {
				t.Errorf("edit %d, %s: drawn at %v, opened at %v", i, id, a.Box, b.Box)
				continue
			}
			for f := range b.Features.Len() {
				ref := data.Ref{Kind: workspace.KindOf(id), ID: a.Features.Text("id", f)}
				if l, at, ok := have.Drawn(ref); !ok || l != a || at != f {
					t.Errorf("edit %d: %v is found at %d of %v, drawn at %d", i, ref, at, l, f)
				}
				for _, c := range b.Features.Columns {
					if a.Features.Text(c.Name, f) != c.Text(f) {
						t.Errorf("edit %d, %s %d: %s is %q, opened as %q", i, id, f, c.Name, a.Features.Text(c.Name, f), c.Text(f))
					}
				}
			}
		}
	}
}
