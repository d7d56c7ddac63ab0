package plotform

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/land"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form of a plot begins with.
type Model struct {
	Plot   data.Plot
	Title  string   // head of the form
	Detail string   // what is drawn, in words
	Told   []string // what else the user must know before saving
	Zones  []data.Zone
	Day    string // AAAA-MM-JJ, of the values that are entered now
	Source string // of those values, in words
	// Close offers to bring borders together that are a few centimetres apart, in words; "" offers nothing.
	Close string
	// Open is a topic to begin with, in sight and unfolded; "" begins at the top.
	Open land.Topic
}

// Form is the form of a plot. Below the fields that every plot has, those of each topic are folded away while nothing is known of them.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Plot)
	OnCancel func()

	loc      *locale.Locale
	model    Model
	form     *kit.Form
	fields   map[string]kit.Field
	entries  []*entry
	sections map[land.Topic]*kit.Section
}

// New makes the form of a plot.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}, sections: map[land.Topic]*kit.Section{}}
	body := kit.Column(12, told(m.Told)...)
	if m.Close != "" {
		mark := kit.NewMarkField(m.Close, "", nil)
		f.fields["close"] = mark
		body.Add(mark.Object())
	}
	name := kit.NewTextField(loc.T("plot.name"), "", "", "")
	notes := kit.NewNotesField(loc.T("project.notes"), "")
	f.fields["name"], f.fields["notes"] = name, notes
	body.Add(name.Object())
	of := map[land.Topic][]fyne.CanvasObject{}
	for _, field := range land.Fields() {
		e := newEntry(loc, tips, field, m, f.fit)
		f.entries = append(f.entries, e)
		e.register(f.fields)
		of[field.Topic] = append(of[field.Topic], e.object)
	}
	for _, o := range of[land.OfLand] {
		body.Add(o)
	}
	folded := kit.Column(0)
	for _, topic := range land.Topics()[1:] {
		if topic == land.OfSale {
			of[topic] = append([]fyne.CanvasObject{kit.Caption(loc.T("plot.sale_inside")).Wrapping()}, of[topic]...)
		}
		s := kit.NewSection(Topic(loc, topic), kit.Column(12, of[topic]...))
		s.OnFlip = f.fit
		f.sections[topic] = s
		folded.Add(s.Object)
	}
	folded.Add(kit.Hairline())
	body.Add(folded)
	body.Add(notes.Object())

	f.form = kit.NewForm(asking.Text(loc, m.Title, m.Detail), f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	name.Fill(m.Plot.Name)
	notes.Fill(m.Plot.Notes)
	f.form.Filled()
	for _, e := range f.entries {
		if s := f.sections[e.field.Topic]; s != nil && !s.Open() && (e.came != "" || e.field.Topic == m.Open) {
			s.Flip()
		}
	}
	return f
}

// Topic is the name of a topic of plots.
func Topic(loc *locale.Locale, t land.Topic) string { return loc.T("plot.topic." + string(t)) }

// fit lays the form out again, once there is one.
func (f *Form) fit() {
	if f.form != nil {
		f.form.Fit()
	}
}

// told are sentences above the fields.
func told(sentences []string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range sentences {
		all = append(all, kit.Caption(s).Wrapping())
	}
	return all
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the plot was refused, at the field when the form has it, in sight.
func (f *Form) Complain(field, sentence string) {
	for _, e := range f.entries {
		if name, _, _ := strings.Cut(field, "."); e.field.Name == name && sentence != "" {
			if s := f.sections[e.field.Topic]; s != nil && !s.Open() {
				s.Flip()
			}
			if field != name {
				e.origin.open()
			}
		}
	}
	f.form.Complain(field, sentence)
}

// Unfold opens all topics.
func (f *Form) Unfold() {
	for _, s := range f.sections {
		if !s.Open() {
			s.Flip()
		}
	}
}

// First is the field to begin with.
func (f *Form) First() string {
	for _, e := range f.entries {
		if e.field.Topic == f.model.Open && e.came == "" {
			return e.field.Name
		}
	}
	return "name"
}

// Save does what the button does.
func (f *Form) Save() { f.save() }

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	f.form.Complain("", "")
	a := asking.Of(f.form, f.loc)
	p := f.model.Plot
	p.Name, p.Notes = a.Needed("name"), a.Text("notes")
	for _, e := range f.entries {
		p = e.read(a, f.form, p)
	}
	if a.Rule != "" {
		f.Complain(a.Field, explain.Rule(f.loc, a.Rule))
		return
	}
	f.OnSave(p)
}

// Closing says whether borders are to be brought together.
func (f *Form) Closing() bool { c := f.fields["close"]; return c != nil && c.Value() == "yes" }
