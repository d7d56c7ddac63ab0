package plots

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// filterBar is what the plots are filtered by: chips of statuses and of each condition in force, words and choices, and below them,
// where they are asked for, ranges and services.
type filterBar struct {
	Object fyne.CanvasObject

	panel   *Panel
	chips   *fyne.Container
	choices *fyne.Container
	find    *kit.Entry
	fields  [4]*kit.ChoiceField // zone, commune, servicing, kept
	options [4][]kit.Option
	more    *kit.Button
	ranges  *ranges
	folded  fyne.CanvasObject // the ranges with their margins
	open    bool
	quiet   bool // a value that is put in is not told
}

func newFilterBar(p *Panel) *filterBar {
	b := &filterBar{panel: p, chips: kit.Flow(4), choices: kit.Stack(), find: kit.NewEntry()}
	b.find.SetPlaceHolder(p.loc.T("navigator.find_plot"))
	b.find.OnChanged = func(words string) {
		f := p.model.Filter
		f.Words = words
		b.tell(f)
	}
	b.more = kit.NewButton(p.loc.T("plots.more"), "chevron-down", kit.Plain, func() { b.fold(!b.open) })
	b.more.Tips, b.more.Tip = p.tips, p.loc.T("plots.more_tip")
	b.ranges = newRanges(b)
	b.folded = kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 6}, b.ranges.Object)
	b.folded.Hide()
	b.Object = kit.Column(0, kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 5}, b.chips), kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 5}, b.choices), b.folded)
	return b
}

// fold shows the ranges and services, or hides them; those in force stay.
func (b *filterBar) fold(open bool) {
	b.open = open
	b.more.Icon = "chevron-down"
	if open {
		b.more.Icon = "chevron-up"
	}
	b.more.Refresh()
	kit.Show(b.folded, open)
	b.panel.Object.Refresh()
}

func (b *filterBar) tell(f search.PlotFilter) {
	if !b.quiet {
		b.panel.OnFilter(f)
	}
}

// press puts a status in force, or takes it off.
func (b *filterBar) press(s data.Status) {
	f := b.panel.model.Filter
	if slices.Contains(f.Statuses, s) {
		f.Statuses = slices.DeleteFunc(slices.Clone(f.Statuses), func(o data.Status) bool { return o == s })
	} else {
		f.Statuses = append(slices.Clone(f.Statuses), s)
	}
	b.tell(f)
}

func (b *filterBar) set() {
	m := b.panel.model
	b.quiet = true
	defer func() { b.quiet = false }()
	if b.find.Text != m.Filter.Words {
		b.find.SetText(m.Filter.Words)
	}
	b.setChips(m)
	b.setChoices(m)
	b.ranges.set(m.Filter)
}

func (b *filterBar) setChips(m Model) {
	loc, tips := b.panel.loc, b.panel.tips
	b.chips.Objects = nil
	for _, c := range m.Statuses {
		s := data.Status(c.Code)
		b.chips.Add(kit.NewChip(loc.T("plots.chip", "what", c.Text, "count", loc.Number(float64(c.Count), 0)), slices.Contains(m.Filter.Statuses, s), func() { b.press(s) }))
	}
	for _, c := range m.Conditions {
		b.chips.Add(kit.NewTag(c.Text, loc.T("plots.drop"), tips, func() { b.tell(m.Filter.Without(c.Part)) }))
	}
	if !m.Filter.Empty() {
		off := kit.ActionButton(m.Clear, kit.Plain, true, tips)
		off.Small = true
		b.chips.Add(off)
	}
	b.chips.Refresh()
}

// setChoices fills the choices; one is made anew only when its options are others.
func (b *filterBar) setChoices(m Model) {
	for i, c := range []struct {
		options []kit.Option
		value   string
		change  func(f *search.PlotFilter, code string)
	}{
		{m.Zones, m.Filter.ZoneID, func(f *search.PlotFilter, code string) { f.ZoneID = code }},
		{m.Communes, m.Filter.Commune, func(f *search.PlotFilter, code string) { f.Commune = code }},
		{m.Servicings, string(m.Filter.Servicing), func(f *search.PlotFilter, code string) { f.Servicing = data.Servicing(code) }},
		{m.Kept, m.KeptChosen, nil},
	} {
		if b.fields[i] == nil || !slices.Equal(b.options[i], c.options) {
			b.options[i] = c.options
			b.fields[i] = kit.NewChoiceField("", "", c.options, func(code string) {
				if c.change == nil {
					if !b.quiet {
						b.panel.OnKept(code)
					}
					return
				}
				f := b.panel.model.Filter
				c.change(&f, code)
				b.tell(f)
			})
		}
		b.fields[i].Fill(c.value)
	}
	row := []fyne.CanvasObject{b.find}
	for _, field := range b.fields {
		row = append(row, field.Object())
	}
	b.choices.Objects = []fyne.CanvasObject{kit.Row(6, kit.Grow(kit.Cells(6, make([]float32, len(row)), row...)), b.more)}
	b.choices.Refresh()
}
