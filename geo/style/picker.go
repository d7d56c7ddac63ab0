package style

import (
	"fmt"

	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Picker answers which class each feature of one layer wears. It belongs to one goroutine.
type Picker struct {
	kept  func(f int) bool // nil: all
	steps []step
}

// step tries some classes that follow one another and gives the one that holds, -1 for none.
type step func(f int) int

// tried is a class and its questions.
type tried struct {
	class int
	holds []func(f int) bool
}

// Picker prepares the rules for a layer. Classes that read the same column one after another are asked together: a column of
// texts once for each different text, a column of numbers without looking it up again.
func (r Rules) Picker(l *scene.Layer) *Picker {
	order := r.order()
	p := &Picker{kept: r.Kept(l)}
	for i := 0; i < len(order); {
		n := r.alike(l.Features, order[i:])
		p.steps = append(p.steps, r.step(l.Features, order[i:i+n]))
		i += n
	}
	return p
}

// order is the indices of the classes as they are tried.
func (r Rules) order() []int {
	if r.First != nil {
		return r.First
	}
	order := make([]int, len(r.Classes))
	for i := range order {
		order[i] = i
	}
	return order
}

// alike is how many of the first classes depend on one and the same column or formula, 1 at least.
func (r Rules) alike(s *feature.Set, order []int) int {
	first := sole(s, r.Classes[order[0]].When)
	n := 1
	for first != nil && n < len(order) && sole(s, r.Classes[order[n]].When) == first {
		n++
	}
	return n
}

// sole is the only column or formula that conditions read, nil when there are none or several.
func sole(s *feature.Set, when []Condition) any {
	var only any
	for _, w := range when {
		var one any
		switch c := columnOf(s, w.Column); {
		case w.Where != "" || w.Column == "":
			return nil
		case w.Column[0] == '=':
			one = w.Column
		case c == nil:
			return nil
		default:
			one = c
		}
		if only != nil && one != only {
			return nil
		}
		only = one
	}
	return only
}

func (r Rules) step(s *feature.Set, order []int) step {
	classes := make([]tried, len(order))
	for i, class := range order {
		classes[i] = tried{class: class, holds: tests(s, r.Classes[class].When)}
	}
	ask := func(f int) int {
		for i := range classes {
			if all(classes[i].holds, f) {
				return classes[i].class
			}
		}
		return -1
	}
	switch one := sole(s, r.Classes[order[0]].When).(type) {
	case string:
		if have, err := read(s, one); err == nil {
			if among := r.ranges(order, false); among != nil {
				return ranged(have.number, among)
			}
		}
	case *feature.Column:
		if one.Type != feature.Text {
			if among := r.ranges(order, one.Type != feature.Boolean); among != nil {
				return ranged(one.Number, among)
			}
			return ask
		}
		if one.Distinct() <= max(few, s.Len()/2) {
			return remembered(one, ask)
		}
		if classOf := r.listed(order); classOf != nil {
			return func(f int) int {
				if one.Known(f) {
					if class, ok := classOf[one.Text(f)]; ok {
						return class
					}
				}
				return -1
			}
		}
	}
	return ask
}

// few is how many different texts are remembered even when they hardly repeat.
const few = 4096

// remembered asks once for each text of a column.
func remembered(c *feature.Column, ask step) step {
	answers := make([]int32, c.Distinct()+1) // 0: not asked yet; else the class and two
	return func(f int) int {
		a := &answers[c.Code(f)]
		if *a == 0 {
			*a = int32(ask(f)) + 2
		}
		return int(*a) - 2
	}
}

// listed gives the class of each value of classes that hold listed values and nothing else, nil when one asks more.
func (r Rules) listed(order []int) map[string]int {
	classOf := map[string]int{}
	for _, class := range order {
		when := r.Classes[class].When
		if len(when) != 1 || when[0].Not || when[0].Within != nil || when[0].Unknown {
			return nil
		}
		for _, v := range when[0].Values {
			if _, ok := classOf[v]; !ok {
				classOf[v] = class
			}
		}
	}
	return classOf
}

// among is an interval and its class; a class of what is unknown has no interval.
type among struct {
	Interval
	unknown bool
	class   int
}

// ranges are the intervals of classes of numbers that ask nothing else, nil when one asks more; values are intervals of one
// number where the column is one of numbers.
func (r Rules) ranges(order []int, values bool) []among {
	var out []among
	for _, class := range order {
		when := r.Classes[class].When
		if len(when) != 1 || when[0].Not {
			return nil
		}
		switch w := when[0]; {
		case w.Within != nil:
			out = append(out, among{Interval: *w.Within, class: class})
		case w.Unknown && (w.Numeric || values):
			out = append(out, among{Interval: Interval{From: 1, To: 0}, unknown: true, class: class})
		case w.Unknown || !values:
			return nil
		default:
			for v := range w.numbers(feature.Real) {
				out = append(out, among{Interval: Interval{v, v, true}, class: class})
			}
		}
	}
	return out
}

// ranged looks for a number in intervals, in the order in which they are tried.
func ranged(number func(f int) (float64, bool), in []among) step {
	unknown := -1
	for i := range in {
		if in[i].unknown {
			unknown = in[i].class
			break
		}
	}
	return func(f int) int {
		v, ok := number(f)
		if !ok {
			return unknown
		}
		for i := range in {
			if r := &in[i]; v >= r.From && (v < r.To || r.Closed && v == r.To) {
				return r.class
			}
		}
		return -1
	}
}

// Class is the index of the class that feature f wears, -1 for none.
func (p *Picker) Class(f int) int {
	if p.kept != nil && !p.kept(f) {
		return -1
	}
	for _, s := range p.steps {
		if c := s(f); c >= 0 {
			return c
		}
	}
	return -1
}

func tests(s *feature.Set, when []Condition) []func(f int) bool {
	var out []func(f int) bool
	for _, w := range when {
		t, _ := w.test(s) // what cannot be asked does not hold; Check says so
		out = append(out, t)
	}
	return out
}

func all(holds []func(f int) bool, f int) bool {
	for _, h := range holds {
		if !h(f) {
			return false
		}
	}
	return true
}

// Check says which condition, or which expression of a label, does not fit the layer: a column that is not there, an
// expression that cannot be worked out. It wraps an *expression.Error; nil when all fit.
func (r Rules) Check(l *scene.Layer) error {
	if r.Only != "" {
		if _, err := Where(r.Only).test(l.Features); err != nil {
			return fmt.Errorf("only: %w", err)
		}
	}
	for i, c := range r.Classes {
		for _, w := range c.When {
			if _, err := w.test(l.Features); err != nil {
				return fmt.Errorf("class %d: %w", i, err)
			}
		}
	}
	for _, n := range append([]Label{r.Label}, r.Plates...) {
		for _, w := range n.When {
			if _, err := w.test(l.Features); err != nil {
				return fmt.Errorf("label: %w", err)
			}
		}
		for _, c := range n.Columns {
			if c != "" && c[0] == '=' {
				if _, err := read(l.Features, c); err != nil {
					return fmt.Errorf("label: %w", err)
				}
			}
		}
	}
	return nil
}

// Numbers are the numbers of a column, or of an expression after "=", for all features of a layer: NaN where unknown. What is
// wrong with the name is an *expression.Error.
func Numbers(s *feature.Set, column string) ([]float64, error) {
	have, err := read(s, column)
	if err != nil {
		return nil, err
	}
	out := make([]float64, s.Len())
	for f := range out {
		v, ok := have.number(f)
		if out[f] = v; !ok {
			out[f] = nan
		}
	}
	return out, nil
}

// Read gives what the label reads for each feature of a layer, "" when it names it not.
func (n Label) Read(l *scene.Layer) func(f int) string {
	var sources []func(f int) (string, bool)
	for _, name := range n.Columns {
		if have, err := read(l.Features, name); err == nil {
			sources = append(sources, have.text)
		}
	}
	when := tests(l.Features, n.When)
	return func(f int) string {
		if !all(when, f) {
			return ""
		}
		for _, text := range sources {
			if t, ok := text(f); ok && t != "" {
				return t
			}
		}
		return ""
	}
}
