package style

import (
	"cmp"
	"slices"

	"emprise/geo/feature"
	"emprise/geo/paint"
)

// Sort is how a style tells features apart.
type Sort string

// The sorts.
const (
	SortSingle     Sort = "single"     // all look alike
	SortCategories Sort = "categories" // by the values of a column
	SortGraduated  Sort = "graduated"  // by classes of numbers
	SortRules      Sort = "rules"      // by expressions
)

// Sorts lists them.
func Sorts() []Sort { return []Sort{SortSingle, SortCategories, SortGraduated, SortRules} }

// Made says how classes were made, for whoever wants to make them anew: it is not drawn.
type Made struct {
	Sort    Sort
	Column  string // or an expression after "="
	Method  Method // graduated
	Count   int    // classes that were asked for
	Shades  string // a family
	Reverse bool   // of the shades
	Rounded bool   // bounds were
}

// Keys of the classes that constructors make. Told is the key of a symbol that the legend tells by its condition.
const (
	Told    = "legend.told"
	Others  = "legend.others"  // values that are in no class
	Missing = "legend.missing" // the value is unknown
	All     = "legend.all"     // whatever it is
)

// Graduated gives the numbers of a column, or of an expression after "=", the classes between bounds, from the first shade
// to the last; the template is what is tinted. What is unknown has a class of its own, and so have numbers beyond the
// bounds, which come when data change.
func Graduated(column string, bounds []float64, shades Shades, template Symbol) Rules {
	within := intervals(bounds)
	colours := shades.Take(len(within))
	r := Rules{Made: Made{Sort: SortGraduated, Column: column, Count: len(within)}}
	r.Classes = []Class{
		{Symbol: faint(template, Others)},
		{Symbol: faint(template, Missing), When: []Condition{{Column: column, Unknown: true, Numeric: true}}},
	}
	for i := range within {
		s := template.Tinted(colours[i])
		s.Key, s.Literal = Told, false
		r.First = append(r.First, len(r.Classes))
		r.Classes = append(r.Classes, Class{s, []Condition{In(column, within[i])}})
	}
	r.First = append(r.First, 1, 0)
	return r
}

// Sized does as Graduated with markers and lines that grow from one size to another instead of colours: both are multiples of
// those of the template.
func Sized(column string, bounds []float64, least, greatest float64, template Symbol) Rules {
	r := Graduated(column, bounds, Shades{{}}, template)
	n := len(r.Classes) - 2
	for i := range n {
		k := least
		if n > 1 {
			k += (greatest - least) * float64(i) / float64(n-1)
		}
		s := template
		s.Key, s.Literal = Told, false
		s.Stroke.Width *= k
		s.Marker.Size *= k
		r.Classes[2+i].Symbol = s
	}
	return r
}

// Categories gives each of the values of a column a colour of its own, in the order of the values, and one class to all
// others. What is unknown has a class of its own.
func Categories(column string, values []string, colours []RGBA, template Symbol) Rules {
	r := Rules{Made: Made{Sort: SortCategories, Column: column, Count: len(values)}}
	r.Classes = []Class{
		{Symbol: faint(template, Others)},
		{Symbol: faint(template, Missing), When: []Condition{{Column: column, Unknown: true}}},
	}
	for i, v := range values {
		s := template
		if len(colours) > 0 {
			s = template.Tinted(colours[i%len(colours)])
			if lap := i / len(colours); lap > 0 && s.Fill.Colour.A > 0 { // a colour that comes again has another pattern
				s.Fill.Pattern = laps[lap%len(laps)]
				s.Fill.PatternColour, s.Fill.Colour = s.Fill.Colour, Faded(s.Fill.Colour, 0.3)
				s.Fill.PatternColour.A = max(s.Fill.PatternColour.A, 200)
			}
		}
		s.Key, s.Literal = Told, false
		r.First = append(r.First, len(r.Classes))
		r.Classes = append(r.Classes, Class{s, []Condition{Is(column, v)}})
	}
	r.First = append(r.First, 1, 0)
	return r
}

var laps = []paint.Pattern{paint.Solid, paint.WideHatch, paint.FallingHatch, paint.CrossHatch, paint.Dots, paint.DenseHatch}

// Rule is a condition in the language of expressions, and what wears its symbol. The symbol says itself in the legend.
type Rule struct {
	Where  string
	Symbol Symbol
}

// ByRules tries expressions in order: the first that is true is worn. The first rule lies on top; what none takes wears the
// fallback when there is one.
func ByRules(rules []Rule, fallback *Symbol) Rules {
	r := Rules{Made: Made{Sort: SortRules, Count: len(rules)}}
	if fallback != nil {
		r.Classes = append(r.Classes, Class{Symbol: *fallback})
	}
	for _, rule := range slices.Backward(rules) {
		r.Classes = append(r.Classes, Class{rule.Symbol, []Condition{Where(rule.Where)}})
	}
	for i := range r.Classes {
		r.First = append(r.First, len(r.Classes)-1-i)
	}
	return r
}

// faint is what features without a class wear: grey, hardly there, of the kind of the template.
func faint(s Symbol, key string) Symbol {
	grey, white := Hex("#8A8A8A"), Hex("#FFFFFF")
	s = s.Tinted(grey)
	s.Key, s.Literal, s.Hidden = key, false, false
	if s.Fill.Colour.A > 0 || s.Fill.Pattern != paint.Solid {
		s.Fill = paint.Fill{Colour: Faded(grey, 0.06)}
		if key == Missing {
			s.Fill.Pattern, s.Fill.PatternColour = paint.Dots, Faded(grey, 0.7)
		}
	} else {
		s.Stroke.Dash = []float64{3, 3}
	}
	if s.Marker.Fill.A > 0 {
		s.Marker.Fill = white
		s.Marker.Stroke = Line(grey, 1)
		s.Marker.Size *= 0.8
	}
	return s
}

// Count is a value and how many features have it.
type Count struct {
	Value string
	Count int
}

// Tally lists the different values of a column, or of an expression after "=", the most frequent first, and how many
// features have none. It lists limit of them at most and says how many there are in all.
func Tally(s *feature.Set, column string, limit int) (counts []Count, distinct, unknown int, err error) {
	have, err := read(s, column)
	if err != nil {
		return nil, 0, 0, err
	}
	if c := have.column; c != nil && c.Type == feature.Text {
		n := make([]int, c.Distinct()+1)
		for f := range s.Len() {
			n[c.Code(f)]++
		}
		for code, k := range n[1:] {
			if k > 0 {
				counts = append(counts, Count{c.Word(uint32(code + 1)), k})
			}
		}
		unknown = n[0]
	} else {
		seen := map[string]int{}
		for f := range s.Len() {
			if t, ok := have.text(f); ok {
				seen[t]++
			} else {
				unknown++
			}
		}
		for v, k := range seen {
			counts = append(counts, Count{v, k})
		}
	}
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value)) })
	distinct = len(counts)
	return counts[:min(len(counts), max(0, limit))], distinct, unknown, nil
}
