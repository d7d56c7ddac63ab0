package placement_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/match"
	"emprise/data/placement"
	"emprise/data/supply"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

func parcel(n int) string { return fmt.Sprintf("913260000A%04d", n) }

// quarter is four parcels of a hectare in a row, of which the first two are the plots P1 and P2 of a zone, on sale; the plot P9 of two
// hectares lies apart and is reserved.
func quarter(t *testing.T) *workspace.Snapshot {
	t.Helper()
	var b feature.Builder
	s := &workspace.Snapshot{Version: 1}
	for i := range 4 {
		shape := reference.Rectangle(t, float64(i)*100, 0, float64(i+1)*100, 100)
		b.Begin(feature.Areas)
		b.Geometry(shape)
		b.Text("id", parcel(i+1))
		b.End()
		if i < 2 {
			s.Plots = append(s.Plots, data.Plot{
				ID: fmt.Sprintf("P%d", i+1), Name: fmt.Sprintf("lot %d", i+1), ZoneID: "Z", Status: data.StatusForSale, Shape: shape, Parcels: []string{parcel(i + 1)},
			})
		}
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	l := scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, set)
	s.Scene = &scene.Scene{Version: 1, Layers: []*scene.Layer{l}}
	s.Layers = []data.Layer{{ID: "parcels", Name: "parcels", Role: data.RoleParcels}}
	s.Zones = []data.Zone{{ID: "Z", Name: "Le Parc", Shape: reference.Rectangle(t, -10, -10, 410, 110)}}
	s.Plots = append(s.Plots, data.Plot{ID: "P9", Name: "réserve", Status: data.StatusOption, Shape: reference.Rectangle(t, 1000, 0, 1200, 100)})
	return s
}

func need(id string, least, ideal float64) data.Need {
	return data.Need{ID: id, Title: id, Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &least, Ideal: &ideal}}}
}

