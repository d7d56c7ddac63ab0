package allocation_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"emprise/data/allocation"
	"emprise/data/match"
)

func option(need, place int, fit float64) allocation.Option {
	return allocation.Option{Need: need, Place: place, Verdict: match.Fits, Fit: fit}
}

// Two companies, two plots: who comes first takes the only plot that the other can use.
func twoAndTwo() allocation.Problem {
	return allocation.Problem{
		Needs:   []allocation.Need{{ID: "early", Received: "2026-01-10", Jobs: 5}, {ID: "late", Received: "2026-03-02", Jobs: 80}},
		Places:  []allocation.Place{{ID: "corner"}, {ID: "depot"}},
		Options: []allocation.Option{option(0, 0, 90), option(0, 1, 70), option(1, 0, 85)},
	}
}

func TestThreeAnswersSideBySide(t *testing.T) {
	t.Parallel()
	r := solve(t, twoAndTwo())
	for i, want := range []map[string]string{{"early": "corner"}, {"early": "corner"}, {"early": "depot", "late": "corner"}} {
		if got := placesOf(r.Answers[i]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", r.Answers[i].Way, got, want)
		}
	}
	first, best := r.Answers[0], r.Answers[2]
	if o := first.Outcomes[1]; o.Regret != 85 || o.Reason != allocation.Taken || o.Blocks[0].By[0] != "early" || o.BestID != "corner" {
		t.Errorf("late, first-come: %+v", o)
	}
	if o := best.Outcomes[0]; o.Regret != 20 || o.Choice != 2 || o.Best != 90 {
		t.Errorf("early, optimal: %+v", o)
	}
	if want := (allocation.Totals{Served: 2, Sure: 2, Fit: 155, Jobs: 85, Regret: 20}); best.Totals != want {
		t.Errorf("totals %+v", best.Totals)
	}
	if !best.Proof.Proved || best.Proof.Nodes != 1 {
		t.Errorf("%+v", best.Proof)
	}
}

func TestLocksBansAndClasses(t *testing.T) {
	t.Parallel()
	p := twoAndTwo()
	p.Locks = []allocation.Pair{{NeedID: "early", PlaceID: "corner"}}
	for _, a := range solve(t, p).Answers {
		if o := a.Outcomes[1]; o.Reason != allocation.Locked || !a.Outcomes[0].Locked {
			t.Errorf("%s: %+v", a.Way, a.Outcomes)
		}
	}
	p.Locks = []allocation.Pair{{NeedID: "late", PlaceID: "depot"}}
	r := solve(t, p)
	if o := r.Answers[2].Outcomes[1]; o.PlaceID != "depot" || o.Verdict != match.Unfit || !contains(r.Warnings, allocation.WarnLockUnfit) {
		t.Errorf("a lock on what does not fit: %+v, %+v", o, r.Warnings)
	}
	p.Locks, p.Bans = nil, []allocation.Pair{{NeedID: "late", PlaceID: "corner"}}
	if o := solve(t, p).Answers[2].Outcomes[1]; o.Reason != allocation.Banned {
		t.Errorf("%+v", o)
	}
	// One plot for both: the higher class has it whatever the score.
	one := twoAndTwo()
	one.Places, one.Options = one.Places[:1], []allocation.Option{option(0, 0, 90), option(1, 0, 20)}
	one.Needs[0].Priority = 1
	for _, a := range solve(t, one).Answers {
		if placesOf(a)["late"] != "corner" {
			t.Errorf("%s: %v", a.Way, placesOf(a))
		}
	}
}

func contains(list []allocation.Warning, rule string) bool {
	for _, w := range list {
		if w.Rule == rule {
			return true
		}
	}
	return false
}

