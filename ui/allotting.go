package ui

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/placement"
	"emprise/data/workspace"
	"emprise/geo/scene"
	"emprise/ui/task"

	panel "emprise/ui/allocation"
)

// allotting is who gets which land: what was looked at, what came of it, and the pair in hand.
type allotting struct {
	open bool // it is in the drawer, or was when another panel came

	task    *task.Task
	turn    int // of the last question: an older one is not listened to
	tells   string
	err     error
	asked   *workspace.Snapshot // that the last question was about
	stopped bool                // the last question was given up: it is asked again only when a person wants that
	ground  *placement.Ground
	seen    *workspace.Snapshot // where it was looked at, by its options

	plan  *placement.Plan
	costs map[allocation.Pair]placement.Cost // of what is decided; nil while they are not known
	lots  []string                           // the land that is shown, in the order of the columns
	more  int                                // that could be shown and are not
	unfit int                                // that fit nobody
	drawn *scene.Layer                       // of the lots
	signs *scene.Layer                       // of the numbers

	need, place string // in hand, "" for none
	answer      *match.Match
	price       *placement.Cost // what deciding the pair in hand would cost
	refused     string          // why it cannot be decided, "" when it can
}

// mostLots is how many columns the matrix has at most.
const mostLots = 150

func (w *Window) makeAllocation() *panel.Panel {
	p := panel.New(w.loc, w.tips)
	p.OnRules = w.ruleAllocation
	p.OnChoose = w.choosePair
	p.OnLock = func() { w.Press("allocation.lock") }
	p.OnForbid = func() { w.Press("allocation.forbid") }
	p.OnDrop = func(row, column int) {
		w.choosePair(row, column)
		if pair, ok := w.pairInHand(); ok && w.ws.Snapshot().Territory.Allocation.LockOf(pair.NeedID) != pair.Place {
			w.Press("allocation.lock")
		}
	}
	p.OnStop = w.stopAllocation
	p.OnAgain = func() { w.Press("allocation.again") }
	p.OnClose = func() { w.Press("allocation.close") }
	return p
}

// flipAllocation shows who gets which land, or closes it.
func (w *Window) flipAllocation() {
	if w.shelved(shelfAllocation) {
		w.closeAllocation()
		return
	}
	w.allot.open = true
	w.takeShelf(shelfAllocation)
	w.decideAllocation()
	w.win.Canvas().Focus(w.allotment.Grid())
}

// closeAllocation takes the answer off the map and the panel out of the drawer.
func (w *Window) closeAllocation() {
	w.leaveAllocation()
	w.emptyShelf(shelfAllocation)
	w.showMap(nil)
	w.showToolbar()
}

// leaveAllocation forgets the answer and stops looking for one.
func (w *Window) leaveAllocation() {
	w.quitAllocation()
	w.runner.Forget("allocation pair")
	w.allot = allotting{turn: w.allot.turn + 1}
	w.allotment.Set(panel.Model{Row: -1, Column: -1}) // its cells held the answer
}

func (w *Window) quitAllocation() {
	if w.allot.task != nil {
		w.allot.turn++
		w.allot.task.Cancel()
		w.allot.task, w.allot.tells = nil, ""
	}
}

// stopAllocation gives up the question that is being answered; what was there before stays.
func (w *Window) stopAllocation() {
	w.quitAllocation()
	w.allot.stopped = true
	w.say(w.loc.T("allocation.stopped"))
	w.showAllocation()
}

// refreshAllocation follows an edit: land and needs that changed are looked at again, what is decided is decided about again. Any other
// edit lets a question that is being answered go on, and one that was stopped rests until what is decided changes.
func (w *Window) refreshAllocation() {
	a, now := &w.allot, w.ws.Snapshot()
	if !a.open {
		return
	}
	decided := a.asked != nil && !(reflect.DeepEqual(a.asked.Territory.Allocation, now.Territory.Allocation) && placement.SameRefusals(a.asked, now))
	moved := a.asked == nil || !placement.SameGround(a.asked, now)
	switch {
	case !decided && !moved:
		w.showAllocation()
	case !w.shelved(shelfAllocation): // another panel is read: the map must not show an answer of yesterday
		w.closeAllocation()
	case a.stopped && !decided:
		w.showAllocation()
	default:
		w.decideAllocation()
	}
}

