package allocation_test

import (
	"context"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
)

func f64(v float64) *float64 { return &v }

// lotOf is a plot on sale.
func lotOf(id string, area float64, values map[data.Measure]match.Value) match.Candidate {
	c := match.Candidate{PlotID: id, Offered: true, Status: data.StatusForSale, Values: map[data.Measure]match.Value{
		data.MeasureArea: {Known: true, Number: area}, data.MeasureOccupancy: {Known: true, Categories: []string{string(data.OccupancyNever)}},
	}}
	for m, v := range values {
		c.Values[m] = v
	}
	return c
}

// workshop asks for an area: at least min, ideally ideal.
func workshop(id string, least, ideal float64, more ...data.Criterion) data.Need {
	return data.Need{ID: id, Title: id, Received: "2026-01-01", Criteria: append([]data.Criterion{
		{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: f64(least), Ideal: f64(ideal)},
	}, more...)}
}

func known(v float64) match.Value { return match.Value{Known: true, Number: v} }

func problemOf(t *testing.T, q allocation.Question) (allocation.Problem, []allocation.Warning) {
	t.Helper()
	p, warnings, err := q.Problem(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p, warnings
}

// A zone of two plots hosts three companies, none of which is as large as a plot, and refuses a fourth for want of room; the plot
// outside stands for itself.
func TestAZoneIsCutForThoseWhoCome(t *testing.T) {
	t.Parallel()
	q := allocation.Question{
		Needs: []data.Need{
			workshop("a", 4_000, 5_000), workshop("b", 6_000, 9_000), workshop("c", 5_000, 6_000), workshop("d", 20_000, 20_000), workshop("e", 100, 1_000),
		},
		Candidates: []match.Candidate{lotOf("z1", 12_000, nil), lotOf("z2", 8_000, nil), lotOf("alone", 1_000, nil)},
		Zones:      []allocation.Zone{{ID: "Z", Plots: []string{"z1", "z2"}}},
		Bans:       []allocation.Pair{{NeedID: "e", PlaceID: "Z"}},
	}
	p, warnings := problemOf(t, q)
	if len(p.Places) != 2 || p.Places[1].ID != "Z" || p.Places[1].CapacityM2 != 20_000 || len(warnings) != 0 {
		t.Fatalf("%+v %+v", p.Places, warnings)
	}
	r := solve(t, p)
	best := r.Answers[2]
	got := placesOf(best)
	if got["e"] != "alone" || best.Totals.Served != 4 || !best.Proof.Proved {
		t.Errorf("%v", got)
	}
	for _, o := range best.Outcomes {
		if o.NeedID == "d" && (o.Reason != allocation.NoRoom || o.Blocks[0].AskedM2 != 20_000 || o.Blocks[0].LeftM2 != 0) {
			t.Errorf("%+v", o)
		}
	}
	if cut, err := q.Cuttable(t.Context(), p, best); err != nil || len(cut) != 0 {
		t.Errorf("%v %v", cut, err)
	}
}

// What a need takes comes from the plots that suit it, the best first; its score is their mean by area.
func TestWhatAZoneIsWorth(t *testing.T) {
	t.Parallel()
	price := data.Criterion{Measure: data.MeasurePrice, Hard: true, Weight: 1, Ideal: f64(0), Max: f64(100)}
	brown := match.Value{Known: true, Categories: []string{string(data.OccupancyBrownfield)}}
	zone := []match.Candidate{
		lotOf("cheap", 4_000, map[data.Measure]match.Value{data.MeasurePrice: known(20), data.MeasureOccupancy: brown}),
		lotOf("dear", 10_000, map[data.Measure]match.Value{data.MeasurePrice: known(60)}),
		lotOf("too dear", 50_000, map[data.Measure]match.Value{data.MeasurePrice: known(120)}),
		{PlotID: "sold", Status: data.StatusSold, Values: zoneValues(90_000)},
		lotOf("open", 3_000, nil), // the price is not known
	}
	option := func(q allocation.Question) *allocation.Option {
		q.Candidates, q.Zones = zone, []allocation.Zone{{ID: "Z", Plots: []string{"cheap", "dear", "too dear", "sold", "open"}}}
		p, _ := problemOf(t, q)
		if len(p.Options) == 0 {
			return nil
		}
		return &p.Options[0]
	}
	// 4,000 m² at (100 + 80)/2, 4,000 at (100 + 40)/2.
	o := option(allocation.Question{Needs: []data.Need{workshop("a", 5_000, 8_000, price)}})
	if o == nil || o.Verdict != match.Fits || o.AreaM2 != 8_000 || math.Abs(o.Fit-80) > 1e-9 || o.SparedM2 != 4_000 {
		t.Errorf("%+v", o)
	}
	// 14,000 m² suit for sure and that is above the least: what is to be checked is left alone, the area is scored for what it is.
	o = option(allocation.Question{Needs: []data.Need{workshop("a", 10_000, 16_000, price)}})
	if o == nil || o.Verdict != match.Fits || o.AreaM2 != 14_000 || o.Fit >= 65 {
		t.Errorf("%+v", o)
	}
	o = option(allocation.Question{Needs: []data.Need{workshop("a", 16_000, 17_000, price)}})
	if o == nil || o.Verdict != match.Check || o.AreaM2 != 17_000 {
		t.Errorf("%+v", o)
	}
	if o = option(allocation.Question{Needs: []data.Need{workshop("a", 16_000, 17_000, price)}, SureOnly: true}); o != nil {
		t.Errorf("%+v", o)
	}
	if o = option(allocation.Question{Needs: []data.Need{workshop("a", 18_000, 18_000, price)}}); o != nil {
		t.Errorf("%+v", o)
	}
	locked := allocation.Question{Needs: []data.Need{workshop("a", 18_000, 18_000, price)}, Locks: []allocation.Pair{{NeedID: "a", PlaceID: "Z"}}}
	if o = option(locked); o == nil || o.Verdict != match.Unfit || o.AreaM2 != 18_000 {
		t.Errorf("%+v", o)
	}
	// Without an area it takes the best plot, whole.
	o = option(allocation.Question{Needs: []data.Need{{ID: "a", Title: "a", Criteria: []data.Criterion{price}}}})
	if o == nil || o.AreaM2 != 4_000 || math.Abs(o.Fit-80) > 1e-9 {
		t.Errorf("%+v", o)
	}
}

func zoneValues(area float64) map[data.Measure]match.Value {
	return map[data.Measure]match.Value{data.MeasureArea: known(area)}
}

// Two companies fit into the hectares of a zone, and can both only use its one plot with power.
func TestAZoneThatCannotBeCut(t *testing.T) {
	t.Parallel()
	power := data.Criterion{Measure: data.MeasurePower, Hard: true, Min: f64(500)}
	q := allocation.Question{
		Needs: []data.Need{workshop("a", 6_000, 6_000, power), workshop("b", 5_000, 5_000, power), workshop("c", 9_000, 9_000)},
		Candidates: []match.Candidate{
			lotOf("strong", 10_000, map[data.Measure]match.Value{data.MeasurePower: known(900)}),
			lotOf("weak", 10_000, map[data.Measure]match.Value{data.MeasurePower: known(100)}),
		},
		Zones: []allocation.Zone{{ID: "Z", Plots: []string{"strong", "weak"}}},
	}
	p, _ := problemOf(t, q)
	best := solve(t, p).Answers[2]
	cut, err := q.Cuttable(t.Context(), p, best)
	if err != nil || best.Totals.Served != 3 {
		t.Fatalf("%v %v", best, err)
	}
	want := []allocation.Warning{{Rule: allocation.WarnZoneParts, NeedID: "a", PlaceID: "Z"}, {Rule: allocation.WarnZoneParts, NeedID: "b", PlaceID: "Z"}}
	if !slices.Equal(cut, want) {
		t.Errorf("%+v", cut)
	}
}

// Thousands of small zones, held against the condition of Hall: all can be served when no set of companies asks for more than what
// suits any of them has, and those that are named make up such a set.
func TestCuttableByBruteForce(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(5, 8))
	measures := []data.Measure{data.MeasurePower, data.MeasureWater, data.MeasureGas}
	failed := 0
	for range 3000 {
		var q allocation.Question
		var zone allocation.Zone
		zone.ID = "Z"
		plots := 1 + chance.IntN(4)
		for i := range plots {
			values := map[data.Measure]match.Value{}
			for _, m := range measures {
				values[m] = known(float64(chance.IntN(2)))
			}
			id := string(rune('p' + i))
			q.Candidates = append(q.Candidates, lotOf(id, float64(1000*(1+chance.IntN(9))), values))
			zone.Plots = append(zone.Plots, id)
		}
		q.Zones = []allocation.Zone{zone}
		for i := range 1 + chance.IntN(4) {
			area := float64(1000 * (1 + chance.IntN(6)))
			n := workshop(string(rune('a'+i)), area, area)
			for _, m := range measures {
				if chance.IntN(3) == 0 {
					n.Criteria = append(n.Criteria, data.Criterion{Measure: m, Hard: true, Min: f64(1)})
				}
			}
			q.Needs = append(q.Needs, n)
		}
		p, _ := problemOf(t, q)
		best := solve(t, p).Answers[2]
		cut, err := q.Cuttable(t.Context(), p, best)
		if err != nil {
			t.Fatal(err)
		}
		named := 0
		for _, w := range cut {
			named |= 1 << (w.NeedID[0] - 'a')
		}
		possible := true
		for set := 1; set < 1<<len(q.Needs); set++ {
			possible = possible && fitsTogether(q, best, set)
		}
		if possible != (named == 0) || named != 0 && fitsTogether(q, best, named) {
			t.Fatalf("%+v: possible %v, named %b", q, possible, named)
		}
		if !possible {
			failed++
		}
	}
	if failed < 50 {
		t.Errorf("only %d zones that cannot be cut", failed)
	}
}