func TestObjectivesCountInTheirOrder(t *testing.T) {
	t.Parallel()
	p := allocation.Problem{
		Needs:  []allocation.Need{{ID: "few", Jobs: 3}, {ID: "many", Jobs: 90, TCO2e: 1}, {ID: "clean", Jobs: 3, TCO2e: 40}},
		Places: []allocation.Place{{ID: "field"}, {ID: "mill"}},
		Options: []allocation.Option{
			option(0, 0, 99), option(0, 1, 98), option(1, 0, 30), option(1, 1, 40), option(2, 0, 50), option(2, 1, 50),
		},
	}
	for i := range p.Options {
		if p.Options[i].Place == 1 {
			p.Options[i].SparedM2 = float64(p.Options[i].Need+1) * 10_000
		}
	}
	for _, c := range []struct {
		order []allocation.Objective
		want  map[string]string
	}{
		{nil, map[string]string{"few": "field", "clean": "mill"}}, // the same sum as "few" on the mill: the earlier place first
		{[]allocation.Objective{allocation.Jobs}, map[string]string{"few": "field", "many": "mill"}},
		{[]allocation.Objective{allocation.TCO2e}, map[string]string{"many": "mill", "clean": "field"}},
		{[]allocation.Objective{allocation.Land}, map[string]string{"few": "field", "clean": "mill"}},
	} {
		p.Tiers = allocation.InOrder(c.order...)
		got := placesOf(solve(t, p).Answers[2])
		v, w := value(p, got), value(p, c.want)
		if compareValues(v, w) != 0 {
			t.Errorf("%v: %v, want %v", c.order, got, c.want)
		}
	}
}

func TestContradictionsAreErrors(t *testing.T) {
	t.Parallel()
	pair := func(n, p string) allocation.Pair { return allocation.Pair{NeedID: n, PlaceID: p} }
	for name, c := range map[string]struct {
		change func(*allocation.Problem)
		rule   string
	}{
		"two needs of one id": {func(p *allocation.Problem) { p.Needs[1].ID = "early" }, allocation.RuleTwice},
		"a pair twice":        {func(p *allocation.Problem) { p.Options = append(p.Options, option(0, 0, 1)) }, allocation.RuleTwice},
		"an unknown need":     {func(p *allocation.Problem) { p.Locks = []allocation.Pair{pair("x", "depot")} }, allocation.RuleUnknownNeed},
		"an unknown place":    {func(p *allocation.Problem) { p.Bans = []allocation.Pair{pair("late", "x")} }, allocation.RuleUnknownPlace},
		"locked and banned":   {func(p *allocation.Problem) { p.Locks = []allocation.Pair{pair("late", "depot")}; p.Bans = p.Locks }, allocation.RuleLockBanned},
		"two locks on a plot": {func(p *allocation.Problem) {
			p.Locks = []allocation.Pair{pair("late", "depot"), pair("early", "depot")}
		}, allocation.RuleLockConflict},
		"two locks of a need": {func(p *allocation.Problem) {
			p.Locks = []allocation.Pair{pair("late", "depot"), pair("late", "corner")}
		}, allocation.RuleLockConflict},
		"a tier of nothing":     {func(p *allocation.Problem) { p.Tiers = [][]allocation.Goal{{}} }, allocation.RuleObjective},
		"an unknown objective":  {func(p *allocation.Problem) { p.Tiers = [][]allocation.Goal{{{Objective: "x"}}} }, allocation.RuleObjective},
		"negative jobs":         {func(p *allocation.Problem) { p.Needs[0].Jobs = -1 }, allocation.RuleNumber},
		"an option of no place": {func(p *allocation.Problem) { p.Options[0].Place = 7 }, allocation.RuleNumber},
	} {
		p := twoAndTwo()
		c.change(&p)
		var e *allocation.InputError
		if _, err := allocation.Solve(t.Context(), p, nil); !errors.As(err, &e) || e.Rule != c.rule {
			t.Errorf("%s: %v, want %s", name, err, c.rule)
		}
	}
}