// decideAllocation asks again, off the interface thread; what was asked before is not listened to any more. The answer is shown as soon as it
// is there, what each decision costs when that is known too.
func (w *Window) decideAllocation() {
	w.quitAllocation()
	a, ws := &w.allot, w.ws
	a.turn++
	turn, snap := a.turn, ws.Snapshot()
	settled := snap.Territory.Allocation
	options, needs := placement.Options(settled), placement.Open(snap)
	a.asked, a.stopped = snap, false
	ground, seen := a.ground, a.seen
	if ground != nil && (placement.Options(seen.Territory.Allocation) != options || !placement.SameGround(seen, snap)) {
		ground = nil
	}
	if len(needs) == 0 {
		*a = allotting{open: true, turn: turn, asked: snap}
		w.showMap(nil)
		w.showAllocation()
		return
	}
	mine := func() bool { return w.ws == ws && w.allot.turn == turn }
	names, numbers := w.allotNames(snap)
	before := a.lots
	a.tells, a.err = w.loc.T("allocation.working"), nil
	var now allotting
	a.task = w.runner.Go(w.loc.T("task.allocate"), func(ctx context.Context, report func(done, total int64)) (err error) {
		if ground == nil {
			if ground, err = placement.Look(ctx, snap, needs, options, report); err != nil {
				return err
			}
			seen = snap
		}
		now.ground, now.seen = ground, seen
		if now.plan, err = ground.Decide(ctx, ground.AskedOf(settled, dealing.OffersOf(snap))); err != nil {
			return err
		}
		now.lots, now.more, now.unfit = now.plan.Lots(mostLots)
		now.lots = steady(now.lots, before)
		if now.drawn, err = now.plan.Drawn(now.lots, names); err != nil {
			return err
		}
		if now.signs, err = now.plan.Numbered(numbers); err != nil {
			return err
		}
		first := now
		w.runner.Post(func() {
			if mine() {
				w.takeAllocation(first)
			}
		})
		costs, err := now.plan.Costs(ctx, report)
		now.costs = map[allocation.Pair]placement.Cost{}
		for _, c := range costs {
			now.costs[c.Pair] = c
		}
		return err
	}, func(err error) {
		if !mine() {
			return
		}
		w.allot.task, w.allot.tells = nil, ""
		switch {
		case errors.Is(err, context.Canceled):
			w.allot.stopped = true
		case err != nil:
			w.allot.err, w.allot.ground, w.allot.seen = err, now.ground, now.seen
			w.allot.plan, w.allot.costs, w.allot.lots, w.allot.drawn, w.allot.signs = nil, nil, nil, nil, nil
			w.showMap(nil)
		default:
			w.allot.costs = now.costs
		}
		w.showAllocation()
		w.showToolbar()
	})
	w.showAllocation()
}

// steady keeps land that was shown before where it was, so that the matrix stands still while people decide; what is new comes after it.
func steady(lots, before []string) []string {
	place := func(id string) int {
		if i := slices.Index(before, id); i >= 0 {
			return i
		}
		return len(before)
	}
	slices.SortStableFunc(lots, func(a, b string) int { return place(a) - place(b) })
	return lots
}

// takeAllocation shows an answer that has come, with the pair that was in hand.
func (w *Window) takeAllocation(now allotting) {
	a := &w.allot
	a.ground, a.seen = now.ground, now.seen
	a.plan, a.costs, a.lots, a.drawn, a.signs = now.plan, nil, now.lots, now.drawn, now.signs
	a.more, a.unfit = now.more, now.unfit
	if !slices.Contains(a.lots, a.place) {
		a.place = ""
	}
	if a.rowInHand() < 0 {
		a.need = a.plan.Needs[0].ID
	}
	w.showMap(nil)
	w.showToolbar()
	w.askPair()
}

