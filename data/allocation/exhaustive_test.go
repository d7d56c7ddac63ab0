package allocation_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"emprise/data/allocation"
	"emprise/data/match"
)

// Problems that are large enough for the search to branch and to price: more demand than room, assemblies that overlap much.
// The walk below tries all answers, with nothing but the rules of places.
func TestAgreesWithTryingAll(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(5, 6))
	branched := 0
	for i := range 150 {
		p := crowded(chance, i%3)
		w := walk{p: p, left: make([]float64, len(p.Places)), part: map[string]bool{}, used: make([]bool, len(p.Places))}
		for j, x := range p.Places {
			w.left[j] = x.CapacityM2
		}
		for n := range p.Needs {
			var list []allocation.Option
			for _, o := range p.Options {
				if o.Need == n {
					list = append(list, o)
				}
			}
			w.options = append(w.options, list)
		}
		w.from(0, 0, 0, 0)
		r := solve(t, p)
		got := r.Answers[2]
		if !got.Proof.Proved || got.Totals.Served != w.served || got.Totals.Sure != w.sure || got.Totals.Fit < w.fit-1e-6 || got.Totals.Fit > w.fit+1e-6 {
			t.Fatalf("case %d: %+v (%+v), by trying all %d %d %g", i, got.Totals, got.Proof, w.served, w.sure, w.fit)
		}
		if got.Proof.Nodes > 1 {
			branched++
		}
	}
	if branched < 20 {
		t.Errorf("only %d cases branched", branched)
	}
}

func crowded(chance *rand.Rand, sort int) allocation.Problem {
	var p allocation.Problem
	for i := range 7 {
		p.Needs = append(p.Needs, allocation.Need{ID: fmt.Sprintf("N%d", i)})
	}
	for j := range 3 + 5*(sort%2) {
		x := allocation.Place{ID: fmt.Sprintf("P%d", j)}
		if shared := sort == 0 || sort == 2; shared {
			x.Shared, x.CapacityM2 = true, float64(20+chance.IntN(30))*1000
		}
		p.Places = append(p.Places, x)
	}
	if sort > 0 { // assemblies, beside the zones when sort is 2
		for j := range 6 {
			x := allocation.Place{ID: fmt.Sprintf("A%d", j)}
			for range 1 + chance.IntN(3) {
				x.Parts = append(x.Parts, fmt.Sprintf("p%d", chance.IntN(6)))
			}
			p.Places = append(p.Places, x)
		}
		if sort == 1 {
			for j := range 8 {
				p.Places[j].Parts = []string{fmt.Sprintf("p%d", chance.IntN(6)), fmt.Sprintf("p%d", chance.IntN(6))}
			}
		}
	}
	for i := range p.Needs {
		area := float64(8+chance.IntN(25)) * 1000
		for j := range p.Places {
			if chance.IntN(4) == 0 {
				continue
			}
			o := allocation.Option{Need: i, Place: j, Verdict: match.Fits, Fit: float64(chance.IntN(1000)) / 10, AreaM2: area}
			if chance.IntN(4) == 0 {
				o.Verdict = match.Check
			}
			p.Options = append(p.Options, o)
		}
	}
	return p
}

// walk tries every answer.
type walk struct {
	p       allocation.Problem
	options [][]allocation.Option
	left    []float64
	used    []bool
	part    map[string]bool

	served, sure int
	fit          float64
}

func (w *walk) from(need, served, sure int, fit float64) {
	if need == len(w.p.Needs) {
		if served > w.served || served == w.served && (sure > w.sure || sure == w.sure && fit > w.fit) {
			w.served, w.sure, w.fit = served, sure, fit
		}
		return
	}
	w.from(need+1, served, sure, fit)
	for _, o := range w.options[need] {
		x := w.p.Places[o.Place]
		more := 0
		if o.Verdict == match.Fits {
			more = 1
		}
		if x.Shared {
			if o.AreaM2 <= w.left[o.Place] {
				w.left[o.Place] -= o.AreaM2
				w.from(need+1, served+1, sure+more, fit+o.Fit)
				w.left[o.Place] += o.AreaM2
			}
			continue
		}
		if w.used[o.Place] || w.overlaps(x) {
			continue
		}
		w.used[o.Place] = true
		w.mark(x, true)
		w.from(need+1, served+1, sure+more, fit+o.Fit)
		w.mark(x, false)
		w.used[o.Place] = false
	}
}

func (w *walk) overlaps(x allocation.Place) bool {
	for _, p := range x.Parts {
		if w.part[p] {
			return true
		}
	}
	return false
}

func (w *walk) mark(x allocation.Place, on bool) {
	for _, p := range x.Parts {
		w.part[p] = on
	}
}
