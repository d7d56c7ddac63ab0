package plotform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
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
}

// Form is the form of a plot.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Plot)
	OnCancel func()

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
}

// New makes the form of a plot.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	text := func(id, label, unit string) fyne.CanvasObject {
		t := kit.NewTextField(label, "", "", unit)
		f.fields[id] = t
		return t.Object()
	}
	choice := func(id, label string, options []kit.Option) fyne.CanvasObject {
		c := kit.NewChoiceField(label, "", options, nil)
		f.fields[id] = c
		return c.Object()
	}
	measure := func(id, unit string) fyne.CanvasObject { return text(id, loc.T("measure."+id), unit) }
	unknown := loc.T("value.unknown")
	zones := []kit.Option{{Text: loc.T("form.none")}}
	for _, z := range m.Zones {
		zones = append(zones, kit.Option{Code: z.ID, Text: z.Name})
	}
	regimes := []kit.Option{{Text: unknown}}
	for _, r := range data.Regimes() {
		regimes = append(regimes, kit.Option{Code: r, Text: r})
	}
	available := kit.NewDayField(loc, tips, loc.T("measure.available"), "")
	f.fields["available"] = available

	body := kit.Column(12, told(m.Told)...)
	if m.Close != "" {
		mark := kit.NewMarkField(m.Close, "", nil)
		f.fields["close"] = mark
		body.Add(mark.Object())
	}
	for _, o := range []fyne.CanvasObject{
		text("name", loc.T("plot.name"), ""),
		choice("zone_id", loc.T("plot.zone"), zones),
		choice("status", loc.T("measure.status"), asking.Or(unknown, asking.Options(loc, "status.", data.Statuses()))),
		kit.Halves(
			choice("owner", loc.T("plot.owner"), asking.Or(unknown, asking.Options(loc, "owner.", data.Owners()))),
			choice("occupancy", loc.T("measure.occupancy"), asking.Or(unknown, asking.Options(loc, "occupancy.", data.Occupancies()))),
		),
		choice("servicing", loc.T("plot.servicing"), asking.Or(unknown, asking.Options(loc, "servicing.", data.Servicings()))),
		kit.Halves(measure("price_eur_m2", loc.T("plot.eur_m2")), available.Object()),
		kit.Halves(measure("power_kva", "kVA"), measure("water_m3h", "m³/h")),
		kit.Halves(
			choice("fibre", loc.T("plot.fibre"), asking.Or(unknown, asking.Options(loc, "answer.", data.Answers()))),
			choice("truck_access", loc.T("plot.trucks"), asking.Or(unknown, asking.Options(loc, "answer.", data.Answers()))),
		),
		kit.Halves(
			choice("rail_siding", loc.T("plot.rail"), asking.Or(unknown, asking.Options(loc, "answer.", data.Answers()))),
			choice("icpe_max", loc.T("measure.icpe_max"), regimes),
		),
		measure("building_m2", "m²"),
	} {
		body.Add(o)
	}
	notes := kit.NewNotesField(loc.T("project.notes"), "")
	f.fields["notes"] = notes
	body.Add(notes.Object())

	words := asking.Text(loc, m.Title, m.Detail)
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	return f
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

// Complain shows why the plot was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() { f.save() }

// Closing says whether borders are to be brought together.
func (f *Form) Closing() bool { c := f.fields["close"]; return c != nil && c.Value() == "yes" }
