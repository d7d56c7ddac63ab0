package outline_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// parcels is the cadastre of a commune.
func parcels(tb testing.TB, insee string) *scene.Layer {
	tb.Helper()
	set, _, err := ingest.All(context.Background(), reference.Path(tb, "fr/cadastre/cadastre-"+insee+"-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("parcels", "parcels", "parcels", 1, set)
}

// Real parcels are cut by a line across, and made again.
func TestRealParcelsAreCutAndMadeAgain(t *testing.T) {
	t.Parallel()
	l := parcels(t, "91326")
	r := rand.New(rand.NewPCG(91326, 1))
	done := 0
	for tries := 0; done < 200 && tries < 2000; tries++ {
		f := r.IntN(l.Features.Len())
		whole := l.Features.MultiPolygon(f)
		if len(whole) == 0 || len(outline.Faults(whole)) > 0 {
			continue
		}
		b := whole.Bound()
		side := func() orb.Point {
			return orb.Point{b.Min[0] + r.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + r.Float64()*(b.Max[1]-b.Min[1])}
		}
		from, middle, to := side(), side(), side()
		from[0], to[0] = b.Min[0]-1e-4, b.Max[0]+1e-4
		parts, err := outline.Split(whole, orb.LineString{from, middle, to})
		if errors.Is(err, outline.ErrNotCut) {
			continue
		}
		if err != nil {
			t.Errorf("parcel %d: %v", f, err)
			continue
		}
		done++
		before := area(whole)
		if after := area(parts...); math.Abs(after-before) > 1e-9*before+1e-7 {
			t.Errorf("parcel %d: %.9f m² in parts, %.9f in whole", f, after, before)
		}
		again, err := outline.Union(parts, outline.Options{})
		if err != nil || math.Abs(area(again.Shape)-before) > 1e-9*before+1e-7 || missing(whole, again.Shape) > 0 {
			t.Errorf("parcel %d: %.9f m² made again of %.9f, %v", f, area(again.Shape), before, err)
		}
	}
	if done != 200 {
		t.Errorf("%d parcels were cut", done)
	}
}

// Real neighbours are joined: their area is the union that geo/measure counts, and closing leaves no slit and moves little.
func TestRealParcelsAreJoined(t *testing.T) {
	t.Parallel()
	l := parcels(t, "91432")
	r := rand.New(rand.NewPCG(91432, 1))
	slits, left := 0, 0
	for done := 0; done < 200; {
		f := r.IntN(l.Features.Len())
		var group []orb.MultiPolygon
		l.Visit(l.BoxOf(f).Padded(1), func(i int) bool {
			if mp := l.Features.MultiPolygon(i); len(mp) > 0 && len(outline.Faults(mp)) == 0 && len(group) < 8 {
				group = append(group, mp)
			}
			return true
		})
		if len(group) < 2 {
			continue
		}
		done++
		joined, err := outline.Union(group, outline.Options{})
		if err != nil {
			t.Errorf("around parcel %d: %v", f, err)
			continue
		}
		total, err := measure.UnionArea(context.Background(), group)
		if err != nil || math.Abs(area(joined.Shape)-float64(total.Area)) > 2e-8*float64(total.Area) {
			t.Errorf("around parcel %d: %.6f m² joined, %.6f counted, %v", f, area(joined.Shape), total.Area, err)
		}
		// The same from a source that is two centimetres off, here and there.
		for i, mp := range group {
			group[i] = shaken(r, mp, 0.02)
		}
		open, err := outline.Union(group, outline.Options{})
		var doubt *outline.DoubtError
		if errors.As(err, &doubt) {
			continue
		}
		closed, err2 := outline.Union(group, outline.Options{Close: 0.06})
		if err != nil || err2 != nil {
			t.Errorf("around parcel %d: %v, %v", f, err, err2)
			continue
		}
		slits, left = slits+open.Slits, left+closed.Slits
		if around := float64(measure.Length(open.Shape)); math.Abs(float64(closed.Moved)) > 0.06*around {
			t.Errorf("around parcel %d: closing moved %.3f m²", f, closed.Moved)
		}
	}
	if slits < 100 || left*10 > slits {
		t.Errorf("%d slits as drawn, %d after closing", slits, left)
	}
}

// shaken moves each corner by up to a distance in each direction, one that comes twice by the same.
func shaken(r *rand.Rand, mp orb.MultiPolygon, by float64) orb.MultiPolygon {
	moved := map[orb.Point]orb.Point{}
	out := mp.Clone()
	for _, p := range out {
		for _, ring := range p {
			for i, at := range ring {
				if _, ok := moved[at]; !ok {
					step := func() float64 { return (r.Float64()*2 - 1) * by / 111_000 }
					moved[at] = orb.Point{at[0] + step()/math.Cos(at[1]*math.Pi/180), at[1] + step()}
				}
				ring[i] = moved[at]
			}
		}
	}
	return out
}

// The oracle looks at every parcel with geo/measure.
func TestCoverAgreesWithLookingAtAll(t *testing.T) {
	t.Parallel()
	l := parcels(t, "91326")
	bound := l.Box.LonLatBound()
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 2))
		centre := orb.Point{
			bound.Min[0] + r.Float64()*(bound.Max[0]-bound.Min[0]), bound.Min[1] + r.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		shape := orb.MultiPolygon{{star(r, 4+r.IntN(12), 30+r.Float64()*300)}}
		shift := orb.Point{centre[0] - 2.3, centre[1] - 48.6}
		for i, at := range shape[0][0] {
			shape[0][0][i] = orb.Point{at[0] + shift[0], at[1] + shift[1]}
		}
		got, err := outline.Cover(context.Background(), shape, l)
		if err != nil {
			t.Fatal(err)
		}
		want := map[int]geo.SquareMetres{}
		for f := range l.Features.Len() {
			if !l.Features.Bound(f).Intersects(shape.Bound()) {
				continue
			}
			if a, err := measure.Overlap(shape, l.Features.MultiPolygon(f)); err == nil && a > 0 {
				want[f] = a
			}
		}
		for _, s := range got {
			if s.Doubt {
				continue
			}
			if math.Abs(float64(s.Area-want[s.Feature])) > 1e-6*float64(want[s.Feature])+1e-6 {
				t.Errorf("seed %d, parcel %d: %.6f m², want %.6f", seed, s.Feature, s.Area, want[s.Feature])
			}
			delete(want, s.Feature)
		}
		if len(want) > 0 {
			t.Errorf("seed %d: %d parcels were not found", seed, len(want))
		}
		if !slices.IsSortedFunc(got, func(a, b outline.Share) int { return a.Feature - b.Feature }) {
			t.Errorf("seed %d: not in the order of the layer", seed)
		}
		var half []int
		for _, s := range got {
			if s.Of >= 0.5 {
				half = append(half, s.Feature)
			}
		}
		if under, err := outline.Under(context.Background(), shape, l); err != nil || !slices.Equal(under, half) {
			t.Errorf("seed %d: %v lie under it, want %v: %v", seed, under, half, err)
		}
	}
}

