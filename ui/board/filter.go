package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// filterBar is the line of what the projects are filtered by: words, chips of types, choices.
type filterBar struct {
	Object *fyne.Container

	panel   *Panel
	find    *kit.Entry
	chips   *fyne.Container
	choices *fyne.Container
	fields  [4]*kit.ChoiceField // zone, commune, contract, scheme
	options [4][]kit.Option
	quiet   bool // a value that is put in is not told
}

func newFilterBar(p *Panel) *filterBar {
	b := &filterBar{panel: p, find: kit.NewEntry(), chips: kit.Row(4), choices: kit.Stack()}
	b.find.SetPlaceHolder(p.loc.T("board.find"))
	b.find.OnChanged = func(words string) {
		f := p.model.Filter
		f.Words = words
		b.tell(f)
	}
	b.Object = kit.Row(8, b.chips, kit.Grow(b.choices))
	return b
}

// tell says what the filter is now. The next change is one of it, also where its projects are not shown yet.
func (b *filterBar) tell(f search.ProjectFilter) {
	if !b.quiet {
		b.panel.model.Filter = f
		b.panel.OnFilter(f)
	}
}

// press puts a type in force, or takes it off.
func (b *filterBar) press(code string) {
	f := b.panel.model.Filter
	t := data.ProjectType(code)
	if slices.Contains(f.Types, t) {
		f.Types = slices.DeleteFunc(slices.Clone(f.Types), func(o data.ProjectType) bool { return o == t })
	} else {
		f.Types = append(slices.Clone(f.Types), t)
	}
	b.tell(f)
}

func (b *filterBar) set(m Model) {
	b.quiet = true
	defer func() { b.quiet = false }()
	if b.find.Text != m.Filter.Words {
		b.find.SetText(m.Filter.Words)
	}
	b.chips.Objects = nil
	for _, c := range m.Types {
		chip := kit.NewChip(b.panel.loc.T("plots.chip", "what", c.Text, "count", b.panel.loc.Number(float64(c.Count), 0)), slices.Contains(m.Filter.Types, data.ProjectType(c.Code)), func() { b.press(c.Code) })
		b.chips.Add(chip)
	}
	if !m.Filter.Empty() {
		off := kit.ActionButton(m.Clear, kit.Plain, true, b.panel.tips)
		off.Small = true
		b.chips.Add(off)
	}
	b.chips.Refresh()
	b.setChoices(m)
	b.Object.Refresh()
}

// setChoices fills the choices; one is made anew only when its options are others.
func (b *filterBar) setChoices(m Model) {
	row := []fyne.CanvasObject{b.find}
	for i, c := range []struct {
		options []kit.Option
		value   string
		change  func(f *search.ProjectFilter, code string)
	}{
		{m.Zones, m.Filter.ZoneID, func(f *search.ProjectFilter, code string) { f.ZoneID = code }},
		{m.Communes, m.Filter.Commune, func(f *search.ProjectFilter, code string) { f.Commune = code }},
		{m.Contracts, m.Filter.ContractID, func(f *search.ProjectFilter, code string) { f.ContractID = code }},
		{m.Schemes, m.Filter.Scheme, func(f *search.ProjectFilter, code string) { f.Scheme = code }},
	} {
		if b.fields[i] == nil || !slices.Equal(b.options[i], c.options) {
			b.options[i] = c.options
			b.fields[i] = kit.NewChoiceField("", "", c.options, func(code string) {
				f := b.panel.model.Filter
				c.change(&f, code)
				b.tell(f)
			})
		}
		b.fields[i].Fill(c.value)
		row = append(row, b.fields[i].Object())
	}
	b.choices.Objects = []fyne.CanvasObject{kit.Cells(6, make([]float32, len(row)), row...)}
	b.choices.Refresh()
}
