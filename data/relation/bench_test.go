package relation_test

import (
	"fmt"
	"testing"

	"emprise/data"
	"emprise/data/relation"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// BenchmarkOf follows the parcels of 200 plots through a cadastre of a million.
func BenchmarkOf(b *testing.B) {
	var w feature.Builder
	for i := range 1_000_000 {
		w.Begin(feature.None)
		w.Text("id", fmt.Sprintf("%05d000AB%04d", 80000+i/10000, i%10000))
		w.End()
	}
	set, err := w.Set()
	if err != nil {
		b.Fatal(err)
	}
	l := data.Layer{ID: "parcelles", Name: "parcelles", Role: data.RoleParcels}
	s := &workspace.Snapshot{Layers: []data.Layer{l}, Scene: &scene.Scene{Layers: []*scene.Layer{scene.NewLayer(l.ID, l.Name, string(l.Role), 1, set)}}}
	for i := range 200 {
		s.Plots = append(s.Plots, data.Plot{ID: fmt.Sprint(i), Name: "x", Parcels: []string{fmt.Sprintf("80001000AB%04d", i), "80099000ZZ0001"}})
	}
	for b.Loop() {
		if n := relation.Of(s).Counts[relation.Parcel]; n.Resolved != 200 || n.Unresolved != 200 {
			b.Fatal(n)
		}
	}
}
