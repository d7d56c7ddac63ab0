package styleform

import (
	"cmp"
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/style"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnChange func(symbology.Design)
	OnSave   func()
	OnCancel func()

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	parts  map[style.Sort][]fyne.CanvasObject // what is asked of each sort
	sign   []fyne.CanvasObject                // of every sort but the role's own
	colour fyne.CanvasObject
	rules  []rule
	more   *fyne.Container // the conditions
	manual fyne.CanvasObject
	auto   fyne.CanvasObject
	legend *fyne.Container
	quiet  bool
}

// New makes an editor of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}, parts: map[style.Sort][]fyne.CanvasObject{}, quiet: true}
	body := kit.Column(12)
	body.Add(f.choice("sort", f.sorts()).Object())
	f.askCategories()
	f.askGraduated()
	f.askRules()
	for _, s := range []style.Sort{style.SortCategories, style.SortGraduated, style.SortRules} {
		for _, o := range f.parts[s] {
			body.Add(o)
		}
	}
	f.askSign(body)
	body.Add(f.text("only", f.loc.T("styling.rule_example"), "").Object())
	f.legend = kit.Column(4)
	body.Add(kit.Column(6, kit.Caption(loc.T("styling.legend")), f.legend))
	words := kit.FormText{Title: loc.T("styling.title"), Detail: m.Layer, Save: loc.T("styling.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, func() { f.OnSave() }, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill(m.Design)
	f.quiet = false
	f.shape()
	return f
}

// Field finds a field by its name.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Save does what the button does.
func (f *Form) Save() { f.OnSave() }

// Complain shows what is wrong with the choice.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Show draws the legend as the map would have it, with a note below it.
func (f *Form) Show(lines []Line, note string) {
	f.legend.Objects = nil
	for _, l := range lines {
		f.legend.Add(kit.Row(9, kit.NewPicture(22, 16, l.Mark), kit.Grow(kit.Body(l.Text).Cutting()), kit.Caption(l.Count)))
	}
	if note != "" {
		f.legend.Add(kit.Caption(note).Wrapping())
	}
	f.legend.Refresh()
	f.form.Fit()
}

func (f *Form) changed() {
	if f.quiet {
		return
	}
	f.shape()
	f.form.Complain("", "")
	d, field := f.Design()
	if field != "" {
		f.form.Complain(field, f.loc.T("styling.bad_"+strings.TrimRight(field, "0123456789")))
		return
	}
	f.OnChange(d)
}

// shape shows the questions that go with the sort.
func (f *Form) shape() {
	sort := style.Sort(f.fields["sort"].Value())
	for s, objects := range f.parts {
		for _, o := range objects {
			kit.Show(o, s == sort)
		}
	}
	manual := f.fields["method"].Value() == string(style.Manual)
	kit.Show(f.manual, sort == style.SortGraduated && manual)
	kit.Show(f.auto, sort == style.SortGraduated && !manual)
	for _, o := range f.sign {
		kit.Show(o, sort != "")
	}
	kit.Show(f.colour, sort == style.SortSingle)
	f.form.Fit()
}

func (f *Form) choice(id string, options []kit.Option) *kit.ChoiceField {
	c := kit.NewChoiceField(f.loc.T("styling."+id), "", options, func(string) { f.changed() })
	f.fields[id] = c
	return c
}

func (f *Form) text(id, placeholder, unit string) *kit.TextField {
	t := kit.NewTextField(f.loc.T("styling."+id), "", placeholder, unit)
	t.Entry.OnChanged = func(string) { f.changed() }
	f.fields[id] = t
	return t
}

func (f *Form) mark(id string) *kit.MarkField {
	m := kit.NewMarkField(f.loc.T("styling."+id), "", func(bool) { f.changed() })
	f.fields[id] = m
	return m
}

func (f *Form) slider(id string, least, most int, say func(int) string) *kit.SliderField {
	s := kit.NewSliderField(f.loc.T("styling."+id), "", least, most, say, f.changed)
	f.fields[id] = s
	return s
}

func (f *Form) sorts() []kit.Option {
	return asking.Or(f.loc.T("styling.sort.role"), asking.Options(f.loc, "styling.sort.", style.Sorts()))
}

// columns lists the attributes; numbers says to list those with numbers only.
func (f *Form) columns(numbers bool) []kit.Option {
	var options []kit.Option
	for _, c := range f.model.Columns {
		if c.Number || !numbers {
			options = append(options, kit.Option{Code: c.Name, Text: cmp.Or(c.Title, c.Name)})
		}
	}
	if numbers && f.model.Kind == feature.Areas {
		options = append(options, kit.Option{Code: "=area_m2", Text: f.loc.T("styling.drawn_area")})
	}
	return options
}

func (f *Form) askCategories() {
	f.parts[style.SortCategories] = []fyne.CanvasObject{f.choice("category", f.columns(false)).Object()}
}

func (f *Form) askGraduated() {
	methods, shades := asking.Options(f.loc, "styling.method.", style.Methods()), asking.Options(f.loc, "styling.shades.", style.Families())
	number := f.choice("number", f.columns(true)).Object()
	method := f.choice("method", methods).Object()
	f.auto = kit.Column(12, f.slider("count", 2, symbology.MostClasses, strconv.Itoa).Object(), f.mark("rounded").Object())
	f.manual = f.text("bounds", f.loc.T("styling.bounds_example"), "").Object()
	f.parts[style.SortGraduated] = []fyne.CanvasObject{
		number, method, f.auto, f.manual, f.choice("family", shades).Object(), f.mark("reverse").Object(),
	}
}

// askSign asks for the sign, the names and the scales.
func (f *Form) askSign(body *fyne.Container) {
	colours := make([]color.NRGBA, 0, 8)
	colours = append(colours, symbology.Qualitative()...)
	swatches := kit.NewSwatchField(f.loc.T("styling.colour"), "", colours, f.changed)
	f.fields["colour"] = swatches
	f.colour = swatches.Object()
	body.Add(f.colour)
	add := func(o fyne.CanvasObject) {
		f.sign = append(f.sign, o)
		body.Add(o)
	}
	pixels := func(v int) string { return f.loc.Number(float64(v)/2, 1) + "\u202fpx" }
	switch f.model.Kind {
	case feature.Points:
		var shapes []kit.Option
		for _, s := range style.Shapes() {
			if s != style.NoShape {
				shapes = append(shapes, kit.Option{Code: style.ShapeWord(s), Text: f.loc.T("styling.shape." + style.ShapeWord(s))})
			}
		}
		add(f.choice("shape", shapes).Object())
		add(f.slider("size", 6, 60, pixels).Object())
	case feature.Areas:
		var patterns []kit.Option
		for _, p := range paint.Patterns() {
			patterns = append(patterns, kit.Option{Code: style.PatternWord(p), Text: f.loc.T("styling.pattern." + style.PatternWord(p))})
		}
		add(f.choice("pattern", patterns).Object())
	}
	if f.model.Kind != feature.Points {
		add(f.slider("width", 0, 16, pixels).Object())
		add(f.mark("dashed").Object())
	}
	add(f.slider("opacity", 10, 100, func(v int) string { return f.loc.Percent(float64(v)/100, 0) }).Object())
	add(f.choice("label", asking.Or(f.loc.T("styling.no_label"), f.columns(false))).Object())
	add(kit.Halves(f.text("farthest", "50 000", "").Object(), f.text("nearest", "500", "").Object()))
}
