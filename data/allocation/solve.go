package allocation

import (
	"cmp"
	"context"
	"slices"

	"emprise/data/match"
)

// Solve gives the three answers. It fails on a problem that contradicts itself (*InputError) and when ctx ends; a problem without
// needs or without options has an answer too. report tells how many of the three answers are there; nil is fine.
func Solve(ctx context.Context, p Problem, report func(done, total int64)) (Result, error) {
	tell := func(done int64) {
		if report != nil {
			report(done, 3)
		}
	}
	b, err := lay(p)
	if err != nil {
		return Result{}, err
	}
	first := b.firstCome()
	tell(1)
	greedy := b.greedy()
	tell(2)
	best, proof, err := b.optimal(ctx, greedy, first)
	if err != nil {
		return Result{}, err
	}
	tell(3)
	place := make([]int, len(p.Needs)) // of each need of p on the board
	for i, n := range p.Needs {
		place[i], _ = slices.BinarySearchFunc(b.Needs, n.ID, func(x Need, id string) int { return cmp.Compare(x.ID, id) })
	}
	r := Result{Answers: []Answer{b.answer(FirstCome, first, place), b.answer(Greedy, greedy, place), b.answer(Optimal, best, place)}}
	r.Answers[2].Proof = &proof
	r.Warnings = b.warnings(place, best, proof)
	return r, nil
}

func (b *board) warnings(order []int, best *ledger, proof Proof) []Warning {
	var list []Warning
	for _, need := range order {
		n := b.Needs[need]
		if n.Received == "" {
			list = append(list, Warning{Rule: WarnReceived, NeedID: n.ID})
		}
		o := best.given[need]
		if o < 0 {
			continue
		}
		id, verdict := b.Places[b.Options[o].Place].ID, b.Options[o].Verdict
		switch {
		case b.locked[need] >= 0 && verdict == match.Unfit:
			list = append(list, Warning{WarnLockUnfit, n.ID, id})
		case b.locked[need] >= 0 && verdict == match.Check:
			list = append(list, Warning{WarnLockCheck, n.ID, id})
		case verdict == match.Check:
			list = append(list, Warning{WarnServedUnsure, n.ID, id})
		}
	}
	if !proof.Proved {
		list = append(list, Warning{Rule: WarnBudget})
	}
	return list
}

func (b *board) answer(way Way, l *ledger, order []int) Answer {
	a := Answer{Way: way, Outcomes: make([]Outcome, 0, len(order))}
	for _, need := range order {
		o := b.outcome(l, need)
		a.Outcomes = append(a.Outcomes, o)
		a.Totals.Regret += o.Regret
		given := l.given[need]
		if given < 0 {
			a.Totals.Penalty += b.amount(Served, Option{Need: need})
			continue
		}
		x := b.Options[given]
		a.Totals.Served++
		if x.Verdict == match.Fits {
			a.Totals.Sure++
		}
		a.Totals.Fit += x.Fit
		a.Totals.Jobs += b.Needs[need].Jobs
		a.Totals.LandM2 += x.SparedM2
		a.Totals.TCO2e += b.Needs[need].TCO2e
	}
	return a
}

// outcome is what a need gets, held against its own best, and what stood in the way.
func (b *board) outcome(l *ledger, need int) Outcome {
	out := Outcome{NeedID: b.Needs[need].ID, Locked: b.locked[need] >= 0}
	given, blocked := l.given[need], []int(nil)
	out.Choice = 1
	for _, x := range b.byNeed[need] {
		o := &b.Options[x]
		if o.Verdict == match.Unfit {
			continue
		}
		if given < 0 {
			blocked = append(blocked, x)
		}
		if b.banned[x] {
			continue
		}
		if out.BestID == "" || o.Fit > out.Best {
			out.Best, out.BestID, out.BestVerdict = o.Fit, b.Places[o.Place].ID, o.Verdict
		}
		if given >= 0 && o.Fit > b.Options[given].Fit {
			out.Choice++
		}
	}
	if given >= 0 {
		x := b.Options[given]
		out.PlaceID, out.Verdict, out.Fit = b.Places[x.Place].ID, x.Verdict, x.Fit
		out.Regret = max(0, out.Best-x.Fit)
		return out
	}
	out.Choice, out.Regret = 0, out.Best
	slices.SortStableFunc(blocked, func(x, y int) int { return cmp.Compare(b.Options[y].Fit, b.Options[x].Fit) })
	for _, x := range blocked {
		out.Blocks = append(out.Blocks, b.block(l, x))
	}
	out.Reason = because(out.Blocks)
	return out
}

func (b *board) block(l *ledger, option int) Block {
	o := b.Options[option]
	x := Block{PlaceID: b.Places[o.Place].ID, Fit: o.Fit, Why: Idle}
	switch {
	case b.banned[option]:
		x.Why = Banned
		return x
	case l.room(option):
		return x
	}
	by := slices.Clone(l.hosts[o.Place])
	x.Why = Taken
	if b.Places[o.Place].Shared {
		x.Why, x.LeftM2, x.AskedM2 = NoRoom, max(0, l.left[o.Place]), o.AreaM2
	} else {
		for _, p := range b.parts[o.Place] {
			if l.holder[p] >= 0 {
				by = append(by, l.holder[p])
			}
		}
		if slices.ContainsFunc(by, func(need int) bool { return b.locked[need] >= 0 }) {
			x.Why = Locked
		}
	}
	slices.Sort(by)
	for _, need := range slices.Compact(by) {
		x.By = append(x.By, b.Needs[need].ID)
	}
	return x
}

// because sums up what stands in the way of all that fits; bans count only when they are all there is.
func because(blocks []Block) Reason {
	found := map[Reason]bool{}
	for _, x := range blocks {
		found[x.Why] = true
	}
	switch {
	case len(blocks) == 0:
		return NoFit
	case found[Idle]:
		return Idle
	case found[Taken]:
		return Taken
	case found[Locked] && found[NoRoom]:
		return Taken
	case found[Locked]:
		return Locked
	case found[NoRoom]:
		return NoRoom
	}
	return Banned
}
