package style

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"emprise/assets/icons"
	"emprise/geo/expression"
	"emprise/geo/paint"
)

// FileError says what is wrong with a style that was read, and where.
type FileError struct {
	At   string // the path of the value, such as classes[3].symbol.stroke.width; "" for the whole
	Rule string // a translation key below "style.invalid."
	Err  error  // what lies below; may be nil
}

// The rules that a style may break.
const (
	RuleNotJSON    = "not_json"
	RuleNewer      = "newer"      // of a version that this program does not know
	RuleTooLarge   = "too_large"  // beyond a limit
	RuleOutOfRange = "range"      // a number
	RuleColour     = "colour"     // not #RRGGBB or #RRGGBBAA
	RuleCode       = "code"       // not one of the words
	RuleOrder      = "order"      // indices, stops or ends in the wrong order
	RuleCondition  = "condition"  // none or several of values, within, unknown and where
	RuleExpression = "expression" // Err is an *expression.Error
	RuleNoClass    = "no_class"
)

func (e *FileError) Error() string {
	s := "style: " + e.At + ": " + e.Rule
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap is what lies below.
func (e *FileError) Unwrap() error { return e.Err }

// Explain gives the translation key of the sentence and its arguments.
func (e *FileError) Explain() (key string, args []any) {
	detail := ""
	if e.Err != nil {
		detail = e.Err.Error()
	}
	return "style.invalid." + e.Rule, []any{"at", e.At, "detail", detail, "version", FileVersion}
}

// Decode reads what Encode wrote, by hand or by program. All is checked against its limits, so that what it gives can be
// drawn; what is wrong is a *FileError.
func Decode(text []byte) (Rules, error) {
	if len(text) > MaxFileSize {
		return Rules{}, &FileError{Rule: RuleTooLarge}
	}
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return Rules{}, &FileError{Rule: RuleNotJSON, Err: err}
	}
	if head.Version != FileVersion {
		return Rules{}, &FileError{At: "version", Rule: RuleNewer}
	}
	var f fileRules
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Rules{}, &FileError{Rule: RuleNotJSON, Err: err}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Rules{}, &FileError{Rule: RuleNotJSON, Err: err}
	}
	r := &reader{}
	rules := r.rules(f)
	if r.err != nil {
		return Rules{}, r.err
	}
	return rules, nil
}

// reader turns the forms of the file into rules and keeps the first thing that is wrong.
type reader struct{ err *FileError }

func (r *reader) fail(at, rule string, err error) {
	if r.err == nil {
		r.err = &FileError{at, rule, err}
	}
}

func (r *reader) rules(f fileRules) Rules {
	out := Rules{Unit: r.text("unit", f.Unit), First: f.First, Opacity: r.number("opacity", f.Opacity, 0, 1), Shared: f.Shared, Only: f.Only}
	out.Shown = r.shown("shown", f.Shown)
	if f.Only != "" {
		if _, err := expression.Parse(f.Only); err != nil {
			r.fail("only", RuleExpression, err)
		}
	}
	if len(f.Classes) == 0 {
		r.fail("classes", RuleNoClass, nil)
	}
	if len(f.Classes) > MaxClasses || len(f.Plates) > maxConditions {
		r.fail("classes", RuleTooLarge, nil)
		return out
	}
	for i, c := range f.Classes {
		at := fmt.Sprintf("classes[%d]", i)
		out.Classes = append(out.Classes, Class{r.symbol(at+".symbol", c.Symbol), r.conditions(at+".when", c.When)})
	}
	seen := map[int]bool{}
	for _, i := range f.First {
		if i < 0 || i >= len(f.Classes) || seen[i] {
			r.fail("first", RuleOrder, nil)
		}
		seen[i] = true
	}
	if f.First != nil && len(f.First) == 0 {
		out.First = nil
	}
	if f.Label != nil {
		out.Label = r.label("label", *f.Label)
	}
	for i, p := range f.Plates {
		out.Plates = append(out.Plates, r.label(fmt.Sprintf("plates[%d]", i), p))
	}
	if c := f.Cluster; c != nil {
		out.Cluster = &Cluster{
			Radius: r.number("cluster.radius", c.Radius, 1, maxWidth), Shown: r.shown("cluster.shown", c.Shown),
			Fill: r.colour("cluster.fill", c.Fill), Ink: r.colour("cluster.ink", c.Ink),
		}
	}
	if f.Made != nil {
		out.Made = r.made(*f.Made)
	}
	return out
}

