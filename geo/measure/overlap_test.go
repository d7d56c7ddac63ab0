package measure_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

func TestOverlapOfParcelsAgreesWithGEOS(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(reference.Path(t, "oracles/overlaps-91432-91326.json"))
	if err != nil {
		t.Fatal(err)
	}
	var oracle struct {
		Files []string
		Pairs [][]any `json:"overlapping_pairs_over_1dm2"`
	}
	if err := json.Unmarshal(raw, &oracle); err != nil {
		t.Fatal(err)
	}
	parcels := map[string]orb.MultiPolygon{}
	for _, name := range oracle.Files {
		set, _, err := ingest.All(context.Background(), reference.Path(t, "fr/cadastre/"+name+".gz"), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for f := range set.Len() {
			parcels[set.Text("id", f)] = set.MultiPolygon(f)
		}
	}
	for _, pair := range oracle.Pairs {
		a, b, area := pair[0].(string), pair[1].(string), pair[2].(float64)
		got, err := measure.Overlap(parcels[a], parcels[b])
		if err != nil {
			t.Errorf("%s and %s: %v", a, b, err)
			continue
		}
		// The oracle is in Lambert-93, 0.04 % below the ellipsoid here, rounded to 10 cm².
		if want := area * 1.00043; math.Abs(float64(got)-want) > 0.0006+0.0001*want {
			t.Errorf("%s and %s share %.4f m², want %.4f", a, b, got, want)
		}
	}
}

func TestOverlap(t *testing.T) {
	t.Parallel()
	l93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	box := func(x, y, w, h float64) orb.MultiPolygon {
		ring := orb.Ring{}
		for _, d := range [][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}, {0, 0}} {
			ring = append(ring, l93.Inverse(geo.XY{X: 650000 + x + d[0], Y: 6600000 + y + d[1]}).Orb())
		}
		return orb.MultiPolygon{{ring}}
	}
	a := box(0, 0, 100, 100)
	whole := float64(measure.Area(a))
	bow := orb.MultiPolygon{{orb.Ring{a[0][0][0], a[0][0][2], a[0][0][1], a[0][0][3], a[0][0][0]}}}
	for _, c := range []struct {
		what  string
		b     orb.MultiPolygon
		share float64
	}{
		{"itself", a, 1},
		{"a quarter", box(50, 50, 100, 100), 0.25},
		{"a neighbour", box(100, 0, 100, 100), 0},
		{"far away", box(5000, 0, 100, 100), 0},
		{"within", box(10, 10, 10, 10), 0.01},
		{"two parts", append(box(-50, -50, 60, 60), box(90, 90, 60, 60)...), 0.02},
		{"nothing", nil, 0},
	} {
		got, err := measure.Overlap(a, c.b)
		if err != nil || math.Abs(float64(got)/whole-c.share) > 1e-7 {
			t.Errorf("%s: %v m², %v; want %v of %v", c.what, got, err, c.share, whole)
		}
	}
	if got, err := measure.Overlap(a, bow); err == nil {
		t.Errorf("an area that crosses itself shares %v m²", got)
	}
	if got, err := measure.Covered(a, []orb.MultiPolygon{box(0, 0, 60, 100), box(40, 0, 20, 100), box(500, 0, 1, 1)}); err != nil || math.Abs(float64(got)/whole-0.6) > 1e-7 {
		t.Errorf("covered on %v m², %v; want 0.6 of %v", got, err, whole)
	}
}
