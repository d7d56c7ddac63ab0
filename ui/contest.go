package ui

import (
	"context"
	"math"
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/robustness"
	"emprise/ui/comparison"
)

// shelfContest is the panel that compares plots.
const shelfContest = "contest"

// contest is the comparison of plots in the drawer.
type contest struct {
	marked     []string // plots, in the order in which they were marked
	shown      []string // those that are compared: the marked ones, or the one that was in hand
	candidates map[string]match.Candidate
	holds      []string // how far the ranking holds
	moved      map[string]float64
	tries      map[string]trial
}

// trial is a number that a slider moves: of a plot, or a bound of what is asked.
type trial struct {
	measure   data.Measure
	part      string // "value", "min" or "max"
	low, step float64
	at        int  // where it stands in the project
	known     bool // whether it stands anywhere
}

func (w *Window) makeContest() *comparison.Panel {
	p := comparison.New(w.loc, w.tips)
	p.OnClose = func() { w.Press("match.compare_close") }
	p.OnDrop = w.markPlot
	p.OnTry = w.tryNumber
	p.OnAgain = func() { w.showContest(false) }
	return p
}

// markPlot marks a plot of the ranking for comparison, or takes the mark off.
func (w *Window) markPlot(id string) {
	c := &w.contest
	switch i := slices.Index(c.marked, id); {
	case i >= 0:
		c.marked = slices.Delete(slices.Clone(c.marked), i, i+1)
	case len(c.marked) == comparison.Most:
		w.say(w.loc.T("why.four_marked"))
		return
	default:
		c.marked = append(slices.Clone(c.marked), id)
	}
	w.showRanking()
	w.showToolbar()
	if w.shelved(shelfContest) {
		w.openContest()
	}
}

// openContest shows the marked plots side by side, else the one in hand, else the first of the ranking.
func (w *Window) openContest() {
	w.contest.shown = slices.Clone(w.contest.marked)
	if len(w.contest.shown) == 0 {
		switch {
		case w.selected.kind == data.KindPlot:
			w.contest.shown = []string{w.selected.id}
		case len(w.ranking.matches) > 0:
			w.contest.shown = []string{w.ranking.matches[0].PlotID}
		}
	}
	w.contest.candidates, w.contest.holds = nil, nil
	w.takeShelf(shelfContest)
	w.showContest(true)
	w.examine()
}

func (w *Window) closeContest() { w.leaveShelf() }

// refreshContest follows a new ranking while plots are compared.
func (w *Window) refreshContest() {
	if w.shelved(shelfContest) {
		w.examine()
	}
}