// fitsTogether holds what a set of needs takes against what suits any of them.
func fitsTogether(q allocation.Question, a allocation.Answer, set int) bool {
	var asked, room float64
	suits := map[string]bool{}
	for i, n := range q.Needs {
		if set&(1<<i) == 0 || a.Outcomes[i].PlaceID != "Z" {
			continue
		}
		asked += *n.Criteria[0].Min
		for _, c := range q.Candidates {
			ok := true
			for _, k := range n.Criteria[1:] {
				ok = ok && c.Values[k.Measure].Number >= *k.Min
			}
			if ok && !suits[c.PlotID] {
				suits[c.PlotID] = true
				room += c.Values[data.MeasureArea].Number
			}
		}
	}
	return asked <= room
}

// Two assemblies of one parcel, and a plot of it, exclude each other.
func TestGroundIsGivenOnce(t *testing.T) {
	t.Parallel()
	q := allocation.Question{
		Needs:      []data.Need{workshop("a", 1_000, 2_000), workshop("b", 1_000, 2_000), workshop("c", 1_000, 2_000)},
		Candidates: []match.Candidate{lotOf("plot", 2_000, nil), lotOf("1+2", 2_000, nil), lotOf("2+3", 2_000, nil)},
		Parts:      map[string][]string{"plot": {"1"}, "1+2": {"1", "2"}, "2+3": {"2", "3"}},
	}
	p, _ := problemOf(t, q)
	best := solve(t, p).Answers[2]
	if got := placesOf(best); best.Totals.Served != 2 || !slices.Contains([]string{got["a"], got["b"], got["c"]}, "plot") {
		t.Errorf("%v", got)
	}
}

