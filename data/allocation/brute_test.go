package allocation_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"emprise/data/allocation"
	"emprise/data/match"
)

// random draws a small problem: plots, zones and assemblies mixed, with frequent ties.
func random(chance *rand.Rand, shared, parts bool) allocation.Problem {
	p := allocation.Problem{Budget: 1_000_000}
	for i := range 1 + chance.IntN(5) {
		n := allocation.Need{ID: fmt.Sprintf("N%d", i), Jobs: float64(chance.IntN(5) * 10), TCO2e: float64(chance.IntN(3)) / 4, Priority: chance.IntN(3) / 2}
		if chance.IntN(3) > 0 {
			n.Received = fmt.Sprintf("2026-0%d-01", 1+chance.IntN(9))
		}
		n.Penalty = []float64{0, 1, 2, 0.5}[chance.IntN(4)]
		p.Needs = append(p.Needs, n)
	}
	for j := range 1 + chance.IntN(5) {
		x := allocation.Place{ID: fmt.Sprintf("P%d", j)}
		if shared && chance.IntN(2) == 0 {
			x.Shared, x.CapacityM2 = true, float64(chance.IntN(6))*10_000
		} else if parts {
			for range chance.IntN(4) {
				x.Parts = append(x.Parts, fmt.Sprintf("p%d", chance.IntN(5)))
			}
		}
		p.Places = append(p.Places, x)
	}
	for i := range p.Needs {
		for j := range p.Places {
			if chance.IntN(4) == 0 {
				continue
			}
			o := allocation.Option{Need: i, Place: j, Verdict: match.Fits, Fit: float64(chance.IntN(9)) * 12.5, AreaM2: float64(5+chance.IntN(20)) * 1000}
			if chance.IntN(4) == 0 {
				o.Verdict = match.Check
			}
			if chance.IntN(2) == 0 {
				o.SparedM2 = o.AreaM2
			}
			p.Options = append(p.Options, o)
		}
	}
	switch chance.IntN(4) {
	case 0:
		p.Tiers = allocation.InOrder(allocation.Jobs, allocation.Land)
	case 1:
		p.Tiers = [][]allocation.Goal{{{Objective: allocation.Fit, Weight: 1}, {Objective: allocation.Jobs, Weight: 0.3}, {Objective: allocation.Served, Weight: 20}}}
	case 2:
		p.Tiers = [][]allocation.Goal{{{Objective: allocation.TCO2e}}, {{Objective: allocation.Fit}}}
	}
	for range chance.IntN(3) {
		x := allocation.Pair{NeedID: p.Needs[chance.IntN(len(p.Needs))].ID, PlaceID: p.Places[chance.IntN(len(p.Places))].ID}
		if chance.IntN(3) == 0 && len(p.Locks) == 0 && !slices.Contains(p.Bans, x) {
			p.Locks = append(p.Locks, x)
		} else if !slices.Contains(p.Locks, x) {
			p.Bans = append(p.Bans, x)
		}
	}
	return p
}

// value is the worth of an answer, part by part, the weightiest first.
func value(p allocation.Problem, placeOf map[string]string) []float64 {
	tiers := p.Tiers
	if tiers == nil {
		tiers = allocation.InOrder()
	}
	var classes []int
	for _, n := range p.Needs {
		classes = append(classes, n.Priority)
	}
	slices.Sort(classes)
	classes = slices.Compact(classes)
	var list []float64
	for _, class := range classes {
		for _, tier := range tiers {
			sum := 0.0
			for i, n := range p.Needs {
				place := placeOf[n.ID]
				if place == "" || n.Priority != class {
					continue
				}
				o := optionOf(p, i, place)
				for _, g := range tier {
					w := g.Weight
					if w == 0 {
						w = 1
					}
					switch g.Objective {
					case allocation.Served:
						if sum += w * n.Penalty; n.Penalty == 0 {
							sum += w
						}
					case allocation.Sure:
						if o.Verdict == match.Fits {
							sum += w
						}
					case allocation.Fit:
						sum += w * o.Fit
					case allocation.Jobs:
						sum += w * n.Jobs
					case allocation.Land:
						sum += w * o.SparedM2 / 10_000
					case allocation.TCO2e:
						sum += w * n.TCO2e
					}
				}
			}
			list = append(list, sum)
		}
	}
	return list
}