func TestWhatCannotBeMeasuredIsSaid(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	b.Begin(feature.Areas)
	twice := ring(0, 0, 100, 0, 100, 100, 0, 100, 0, 20, 80, 20, 80, 80, 20, 80, 20, 0)
	b.Geometry(orb.MultiPolygon{{twice}})
	b.End()
	b.Begin(feature.Areas) // a spike: it can be repaired without doubt
	b.Geometry(orb.MultiPolygon{{ring(200, 0, 300, 0, 300, 100, 300, 150, 300, 100, 200, 100)}})
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	l := scene.NewLayer("parcels", "parcels", "parcels", 1, set)
	got, err := outline.Cover(context.Background(), orb.MultiPolygon{{ring(50, -10, 250, -10, 250, 110, 50, 110)}}, l)
	if err != nil || len(got) != 2 || !got[0].Doubt || got[1].Doubt || math.Abs(float64(got[1].Area)-5000) > 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func BenchmarkCover(b *testing.B) {
	l := parcels(b, "91326")
	bound := l.Box.LonLatBound()
	r := rand.New(rand.NewPCG(1, 2))
	shape := orb.MultiPolygon{{star(r, 12, 150)}}
	for i, at := range shape[0][0] {
		shape[0][0][i] = orb.Point{at[0] + bound.Center()[0] - 2.3, at[1] + bound.Center()[1] - 48.6}
	}
	for b.Loop() {
		if _, err := outline.Cover(context.Background(), shape, l); err != nil {
			b.Fatal(err)
		}
	}
}
