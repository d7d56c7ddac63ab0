package drive_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
)

func orderOf(s *workspace.Snapshot) (ids []string) {
	for _, l := range s.Layers {
		ids = append(ids, l.ID)
	}
	return ids
}

// TestLayersAreMoved drags every layer to every place, and takes it back: the order is that of the list, on the map too.
func TestLayersAreMoved(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one thread: there is nothing to race")
	}
	d, w := open(t)
	before := orderOf(d.Snapshot())
	n := len(before)
	const own = 3 // projects, plots and zones stand above
	for from := range n {
		for _, to := range []int{0, n / 2, n - 1} {
			id := before[from]
			w.MoveLayer(id, own+n-1-to) // the list is topmost first
			d.Idle()
			want := slices.DeleteFunc(slices.Clone(before), func(o string) bool { return o == id })
			want = slices.Insert(want, to, id)
			snap := d.Snapshot()
			if got := orderOf(snap); !slices.Equal(got, want) {
				t.Fatalf("%s to %d: %v, want %v", id, to, got, want)
			}
			for i, l := range snap.Layers {
				if snap.Scene.Layers[i].ID != l.ID {
					t.Fatalf("the map draws %s where the list has %s", snap.Scene.Layers[i].ID, l.ID)
				}
			}
			if from == to {
				continue
			}
			if err := d.Press("undo"); err != nil {
				t.Fatal(err)
			}
			if got := orderOf(d.Snapshot()); !slices.Equal(got, before) {
				t.Fatalf("taken back: %v, want %v", got, before)
			}
		}
	}
	w.MoveLayer(workspace.ScenePlots, 9)
	d.Idle()
	if got := orderOf(d.Snapshot()); !slices.Equal(got, before) {
		t.Error("the plots have left their place")
	}
	w.ChooseLayer(before[0])
	if w.Press("layer.down") {
		t.Error("the lowest layer went lower")
	}
	if err := d.Press("layer.up"); err != nil {
		t.Fatal(err)
	}
	if got := orderOf(d.Snapshot()); got[1] != before[0] || d.Selected() != (data.Ref{Kind: data.KindLayer, ID: before[0]}) {
		t.Errorf("moved up: %v; %v is selected", got, d.Selected())
	}
}