// rowInHand and columnInHand are where the pair in hand stands in the matrix, −1 for nowhere.
func (a *allotting) rowInHand() int {
	if a.plan == nil {
		return -1
	}
	return slices.IndexFunc(a.plan.Needs, func(n data.Need) bool { return n.ID == a.need })
}

func (a *allotting) columnInHand() int { return slices.Index(a.lots, a.place) }

// choosePair takes a pair of the matrix in hand and shows it on the map; column −1 is the need with the land that it gets.
func (w *Window) choosePair(row, column int) {
	a := &w.allot
	if a.plan == nil || row < 0 || row >= len(a.plan.Needs) {
		return
	}
	a.need, a.place = a.plan.Needs[row].ID, ""
	if column >= 0 && column < len(a.lots) {
		a.place = a.lots[column]
	}
	w.askPair()
	w.highlight()
	w.showToolbar()
	if box := w.allotBox(); !box.Empty() && !inSight(w.chart.View().Box(), box) {
		w.chart.FlyTo(withGround(box))
	}
}

// followAllotted takes the land of a plot that was chosen elsewhere in hand, while the matrix shows it.
func (w *Window) followAllotted(plot string) {
	a := &w.allot
	if plot == "" || a.plan == nil || !w.shelved(shelfAllocation) {
		return
	}
	at := slices.IndexFunc(a.lots, func(id string) bool { return slices.Contains(a.plan.Place(id).Plots, plot) })
	if at >= 0 && a.lots[at] != a.placeShown() {
		a.place = a.lots[at]
		w.askPair()
	}
}

// askPair finds how the land in hand answers the need, and what deciding so would cost.
func (w *Window) askPair() {
	a := &w.allot
	a.answer, a.price, a.refused = nil, nil, ""
	w.showAllocation()
	place, plan := a.placeShown(), a.plan
	if plan == nil || place == "" {
		w.runner.Forget("allocation pair")
		return
	}
	pair := allocation.Pair{NeedID: a.need, PlaceID: place}
	given := slices.ContainsFunc(plan.Best().Outcomes, func(o allocation.Outcome) bool { return o.NeedID == pair.NeedID && o.PlaceID == pair.PlaceID })
	var answer match.Match
	var price placement.Cost
	found := false
	w.runner.Latest("allocation pair", func(ctx context.Context) (err error) {
		if answer, found, err = plan.Answer(ctx, pair.NeedID, pair.PlaceID); err != nil || given {
			return err
		}
		price, err = plan.Price(ctx, pair)
		return err
	}, func(err error) {
		if w.allot.plan != plan {
			return
		}
		if found {
			w.allot.answer = &answer
		}
		var input *allocation.InputError
		switch {
		case errors.As(err, &input):
			w.allot.refused = w.troubleOf(err)
		case err == nil && !given:
			w.allot.price = &price
		}
		w.showAllocation()
	})
}

// placeShown is the land that is told of: the one in hand, else that which the need in hand gets.
func (a *allotting) placeShown() string {
	if a.place != "" || a.plan == nil {
		return a.place
	}
	for _, o := range a.plan.Best().Outcomes {
		if o.NeedID == a.need {
			return o.PlaceID
		}
	}
	return ""
}

// pairInHand is the pair that can be decided.
func (w *Window) pairInHand() (data.Pairing, bool) {
	p := data.Pairing{NeedID: w.allot.need, Place: w.allot.placeShown()}
	return p, w.allot.plan != nil && p.NeedID != "" && p.Place != ""
}

// Allocation is the panel of who gets which land.
func (w *Window) Allocation() *panel.Panel { return w.allotment }

// troubleOf says why there is no answer, in the names that people use.
func (w *Window) troubleOf(err error) string {
	var input *allocation.InputError
	if errors.As(err, &input) && w.allot.ground != nil {
		named := *input
		if n, ok := w.ws.Snapshot().Need(input.NeedID); ok {
			named.NeedID = w.needName(n)
		}
		if input.PlaceID != "" {
			named.PlaceID = explain.Land(w.loc, w.allot.ground.Place(input.PlaceID))
		}
		return w.sentence(&named)
	}
	return w.sentence(err)
}
