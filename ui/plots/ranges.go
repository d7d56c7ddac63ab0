package plots

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data/search"
	"emprise/ui/kit"
)

// ranges are the numbers, the day and the services that a filter asks for.
type ranges struct {
	Object fyne.CanvasObject

	bar     *filterBar
	numbers []*number
	day     *kit.TextField
	toggles []*toggle
}

// number is one bound.
type number struct {
	name  string
	entry *kit.Entry
	per   float64 // of what the filter counts in a unit that people type
	of    func(f *search.PlotFilter) *float64
}

// toggle is a service that must be there, or that what is not known is let in.
type toggle struct {
	part   search.PlotPart
	button *kit.Button
	of     func(f *search.PlotFilter) *bool
}

// The widths of entries in Fyne units.
const (
	numberWidth = 58
	dayWidth    = 136
)

func newRanges(b *filterBar) *ranges {
	r := &ranges{bar: b}
	loc := b.panel.loc
	bound := func(name string, per float64, of func(f *search.PlotFilter) *float64) fyne.CanvasObject {
		n := &number{name, kit.NewEntry(), per, of}
		n.entry.SetPlaceHolder(loc.T("plots.bound." + name[strings.IndexByte(name, '.')+1:]))
		n.entry.OnChanged = func(string) { r.tell() }
		r.numbers = append(r.numbers, n)
		return kit.Cells(0, []float32{numberWidth * kit.Scale()}, n.entry)
	}
	group := func(key, unit string, fields ...fyne.CanvasObject) fyne.CanvasObject {
		objects := append([]fyne.CanvasObject{kit.Caption(loc.T("plots.range." + key))}, fields...)
		if unit != "" {
			objects = append(objects, kit.Caption(unit))
		}
		return kit.Row(5, objects...)
	}
	r.day = kit.NewDayField(loc, b.panel.tips, "", "")
	r.day.Entry.OnChanged = func(string) { r.tell() }
	objects := []fyne.CanvasObject{
		group("area", "ha", bound("area.least", 10_000, func(f *search.PlotFilter) *float64 { return &f.LeastM2 }), bound("area.most", 10_000, func(f *search.PlotFilter) *float64 { return &f.MostM2 })),
		group("price", "€/m²", bound("price.least", 1, func(f *search.PlotFilter) *float64 { return &f.LeastEuro }), bound("price.most", 1, func(f *search.PlotFilter) *float64 { return &f.MostEuro })),
		group("power", "kVA", bound("power.least", 1, func(f *search.PlotFilter) *float64 { return &f.LeastKVA })),
		group("available", "", kit.Cells(0, []float32{dayWidth * kit.Scale()}, r.day.Object())),
	}
	for _, t := range []struct {
		part search.PlotPart
		of   func(f *search.PlotFilter) *bool
	}{
		{search.PartFibre, func(f *search.PlotFilter) *bool { return &f.Fibre }},
		{search.PartRail, func(f *search.PlotFilter) *bool { return &f.Rail }},
		{search.PartTrucks, func(f *search.PlotFilter) *bool { return &f.Trucks }},
		{search.PartUnknown, func(f *search.PlotFilter) *bool { return &f.Unknown }},
	} {
		chip := kit.NewChip(loc.T("plots.part."+string(t.part)), false, func() {
			f := b.panel.model.Filter
			*t.of(&f) = !*t.of(&f)
			b.tell(f)
		})
		chip.Tips, chip.Tip = b.panel.tips, loc.T("plots.part_tip."+string(t.part))
		r.toggles = append(r.toggles, &toggle{t.part, chip, t.of})
		objects = append(objects, kit.Row(0, chip, kit.Space(0, r.day.Entry.MinSize().Height))) // on the line of the entries
	}
	r.Object = kit.Flow(10, objects...)
	return r
}

// tell puts what was typed in force; what is no number, or no day, is said and waits.
func (r *ranges) tell() {
	p := r.bar.panel
	if r.bar.quiet {
		return
	}
	f := p.model.Filter
	for _, n := range r.numbers {
		text := strings.TrimSpace(n.entry.Text)
		v, ok := p.loc.ParseIn(text, n.per)
		if text != "" && (!ok || v < 0) {
			p.told.Set(p.loc.T("plots.not_a_number", "text", text))
			return
		}
		*n.of(&f) = v
	}
	f.Available = ""
	if text := r.day.Value(); text != "" {
		day, ok := p.loc.ParseDay(text)
		if !ok {
			p.told.Set(p.loc.T("plots.not_a_day", "text", text))
			return
		}
		f.Available = day
	}
	p.told.Set(p.model.Told)
	if !same(f, p.model.Filter) {
		r.bar.tell(f)
	}
}

// same says whether two filters have the same bounds.
func same(a, b search.PlotFilter) bool {
	return a.LeastM2 == b.LeastM2 && a.MostM2 == b.MostM2 && a.LeastEuro == b.LeastEuro && a.MostEuro == b.MostEuro && a.LeastKVA == b.LeastKVA && a.Available == b.Available
}

// set shows what is in force; a text that says the same already stays as it was typed.
func (r *ranges) set(f search.PlotFilter) {
	loc := r.bar.panel.loc
	for _, n := range r.numbers {
		v := *n.of(&f)
		if typed, _ := loc.ParseIn(n.entry.Text, n.per); typed == v && (v != 0 || n.entry.Text == "") {
			continue
		}
		text := ""
		if v != 0 {
			text = loc.Plain(v / n.per)
		}
		n.entry.SetText(text)
	}
	if r.day.Value() != f.Available {
		r.day.Fill(f.Available)
	}
	for _, t := range r.toggles {
		t.button.Chosen = *t.of(&f)
		t.button.Refresh()
	}
}
