package demo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/index"
	"emprise/geo/measure"
)

// boxes indexes the features of a set by their lon/lat bounds.
func boxes(s *feature.Set) *index.Tree {
	b := make([]index.Box32, s.Len())
	for f := range b {
		o := s.Bound(f)
		b[f] = index.Round(o.Min[0], o.Min[1], o.Max[0], o.Max[1])
	}
	return index.Build(b)
}

func at(p orb.Point, padding float64) index.Box32 {
	return index.Round(p[0]-padding, p[1]-padding, p[0]+padding, p[1]+padding)
}

func set(t *testing.T, id string) *feature.Set {
	t.Helper()
	l, ok := theDemo().Layer(id)
	if !ok {
		t.Fatalf("no layer %s", id)
	}
	return l.Features
}

func TestParcelsAreSound(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"parcelles", "communes", "zone_urba", "ppri_ombrelle", "surface_hydrographique", "batiments"} {
		s := set(t, id)
		for f := range s.Len() {
			if v := measure.Validate(s, f); len(v) > 0 {
				t.Errorf("%s %d: %+v", id, f, v)
			}
		}
	}
}

// Neighbours meet without overlapping; every sixth parcel is held against all it may touch.
func TestParcelsDoNotOverlap(t *testing.T) {
	t.Parallel()
	s := set(t, "parcelles")
	tree := boxes(s)
	every := 6
	if testing.Short() {
		every = 60
	}
	pairs := 0
	for f := 0; f < s.Len(); f += every {
		o := s.Bound(f)
		shape := s.MultiPolygon(f)
		tree.Search(index.Round(o.Min[0], o.Min[1], o.Max[0], o.Max[1]), func(i uint32) bool {
			if int(i) == f {
				return true
			}
			pairs++
			area, err := measure.Overlap(shape, s.MultiPolygon(int(i)))
			if err != nil {
				t.Errorf("parcels %d and %d: %v", f, i, err)
			}
			if area > 1 {
				t.Errorf("parcels %s and %s overlap by %.1f m²", s.Text("id", f), s.Text("id", int(i)), float64(area))
			}
			return true
		})
	}
	t.Log(pairs, "pairs")
}

// Neighbours share their borders, corner for corner: nearly every side of a parcel that is not along a way is also a side
// of another parcel.
func TestParcelsShareBorders(t *testing.T) {
	t.Parallel()
	s := set(t, "parcelles")
	type side struct{ a, b orb.Point }
	sides := map[side]int{}
	for f := range s.Len() {
		for _, poly := range s.MultiPolygon(f) {
			for _, ring := range poly {
				for i := 1; i < len(ring); i++ {
					sides[side{ring[i-1], ring[i]}]++
				}
			}
		}
	}
	shared, length := 0.0, 0.0
	for k, n := range sides {
		if n > 1 {
			t.Errorf("two parcels lie on the same side of %v", k)
		}
		l := math.Hypot((k.b[0]-k.a[0])*math.Cos(k.a[1]*math.Pi/180), k.b[1]-k.a[1])
		length += l
		if sides[side{k.b, k.a}] > 0 {
			shared += l
		}
	}
	if share := shared / length; share < 0.7 {
		t.Errorf("only %.0f %% of the borders are shared", 100*share)
	}
}

// What is not parcelled is public land: a way, a railway or water is near, or the slip roads of an interchange around.
func TestNoGapsAwayFromWays(t *testing.T) {
	t.Parallel()
	parcels, communes := set(t, "parcelles"), set(t, "communes")
	parcelTree := boxes(parcels)
	shapes := make(map[int]orb.MultiPolygon)
	inside := func(s *feature.Set, tree *index.Tree, p orb.Point, cache map[int]orb.MultiPolygon) bool {
		found := false
		tree.Search(at(p, 0), func(i uint32) bool {
			shape, ok := cache[int(i)]
			if !ok {
				shape = s.MultiPolygon(int(i))
				cache[int(i)] = shape
			}
			found = contains(shape, p)
			return !found
		})
		return found
	}
	var ways []*feature.Set
	var trees []*index.Tree
	for _, id := range []string{"troncon_de_route", "troncon_de_voie_ferree", "surface_hydrographique", "troncon_hydrographique"} {
		ways = append(ways, set(t, id))
		trees = append(trees, boxes(set(t, id)))
	}
	communeTree, communeShapes := boxes(communes), map[int]orb.MultiPolygon{}
	tested, open, lost := 0, 0, 0
	state := uint64(1)
	random := func() float64 {
		state = state*6364136223846793005 + 1442695040888963407
		return float64(state>>11) / (1 << 53)
	}
	for range 12_000 {
		p := orb.Point{3.27 + 0.28*random(), 46.95 + 0.175*random()}
		if !inside(communes, communeTree, p, communeShapes) {
			continue
		}
		tested++
		if inside(parcels, parcelTree, p, shapes) {
			continue
		}
		open++
		near := false
		for k, tree := range trees {
			tree.Search(at(p, 0.0055), func(i uint32) bool {
				g := ways[k].Geometry(int(i))
				d := measure.DistanceTo(p, g)
				near = d < 46 || d < 330 && ways[k].Text("nature", int(i)) == "Bretelle"
				return !near
			})
			if near {
				break
			}
		}
		if !near {
			lost++
			t.Logf("no parcel and no way at %v", p)
		}
	}
	if tested < 4000 || float64(open) > 0.08*float64(tested) {
		t.Errorf("%d of %d places have no parcel", open, tested)
	}
	if lost > tested/500 {
		t.Errorf("%d of %d places have neither parcel nor way", lost, tested)
	}
}