func (r *reader) made(f fileMade) Made {
	if !slices.Contains(Sorts(), f.Sort) {
		r.fail("made.sort", RuleCode, nil)
	}
	if f.Method != "" && !slices.Contains(Methods(), f.Method) {
		r.fail("made.method", RuleCode, nil)
	}
	r.text("made.column", f.Column)
	r.text("made.shades", f.Shades)
	r.number("made.count", float64(f.Count), 0, MaxClasses)
	return Made(f)
}

func (r *reader) text(at, s string) string {
	if len(s) > maxText {
		r.fail(at, RuleTooLarge, nil)
	}
	return s
}

func (r *reader) number(at string, v, least, greatest float64) float64 {
	if !(v >= least && v <= greatest) {
		r.fail(at, RuleOutOfRange, nil)
	}
	return v
}

func (r *reader) colour(at string, s fileColour) RGBA {
	c, ok := s.colour()
	if !ok {
		r.fail(at, RuleColour, nil)
	}
	return c
}

func (r *reader) code(at string, words []string, word string) int {
	i := slices.Index(words, word)
	if i < 0 {
		r.fail(at, RuleCode, nil)
		return 0
	}
	return i
}

func (r *reader) shown(at string, f *fileRange) Range {
	if f == nil {
		return Range{}
	}
	r.number(at+".finest", f.Finest, 0, 1e9)
	r.number(at+".coarsest", f.Coarsest, 0, 1e9)
	if f.Coarsest > 0 && f.Finest >= f.Coarsest {
		r.fail(at, RuleOrder, nil)
	}
	return Range{f.Finest, f.Coarsest}
}

func (r *reader) ramp(at string, f [][2]float64) Ramp {
	if len(f) > maxStops {
		r.fail(at, RuleTooLarge, nil)
		return nil
	}
	var out Ramp
	for i, s := range f {
		r.number(at, s[0], 1e-9, 1e9)
		r.number(at, s[1], 0, maxWidth)
		if i > 0 && s[0] <= f[i-1][0] {
			r.fail(at, RuleOrder, nil)
		}
		out = append(out, Stop{s[0], s[1]})
	}
	return out
}

func (r *reader) stroke(at string, f *fileStroke) paint.Stroke {
	if f == nil {
		return paint.Stroke{}
	}
	s := paint.Stroke{Colour: r.colour(at+".colour", f.Colour), Width: r.number(at+".width", f.Width, 0, maxWidth)}
	if len(f.Dash) > maxStops {
		r.fail(at+".dash", RuleTooLarge, nil)
		return s
	}
	for _, d := range f.Dash {
		r.number(at+".dash", d, 0, 10*maxWidth)
	}
	if len(f.Dash) > 0 {
		if s.Dash = f.Dash; slices.Max(f.Dash) < 0.1 {
			r.fail(at+".dash", RuleOutOfRange, nil)
		}
	}
	return s
}

