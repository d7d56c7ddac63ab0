package needform

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/ui/kit"
)

// parts are the fields that a criterion may have.
var parts = []string{"min", "ideal", "max", "allowed", "hard", "weight"}

// criterion is the part of the form about one criterion.
type criterion struct {
	form    *Form
	measure data.Measure      // the key of what is asked
	given   data.Criterion    // with what the form cannot change
	texts   map[string]string // what the fields of given numbers were filled with, by part
	object  fyne.CanvasObject
}

func newCriterion(f *Form, c data.Criterion) *criterion {
	row := &criterion{form: f, measure: c.Key(), given: c, texts: map[string]string{}}
	name := kit.Body(explain.Asker(f.loc, match.Asks(c)))
	name.Bold = true
	cross := kit.IconButton("close", f.loc.T("need.drop_criterion"), f.tips, func() { f.drop(row) })
	cross.Small = true
	head := fyne.CanvasObject(kit.Row(6, kit.Grow(name.Cutting()), cross))
	if c.Free != nil {
		head = kit.Column(2, head, kit.Caption(explain.Question(f.loc, *c.Free)).Wrapping())
	}
	if !c.Understood() {
		row.object = head // kept as it came
		return row
	}
	hard := kit.NewMarkField(f.loc.T("need.hard"), "", nil)
	if c.Hard {
		hard.Fill("yes")
	}
	var weights []kit.Option
	for _, code := range []string{"0", "1", "2", "3", "5"} {
		weights = append(weights, kit.Option{Code: code, Text: f.loc.T("need.weight_" + code)})
	}
	have := f.loc.Number(c.Weight, decimals(c.Weight))
	code := plain(c.Weight)
	if !hasCode(weights, code) {
		weights = append(weights, kit.Option{Code: code, Text: f.loc.T("need.weight_other", "weight", have)})
	}
	weight := kit.NewChoiceField("", "", weights, nil)
	weight.Fill(code)
	row.keep("hard", hard)
	row.keep("weight", weight)
	parts := []fyne.CanvasObject{head, row.bounds(c)}
	if len(c.Points)+len(c.Grades) > 0 {
		scored := match.Asks(data.Criterion{Measure: c.Measure, Free: c.Free, Points: c.Points, Grades: c.Grades})
		parts = append(parts, kit.Caption(f.loc.T("need.function", "function", explain.Asked(f.loc, scored))).Wrapping())
	}
	row.object = kit.Column(5, append(parts, kit.Halves(hard.Object(), weight.Object()))...)
	return row
}

func (row *criterion) keep(part string, field kit.Field) {
	row.form.fields[string(row.measure)+"."+part] = field
}

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
		row.keep("allowed", set)
		return set.Object()
	}
	if c.Measure == data.MeasureRegime {
		options := []kit.Option{{Text: loc.T("form.any")}}
		for i, regime := range data.Regimes() {
			options = append(options, kit.Option{Code: plain(float64(i)), Text: regime})
		}
		choice := kit.NewChoiceField(loc.T("need.at_least"), "", options, nil)
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
		hint := ""
		if u.day {
			hint = loc.T("form.day")
		}
		field := kit.NewTextField(label, "", hint, "")
		if part.value != nil {
			field.Fill(u.write(f.loc, *part.value))
			row.texts[part.id] = field.Value()
		}
		row.keep(part.id, field)
		objects = append(objects, field.Object())
	}
	return kit.Halves(objects...)
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

func hasCode(options []kit.Option, code string) bool {
	for _, o := range options {
		if o.Code == code {
			return true
		}
	}
	return false
}
