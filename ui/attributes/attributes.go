package attributes

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Table is the panel.
type Table struct {
	Object fyne.CanvasObject

	OnFilter   func(text string)
	OnSort     func(column int)
	OnChoose   func(features []int32, near int32) // what is chosen now, and the one that was pressed
	OnOpen     func(feature int32)
	OnOnlyView func(bool)
	OnOnlyMine func(bool)
	OnExport   func()
	OnEdit     func() // the rows that are chosen
	OnClose    func()

	loc    *locale.Locale
	model  Model
	anchor int // the row that a range begins at

	title, count, facts, trouble *kit.Text
	filter                       *kit.Entry
	view, mine, edit             *kit.Button
	grid                         *kit.Grid
	note                         *kit.Text
	quiet                        bool
}

// New makes an empty table.
func New(loc *locale.Locale, tips *kit.Tips) *Table {
	t := &Table{loc: loc, title: kit.Body(""), count: kit.Caption(""), facts: kit.Caption("").Cutting(), trouble: kit.Caption("").Cutting()}
	t.title.Bold = true
	t.trouble.Colour = fynetheme.ColorNameError
	t.filter = kit.NewEntry()
	t.filter.SetPlaceHolder(loc.T("table.filter"))
	t.filter.OnChanged = func(text string) {
		if !t.quiet {
			t.OnFilter(text)
		}
	}
	t.view = t.toggle(tips, "table.only_view", "table.only_view_tip", func() { t.OnOnlyView(!t.model.OnlyView) })
	t.mine = t.toggle(tips, "table.only_chosen", "table.only_chosen_tip", func() { t.OnOnlyMine(!t.model.OnlyMine) })
	t.edit = kit.IconButton("edit", loc.T("table.edit"), tips, func() { t.OnEdit() })
	t.edit.Small = true
	export := kit.IconButton("export", loc.T("table.export"), tips, func() { t.OnExport() })
	cross := kit.IconButton("close", loc.T("table.close"), tips, func() { t.OnClose() })
	export.Small, cross.Small = true, true
	t.grid = kit.NewGrid()
	t.grid.Cell = func(row, column int) string { return t.model.Cell(t.model.Rows[row], column) }
	t.grid.Marked = func(row int) bool { return t.model.Chosen[t.model.Rows[row]] }
	t.grid.OnSort = func(c int) { t.OnSort(c) }
	t.grid.OnChoose = t.choose
	t.grid.OnOpen = func(row int) { t.OnOpen(t.model.Rows[row]) }
	t.note = kit.Body("").Wrapping().Quiet()
	t.note.Align = fyne.TextAlignCenter
	top := kit.Bar(12, t.title, t.count, kit.Grow(t.filter), t.view, t.mine, t.edit, export, cross)
	below := kit.Pad(kit.Insets{Left: 14, Top: 3, Right: 14, Bottom: 3}, kit.Stack(t.facts, t.trouble))
	frame := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, top), kit.Hairline())
	body := kit.Stack(t.grid, kit.Pad(kit.Sides(24, 40), t.note))
	t.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(frame, kit.Column(0, kit.Hairline(), below), body))
	return t
}

func (t *Table) toggle(tips *kit.Tips, key, tip string, onTap func()) *kit.Button {
	b := kit.NewButton(t.loc.T(key), "", kit.Quiet, onTap)
	b.Small, b.Tips, b.Tip = true, tips, t.loc.T(tip)
	return b
}

// Model is what is shown.
func (t *Table) Model() Model { return t.model }

// Filter types into the filter, as a hand does.
func (t *Table) Filter(text string) { t.filter.SetText(text) }

// Grid is the table below, for a driver.
func (t *Table) Grid() *kit.Grid { return t.grid }

// Set shows a model.
func (t *Table) Set(m Model) {
	t.model = m
	t.quiet = true
	if t.filter.Text != m.Filter {
		t.filter.SetText(m.Filter)
	}
	t.quiet = false
	t.title.Set(m.Layer)
	t.count.Set(t.counted())
	t.facts.Hidden = m.Trouble != ""
	t.facts.Set(m.Facts)
	t.trouble.Hidden = m.Trouble == ""
	t.trouble.Set(m.Trouble)
	t.view.Chosen, t.mine.Chosen = m.OnlyView, m.OnlyMine
	t.view.Refresh()
	t.mine.Refresh()
	t.edit.Hidden = !m.Editable
	columns := make([]kit.GridColumn, len(m.Columns))
	for i, c := range m.Columns {
		columns[i] = kit.GridColumn{Name: c.Name, Width: c.Width, Trailing: c.Number}
	}
	t.grid.Set(columns, len(m.Rows), m.Sort, m.Down)
	note := ""
	switch {
	case len(m.Rows) > 0 || m.Working:
	case m.Total == 0:
		note = t.loc.T("table.empty")
	default:
		note = t.loc.T("table.none")
	}
	t.note.Set(note)
	t.Object.Refresh()
}

// counted says how many features are shown of how many, how many are chosen and how many are in view.
func (t *Table) counted() string {
	m := t.model
	text := t.loc.N("table.count", m.Total)
	if len(m.Rows) != m.Total {
		text = t.loc.N("table.count_of", m.Total, "shown", t.loc.Number(float64(len(m.Rows)), 0))
	}
	if n := len(m.Chosen); n > 0 {
		text += " · " + t.loc.N("table.chosen", n)
	}
	if m.InView >= 0 {
		text += " · " + t.loc.N("table.in_view", m.InView)
	}
	return text
}

// Reveal brings a feature into sight.
func (t *Table) Reveal(feature int32) {
	for row, f := range t.model.Rows {
		if f == feature {
			t.anchor = row
			t.grid.Reveal(row)
			return
		}
	}
}

// choose changes what is chosen: one row, one more or less, or all from the last to this one.
func (t *Table) choose(row int, add, through bool) {
	rows := t.model.Rows
	var chosen []int32
	switch {
	case through:
		from, to := min(t.anchor, row), max(t.anchor, row)
		chosen = append(chosen, rows[max(0, from):min(len(rows), to+1)]...)
	case add:
		for f := range t.model.Chosen {
			if f != rows[row] {
				chosen = append(chosen, f)
			}
		}
		if !t.model.Chosen[rows[row]] {
			chosen = append(chosen, rows[row])
		}
		t.anchor = row
	default:
		chosen, t.anchor = []int32{rows[row]}, row
	}
	t.OnChoose(chosen, rows[row])
}
