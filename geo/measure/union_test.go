package measure_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// parcelsOf reads the parcels of an oracle's files.
func parcelsOf(t testing.TB, files []string) (all []orb.MultiPolygon) {
	t.Helper()
	for _, name := range files {
		set, _, err := ingest.All(context.Background(), reference.Path(t, "fr/cadastre/"+name+".gz"), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for f := range set.Len() {
			all = append(all, set.MultiPolygon(f))
		}
	}
	return all
}

// planarArea is the area of a drawing on the plane of a projection.
func planarArea(mp orb.MultiPolygon, sys *crs.System) float64 {
	var sum float64
	for _, p := range mp {
		for i, r := range p {
			var twice float64
			for k := 1; k < len(r); k++ {
				a, b := sys.Forward(geo.FromOrb(r[k-1])), sys.Forward(geo.FromOrb(r[k]))
				o := sys.Forward(geo.FromOrb(r[0]))
				twice += (a.X-o.X)*(b.Y-o.Y) - (b.X-o.X)*(a.Y-o.Y)
			}
			if twice = math.Abs(twice) / 2; i > 0 {
				twice = -twice
			}
			sum += twice
		}
	}
	return sum
}

// The oracle is of GEOS, on the plane of Lambert-93. The scale of the plane is that of the parcels' own areas.
func TestUnionOfTwoCommunesAgreesWithGEOS(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(reference.Path(t, "oracles/overlaps-91432-91326.json"))
	if err != nil {
		t.Fatal(err)
	}
	var oracle struct {
		Files []string
		Sum   float64 `json:"sum_of_parcel_areas_m2"`
		Union float64 `json:"area_of_union_m2"`
	}
	if err := json.Unmarshal(raw, &oracle); err != nil {
		t.Fatal(err)
	}
	lambert, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	parcels := parcelsOf(t, oracle.Files)
	var ground, plane float64
	for _, p := range parcels {
		ground += float64(measure.Area(p))
		plane += planarArea(p, lambert)
	}
	if math.Abs(plane-oracle.Sum) > 0.5 {
		t.Errorf("parcels sum to %.1f m² on the plane, the oracle says %.1f", plane, oracle.Sum)
	}
	start := time.Now()
	total, err := measure.UnionArea(t.Context(), parcels)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d parcels in %v: sum %.1f m², union %.1f m², mended %v, left out %v", len(parcels), time.Since(start), ground, total.Area, total.Mended, total.Left)
	if got := float64(total.Area) * plane / ground; math.Abs(got/oracle.Union-1) > 1e-6 {
		t.Errorf("the union is %.1f m² on the plane, the oracle says %.1f", got, oracle.Union)
	}
	if twice, want := ground-float64(total.Area), (oracle.Sum-oracle.Union)*ground/plane; math.Abs(twice-want) > 0.2 {
		t.Errorf("%.2f m² are counted twice, the oracle says %.2f", twice, want)
	}
	if len(total.Left) > 0 {
		t.Errorf("%d parcels are left out: %v", len(total.Left), total.Left)
	}
}

func TestUnionArea(t *testing.T) {
	t.Parallel()
	sq := orb.MultiPolygon{{square(0, 0, 100)}}
	whole := float64(measure.Area(sq))
	bow := orb.MultiPolygon{{drawn(500, 0, 600, 100, 600, 0, 500, 100)}}
	twice := orb.MultiPolygon{{drawn(900, 0, 1000, 0, 1000, 100, 900, 100, 900, 0, 1000, 0, 1000, 100, 900, 100)}}
	var many []orb.MultiPolygon
	for i := range 1500 { // more than are united at once: rows of squares that overlap by a tenth
		many = append(many, orb.MultiPolygon{{square(float64(i%50)*9, float64(i/50)*10, 10)}})
	}
	for name, c := range map[string]struct {
		areas        []orb.MultiPolygon
		times        float64 // of the first square
		mended, left []int
	}{
		"nothing":              {},
		"an empty one":         {areas: []orb.MultiPolygon{nil, sq}, times: 1},
		"the same twice":       {areas: []orb.MultiPolygon{sq, sq}, times: 1},
		"parent and child":     {areas: []orb.MultiPolygon{sq, {{square(20, 20, 50)}}}, times: 1},
		"neighbours":           {areas: []orb.MultiPolygon{sq, {{square(100, 0, 100)}}}, times: 2},
		"half over":            {areas: []orb.MultiPolygon{sq, {{square(50, 0, 100)}}}, times: 1.5},
		"one that is mended":   {areas: []orb.MultiPolygon{sq, bow}, times: 1.5, mended: []int{1}},
		"one that is left":     {areas: []orb.MultiPolygon{sq, twice, bow}, times: 1.5, mended: []int{2}, left: []int{1}},
		"many":                 {areas: many, times: (49*9 + 10) * 300 / 1e4},
		"with a hole refilled": {areas: []orb.MultiPolygon{{{square(0, 0, 100), square(10, 10, 10)}}, {{square(10, 10, 10)}}}, times: 1},
	} {
		got, err := measure.UnionArea(t.Context(), c.areas)
		if err != nil || math.Abs(float64(got.Area)/whole-c.times) > 1e-5*(1+c.times) || !slices.Equal(got.Mended, c.mended) || !slices.Equal(got.Left, c.left) {
			t.Errorf("%s: %+v, %v; want %v of %v, %v, %v", name, got, err, c.times, whole, c.mended, c.left)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := measure.UnionArea(ctx, many); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
