package plotform

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// ZoneForm is the form of a zone.
type ZoneForm struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Zone)
	OnCancel func()

	loc    *locale.Locale
	zone   data.Zone
	form   *kit.Form
	list   map[string]kit.Field
	filled map[string]string // what stood in a field of a number at first
}

// NewZone makes the form of a zone; title is its head, detail says what is drawn.
func NewZone(loc *locale.Locale, tips *kit.Tips, z data.Zone, title, detail string) *ZoneForm {
	f := &ZoneForm{loc: loc, zone: z, list: map[string]kit.Field{}, filled: map[string]string{}}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.list[id] = field
		return field.Object()
	}
	text := func(id string) fyne.CanvasObject { return keep(id, kit.NewTextField(f.label(id), "", "", "")) }
	day := func(id string) fyne.CanvasObject {
		return keep(id, kit.NewDayField(loc, f.label(id), ""))
	}
	metres := func(id string) fyne.CanvasObject { return keep(id, kit.NewTextField(f.label(id), "", "", "m")) }
	unknown := loc.T("value.unknown")
	choice := func(id string, options []kit.Option) fyne.CanvasObject {
		return keep(id, kit.NewChoiceField(f.label(id), "", options, nil))
	}
	answer := func(id string) fyne.CanvasObject { return choice(id, options(loc, "answer.", data.Answers(), unknown)) }
	notes := func(id string) fyne.CanvasObject { return keep(id, kit.NewNotesField(f.label(id), "")) }

	body := kit.Column(12,
		text("name"),
		choice("vocation", options(loc, "vocation.", data.Vocations(), unknown)),
		kit.Halves(text("commune"), text("insee")),
		choice("type", options(loc, "zone_type.", data.ZoneTypes(), unknown)),
		kit.Halves(choice("state", options(loc, "zone_state.", data.ZoneStates(), unknown)), choice("evolution", options(loc, "zone_evolution.", data.ZoneEvolutions(), unknown))),
		text("created"), notes("description"), keep("url", kit.NewTextField(f.label("url"), "", "https://", "")),
		f.part("zone.development"),
		choice("developer", options(loc, "zone_developer.", data.ZoneDevelopers(), unknown)), text("led_by"), text("planned_by"), text("sold_by"),
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
	words := kit.FormText{Title: title, Detail: detail, Save: loc.T("form.save"), Cancel: loc.T("form.cancel")}
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
	kit.Read(f.form, f.read, func(rule string) string { return explain.Rule(f.loc, rule) }, f.OnSave)
}

func (f *ZoneForm) fill() {
	z := f.zone
	for id, text := range zoneTexts(&z) {
		f.list[id].Fill(*text)
	}
	for id, text := range zoneDays(&z) {
		f.list[id].Fill(*text)
	}
	for id, code := range zoneCodes(&z) {
		f.list[id].Fill(code(nil))
	}
	for id, m := range zoneMetres(&z) {
		if *m != nil {
			f.list[id].Fill(f.loc.Number(**m, 0))
		}
		f.filled[id] = f.list[id].Value()
	}
}

// read gives the zone, or the field that does not make sense and the rule that it breaks. A distance that was not touched keeps its
// decimals.
func (f *ZoneForm) read() (z data.Zone, field, rule string) {
	z = f.zone
	for id, text := range zoneTexts(&z) {
		*text = f.list[id].Value()
	}
	for id, code := range zoneCodes(&z) {
		value := f.list[id].Value()
		code(&value)
	}
	for id, text := range zoneDays(&z) {
		day, ok := f.loc.ParseDay(f.list[id].Value())
		if !ok && f.list[id].Value() != "" {
			return z, id, "bad_date"
		}
		*text = day
	}
	for id, m := range zoneMetres(&z) {
		text := f.list[id].Value()
		if text == f.filled[id] {
			continue
		}
		if *m = nil; text == "" {
			continue
		}
		v, ok := f.loc.Parse(text)
		switch {
		case !ok:
			return z, id, "not_a_number"
		case v < 0:
			return z, id, "negative"
		}
		*m = &v
	}
	var bad *data.FieldError
	if err := z.Validate(); errors.As(err, &bad) && f.list[bad.Field] != nil {
		return z, bad.Field, bad.Rule
	}
	return z, "", ""
}
