package inventory_test

import (
	"fmt"
	"hash/fnv"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/inventory"
	"emprise/data/workspace"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// In real cadastres too, the units of a zone that follows no border take all its parcels once, and keep the rules.
func TestUnitsOfRealParcels(t *testing.T) {
	t.Parallel()
	for _, insee := range []string{"91326", "91432"} {
		set, _, err := ingest.All(t.Context(), reference.Path(t, "fr/cadastre/cadastre-"+insee+"-parcelles.json.gz"), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		layer := scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, set)
		c := layer.Box.LonLatBound().Center()
		at := func(x, y float64) orb.Point { return orb.Point{c[0] + x, c[1] + y} }
		zone := data.Zone{ID: "Z", Name: "Z", Shape: orb.MultiPolygon{{{at(-.004, -.003), at(.005, -.002), at(.004, .003), at(-.005, .0025), at(-.004, -.003)}}}}
		snap := (&workspace.Snapshot{}).Replaced([]data.Row{zone}, nil)
		snap.Layers = []data.Layer{{ID: "parcels", Role: data.RoleParcels}}
		snap.Scene = &scene.Scene{Layers: []*scene.Layer{layer}}
		shares, err := outline.Cover(t.Context(), zone.Shape, layer)
		if err != nil {
			t.Fatal(err)
		}
		want := 0.0
		for _, s := range shares {
			id := set.Text("id", s.Feature)
			h := fnv.New32()
			_, _ = h.Write([]byte(id))
			want += float64(s.Area)
			snap.LandUnits = append(snap.LandUnits, data.LandUnit{ID: id, Parcels: []string{id}, LandownerID: fmt.Sprint("PTE-", h.Sum32()%3)})
		}
		n := 0
		d, err := inventory.Build(t.Context(), snap, "Z", "2026-11-25", func(data.Kind) string { n++; return fmt.Sprint("UF-", n) })
		if err != nil {
			t.Fatal(err)
		}
		got, parcels := 0.0, map[string]bool{}
		for _, u := range d.Units {
			got += float64(measure.Area(u.Shape))
			for _, p := range u.Parcels {
				parcels[p] = true
			}
		}
		if len(shares) < 50 || len(d.Units) >= len(parcels) || math.Abs(got-want) > 1e-3*want {
			t.Errorf("%s: %d parcels, %d in %d units, %.1f m² of %.1f", insee, len(shares), len(parcels), len(d.Units), got, want)
		}
		snap.LandUnits = d.Units
		found, err := inventory.Check(t.Context(), snap, "Z")
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v, %+v", insee, err, found)
		}
	}
}
