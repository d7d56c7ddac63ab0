package plotform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// origin says under a value where it comes from, in one quiet line that opens to be changed.
type origin struct {
	object *fyne.Container

	loc          *locale.Locale
	came, fresh  data.Origin // of the value that the form began with, and of one that is entered now
	line         *kit.Button
	rows         fyne.CanvasObject
	source, date *kit.TextField
	sure         *kit.ChoiceField
	own          bool // a person has said it here
	filling      bool
	fit          func()
}

func newOrigin(loc *locale.Locale, tips *kit.Tips, came, fresh data.Origin, fit func()) *origin {
	o := &origin{loc: loc, came: came, fresh: fresh, fit: fit}
	o.line = kit.NewButton("", "chevron-right", kit.Quiet, o.flip)
	o.line.Small, o.line.Left, o.line.Tip, o.line.Tips = true, true, loc.T("plot.origin_tip"), tips
	o.source = kit.NewTextField(loc.T("plot.origin_source"), "", "", "")
	o.date = kit.NewDayField(loc, tips, loc.T("plot.origin_date"), "")
	said := func(string) {
		if !o.filling {
			o.own = true
			o.say()
		}
	}
	o.source.Entry.OnChanged, o.date.Entry.OnChanged = said, said
	o.sure = kit.NewChoiceField(loc.T("plot.origin_confidence"), "",
		asking.Or(loc.T("value.unknown"), asking.Options(loc, "confidence.", data.Confidences())), said)
	o.rows = kit.Pad(kit.Insets{Left: 22, Bottom: 4}, kit.Column(6, o.source.Object(), o.date.Object(), o.sure.Object()))
	o.rows.Hide()
	o.object = kit.Column(2, o.line, o.rows)
	return o
}

// follow shows the origin of a value, which is that of the plot (same) or another; there is none of an empty one.
func (o *origin) follow(value string, same bool) {
	if !o.own {
		from := o.fresh
		if same {
			from = o.came
		}
		o.filling = true
		o.source.Fill(from.Source)
		o.date.Fill(from.Date)
		o.sure.Fill(string(from.Confidence))
		o.filling = false
	}
	o.say()
	if hidden := value == ""; hidden == o.object.Visible() {
		kit.Show(o.object, !hidden)
		o.fit()
	}
}

// say writes the line.
func (o *origin) say() {
	o.line.Text = explain.Source(o.loc, match.Value{Source: o.source.Value(), Date: o.date.Value(), Confidence: data.Confidence(o.sure.Value())})
	if o.line.Text == "" {
		o.line.Text = o.loc.T("plot.origin_none")
	}
	o.line.Refresh()
}

func (o *origin) flip() {
	o.line.Icon = "chevron-down"
	if o.rows.Visible() {
		o.line.Icon = "chevron-right"
	}
	kit.Show(o.rows, !o.rows.Visible())
	o.line.Refresh()
	o.fit()
}

// open shows the fields.
func (o *origin) open() {
	if o != nil && !o.rows.Visible() {
		o.flip()
	}
}

// read gives what is said of the value of a field. Who entered a value that was not touched stays who did.
func (o *origin) read(a *asking.Answers, name string, touched bool) data.Origin {
	if !touched && !o.own {
		return o.came
	}
	said := data.Origin{
		Source: a.Text(name + ".source"), Date: a.Day(name + ".date"), Confidence: data.Confidence(a.Text(name + ".confidence")),
	}
	if !touched {
		said.Author = o.came.Author
	}
	return said
}