func optionOf(p allocation.Problem, need int, place string) allocation.Option {
	for _, o := range p.Options {
		if o.Need == need && p.Places[o.Place].ID == place {
			return o
		}
	}
	return allocation.Option{Need: need, Verdict: match.Unfit}
}

func compareValues(a, b []float64) int {
	for i := range a {
		if d := a[i] - b[i]; d > 1e-6 || d < -1e-6 {
			return cmp.Compare(a[i], b[i])
		}
	}
	return 0
}

// legal says whether an answer breaks no rule.
func legal(p allocation.Problem, placeOf map[string]string) bool {
	users, parts, area := map[string]int{}, map[string]int{}, map[string]float64{}
	for i, n := range p.Needs {
		place := placeOf[n.ID]
		lock := slices.IndexFunc(p.Locks, func(x allocation.Pair) bool { return x.NeedID == n.ID })
		if lock >= 0 && p.Locks[lock].PlaceID != place {
			return false
		}
		if place == "" {
			continue
		}
		o := optionOf(p, i, place)
		if o.Verdict == match.Unfit && lock < 0 || slices.Contains(p.Bans, allocation.Pair{NeedID: n.ID, PlaceID: place}) {
			return false
		}
		users[place]++
		area[place] += o.AreaM2
		for _, x := range p.Places {
			if x.ID == place && !x.Shared {
				distinct := slices.Clone(x.Parts)
				slices.Sort(distinct)
				for _, part := range slices.Compact(distinct) {
					parts[part]++
				}
			}
		}
	}
	for _, x := range p.Places {
		if !x.Shared && users[x.ID] > 1 || x.Shared && area[x.ID] > x.CapacityM2+1e-6 {
			return false
		}
	}
	for _, n := range parts {
		if n > 1 {
			return false
		}
	}
	return true
}

func brute(p allocation.Problem) (best []float64) {
	placeOf := map[string]string{}
	var walk func(i int)
	walk = func(i int) {
		if i == len(p.Needs) {
			if legal(p, placeOf) {
				if v := value(p, placeOf); best == nil || compareValues(v, best) > 0 {
					best = v
				}
			}
			return
		}
		id := p.Needs[i].ID
		delete(placeOf, id)
		walk(i + 1)
		for _, x := range p.Places {
			placeOf[id] = x.ID
			walk(i + 1)
		}
		delete(placeOf, id)
	}
	walk(0)
	return best
}

func placesOf(a allocation.Answer) map[string]string {
	m := map[string]string{}
	for _, o := range a.Outcomes {
		if o.PlaceID != "" {
			m[o.NeedID] = o.PlaceID
		}
	}
	return m
}