func TestNothingToDecide(t *testing.T) {
	t.Parallel()
	for _, p := range []allocation.Problem{{}, {Needs: []allocation.Need{{ID: "a"}}}, {Places: []allocation.Place{{ID: "a"}}}} {
		r := solve(t, p)
		if len(r.Answers) != 3 || len(r.Answers[2].Outcomes) != len(p.Needs) || !r.Answers[2].Proof.Proved {
			t.Errorf("%+v", r)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := allocation.Solve(ctx, twoAndTwo(), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// territory is a large problem: plots, or zones with a capacity, or assemblies that overlap.
func territory(needs, places int, shared bool, parts int) allocation.Problem {
	chance := rand.New(rand.NewPCG(11, 7))
	var p allocation.Problem
	for j := range places {
		x := allocation.Place{ID: fmt.Sprintf("P%04d", j), Shared: shared, CapacityM2: 10_000 * float64(5+chance.IntN(30))}
		if parts > 0 {
			for from, k := chance.IntN(parts), 0; k < 1+j%4; k++ {
				x.Parts = append(x.Parts, fmt.Sprint((from+k)%parts))
			}
		}
		p.Places = append(p.Places, x)
	}
	for i := range needs {
		p.Needs = append(p.Needs, allocation.Need{ID: fmt.Sprintf("N%03d", i), Received: fmt.Sprintf("2026-01-%02d", 1+i%28), Jobs: float64(chance.IntN(200))})
		area := 1000 * float64(5+chance.IntN(80))
		for j := range places {
			p.Options = append(p.Options, allocation.Option{Need: i, Place: j, Verdict: match.Fits, Fit: float64(chance.IntN(10_000)) / 100, AreaM2: area})
		}
	}
	return p
}

// A budget that is too small gives an answer all the same, says that it is not proved, and by how much it could fall short.
func TestBudgetIsSaid(t *testing.T) {
	t.Parallel()
	p := territory(30, 200, false, 60)
	p.Tiers = [][]allocation.Goal{{{Objective: allocation.Fit}}}
	p.Budget = 3
	r := solve(t, p)
	a := r.Answers[2]
	if a.Proof.Proved || a.Proof.Nodes != 3 || a.Proof.Bound <= a.Proof.Value || !contains(r.Warnings, allocation.WarnBudget) {
		t.Fatalf("%+v", a.Proof)
	}
	if diff := a.Totals.Fit - a.Proof.Value; diff > 1e-3 || diff < -1e-3 {
		t.Errorf("value %g of an answer of %g", a.Proof.Value, a.Totals.Fit)
	}
	p.Budget = 2000
	better := solve(t, p).Answers[2]
	if better.Proof.Bound > a.Proof.Bound || better.Totals.Fit < a.Totals.Fit {
		t.Errorf("more budget, worse: %+v, %+v", better.Proof, a.Proof)
	}
	again := solve(t, p).Answers[2]
	if !reflect.DeepEqual(better, again) {
		t.Error("two answers to one question")
	}
}

func benchmark(b *testing.B, p allocation.Problem) {
	b.ReportAllocs()
	for b.Loop() {
		r, err := allocation.Solve(context.Background(), p, nil)
		if err != nil {
			b.Fatal(err)
		}
		proof := r.Answers[2].Proof
		b.ReportMetric(float64(proof.Nodes), "branches")
		if !proof.Proved {
			b.ReportMetric(proof.Bound-proof.Value, "gap")
		}
	}
}

func BenchmarkPlots200x2000(b *testing.B) { benchmark(b, territory(200, 2000, false, 0)) }

// All companies like the same plots, and there are hardly enough of them.
func BenchmarkPlotsContested200x210(b *testing.B) {
	p := territory(200, 210, false, 0)
	for i := range p.Options {
		o := &p.Options[i]
		o.Fit = float64(o.Place*45)/100 + o.Fit/20
	}
	benchmark(b, p)
}

func BenchmarkPlotsContested200x2000(b *testing.B) {
	p := territory(200, 2000, false, 0)
	for i := range p.Options {
		o := &p.Options[i]
		o.Fit = float64(o.Place*45)/1000 + o.Fit/20
	}
	p.Tiers = allocation.InOrder(allocation.Jobs, allocation.Land, allocation.TCO2e)
	benchmark(b, p)
}

// Zones that are large enough, zones that are not, and assemblies of few parcels that everybody wants.
func BenchmarkZones30x6(b *testing.B)         { benchmark(b, territory(30, 6, true, 0)) }
func BenchmarkZonesTooSmall40x6(b *testing.B) { benchmark(b, territory(40, 6, true, 0)) }
func BenchmarkAssemblies12x500(b *testing.B)  { benchmark(b, territory(12, 500, false, 30)) }
func BenchmarkAssemblies30x200(b *testing.B)  { benchmark(b, territory(30, 200, false, 60)) }
func BenchmarkAssemblies30x1000(b *testing.B) { benchmark(b, territory(30, 1000, false, 300)) }
