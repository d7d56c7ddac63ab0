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

// criterion is the part of the form about one criterion: a card.
type criterion struct {
	form    *Form
	measure data.Measure        // the key of what is asked
	given   data.Criterion      // with what the fields do not tell
	texts   map[string]string   // what the fields of given numbers were filled with, by part
	asks    *kit.Text           // what it asks, in words
	share   *kit.Text           // of the weight of all
	curve   *curve              // nil when it has none
	body    []fyne.CanvasObject // below its head
	quiet   bool                // the fields are being filled
}

func newCriterion(f *Form, c data.Criterion) *criterion {
	row := &criterion{form: f, measure: c.Key(), given: c, texts: map[string]string{}, quiet: true}
	defer func() { row.quiet = false }()
	if !c.Understood() {
		return row // kept as it came
	}
	row.asks = kit.Caption(explain.Asked(f.loc, match.Asks(c))).Wrapping()
	hard := kit.NewMarkField(f.loc.T("need.hard"), "", func(bool) { row.changed() })
	if c.Hard {
		hard.Fill("yes")
	}
	weight := newWeightField(f.loc.T("need.weight"), scale(max(f.greatest, c.Weight)), row.changed)
	weight.Fill(plain(c.Weight))
	row.share = kit.Caption("")
	row.keep("hard", hard)
	row.keep("weight", weight)
	row.body = []fyne.CanvasObject{row.asks, row.bounds(c)}
	if !c.Categorical() && c.Measure != data.MeasureRegime {
		row.body = append(row.body, row.function())
	}
	row.body = append(row.body, weight.Object(), kit.Row(12, hard.Object(), kit.Grow(row.share)))
	return row
}

// draw is the card, with the buttons that move it and take it out.
func (row *criterion) draw(buttons fyne.CanvasObject) fyne.CanvasObject {
	name := kit.Body(explain.Asker(row.form.loc, match.Asks(row.given)))
	name.Bold = true
	head := fyne.CanvasObject(kit.Row(2, kit.Grow(name.Cutting()), buttons))
	if free := row.given.Free; free != nil {
		head = kit.Column(2, head, kit.Caption(explain.Question(row.form.loc, *free)).Wrapping())
	}
	return kit.Card(append([]fyne.CanvasObject{head}, row.body...)...)
}

// function is the drawing of the value function, with the buttons that change its points.
func (row *criterion) function() fyne.CanvasObject {
	f, loc := row.form, row.form.loc
	row.curve = newCurve(row.given, unitOf(row.measure), func(v float64) string { return explain.Value(loc, row.measure, v) }, row.take)
	button := func(key string, do func()) *kit.Button {
		b := kit.NewButton(loc.T(key), "", kit.Quiet, do)
		b.Small = true
		return b
	}
	redraw := func(change func(data.Criterion) data.Criterion) {
		if c, _, bad := f.criterion(row); bad == "" {
			f.replace(row, change(c))
		}
	}
	if len(row.given.Points) == 0 {
		free := button("need.points", func() { redraw(inPoints) })
		free.Tips, free.Tip = f.tips, loc.T("need.points_tip")
		return kit.Column(3, row.curve, kit.Row(4, free))
	}
	less := button("need.point_less", func() {
		redraw(func(c data.Criterion) data.Criterion { return withoutPoint(c, knobs(c)[row.curve.held].pointAt()) })
	})
	return kit.Column(3, row.curve, kit.Row(4, button("need.point_more", func() { redraw(withPoint) }), less))
}

// take fills the fields with what a knob was moved to.
func (row *criterion) take(c data.Criterion) {
	row.quiet = true
	u := unitOf(row.measure)
	for part, v := range map[string]*float64{"min": c.Min, "ideal": c.Ideal, "max": c.Max} {
		if field := row.form.fields[string(row.measure)+"."+part]; field != nil && v != nil {
			if text := u.write(row.form.loc, *v); text != field.Value() {
				field.Fill(text)
			}
			row.texts[part] = field.Value()
		}
	}
	row.given.Min, row.given.Ideal, row.given.Max, row.given.Points = c.Min, c.Ideal, c.Max, c.Points
	row.form.form.Touch() // its points are no fields
	row.quiet = false
	row.changed()
}

// changed follows what the fields say now.
func (row *criterion) changed() {
	if row.quiet {
		return
	}
	if c, _, bad := row.form.criterion(row); bad == "" {
		row.asks.Set(explain.Asked(row.form.loc, match.Asks(c)))
		if row.curve != nil && !row.curve.dragging {
			row.curve.set(c)
		}
	}
	row.form.changed()
}

func (row *criterion) keep(part string, field kit.Field) {
	row.form.fields[string(row.measure)+"."+part] = field
	if text, ok := field.(*kit.TextField); ok {
		text.Entry.OnChanged = func(string) { row.changed() }
	}
}

func hasCode(options []kit.Option, code string) bool {
	for _, o := range options {
		if o.Code == code {
			return true
		}
	}
	return false
}
