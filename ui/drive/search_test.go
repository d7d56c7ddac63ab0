package drive_test

import (
	"testing"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/palette"
)

// typed opens the search by its operation and types into it.
func typed(t *testing.T, d *drive.Driver, w *ui.Window, text string) *palette.Palette {
	t.Helper()
	if err := d.Press("search"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	w.Palette().Type(text)
	d.Idle()
	return w.Palette()
}

func TestTheSearchFliesToAParcel(t *testing.T) {
	d, w := open(t)
	snap := d.Snapshot()
	id := ""
	var layer data.Layer
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			layer, id = l, snap.Scene.Layer(l.ID).Features.Text("id", 7)
		}
	}
	p := typed(t, d, w, id[:5]+" section "+id[8:10]+" n° "+id[10:])
	if len(p.Found()) == 0 || p.Found()[0].Title != id {
		t.Fatalf("found %v, want %s first", p.Found(), id)
	}
	p.Run()
	d.Idle()
	if got := w.Selected(); got != (data.Ref{Kind: data.KindLayer, ID: layer.ID}) {
		t.Errorf("%v is selected", got)
	}
	drawn := snap.Scene.Layer(layer.ID)
	if b := drawn.BoxOf(drawn.Find("id", id)); !w.View().Box().Contains(b.Centre()) || w.View().Box().Width() > 60*(b.Width()+150) {
		t.Errorf("the map shows %v, not the parcel in %v", w.View().Box(), b)
	}
}

func TestTheSearchFindsRowsWhateverTheAccents(t *testing.T) {
	d, w := openRows(t)
	z := d.Snapshot().Zones[0]
	p := typed(t, d, w, z.Name)
	if len(p.Found()) == 0 {
		t.Fatal("nothing found")
	}
	p.Run()
	d.Idle()
	if got := w.Selected(); got != z.Ref() {
		t.Errorf("%v is selected, not %v", got, z.Ref())
	}
	p = typed(t, d, w, "zzzz")
	if len(p.Found()) != 0 {
		t.Errorf("found %v", p.Found())
	}
	p.Run() // does nothing
}