// Plots, zones with a capacity, assemblies that overlap, and all of them together, against every possible answer.
func TestAgreesWithBruteForce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		shared, parts bool
		cases         int
	}{
		{"plots", false, false, 2000},
		{"zones", true, false, 2000},
		{"assemblies", false, true, 2000},
		{"mixed", true, true, 2000},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			chance := rand.New(rand.NewPCG(1, 2))
			solved := 0
			for i := range c.cases {
				p := random(chance, c.shared, c.parts)
				want := brute(p)
				r, err := allocation.Solve(t.Context(), p, nil)
				if (err != nil) != (want == nil) {
					t.Fatalf("case %d: %v, by brute force %v", i, err, want)
				}
				if err != nil {
					continue
				}
				solved++
				for _, a := range r.Answers {
					placed := placesOf(a)
					if !legal(p, placed) {
						t.Fatalf("case %d, %s: %v is against the rules of %+v", i, a.Way, placed, p)
					}
					got := value(p, placed)
					if a.Way == allocation.Optimal && (compareValues(got, want) != 0 || !a.Proof.Proved) || compareValues(got, want) > 0 {
						t.Fatalf("case %d, %s: %v, by brute force %v (%+v)\n%+v", i, a.Way, got, want, a.Proof, p)
					}
					if c.name == "plots" && a.Way == allocation.Optimal && a.Proof.Nodes > 1 {
						t.Fatalf("case %d: plots took %d branches", i, a.Proof.Nodes)
					}
					checkOutcomes(t, p, a)
				}
				shuffled(t, chance, p, r)
			}
			if solved < c.cases*9/10 {
				t.Errorf("only %d of %d could be solved", solved, c.cases)
			}
		})
	}
}

// checkOutcomes holds what is said of each need against the answer.
func checkOutcomes(t *testing.T, p allocation.Problem, a allocation.Answer) {
	t.Helper()
	placed := placesOf(a)
	for i, o := range a.Outcomes {
		best, better, fitting := 0.0, 0, 0
		for _, x := range p.Options {
			if x.Need != i {
				continue
			}
			fitting++
			if !slices.Contains(p.Bans, allocation.Pair{NeedID: o.NeedID, PlaceID: p.Places[x.Place].ID}) {
				best = max(best, x.Fit)
				if x.Fit > o.Fit {
					better++
				}
			}
		}
		switch {
		case o.PlaceID == "" && (o.Regret != best || o.Reason == "" || len(o.Blocks) != fitting || (o.Reason == allocation.NoFit) != (fitting == 0)):
			t.Fatalf("%s: %+v, best %g of %d", a.Way, o, best, fitting)
		case o.PlaceID != "" && (o.Reason != "" || o.Choice != better+1 || o.Regret != max(0, best-o.Fit)):
			t.Fatalf("%s: %+v, best %g, %d better", a.Way, o, best, better)
		}
		for _, b := range o.Blocks {
			free := map[string]string{o.NeedID: b.PlaceID}
			for need, place := range placed {
				free[need] = place
			}
			if could := legal(p, free); could != (b.Why == allocation.Idle) {
				t.Fatalf("%s: %s could go to %s: %v, said %s", a.Way, o.NeedID, b.PlaceID, could, b.Why)
			}
			if (b.Why == allocation.Taken || b.Why == allocation.Locked) && len(b.By) == 0 {
				t.Fatalf("%s: nobody has %+v", a.Way, b)
			}
		}
	}
}

// shuffled solves the problem again in another order.
func shuffled(t *testing.T, chance *rand.Rand, p allocation.Problem, r allocation.Result) {
	t.Helper()
	q := p
	needs, places := chance.Perm(len(p.Needs)), chance.Perm(len(p.Places))
	q.Needs, q.Places, q.Options = make([]allocation.Need, len(p.Needs)), make([]allocation.Place, len(p.Places)), slices.Clone(p.Options)
	for i, at := range needs {
		q.Needs[at] = p.Needs[i]
	}
	for i, at := range places {
		q.Places[at] = p.Places[i]
	}
	for i := range q.Options {
		q.Options[i].Need, q.Options[i].Place = needs[q.Options[i].Need], places[q.Options[i].Place]
	}
	chance.Shuffle(len(q.Options), func(i, j int) { q.Options[i], q.Options[j] = q.Options[j], q.Options[i] })
	again, err := allocation.Solve(t.Context(), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	for w, a := range r.Answers {
		if one, two := placesOf(a), placesOf(again.Answers[w]); !reflect.DeepEqual(one, two) {
			t.Fatalf("%s: the order of the question matters: %v, %v", a.Way, one, two)
		}
	}
}