// examine finds, off the interface thread, what is known of the plots and how far the ranking holds.
func (w *Window) examine() {
	need := w.ranking.need
	ws, snap, facts, loc, matches, shown := w.ws, w.ws.Snapshot(), w.facts, w.loc, w.ranking.matches, w.contest.shown
	candidates, holds := map[string]match.Candidate{}, []string(nil)
	w.runner.Latest("contest", func(ctx context.Context) error {
		all, err := facts.Candidates(ctx, snap)
		if err == nil {
			all, err = fact.ForNeed(ctx, snap, need, all)
		}
		if err != nil {
			return err
		}
		for _, c := range all {
			if slices.Contains(shown, c.PlotID) {
				candidates[c.PlotID] = c
			}
		}
		report, err := robustness.Examine(ctx, matches, robustness.Options{})
		if err != nil {
			return err
		}
		holds = explain.Robustness(loc, report)
		return nil
	}, func(err error) {
		if w.ws != ws || !w.shelved(shelfContest) {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.contest.candidates, w.contest.holds = candidates, holds
		w.showContest(false)
	})
}

// retellContest tells what is compared in the language of the moment, to a panel that is new.
func (w *Window) retellContest() {
	if w.shelved(shelfContest) {
		w.contest.holds = nil
		w.showContest(true)
		w.examine()
	}
}

// showContest puts what is compared into words and bars, with every slider where the project has it.
func (w *Window) showContest(working bool) {
	m := comparison.Model{Holds: w.contest.holds, Working: working, Empty: w.loc.T("comparison.nothing_next")}
	need := w.ranking.need
	var answers []match.Match
	for _, id := range w.contest.shown {
		if a, ok := w.ranking.of(id); ok {
			answers = append(answers, a)
			m.Plots = append(m.Plots, w.contestant(a))
		}
	}
	m.Title = need.Title
	for _, c := range need.Criteria {
		m.Criteria = append(m.Criteria, comparison.Criterion{Name: explain.Asker(w.loc, match.Asks(c))})
	}
	for _, a := range answers {
		for i, s := range explain.Steps(w.loc, need, a) {
			c := &m.Criteria[i]
			if s.Weight > 0 {
				c.Weight = w.loc.Percent(s.Weight, 0)
			}
			c.Cells = append(c.Cells, comparison.Cell{
				Value: upperFirst(s.Value), Points: s.Points, From: s.From, Earned: s.Earned, Room: s.Room, Known: s.Known, Missed: s.Missed,
			})
		}
	}
	w.contest.tries, w.contest.moved = map[string]trial{}, map[string]float64{}
	if len(answers) == 1 {
		m.Tries = w.triesOf(need, answers[0])
	}
	w.arena.Set(m)
}

func (w *Window) contestant(a match.Match) comparison.Plot {
	p := comparison.Plot{ID: a.PlotID, Name: a.Name, Verdict: upperFirst(explain.Verdict(w.loc, a.Verdict)), Mark: verdictMark(string(a.Verdict))}
	if a.Score != nil {
		p.Score, p.Share = w.loc.T("inspector.score", "score", w.loc.Number(*a.Score, 0)), *a.Score/100
	}
	return p
}

// triesOf are the numbers that can be tried for a plot: what it has, and what is asked.
func (w *Window) triesOf(need data.Need, a match.Match) []comparison.Try {
	var list []comparison.Try
	reasons := a.Reasons[len(a.Reasons)-len(need.Criteria):]
	for i, c := range need.Criteria {
		if c.Categorical() || !c.Understood() || c.Unit() == "rank" {
			continue
		}
		r := reasons[i]
		var value *float64
		if r.Utility != nil {
			value = &r.Value.Number
		}
		low, step, steps := ruler(c, value)
		for _, part := range []struct {
			name  string
			value *float64
		}{{"value", value}, {"min", c.Min}, {"max", c.Max}} {
			if part.value == nil && part.name != "value" {
				continue
			}
			t := comparison.Try{Key: part.name + ":" + string(c.Key()), Name: explain.Asker(w.loc, match.Asks(c)), Asked: part.name != "value", Steps: steps}
			if t.Asked {
				t.Name = w.loc.T("comparison."+part.name, "measure", t.Name)
			}
			at := low
			if part.value != nil {
				at = *part.value
			}
			t.At = int(math.Round((at - low) / step))
			t.Say = func(place int) string {
				if place == t.At {
					return explain.Value(w.loc, c.Key(), at) // not the step beside it
				}
				return explain.Value(w.loc, c.Key(), low+step*float64(place))
			}
			w.contest.tries[t.Key] = trial{c.Key(), part.name, low, step, t.At, part.value != nil}
			list = append(list, t)
		}
	}
	return list
}

// ruler is a scale in round steps over all that a criterion names and a plot has.
func ruler(c data.Criterion, value *float64) (low, step float64, steps int) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range []*float64{c.Min, c.Ideal, c.Max, value} {
		if v != nil {
			low, high = min(low, *v), max(high, *v)
		}
	}
	for _, p := range c.Points {
		low, high = min(low, p.Value), max(high, p.Value)
	}
	pad := max((high-low)/2, math.Abs(high)/4)
	if c.Unit() == "date" {
		pad = 365
	}
	if pad == 0 {
		pad = 1
	}
	low, high = low-pad, high+pad
	if c.Unit() != "date" {
		low = max(low, 0)
	}
	if c.Unit() == "share" {
		high = min(high, 1)
	}
	raw := (high - low) / 150
	power := math.Pow10(int(math.Floor(math.Log10(raw))))
	step = 10 * power
	for _, m := range []float64{1, 2, 5} {
		if raw <= m*power {
			step = m * power
			break
		}
	}
	if c.Unit() == "date" || c.Unit() == "count" {
		step = max(1, math.Round(step))
	}
	low = math.Floor(low/step) * step
	return low, step, int(math.Ceil((high - low) / step))
}

// tryNumber says what would become of the plot that is shown; nothing is stored.
func (w *Window) tryNumber(key string, place int) {
	t, ok := w.contest.tries[key]
	if !ok || len(w.contest.shown) != 1 {
		return
	}
	candidate, ok := w.contest.candidates[w.contest.shown[0]]
	if !ok {
		return
	}
	w.contest.moved[key] = t.low + t.step*float64(place)
	if place == t.at && t.known {
		delete(w.contest.moved, key)
	}
	need, candidate := w.withTrials(w.ranking.need, candidate)
	found, err := match.Rank(context.Background(), need, []match.Candidate{candidate})
	if err != nil { // such as a minimum above the maximum
		w.arena.Tell(w.notTried(err))
		return
	}
	w.arena.Tell(w.tried(found[0]))
}
