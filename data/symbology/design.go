package symbology

import (
	"slices"

	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Design is what a person chooses of a layer's look: from it the rules are made, and made anew when the choice changes.
type Design struct {
	Sort   style.Sort // "" is the look of the layer's role
	Column string     // that tells categories apart, or whose numbers are graduated
	Method style.Method
	Count  int       // classes
	Bounds []float64 // of the classes, when Method is Manual
	Rules  []style.Rule

	Shades  string // a family, of graduated classes
	Reverse bool
	Rounded bool // bounds are

	Colour  style.RGBA
	Pattern paint.Pattern // of areas
	Width   float64       // of the line or the outline, typographic pixels; 0: none
	Dashed  bool
	Shape   style.Shape // of points
	Size    float64     // of points, typographic pixels
	Opacity float64     // 0 to 1

	Only      string // a condition: what it is not true for is not drawn
	Label     string // a column, "" names nothing
	LabelSize float64
	Shown     style.Range
}

// Bounds of what can be chosen.
const (
	MostClasses    = 9
	MostCategories = 12
)

// Qualitative are colours that all eyes tell apart: those of Okabe and Ito (2008), the ones that are easiest to see first.
func Qualitative() []style.RGBA {
	return []style.RGBA{blue, orange, green, vermilion, pink, style.Hex("#56B4E9"), yellow, ink}
}

// NewDesign is a design to begin with, for features of a kind.
func NewDesign(kind feature.Kind) Design {
	d := Design{
		Method: style.NaturalBreaks, Count: 5, Shades: style.Families()[0], Rounded: true,
		Colour: blue, Width: 1, Shape: style.Circle, Size: 8, Opacity: 1, LabelSize: 11,
	}
	if kind == feature.Lines {
		d.Width = 2
	}
	return d
}

// DesignOf is the design that a style was made of, as far as it can be read back; the kind is that of the features.
func DesignOf(r style.Rules, own bool, kind feature.Kind) Design {
	d := NewDesign(kind)
	d.Shown, d.Only = r.Shown, r.Only
	if r.Opacity > 0 {
		d.Opacity = r.Opacity
	}
	if len(r.Label.Columns) > 0 && own {
		d.Label, d.LabelSize = r.Label.Columns[0], r.Label.Size
	}
	if !own {
		d.Shown = style.Range{}
		return d
	}
	d.Sort = r.Made.Sort
	if d.Sort == "" && r.Only != "" {
		d.Shown = style.Range{}
		return d // the look of the role, of some features
	}
	if d.Sort == "" {
		d.Sort = style.SortSingle
	}
	m := r.Made
	d.Column, d.Reverse, d.Rounded = m.Column, m.Reverse, m.Rounded
	if m.Method != "" {
		d.Method = m.Method
	}
	if m.Count > 0 {
		d.Count = m.Count
	}
	if m.Shades != "" {
		d.Shades = m.Shades
	}
	if n := len(r.Classes); n > 0 {
		d.Read(r.Classes[n-1].Symbol, kind)
	}
	for i, c := range slices.Backward(r.Classes) {
		for _, w := range c.When {
			if w.Where != "" && d.Sort == style.SortRules {
				d.Rules = append(d.Rules, style.Rule{Where: w.Where, Symbol: r.Classes[i].Symbol})
			}
			if w.Within != nil && d.Method == style.Manual {
				d.Bounds = append(d.Bounds, w.Within.From, w.Within.To)
			}
		}
	}
	slices.Sort(d.Bounds)
	d.Bounds = slices.Compact(d.Bounds)
	return d
}

// Read takes colour, pattern, sizes and line of a symbol that features of a kind wear.
func (d *Design) Read(s style.Symbol, kind feature.Kind) {
	switch kind {
	case feature.Points:
		d.Colour, d.Size, d.Shape = s.Marker.Fill, s.Marker.Size, s.Marker.Shape
	case feature.Lines:
		d.Colour = s.Stroke.Colour
	default:
		d.Colour, d.Pattern = s.Fill.Colour, s.Fill.Pattern
		if s.Fill.Pattern != paint.Solid {
			d.Colour = s.Fill.PatternColour
		}
	}
	d.Colour.A = 255
	d.Width, d.Dashed = s.Stroke.Width, s.Stroke.Dash != nil
}

// Symbol is the sign that the design gives features of a kind, in one colour.
func (d Design) Symbol(kind feature.Kind, colour style.RGBA) style.Symbol {
	s := style.Symbol{Key: style.All}
	if d.Width > 0 {
		s.Stroke = style.Line(colour, d.Width)
	}
	if d.Dashed {
		s.Stroke.Dash = []float64{6, 4}
	}
	switch kind {
	case feature.Points:
		s.Marker = style.Marker{Shape: d.Shape, Size: d.Size, Fill: colour, Stroke: style.Line(white, 1.2)}
	case feature.Lines:
	default:
		s.Fill = style.Plain(style.Faded(colour, 0.75))
		if d.Pattern != paint.Solid {
			s.Fill = paint.Fill{Colour: style.Faded(colour, 0.15), Pattern: d.Pattern, PatternColour: style.Faded(colour, 0.9)}
		}
		s.Stroke.Colour = style.Shades{colour, ink}.At(0.45)
	}
	return s
}

// Make gives the rules of a design for the features of a set; told is how many classes or values there are in all. A column
// or an expression that cannot be read is an error that explains itself.
func (d Design) Make(set *feature.Set, kind feature.Kind) (r style.Rules, told int, err error) {
	template := d.Symbol(kind, d.Colour)
	if kind == feature.Areas && d.Sort != style.SortSingle && d.Sort != "" {
		template.Stroke.Colour = style.Faded(ink, 0.55) // one outline for all classes
	}
	switch d.Sort {
	case style.SortCategories:
		counts, distinct, _, err := style.Tally(set, d.Column, MostCategories)
		if err != nil {
			return style.Rules{}, 0, err
		}
		values := make([]string, len(counts))
		for i, c := range counts {
			values[i] = c.Value
		}
		r, told = style.Categories(d.Column, values, Qualitative(), template), distinct
	case style.SortGraduated:
		values, err := style.Numbers(set, d.Column)
		if err != nil {
			return style.Rules{}, 0, err
		}
		if d.Method == style.Manual {
			values = d.Bounds
		}
		division := style.Breaks(d.Method, values, min(max(d.Count, 1), MostClasses))
		if d.Rounded && d.Method != style.Manual {
			division.Bounds = style.Rounded(division.Bounds)
		}
		shades := style.ShadesOf(d.Shades)
		if d.Reverse {
			shades = shades.Reversed()
		}
		r, told = style.Graduated(d.Column, division.Bounds, shades, template), division.Classes()
		r.Made.Method, r.Made.Shades, r.Made.Reverse, r.Made.Rounded, r.Made.Count = d.Method, d.Shades, d.Reverse, d.Rounded, d.Count
	case style.SortRules:
		rest := d.Symbol(kind, grey)
		rest.Key = style.Others
		r, told = style.ByRules(d.Rules, &rest), len(d.Rules)
	default:
		r, told = style.Single(template), 1
		r.Made.Sort = style.SortSingle
	}
	r.Shown, r.Only = d.Shown, d.Only
	if d.Opacity > 0 && d.Opacity < 1 {
		r.Opacity = d.Opacity
	}
	if d.Label != "" {
		halo, width := halo(1.6)
		r.Label = style.Label{
			Columns: []string{d.Label}, Size: d.LabelSize, Colour: ink, Halo: halo, Width: width, Priority: 6, Inside: kind == feature.Areas,
		}
		if kind == feature.Points {
			r.Label.Below = d.Size + 3
		}
	}
	return r, told, nil
}