func contains(mp orb.MultiPolygon, p orb.Point) bool {
	in := false
	for _, poly := range mp {
		for _, r := range poly {
			for i := 1; i < len(r); i++ {
				a, b := r[i-1], r[i]
				if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
					in = !in
				}
			}
		}
	}
	return in
}

func TestZonesLieNearTheMotorway(t *testing.T) {
	t.Parallel()
	roads := set(t, "troncon_de_route")
	var slips orb.MultiLineString
	for f := range roads.Len() {
		if roads.Text("nature", f) == "Bretelle" {
			slips = append(slips, roads.Geometry(f).(orb.MultiLineString)...)
		}
	}
	if len(slips) < 12 {
		t.Fatalf("%d slip roads for three interchanges", len(slips))
	}
	near := 0
	for _, z := range theDemo().Zones {
		d := measure.DistanceTo(z.Shape, slips)
		t.Logf("%s (%s): %.1f ha, %.1f km", z.Name, z.Commune, measure.Area(z.Shape).Hectares(), d.Kilometres())
		if d < 2500 {
			near++
		}
		if a := measure.Area(z.Shape).Hectares(); a < 8 || a > 100 {
			t.Errorf("%s covers %.1f ha", z.Name, a)
		}
	}
	if near < 5 {
		t.Errorf("only %d zones of 8 lie within 2.5 km of an interchange", near)
	}
}

func TestPlotsLieInTheirZonesAndOnTheirParcels(t *testing.T) {
	t.Parallel()
	d := theDemo()
	zones := map[string]data.Zone{}
	for _, z := range d.Zones {
		zones[z.ID] = z
	}
	parcels := set(t, "parcelles")
	shape := map[string]orb.MultiPolygon{}
	for f := range parcels.Len() {
		shape[parcels.Text("id", f)] = parcels.MultiPolygon(f)
	}
	for _, p := range d.Plots {
		area := measure.Area(p.Shape)
		if area < 800 {
			t.Errorf("%s: %.0f m²", p.ID, float64(area))
		}
		var sum geo.SquareMetres
		for _, id := range p.Parcels {
			sum += measure.Area(shape[id])
		}
		if math.Abs(float64(sum-area)) > 2 {
			t.Errorf("%s: %.0f m², its parcels %.0f m²", p.ID, float64(area), float64(sum))
		}
		if p.ZoneID == "" {
			continue
		}
		in, err := measure.Overlap(p.Shape, zones[p.ZoneID].Shape)
		if err != nil || float64(area-in) > 2 {
			t.Errorf("%s: %.0f m² of %.0f in its zone, %v", p.ID, float64(in), float64(area), err)
		}
	}
	for i, a := range d.Plots {
		for _, b := range d.Plots[:i] {
			if o, err := measure.Overlap(a.Shape, b.Shape); err != nil || o > 1 {
				t.Errorf("%s and %s overlap by %.1f m², %v", a.ID, b.ID, float64(o), err)
			}
		}
	}
}

// The territory lies where Lambert-93 is legal, and is as large as a real intercommunalité.
func TestTerritoryIsALikelySize(t *testing.T) {
	t.Parallel()
	communes := set(t, "communes")
	var sum geo.SquareMetres
	for f := range communes.Len() {
		a := measure.FeatureArea(communes, f)
		if a.Hectares() < 500 || a.Hectares() > 3500 {
			t.Errorf("%s covers %.0f ha", communes.Text("nom", f), a.Hectares())
		}
		sum += a
	}
	if sum.Hectares() < 22_000 || sum.Hectares() > 34_000 {
		t.Errorf("the territory covers %.0f ha", sum.Hectares())
	}
	first := communes.Bound(0).Center()
	if s := crs.Legal(geo.FromOrb(first)); s.EPSG() != theDemo().Info.EPSG {
		t.Errorf("the legal system there is EPSG:%d", s.EPSG())
	}
}