// Of the plots of a zone too, what differs from need to need is asked for each: the company takes what is near it, and the zone is
// cut by that.
func TestAZoneIsAskedForEachNeed(t *testing.T) {
	t.Parallel()
	site := data.Criterion{Measure: data.MeasureSite, Hard: true, Max: f64(1_000)}
	q := allocation.Question{
		Needs: []data.Need{
			workshop("a", 3_000, 8_000, site), workshop("b", 6_000, 6_000, site), {ID: "c", Title: "c", Criteria: []data.Criterion{site}},
		},
		Candidates: []match.Candidate{lotOf("z2", 10_000, nil), lotOf("z1", 5_000, nil)},
		Zones:      []allocation.Zone{{ID: "Z", Plots: []string{"z1", "z2"}}},
		SureOnly:   true,
	}
	if p, _ := problemOf(t, q); len(p.Options) != 0 {
		t.Fatalf("nothing is known, and there are options: %+v", p.Options)
	}
	near := map[string]string{"a": "z1", "b": "z2", "c": "z2"}
	q.For = func(_ context.Context, n data.Need, all []match.Candidate) ([]match.Candidate, error) {
		mine := slices.Clone(all)
		for i, c := range mine {
			mine[i].Values = maps.Clone(c.Values)
			mine[i].Values[data.MeasureSite] = known(3_000)
			if c.PlotID == near[n.ID] {
				mine[i].Values[data.MeasureSite] = known(500)
			}
		}
		return mine, nil
	}
	p, _ := problemOf(t, q)
	if p.Places[0].CapacityM2 != 15_000 || len(p.Options) != 3 {
		t.Fatalf("%+v", p)
	}
	for i, want := range []float64{5_000, 6_000, 10_000} {
		if o := p.Options[i]; o.Need != i || o.Verdict != match.Fits || o.AreaM2 != want {
			t.Errorf("%+v, want %g m²", o, want)
		}
	}
	both := allocation.Answer{Outcomes: []allocation.Outcome{{NeedID: "a", PlaceID: "Z", Verdict: match.Fits}, {NeedID: "b", PlaceID: "Z", Verdict: match.Fits}}}
	if cut, err := q.Cuttable(t.Context(), p, both); err != nil || len(cut) != 0 {
		t.Errorf("each has a plot of its own: %+v %v", cut, err)
	}
	all := allocation.Answer{Outcomes: append(both.Outcomes, allocation.Outcome{NeedID: "c", PlaceID: "Z", Verdict: match.Fits})}
	want := []allocation.Warning{{Rule: allocation.WarnZoneParts, NeedID: "b", PlaceID: "Z"}, {Rule: allocation.WarnZoneParts, NeedID: "c", PlaceID: "Z"}}
	if cut, err := q.Cuttable(t.Context(), p, all); err != nil || !slices.Equal(cut, want) {
		t.Errorf("two share one plot: %+v %v", cut, err)
	}
}
