package plotform

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// ZoneForm is the form of a zone.
type ZoneForm struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Zone)
	OnCancel func()

	loc  *locale.Locale
	zone data.Zone
	form *kit.Form
	list map[string]kit.Field
}

// NewZone makes the form of a zone; title is its head, detail says what is drawn.
func NewZone(loc *locale.Locale, tips *kit.Tips, z data.Zone, title, detail string) *ZoneForm {
	f := &ZoneForm{loc: loc, zone: z, list: map[string]kit.Field{}}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.list[id] = field
		return field.Object()
	}
	text := func(id string) fyne.CanvasObject { return keep(id, kit.NewTextField(f.label(id), "", "", "")) }
	day := func(id string) fyne.CanvasObject {
		return keep(id, kit.NewDayField(loc, tips, f.label(id), ""))
	}
	metres := func(id string) fyne.CanvasObject { return keep(id, kit.NewTextField(f.label(id), "", "", "m")) }
	unknown := loc.T("value.unknown")
	choice := func(id string, options []kit.Option) fyne.CanvasObject {
		return keep(id, kit.NewChoiceField(f.label(id), "", options, nil))
	}
	answer := func(id string) fyne.CanvasObject {
		return choice(id, asking.Or(unknown, asking.Options(loc, "answer.", data.Answers())))
	}
	notes := func(id string) fyne.CanvasObject { return keep(id, kit.NewNotesField(f.label(id), "")) }

	body := kit.Column(12,
		text("name"),
		choice("vocation", asking.Or(unknown, asking.Options(loc, "vocation.", data.Vocations()))),
		kit.Halves(text("commune"), text("insee")),
		choice("type", asking.Or(unknown, asking.Options(loc, "zone_type.", data.ZoneTypes()))),
		kit.Halves(choice("state", asking.Or(unknown, asking.Options(loc, "zone_state.", data.ZoneStates()))), choice("evolution", asking.Or(unknown, asking.Options(loc, "zone_evolution.", data.ZoneEvolutions())))),
		text("created"), notes("description"), keep("url", kit.NewTextField(f.label("url"), "", "https://", "")),
		f.part("zone.development"),
		choice("developer", asking.Or(unknown, asking.Options(loc, "zone_developer.", data.ZoneDevelopers()))), text("led_by"), text("planned_by"), text("sold_by"),
		f.part("zone.networks"),
		kit.Halves(answer("power"), answer("gas")), kit.Halves(answer("drinking_water"), answer("sewer")), kit.Halves(answer("storm_water"), answer("fibre")),
		kit.Halves(answer("rail_siding"), answer("quay")), answer("public_transit"),
		f.part("zone.access"),
		text("road"), text("motorway"), metres("interchange_m"),
		kit.Halves(text("station"), metres("station_m")), kit.Halves(text("freight_station"), metres("freight_station_m")),
		kit.Halves(text("airport"), metres("airport_m")), kit.Halves(text("port"), metres("port_m")),
		f.part("zone.inventory"),
		day("inventory_started"), kit.Halves(day("consultation_start"), day("consultation_end")), kit.Halves(day("inventory_adopted"), day("inventory_due")),
		kit.Hairline(), notes("notes"),
	)
	words := asking.Text(loc, title, detail)
	f.form = kit.NewForm(words, f.list, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	return f
}

// label is the name of a field as a form writes it.
func (f *ZoneForm) label(id string) string {
	name := explain.FieldName(f.loc, id)
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// part is the head of fields that belong together.
func (f *ZoneForm) part(key string) fyne.CanvasObject {
	head := kit.Caption(f.loc.T(key))
	head.Bold = true
	return kit.Column(5, kit.Space(0, 2), head, kit.Hairline())
}

// Field finds a field by the JSON name of what it holds, of a zone, its networks or its access.
func (f *ZoneForm) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the zone was refused, at the field when the form has it.
func (f *ZoneForm) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save reads the fields and, when they make sense, tells OnSave.
func (f *ZoneForm) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

func (f *ZoneForm) fill() {
	z := f.zone
	for id, text := range zoneTexts(&z) {
		f.list[id].Fill(*text)
	}
	for _, d := range zoneDays(&z) {
		f.list[d.id].Fill(*d.to)
	}
	for id, code := range zoneCodes(&z) {
		f.list[id].Fill(code(nil))
	}
	for _, m := range zoneMetres(&z) {
		if *m.to != nil {
			f.list[m.id].Fill(f.loc.Number(**m.to, 0))
		}
	}
	f.form.Filled()
}

// read gives the zone. A distance that was not touched keeps its decimals.
func (f *ZoneForm) read(a *asking.Answers) data.Zone {
	z := f.zone
	for id, text := range zoneTexts(&z) {
		*text = a.Text(id)
	}
	for id, code := range zoneCodes(&z) {
		value := a.Text(id)
		code(&value)
	}
	for _, d := range zoneDays(&z) {
		*d.to = a.Day(d.id)
	}
	for _, m := range zoneMetres(&z) {
		*m.to = a.Number(m.id, 1, *m.to)
	}
	var bad *data.FieldError
	if err := z.Validate(); errors.As(err, &bad) && f.list[bad.Field] != nil {
		a.Wrong(bad.Field, bad.Rule)
	}
	return z
}
