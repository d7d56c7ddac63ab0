package ui

import (
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo/style"
	"emprise/ui/asking"
	"emprise/ui/bulkform"
	"emprise/ui/kit"
)

// plotsInHand are the plots that are selected, in the order of their IDs.
func (w *Window) plotsInHand() []data.Plot {
	snap := w.ws.Snapshot()
	var plots []data.Plot
	for _, g := range w.gathered() {
		if g.layer.ID != workspace.ScenePlots {
			continue
		}
		for _, f := range g.features {
			if p, ok := snap.Plot(g.layer.Features.Text(style.IDColumn, f)); ok {
				plots = append(plots, p)
			}
		}
	}
	return plots
}

func (w *Window) noPlotsInHand() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if len(w.gathered().of(workspace.ScenePlots)) == 0 {
		return "why.no_plots_in_hand"
	}
	return ""
}

// setPlots opens the form that gives a field of all plots in hand one value.
func (w *Window) setPlots() {
	plots := w.plotsInHand()
	m := bulkform.Model{Detail: w.loc.N("counted.plot", len(plots)), Wheres: asking.Options(w.loc, "bulk.where.", land.Wheres())}
	for _, f := range land.Fields() {
		m.Asks = append(m.Asks, w.askField(f))
	}
	f := bulkform.New(w.loc, w.tips, m)
	look := func(a bulkform.Answer) (land.Bulk, land.Outcome, error) {
		b := w.bulkOf(a)
		// The plots may have been changed elsewhere since the form was opened.
		o, err := b.Look(w.again(plots))
		return b, o, err
	}
	f.OnChange = func(a bulkform.Answer) {
		b, o, err := look(a)
		if err != nil {
			f.Show([]string{w.sentence(err)})
			return
		}
		f.Show(w.outcome(b, o))
	}
	f.OnCancel = w.closeForm
	f.OnSave = func(a bulkform.Answer) {
		b, o, err := look(a)
		switch {
		case err != nil:
			f.Complain("value", w.sentence(err))
			return
		case len(o.Put) == 0:
			f.Complain("value", w.loc.T("bulk.nothing"))
			return
		}
		e := data.Edit{Note: data.Note{Key: "edit.bulk." + b.Field.Name, Args: map[string]string{"n": strconv.Itoa(len(o.Put))}}, Put: o.Put}
		w.save(e, f, func() {
			w.closeForm()
			told := w.note(e.Note)
			if o.Unknown > 0 {
				told += " – " + w.loc.N("bulk.unknown", o.Unknown)
			}
			w.tell(told)
		})
	}
	w.showForm(f, f.Object)
	if a, rule := f.Answer(); rule == "" {
		f.OnChange(a)
	}
}

// again are plots as they stand now.
func (w *Window) again(plots []data.Plot) []data.Plot {
	snap := w.ws.Snapshot()
	var now []data.Plot
	for _, p := range plots {
		if p, ok := snap.Plot(p.ID); ok {
			now = append(now, p)
		}
	}
	return now
}

func (w *Window) bulkOf(a bulkform.Answer) land.Bulk {
	f, _ := land.FieldNamed(a.Name)
	return land.Bulk{Field: f, Value: a.Value, Where: land.Where(a.Where), Day: w.today(), Origin: data.Origin{
		Source: w.loc.T("draw.entered_on", "day", w.loc.Date(w.today())), Date: w.today(), Confidence: data.Declared,
	}}
}

// askField says how the value of a field is asked for.
func (w *Window) askField(f land.Field) bulkform.Ask {
	a := bulkform.Ask{Name: f.Name, Title: explain.PlotField(w.loc, f.Name), Unit: explain.Unit(w.loc, f.Unit)}
	for _, code := range f.Codes {
		a.Options = append(a.Options, kit.Option{Code: code, Text: w.valueOf(f, code)})
	}
	switch f.Sort {
	case land.Numbered:
		a.Sort = bulkform.Number
	case land.Dated:
		a.Sort = bulkform.Day
	case land.Listed:
		a.Sort = bulkform.Set
	case land.Worded:
		a.Sort = bulkform.Text
	case land.InZone:
		for _, z := range w.ws.Snapshot().Zones {
			a.Options = append(a.Options, kit.Option{Code: z.ID, Text: z.Name})
		}
		a.Options = append(a.Options, kit.Option{Text: w.loc.T("form.none")})
	default:
		a.Options = append(a.Options, kit.Option{Text: w.loc.T("value.unknown")})
	}
	return a
}

// valueOf is a value of a field in words.
func (w *Window) valueOf(f land.Field, value string) string {
	switch {
	case value == "" && f.Sort == land.InZone:
		return w.loc.T("form.none")
	case value == "":
		return w.loc.T("value.unknown")
	}
	switch f.Sort {
	case land.Numbered:
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return value
		}
		if m := data.Measure(f.Name); m.Unit() != "" {
			return explain.Value(w.loc, m, v)
		}
		return w.loc.Euro(v)
	case land.Dated:
		return w.loc.Date(value)
	case land.InZone:
		if z, ok := w.ws.Snapshot().Zone(value); ok {
			return z.Name
		}
		return value
	case land.Worded:
		return value
	}
	var words []string
	for _, code := range land.Listing(value) {
		words = append(words, explain.Code(w.loc, data.KindPlot, f.Name, code))
	}
	return strings.Join(words, ", ")
}

// mostChanges is how many values that are left are told one by one.
const mostChanges = 8

// outcome says what a bulk edit changes.
func (w *Window) outcome(b land.Bulk, o land.Outcome) []string {
	lines := []string{w.loc.T("bulk.nothing")}
	if n := len(o.Put); n > 0 {
		lines[0] = w.loc.N("bulk.changing", n, "to", w.valueOf(b.Field, b.Value))
	}
	others := 0
	for i, c := range o.Changes {
		if i >= mostChanges {
			others += c.Plots
			continue
		}
		lines = append(lines, w.loc.N("bulk.from", c.Plots, "from", w.valueOf(b.Field, c.From)))
	}
	if others > 0 {
		lines = append(lines, w.loc.N("bulk.others", others))
	}
	if o.Same > 0 {
		lines = append(lines, w.loc.N("bulk.same", o.Same))
	}
	if o.Left > 0 {
		lines = append(lines, w.loc.N("bulk.left", o.Left))
	}
	if o.Unknown > 0 {
		lines = append(lines, w.loc.N("bulk.unknown", o.Unknown))
	}
	return lines
}