func (r *reader) symbol(at string, f fileSymbol) Symbol {
	s := Symbol{
		Key: r.text(at+".key", f.Key), Literal: f.Literal, Hidden: f.Hidden, Shown: r.shown(at+".shown", f.Shown),
		Opacity: r.number(at+".opacity", f.Opacity, 0, 1), Least: r.number(at+".least", f.Least, 0, maxWidth),
		Casing: r.stroke(at+".casing", f.Casing), Stroke: r.stroke(at+".stroke", f.Stroke), Widths: r.ramp(at+".widths", f.Widths),
	}
	if p := f.Fill; p != nil {
		s.Fill = paint.Fill{
			Colour:        r.colour(at+".fill.colour", p.Colour),
			Pattern:       paint.Pattern(r.code(at+".fill.pattern", patternWords, p.Pattern)),
			PatternColour: r.colour(at+".fill.pattern_colour", p.PatternColour),
		}
	}
	if m := f.Marker; m != nil {
		if m.Icon != "" && !slices.Contains(icons.Names(), m.Icon) {
			r.fail(at+".marker.icon", RuleCode, nil)
		}
		s.Marker = Marker{
			Shape: Shape(r.code(at+".marker.shape", shapeWords, m.Shape)), Icon: m.Icon, Size: r.number(at+".marker.size", m.Size, 0, maxWidth),
			Fill: r.colour(at+".marker.fill", m.Fill), Stroke: r.stroke(at+".marker.stroke", m.Stroke), Core: r.colour(at+".marker.core", m.Core), Lone: m.Lone,
		}
	}
	return s
}

func (r *reader) conditions(at string, f []fileCondition) []Condition {
	if len(f) > maxConditions {
		r.fail(at, RuleTooLarge, nil)
		return nil
	}
	var out []Condition
	for i, c := range f {
		out = append(out, r.condition(fmt.Sprintf("%s[%d]", at, i), c))
	}
	return out
}

func (r *reader) condition(at string, f fileCondition) Condition {
	w := Condition{Column: r.name(at+".column", f.Column), Values: f.Values, Unknown: f.Unknown, Numeric: f.Numeric, Where: f.Where, Not: f.Not}
	asked := 0
	for _, is := range []bool{f.Within != nil, f.Unknown, f.Where != ""} {
		if is {
			asked++
		}
	}
	if asked > 1 || asked == 1 && f.Values != nil || (f.Where == "") == (f.Column == "") {
		r.fail(at, RuleCondition, nil)
	}
	if len(f.Values) > maxValues {
		r.fail(at+".values", RuleTooLarge, nil)
		return w
	}
	for _, v := range f.Values {
		r.text(at+".values", v)
	}
	if f.Where != "" {
		r.expression(at+".where", f.Where)
	}
	if p := f.Within; p != nil {
		w.Within = &Interval{math.Inf(-1), math.Inf(1), p.Closed}
		if p.From != nil {
			w.Within.From = *p.From
		}
		if p.To != nil {
			w.Within.To = *p.To
		}
		if w.Within.From > w.Within.To {
			r.fail(at+".within", RuleOrder, nil)
		}
	}
	return w
}

func (r *reader) expression(at, source string) {
	if _, err := expression.Parse(source); err != nil {
		r.fail(at, RuleExpression, err)
	}
}

// name is a column, or an expression after "=".
func (r *reader) name(at, s string) string {
	if len(s) > 0 && s[0] == '=' {
		r.expression(at, s[1:])
	} else {
		r.text(at, s)
	}
	return s
}

func (r *reader) label(at string, f fileLabel) Label {
	if len(f.Columns) > maxConditions {
		r.fail(at+".columns", RuleTooLarge, nil)
		return Label{}
	}
	for _, c := range f.Columns {
		r.name(at+".columns", c)
	}
	return Label{
		Columns: f.Columns, Size: r.number(at+".size", f.Size, 0, maxWidth), Sizes: r.ramp(at+".sizes", f.Sizes), Bold: f.Bold, Italic: f.Italic,
		Upper: f.Upper, Colour: r.colour(at+".colour", f.Colour), Halo: r.colour(at+".halo", f.Halo),
		Width: r.number(at+".halo_width", f.Width, 0, maxWidth), Priority: int(r.number(at+".priority", float64(f.Priority), -1000, 1000)),
		Shown: r.shown(at+".shown", f.Shown), Inside: f.Inside, Above: f.Above, Shield: r.colour(at+".shield", f.Shield),
		Below: r.number(at+".below", f.Below, -maxWidth, maxWidth), When: r.conditions(at+".when", f.When),
	}
}
