package match

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"emprise/data"
)

// Course is which way a plot went between two rankings.
type Course string

// The courses.
const (
	Entered Course = "entered" // it was not proposed, and is
	Left    Course = "left"    // it was proposed, and is not
	Rose    Course = "rose"
	Fell    Course = "fell"
	Turned  Course = "turned" // the rank is the same and the verdict, or the score to a tenth, is not
)

// Courses lists them in the order in which they are told.
func Courses() []Course { return []Course{Entered, Left, Rose, Fell, Turned} }

// Move is how a plot came from one ranking of a need to a later one.
type Move struct {
	PlotID        string
	Name          string
	Course        Course
	Before, After *Match // nil: it was not there, or is not
	Why           []Turn // what changed of the plot or of what is asked; none: others went past it
}

// Turn is one reason that is not what it was; nil where there was none or is none any more.
type Turn struct{ Before, After *Reason }

// Moves compares two rankings of one need, which may have changed between. Plots that are proposed in none are left out, as are
// those of which nothing changed. The order is that of Courses, then of the later ranks, then of the earlier ones.
func Moves(before, after []Match) []Move {
	was := make(map[string]*Match, len(before))
	for i := range before {
		was[before[i].PlotID] = &before[i]
	}
	var moves []Move
	add := func(then, now *Match) {
		if course, moved := courseOf(then, now); moved {
			named := cmp.Or(now, then)
			moves = append(moves, Move{named.PlotID, named.Name, course, then, now, turns(then, now)})
		}
	}
	for i := range after {
		add(was[after[i].PlotID], &after[i])
		delete(was, after[i].PlotID)
	}
	for i := range before {
		if m := &before[i]; was[m.PlotID] == m {
			add(m, nil)
		}
	}
	slices.SortStableFunc(moves, func(a, b Move) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Courses(), a.Course), slices.Index(Courses(), b.Course)),
			cmp.Compare(rankOf(a.After), rankOf(b.After)),
			cmp.Compare(rankOf(a.Before), rankOf(b.Before)),
			strings.Compare(a.PlotID, b.PlotID),
		)
	})
	return moves
}

func rankOf(m *Match) int {
	if m == nil {
		return 0
	}
	return m.Rank
}

func courseOf(then, now *Match) (Course, bool) {
	before, after := rankOf(then), rankOf(now)
	switch {
	case before == 0 && after == 0:
		return "", false
	case before == 0:
		return Entered, true
	case after == 0:
		return Left, true
	case after < before:
		return Rose, true
	case after > before:
		return Fell, true
	}
	return Turned, then.Verdict != now.Verdict || shown(then.Score) != shown(now.Score)
}

// turns are the reasons that changed, in the order of the later match.
func turns(then, now *Match) []Turn {
	if then == nil || now == nil {
		return nil // the plot itself is new, or gone
	}
	old := make(map[data.Measure]*Reason, len(then.Reasons))
	for i := range then.Reasons {
		old[then.Reasons[i].Measure] = &then.Reasons[i]
	}
	var all []Turn
	for i := range now.Reasons {
		r := &now.Reasons[i]
		if o := old[r.Measure]; o == nil || !o.says(r) {
			all = append(all, Turn{o, r})
		}
		delete(old, r.Measure)
	}
	for i := range then.Reasons {
		if r := &then.Reasons[i]; old[r.Measure] == r {
			all = append(all, Turn{r, nil})
		}
	}
	return all
}

// says whether two reasons come to the same: what is asked and what is known of it. Where the value comes from is no matter.
func (r *Reason) says(o *Reason) bool {
	a, b := *r, *o
	for _, v := range []*Value{&a.Value, &b.Value} {
		v.Source, v.Date, v.Confidence = "", "", ""
		if !v.Known {
			v.Number, v.Categories = 0, nil
		}
	}
	a.Contribution, b.Contribution = nil, nil // it follows from the others
	return reflect.DeepEqual(a, b)
}
