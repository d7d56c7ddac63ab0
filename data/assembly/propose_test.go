package assembly_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
	"emprise/geo/scene"
	"emprise/geo/topo"
)

// thing is a feature of a test layer; columns alternates names and values.
type thing struct {
	shape   orb.MultiPolygon
	columns []string
}

var place = crs.Local(geo.LonLat{Lon: 2.38, Lat: 48.69})

func rectangle(x, y, w, h float64) orb.MultiPolygon {
	at := func(x, y float64) orb.Point { return place.Inverse(geo.XY{X: x, Y: y}).Orb() }
	return orb.MultiPolygon{{{at(x, y), at(x+w, y), at(x+w, y+h), at(x, y+h), at(x, y)}}}
}

func drawn(t testing.TB, id string, role data.Role, things ...thing) *scene.Layer {
	t.Helper()
	var b feature.Builder
	for _, f := range things {
		b.Begin(feature.Areas)
		b.Geometry(f.shape)
		for i := 0; i < len(f.columns); i += 2 {
			b.Text(f.columns[i], f.columns[i+1])
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return scene.NewLayer(id, id, string(role), 1, set)
}

func snapshot(layers ...*scene.Layer) *workspace.Snapshot {
	s := &workspace.Snapshot{Version: 1, Scene: &scene.Scene{Version: 1, Layers: layers}}
	for _, l := range layers {
		s.Layers = append(s.Layers, data.Layer{ID: l.ID, Name: l.ID, Role: data.Role(l.Role), Coverage: data.CoverageTerritory})
	}
	return s
}

func id(section string, number string) string { return "91326000" + section + number }

// town is two rows of four parcels of a hectare, a street of 12 m between the rows, of which the lower one is in the file of
// another commune. Two are fields by the urban plan, one is built on.
//
//	┌────┬────┬────┬────┐
//	│ A1 │ A2 │ A3 │ A4 │   A4 is zoned A
//	└────┴────┴────┴────┘
//	┌────┬────┬────┬────┐
//	│ B1 │ B2 │ B3 │ B4 │   B2 has a hall, B4 is zoned A
//	└────┴────┴────┴────┘
func town(t testing.TB) *workspace.Snapshot {
	var upper, lower []thing
	for i, n := range []string{"0001", "0002", "0003", "0004"} {
		x := float64(i) * 100
		upper = append(upper, thing{rectangle(x, 112, 100, 100), []string{"id", id("0A", n), "proprietaire", "Indivision Martin"}})
		lower = append(lower, thing{rectangle(x, 0, 100, 100), []string{"id", id("0B", n)}})
	}
	s := snapshot(
		drawn(t, "parcels_a", data.RoleParcels, upper...),
		drawn(t, "parcels_b", data.RoleParcels, append(lower, upper[0])...), // A1 comes twice
		drawn(t, "plu", data.RoleUrbanZoning,
			thing{rectangle(-50, -50, 350, 300), []string{"libelle", "UX", "typezone", "U"}},
			thing{rectangle(300, -50, 300, 300), []string{"libelle", "A", "typezone", "A"}}),
		drawn(t, "halls", data.RoleBuildings, thing{rectangle(120, 20, 50, 50), nil}),
		drawn(t, "ppri", data.RoleHazards, thing{rectangle(0, 112, 50, 100), []string{"typealea", "112"}}),
	)
	price := &data.Fact{Value: 20}
	s.Zones = []data.Zone{{ID: "Z", Name: "zone", Vocation: data.VocationIndustrial, Shape: rectangle(-10, 105, 420, 120)}}
	s.Plots = []data.Plot{
		{ID: "P1", Name: "plot", INSEE: "91326", Parcels: []string{id("0B", "0001")}, Status: data.StatusForSale, Owner: data.OwnerCommune, PriceEuroPerM2: price, Occupancy: data.OccupancyBrownfield},
		{ID: "P2", Name: "sold", Parcels: []string{id("0B", "0003")}, Status: data.StatusSold},
	}
	return s
}

func number(v float64) *float64 { return &v }

func hectares(least, most float64, more ...data.Criterion) data.Need {
	return data.Need{ID: "N", Title: "need", Criteria: append([]data.Criterion{
		{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: number(least * 1e4), Max: number(most * 1e4)},
	}, more...)}
}

func propose(t testing.TB, s *workspace.Snapshot, n data.Need, o assembly.Options) assembly.Proposals {
	t.Helper()
	p, err := assembly.For(t.Context(), s, n, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// names gives the parcels of all proposals, shortened to section and number.
func names(p assembly.Proposals) [][]string {
	var all [][]string
	for _, a := range p.Proposals {
		var short []string
		for _, id := range a.Parcels {
			short = append(short, id[9:10]+id[13:])
		}
		all = append(all, short)
	}
	slices.SortFunc(all, slices.Compare)
	return all
}

func TestForATown(t *testing.T) {
	t.Parallel()
	s := town(t)
	zoning := data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX"}}
	tests := []struct {
		name    string
		need    data.Need
		options assembly.Options
		want    [][]string
		refused map[assembly.Refusal]int
	}{
		{"a zone, two hectares", hectares(1.9, 2.1), assembly.Options{Zone: "Z"}, [][]string{{"A2", "A3"}}, map[assembly.Refusal]int{}}, // A1 is flooded, A4 a field
		{"as the plan allows", hectares(1.9, 2.1, zoning), assembly.Options{Zone: "Z"}, [][]string{{"A2", "A3"}}, map[assembly.Refusal]int{"zoning": 1}},
		{"from a parcel", hectares(1.9, 2.1, zoning), assembly.Options{Seeds: []string{id("0A", "0003")}, Most: 2}, [][]string{{"A2", "A3"}}, nil},
		{"from two parcels", hectares(2.9, 3.1, zoning), assembly.Options{Seeds: []string{id("0A", "0003"), id("0A", "0001")}, Most: 3}, [][]string{{"A1", "A2", "A3"}}, nil},
		{"a plot and one parcel more", hectares(1.9, 2.1), assembly.Options{Plot: "P1", Most: 1}, [][]string{{"B1", "B2"}}, nil},
		{"not the built ones", hectares(1.9, 2.1), assembly.Options{Plot: "P1", Most: 1, Free: true}, nil, nil},
		{"across the street", hectares(1.9, 2.1), assembly.Options{Plot: "P1", Most: 1, Free: true, Street: 15}, [][]string{{"A1", "B1"}}, nil},
		{"not from them", hectares(1.9, 2.1), assembly.Options{Zone: "Z", NotOwners: []string{"INDIVISION martin"}}, nil, map[assembly.Refusal]int{"owner": 4}},
		{"dry", hectares(1.9, 2.1, data.Criterion{Measure: data.MeasureFlood, Hard: true, Max: number(0.1)}), assembly.Options{Zone: "Z"}, [][]string{{"A2", "A3"}}, nil},
		{"too dear", hectares(0.9, 1.1, data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: number(19)}), assembly.Options{Plot: "P1", Most: 1}, nil, nil},
		{"another commune", hectares(1.9, 2.1, data.Criterion{Measure: data.MeasureCommune, Hard: true, Allowed: []string{"91432"}}), assembly.Options{}, nil, map[assembly.Refusal]int{"commune": 7, "status": 1}},
		{"everywhere", hectares(2.9, 3.1), assembly.Options{}, [][]string{{"A1", "A2", "A3"}, {"A2", "A3", "A4"}}, map[assembly.Refusal]int{"status": 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := propose(t, s, tt.need, tt.options)
			if got := names(p); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%v, want %v\n%+v", got, tt.want, p.Answer)
			}
			if tt.refused != nil && !reflect.DeepEqual(p.Answer.Refused, tt.refused) {
				t.Errorf("refused %v, want %v", p.Answer.Refused, tt.refused)
			}
		})
	}
}

// What is known of an assembly is what is known of its parcels.
func TestWhatIsKnownOfAnAssembly(t *testing.T) {
	t.Parallel()
	s := town(t)
	p := propose(t, s, hectares(1.9, 2.1), assembly.Options{Plot: "P1", Most: 1, Street: 15, Free: true})
	a := p.Proposals[0]
	if math.Abs(float64(a.Area)-20_000) > 20 || math.Abs(float64(a.Perimeter)-800) > 1 || len(a.Shape) != 2 {
		t.Errorf("area %v, perimeter %v, %d pieces", a.Area, a.Perimeter, len(a.Shape))
	}
	near := func(what string, got assembly.Range, low, high float64) {
		t.Helper()
		if math.Abs(got.Low-low) > 20 || math.Abs(got.High-high) > 20 && got.High != high {
			t.Errorf("%s: %v, want %v to %v", what, got, low, high)
		}
	}
	near("owners", a.Owners, 2, 2)
	near("public", a.Public.Scaled(1000), 500, 1000)
	near("price", a.Price, 200_000, math.Inf(1))
	near("net", a.Net, 15_000, 15_000)
	near("taken", a.Taken, 0, 0)
	if a.Match.Verdict != match.Fits || a.Match.Name != "A 1, B 1" || a.At[0].Layer != "parcels_a" || a.At[1] != (assembly.Spot{Layer: "parcels_b"}) {
		t.Errorf("%+v", a)
	}
	reasons := a.Match.Reasons
	if len(reasons) != 1 || reasons[0].Measure != data.MeasureArea || !reasons[0].Value.Known {
		t.Errorf("%+v", reasons)
	}
}

// A search without time gives what it has, and says so; one that goes on tells what there is.
func TestForInNoTime(t *testing.T) {
	t.Parallel()
	told := 0
	o := assembly.Options{Found: func(assembly.Answer) { told++ }}
	if p := propose(t, town(t), hectares(0.9, 3.1), o); told == 0 || !p.Answer.Searched.Exact() {
		t.Errorf("told %d times: %+v", told, p.Answer.Searched)
	}
	o.Within = 1
	if p := propose(t, town(t), hectares(0.9, 3.1), o); p.Answer.Searched.Stop != topo.StopTime || p.Answer.Searched.Exact() {
		t.Errorf("in a nanosecond: %+v", p.Answer.Searched)
	}
}

func TestForRefuses(t *testing.T) {
	t.Parallel()
	s := town(t)
	var many *assembly.TooManyError
	crowd := make([]thing, assembly.MostParcels+1)
	for i := range crowd {
		crowd[i] = thing{shape: rectangle(float64(i%200)*10, float64(i/200)*10, 10, 10)}
	}
	_, err := assembly.For(t.Context(), snapshot(drawn(t, "p", data.RoleParcels, crowd...)), hectares(1, 2), assembly.Options{}, nil)
	if !errors.As(err, &many) || !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a crowd: %v", err)
	}
	for name, tt := range map[string]struct {
		snap *workspace.Snapshot
		need data.Need
		o    assembly.Options
		want error
	}{
		"no parcels":    {snapshot(), hectares(1, 2), assembly.Options{}, data.ErrNotFound},
		"no such seed":  {s, hectares(1, 2), assembly.Options{Seeds: []string{"x"}}, data.ErrNotFound},
		"no such plot":  {s, hectares(1, 2), assembly.Options{Plot: "x"}, data.ErrNotFound},
		"no such zone":  {s, hectares(1, 2), assembly.Options{Zone: "x"}, data.ErrNotFound},
		"no area asked": {s, data.Need{ID: "N", Title: "n"}, assembly.Options{}, data.ErrInvalid},
	} {
		if _, err := assembly.For(t.Context(), tt.snap, tt.need, tt.o, nil); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := assembly.For(stopped, s, hectares(1, 2), assembly.Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func commune(tb testing.TB, insee string) *scene.Layer {
	tb.Helper()
	set, _, err := ingest.All(context.Background(), reference.Path(tb, "fr/cadastre/cadastre-"+insee+"-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, set)
}

// Two real communes have assemblies of two to three hectares. Joined by a general library each is one piece, as large and as
// compact as the sums of its parcels and borders say.
func TestForRealCommunes(t *testing.T) {
	t.Parallel()
	enclaves := 0
	for _, insee := range []string{"91326", "91432"} {
		s := snapshot(commune(t, insee))
		p := propose(t, s, hectares(2, 3), assembly.Options{Show: 40})
		if !p.Answer.Searched.Exact() || len(p.Proposals) < 8 {
			t.Errorf("%s: %d proposals, %+v", insee, len(p.Proposals), p.Answer.Searched)
		}
		several := 0
		for _, a := range p.Proposals {
			if len(a.Parcels) > 1 {
				several++
			}
			if holes := len(a.Shape[0]) - 1; a.Enclaves != holes || (holes > 0) != (a.Enclosed > 1) || a.Enclosed > 1000 {
				t.Errorf("%s: %v: %d enclaves of %v m² in %d holes", insee, a.Parcels, a.Enclaves, a.Enclosed, holes)
			}
			enclaves += a.Enclaves
			area, border := float64(measure.Area(a.Shape)), float64(measure.Length(a.Shape))
			if len(a.Shape) != 1 || math.Abs(area/float64(a.Area)-1) > 1e-3 || math.Abs(border/float64(a.Perimeter)-1) > 0.01 {
				t.Errorf("%s: %v: %d pieces, %v m² for %v, %v m for %v", insee, a.Parcels, len(a.Shape), area, a.Area, border, a.Perimeter)
			}
			if a.Match.Verdict != match.Fits || a.Area < 20_000 || a.Area > 30_000 || a.Compactness < assembly.StripBelow {
				t.Errorf("%s: %v: %s, %v m², %v", insee, a.Parcels, a.Match.Verdict, a.Area, a.Compactness)
			}
		}
		if several < 5 {
			t.Errorf("%s: %d assemblies of several parcels", insee, several)
		}
		if again := propose(t, s, hectares(2, 3), assembly.Options{Show: 40}); !reflect.DeepEqual(again, p) {
			t.Errorf("%s: another answer", insee)
		}
	}
	if enclaves == 0 {
		t.Error("no transformer station within a set")
	}
}

// All sets of up to six of three hundred real parcels, whatever their area: with nothing known of them, as in the open
// cadastre, and with something known of most.
func BenchmarkRealZone(b *testing.B) {
	l := commune(b, "91432")
	part := make([]int, 300)
	for i := range part {
		part[i] = 1200 + i
	}
	zone := scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, l.Features.Only(part))
	g, err := topo.Adjacency(b.Context(), zone, topo.GraphOptions{Least: assembly.LeastBorder}, nil)
	if err != nil {
		b.Fatal(err)
	}
	_, known := ground(rand.New(rand.NewPCG(1, 2)), 15, 20)
	for _, knows := range []bool{false, true} {
		parcels := make([]assembly.Parcel, len(part))
		for i := range parcels {
			if knows {
				parcels[i] = known[i]
			}
			parcels[i].Area, parcels[i].Perimeter = measure.FeatureArea(zone.Features, i), measure.Perimeter(zone.Features, i)
			parcels[i].Refused = ""
		}
		b.Run(map[bool]string{false: "cadastre", true: "known"}[knows], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				start, first := time.Now(), time.Duration(0)
				a, err := assembly.Search(b.Context(), g, parcels, assembly.Question{MinArea: 1, Most: 6, Budget: assembly.StepsEnough}, func(a assembly.Answer) {
					if first == 0 {
						first = time.Since(start)
					}
				})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(first.Microseconds())/1000, "ms-first")
				b.ReportMetric(float64(a.Searched.Seen), "sets")
				b.ReportMetric(float64(a.Searched.Size), "complete-to")
				b.ReportMetric(float64(len(a.Best)), "best")
			}
		})
	}
}
