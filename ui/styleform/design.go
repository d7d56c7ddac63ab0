package styleform

import (
	"math"
	"strconv"
	"strings"

	"emprise/data/symbology"
	"emprise/geo/paint"
	"emprise/geo/style"
	"emprise/ui/kit"
)

// perScale is the plane metres that a typographic pixel (1/96 inch) takes at the scale of 1:1.
const perScale = 0.0254 / 96

// fill puts a design into the fields.
func (f *Form) fill(d symbology.Design) {
	put := func(id, value string) {
		if field := f.fields[id]; field != nil {
			field.Fill(value)
		}
	}
	yes := func(on bool) string {
		if on {
			return "yes"
		}
		return ""
	}
	halves := func(v float64) string { return strconv.Itoa(int(math.Round(2 * v))) }
	put("sort", string(d.Sort))
	put("category", d.Column)
	put("number", d.Column)
	put("method", string(d.Method))
	put("count", strconv.Itoa(d.Count))
	put("rounded", yes(d.Rounded))
	bounds := make([]string, len(d.Bounds))
	for i, b := range d.Bounds {
		bounds[i] = f.loc.Number(b, 2)
	}
	put("bounds", strings.Join(bounds, "; "))
	put("family", d.Shades)
	put("reverse", yes(d.Reverse))
	put("colour", kit.SwatchValue(d.Colour))
	put("shape", style.ShapeWord(d.Shape))
	put("size", halves(d.Size))
	put("pattern", style.PatternWord(d.Pattern))
	put("width", halves(d.Width))
	put("dashed", yes(d.Dashed))
	put("opacity", strconv.Itoa(int(math.Round(d.Opacity*100))))
	put("label", d.Label)
	put("only", d.Only)
	put("farthest", f.scale(d.Shown.Coarsest))
	put("nearest", f.scale(d.Shown.Finest))
	for _, r := range d.Rules {
		name := ""
		if r.Symbol.Literal {
			name = r.Symbol.Key
		}
		back := symbology.Design{}
		back.Read(r.Symbol, f.model.Kind)
		f.addRule(r.Where, name, back.Colour)
	}
	if len(d.Rules) == 0 {
		f.addRule("", "", symbology.Qualitative()[0])
	}
}

// scale says a resolution as a scale, "" for none.
func (f *Form) scale(resolution float64) string {
	if resolution <= 0 {
		return ""
	}
	return f.loc.Number(resolution/perScale/f.model.Stretch, 0)
}

// Design is what stands in the fields; field names the first that cannot be read, "" when all can.
func (f *Form) Design() (d symbology.Design, field string) {
	value := func(id string) string {
		if have := f.fields[id]; have != nil {
			return have.Value()
		}
		return ""
	}
	number := func(id string) float64 {
		v, _ := strconv.Atoi(value(id))
		return float64(v)
	}
	d = f.model.Design
	d.Sort = style.Sort(value("sort"))
	if d.Column = value("category"); d.Sort == style.SortGraduated {
		d.Column = value("number")
	}
	d.Method, d.Count, d.Rounded = style.Method(value("method")), int(number("count")), value("rounded") != ""
	d.Shades, d.Reverse = value("family"), value("reverse") != ""
	d.Bounds = nil
	if d.Sort == style.SortGraduated && d.Method == style.Manual {
		for _, part := range strings.FieldsFunc(value("bounds"), func(r rune) bool { return r == ';' || r == '|' }) {
			v, ok := f.loc.Parse(part)
			if !ok {
				return d, "bounds"
			}
			d.Bounds = append(d.Bounds, v)
		}
		if len(d.Bounds) < 2 {
			return d, "bounds"
		}
	}
	c, ok := f.fields["colour"].(*kit.SwatchField).Colour()
	if !ok && d.Sort == style.SortSingle {
		return d, "colour"
	} else if ok {
		d.Colour = c
	}
	for _, s := range style.Shapes() {
		if style.ShapeWord(s) == value("shape") {
			d.Shape = s
		}
	}
	for _, p := range paint.Patterns() {
		if style.PatternWord(p) == value("pattern") {
			d.Pattern = p
		}
	}
	d.Size, d.Width, d.Dashed = number("size")/2, number("width")/2, value("dashed") != ""
	d.Opacity, d.Label, d.Only = number("opacity")/100, value("label"), value("only")
	for id, to := range map[string]*float64{"farthest": &d.Shown.Coarsest, "nearest": &d.Shown.Finest} {
		if *to = 0; value(id) == "" {
			continue
		}
		v, ok := f.loc.Parse(strings.TrimPrefix(value(id), "1:"))
		if !ok || v <= 0 {
			return d, id
		}
		*to = v * perScale * f.model.Stretch
	}
	d.Rules = nil
	for i, r := range f.rules {
		c, ok := r.colour.Colour()
		if !ok {
			return d, "rule_colour" + strconv.Itoa(i+1)
		}
		if r.where.Value() == "" {
			continue
		}
		s := d.Symbol(f.model.Kind, c)
		if s.Key = strings.TrimSpace(r.name.Text); s.Key == "" {
			s.Key = style.Told
		} else {
			s.Literal = true
		}
		d.Rules = append(d.Rules, style.Rule{Where: r.where.Value(), Symbol: s})
	}
	return d, ""
}
