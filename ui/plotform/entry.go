package plotform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/land"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// entry asks for the value of one field of a plot, and where it comes from.
type entry struct {
	object fyne.CanvasObject

	plot   data.Plot
	field  land.Field
	value  kit.Field
	came   string  // the value of the plot, as land has it
	shown  string  // what the field showed of it
	origin *origin // nil where it does not matter
}

// newEntry makes one that shows what the plot of m says; fit lays out again what it lies in.
func newEntry(loc *locale.Locale, tips *kit.Tips, field land.Field, m Model, fit func()) *entry {
	e := &entry{plot: m.Plot, field: field, came: field.Of(m.Plot)}
	e.value = e.asks(loc, tips, m.Zones)
	e.object = e.value.Object()
	if field.Sourced() {
		fresh := data.Origin{Source: m.Source, Date: m.Day, Confidence: data.Declared}
		e.origin = newOrigin(loc, tips, field.Origin(m.Plot), fresh, fit)
		e.object = kit.Column(2, e.value.Object(), e.origin.object)
	}
	e.fill(loc)
	e.shown = e.value.Value()
	e.changed()
	return e
}

// asks makes the field that the value is given in.
func (e *entry) asks(loc *locale.Locale, tips *kit.Tips, zones []data.Zone) kit.Field {
	label := explain.PlotField(loc, e.field.Name)
	options := make([]kit.Option, len(e.field.Codes))
	for i, c := range e.field.Codes {
		options[i] = kit.Option{Code: c, Text: explain.Code(loc, data.KindPlot, e.field.Name, c)}
	}
	listen := func(t *kit.TextField) kit.Field {
		t.Entry.OnChanged = func(string) { e.changed() }
		return t
	}
	switch e.field.Sort {
	case land.Numbered:
		return listen(kit.NewTextField(label, "", "", explain.Unit(loc, e.field.Unit)))
	case land.Dated:
		return listen(kit.NewDayField(loc, tips, label, ""))
	case land.Worded:
		return listen(kit.NewTextField(label, "", "", ""))
	case land.Listed:
		set := kit.NewSetField(label, "", options)
		set.OnChange = e.changed
		return set
	case land.InZone:
		for _, z := range zones {
			options = append(options, kit.Option{Code: z.ID, Text: z.Name})
		}
		return kit.NewChoiceField(label, "", asking.Or(loc.T("form.none"), options), func(string) { e.changed() })
	}
	return kit.NewChoiceField(label, "", asking.Or(loc.T("value.unknown"), options), func(string) { e.changed() })
}

func (e *entry) fill(loc *locale.Locale) {
	text := e.came
	if e.field.Sort == land.Numbered {
		if v, err := strconv.ParseFloat(e.came, 64); err == nil {
			text = asking.Number(loc, v)
		}
	}
	e.value.Fill(text)
}

// changed lets the origin follow the value: another value comes from who enters it, unless it is said otherwise.
func (e *entry) changed() {
	if e.origin != nil && e.value != nil {
		e.origin.follow(e.value.Value(), e.value.Value() == e.shown)
	}
}

// register puts the fields among those of a form: the value under its JSON name, its origin under names below that.
func (e *entry) register(fields map[string]kit.Field) {
	fields[e.field.Name] = e.value
	if e.origin != nil {
		fields[e.field.Name+".source"], fields[e.field.Name+".date"], fields[e.field.Name+".confidence"] = e.origin.source, e.origin.date, e.origin.sure
	}
}

// read gives the plot with what the fields say. A value that nobody touched keeps all its decimals.
func (e *entry) read(a *asking.Answers, form *kit.Form, p data.Plot) data.Plot {
	e.changed() // a set does not tell when it is filled
	name, value := e.field.Name, e.came
	touched := !form.Untouched(name)
	if touched {
		value = a.Text(name)
		switch e.field.Sort {
		case land.Numbered:
			value = ""
			if v := a.Number(name, 1, nil); v != nil {
				value = strconv.FormatFloat(*v, 'f', -1, 64)
			}
		case land.Dated:
			value = a.Day(name)
		}
	}
	o := e.field.Origin(p)
	switch {
	case e.origin != nil && value != "":
		o = e.origin.read(a, name, touched)
	case touched:
		o = data.Origin{}
	}
	if a.Rule != "" {
		return p
	}
	next, err := e.field.With(p, value, o)
	a.Valid(err)
	return next
}
