package needform

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// dayWidth is the least width in which a day is seen whole beside its button, in Fyne units.
const dayWidth = 120

// bounds are the fields of what is asked.
func (row *criterion) bounds(c data.Criterion) fyne.CanvasObject {
	f, loc := row.form, row.form.loc
	if c.Categorical() {
		options := row.categories(c.Allowed)
		if len(options) == 0 {
			list := kit.NewTextField("", loc.T("need.allowed_hint"), "", "")
			list.Fill(joinCodes(c.Allowed))
			row.keep("allowed", list)
			return list.Object()
		}
		set := kit.NewSetField("", "", options)
		set.Fill(joinCodes(c.Allowed))
		set.OnChange = row.changed
		row.keep("allowed", set)
		return set.Object()
	}
	if c.Measure == data.MeasureRegime {
		options := []kit.Option{{Text: loc.T("form.any")}}
		for i, regime := range data.Regimes() {
			options = append(options, kit.Option{Code: plain(float64(i)), Text: regime})
		}
		choice := kit.NewChoiceField(loc.T("need.at_least"), "", options, func(string) { row.changed() })
		if c.Min != nil {
			choice.Fill(plain(*c.Min))
		}
		row.keep("min", choice)
		return choice.Object()
	}
	u := unitOf(row.measure)
	var objects []fyne.CanvasObject
	for _, part := range []struct {
		id    string
		value *float64
	}{{"min", c.Min}, {"ideal", c.Ideal}, {"max", c.Max}} {
		if part.id == "ideal" && len(c.Points) > 0 {
			continue // the points say what is best
		}
		label := loc.T("need." + part.id)
		if u.word != "" {
			label += " (" + u.word + ")"
		}
		field := kit.NewTextField(label, "", "", "")
		if u.day {
			field = kit.NewDayField(loc, f.tips, label, "")
		}
		if part.value != nil {
			field.Fill(u.write(f.loc, *part.value))
			row.texts[part.id] = field.Value()
		}
		row.keep(part.id, field)
		objects = append(objects, field.Object())
	}
	if u.day {
		return kit.Tiles(dayWidth, 8, objects...)
	}
	return kit.Cells(8, make([]float32, len(objects)), objects...)
}

// categories are the words to choose from; none means that they must be typed.
func (row *criterion) categories(asked []string) []kit.Option {
	var options []kit.Option
	switch row.measure {
	case data.MeasureCommune:
		options = append(options, row.form.model.Communes...)
	case data.MeasureUrbanZone:
		options = append(options, row.form.model.Zones...)
	default:
		codes := row.measure.Categories()
		if free := row.given.Free; free != nil && free.Kind == data.FreeIntersects {
			codes = []string{string(data.Yes), string(data.No)}
		}
		for _, code := range codes {
			options = append(options, kit.Option{Code: code, Text: explain.Category(row.form.loc, row.measure, code)})
		}
	}
	if len(options) == 0 {
		return nil
	}
	for _, code := range asked {
		if !hasCode(options, code) {
			options = append(options, kit.Option{Code: code, Text: code})
		}
	}
	return options
}