func decide(t *testing.T, s *workspace.Snapshot, a data.Allocation, needs ...data.Need) *placement.Plan {
	t.Helper()
	g, err := placement.Look(t.Context(), s, needs, placement.Options(a), nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := g.Decide(t.Context(), g.AskedOf(a, dealing.OffersOf(s)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func outcome(t *testing.T, p *placement.Plan, need string) allocation.Outcome {
	t.Helper()
	for _, o := range p.Best().Outcomes {
		if o.NeedID == need {
			return o
		}
	}
	t.Fatalf("nothing is said of %s", need)
	return allocation.Outcome{}
}

// What a lock costs is what the best answer without it has more, and what it would cost is what it then costs.
func TestALockCostsWhatItWasSaidToCost(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	needs := []data.Need{need("A", 9_000, 9_000), need("B", 15_000, 20_000), need("C", 9_000, 9_500)}
	free := decide(t, s, data.Allocation{Assemble: true}, needs...)
	if free.Best().Totals.Served != 3 || !free.Best().Proof.Proved {
		t.Fatalf("%+v", free.Best())
	}
	tried, dearer := 0, 0
	for _, n := range needs {
		for _, place := range free.Places() {
			if o, ok := free.Option(n.ID, place); !ok || o.Verdict == match.Unfit {
				continue
			}
			said, err := free.Price(t.Context(), allocation.Pair{NeedID: n.ID, PlaceID: place})
			if err != nil {
				t.Fatal(err)
			}
			locked := decide(t, s, data.Allocation{Assemble: true}.Lock(data.Pairing{NeedID: n.ID, Place: place}), needs...)
			costs, err := locked.Costs(t.Context(), nil)
			if err != nil || len(costs) != 1 {
				t.Fatalf("%+v, %v", costs, err)
			}
			if costs[0].With != said.With || costs[0].Without != said.Without || outcome(t, locked, n.ID).PlaceID != place {
				t.Errorf("%s on %s: said %+v, is %+v", n.ID, place, said, costs[0])
			}
			if d := said.Without.Served - said.With.Served; d < 0 || d == 0 && said.With.Fit > said.Without.Fit+1e-3 {
				t.Errorf("%s on %s is better than the best: %+v", n.ID, place, said)
			} else if d > 0 || said.With.Fit < said.Without.Fit-1e-3 {
				dearer++
			}
			tried++
		}
	}
	if tried < 6 || dearer == 0 {
		t.Errorf("%d pairs, %d cost something", tried, dearer)
	}
}

// A reserved plot is for the need that it is locked for, and for no other.
func TestAReservedPlotIsForWhomItIsPromised(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	needs := []data.Need{need("A", 15_000, 20_000), need("B", 15_000, 20_000)}
	if p := decide(t, s, data.Allocation{}, needs...); p.Best().Totals.Served != 0 || p.Nearest["A"].PlotID == "" {
		t.Errorf("%+v", p.Best())
	}
	p := decide(t, s, data.Allocation{}.Lock(data.Pairing{NeedID: "B", Place: "P9"}), needs...)
	if o := outcome(t, p, "B"); o.PlaceID != "P9" || o.Verdict != match.Fits || o.Fit < 99 {
		t.Errorf("%+v", o)
	}
	m, ok, err := p.Answer(t.Context(), "B", "P9")
	if err != nil || !ok || m.Verdict != match.Fits {
		t.Errorf("%+v, %v, %v", m, ok, err)
	}
	if m, _, _ := p.Answer(t.Context(), "A", "P9"); m.Verdict != match.Unfit {
		t.Errorf("to the other: %+v", m)
	}
}

// Pieces of zones and parcels that are joined have names, areas and outlines, and what is gone of what was decided means nothing.
func TestPlacesAreWhatTheyAre(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	p := decide(t, s, data.Allocation{Zones: true, Assemble: true}.Lock(data.Pairing{NeedID: "gone", Place: "Z"}).Forbid(data.Pairing{NeedID: "A", Place: "P1"}), need("A", 15_000, 20_000))
	if len(p.Asked.Locks)+len(p.Asked.Bans) != 0 || p.Asked.Gone != 2 {
		t.Errorf("asked of what is gone: %+v", p.Asked)
	}
	kinds := map[placement.Kind]int{}
	for _, id := range p.Places() {
		x := p.Place(id)
		kinds[x.Kind]++
		if drawn := float64(measure.Area(p.Shape(id))); math.Abs(drawn-x.AreaM2) > 0.002*x.AreaM2 || x.Name == "" {
			t.Errorf("%+v is drawn as %.0f m²", x, drawn)
		}
	}
	// A zone is as large as what is taken of it, which none of its plots is.
	if m, ok, err := p.Answer(t.Context(), "A", "Z"); err != nil || !ok || m.Verdict != match.Fits || m.Reasons[0].Value.Number != p.Area("A", "Z") {
		t.Errorf("%+v, %v, %v", m, ok, err)
	}
	if kinds[placement.Zone] != 1 || kinds[placement.Plot] != 1 || kinds[placement.Assembly] == 0 {
		t.Errorf("%v", kinds)
	}
	shown, more, unfit := p.Lots(100)
	if len(shown)+unfit != len(p.Places()) || more != 0 || shown[0] != outcome(t, p, "A").PlaceID {
		t.Errorf("%v, %d more and %d others of %v", shown, more, unfit, p.Places())
	}
	if first, left, _ := p.Lots(0); len(first) != 1 || left != len(shown)-1 || first[0] != shown[0] {
		t.Errorf("%v, %d more", first, left)
	}
}

// Locks of one ground are rivals, those of a zone that hosts several are not.
func TestRivalsShareGround(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	g, err := placement.Look(t.Context(), s, []data.Need{need("A", 15_000, 20_000), need("B", 9_000, 9_000)}, supply.Options{Assemble: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	set := parcel(1) + "+" + parcel(2)
	if g.Kind(set) != placement.Assembly {
		t.Fatalf("%v", g.Places())
	}
	locks := []allocation.Pair{{NeedID: "B", PlaceID: "P1"}}
	if r := g.Rivals(locks, allocation.Pair{NeedID: "A", PlaceID: set}); !slices.Equal(r, locks) {
		t.Errorf("%v", r)
	}
	if r := g.Rivals(locks, allocation.Pair{NeedID: "A", PlaceID: "P2"}); len(r) != 0 {
		t.Errorf("%v", r)
	}
	zones, err := placement.Look(t.Context(), s, g.Needs, supply.Options{Zones: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r := zones.Rivals([]allocation.Pair{{NeedID: "B", PlaceID: "Z"}}, allocation.Pair{NeedID: "A", PlaceID: "Z"}); len(r) != 0 {
		t.Errorf("%v", r)
	}
}
