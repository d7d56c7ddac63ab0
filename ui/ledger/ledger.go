package ledger

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Ledger is the panel.
type Ledger struct {
	Object fyne.CanvasObject

	OnSearch func(words string)
	OnDates  func(since, until string) // as typed
	OnFile   func()                    // compare with a file
	OnChoose func(row int)
	OnOpen   func(row int)
	OnExport func()
	OnClose  func()

	loc          *locale.Locale
	model        Model
	title, count *kit.Text
	facts, note  *kit.Text
	search       *kit.Entry
	since, until *kit.Entry
	dates        fyne.CanvasObject
	export       *kit.Button
	grid         *kit.Grid
	quiet        bool // a text that is filled in by program is not told
}

// New makes an empty ledger.
func New(loc *locale.Locale, tips *kit.Tips) *Ledger {
	l := &Ledger{loc: loc, title: kit.Body(""), count: kit.Caption(""), facts: kit.Caption("").Wrapping(), note: kit.Body("").Wrapping().Quiet()}
	l.title.Bold = true
	l.note.Align = fyne.TextAlignCenter
	l.search = kit.NewEntry()
	l.search.SetPlaceHolder(loc.T("ledger.search"))
	l.search.OnChanged = func(words string) {
		if !l.quiet {
			l.OnSearch(words)
		}
	}
	date := func(placeholder string) *kit.Entry {
		e := kit.NewEntry()
		e.SetPlaceHolder(placeholder)
		e.OnSubmitted = func(string) { l.OnDates(l.since.Text, l.until.Text) }
		return e
	}
	l.since, l.until = date(loc.T("ledger.since")), date(loc.T("ledger.until"))
	compare := kit.NewButton(loc.T("ledger.compare"), "", kit.Quiet, func() { l.OnDates(l.since.Text, l.until.Text) })
	file := kit.NewButton(loc.T("ledger.file"), "", kit.Quiet, func() { l.OnFile() })
	compare.Small, file.Small = true, true
	l.dates = kit.Row(8, kit.Grow(l.since), kit.Grow(l.until), compare, file)
	l.export = kit.IconButton("export", loc.T("ledger.export"), tips, func() { l.OnExport() })
	cross := kit.IconButton("close", loc.T("ledger.close"), tips, func() { l.OnClose() })
	l.export.Small, cross.Small = true, true
	l.grid = kit.NewGrid()
	l.grid.Cell = func(row, column int) string { return l.model.Cell(row, column) }
	l.grid.Marked = func(row int) bool { return row == l.model.Chosen }
	l.grid.OnChoose = func(row int, _, _ bool) { l.OnChoose(row) }
	l.grid.OnOpen = func(row int) { l.OnOpen(row) }
	l.grid.OnSort = func(int) {}
	top := kit.Bar(12, l.title, l.count, kit.Grow(kit.Stack(l.search, l.dates)), l.export, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, top), kit.Hairline())
	foot := kit.Column(0, kit.Hairline(), kit.Pad(kit.Insets{Left: 14, Top: 3, Right: 14, Bottom: 3}, l.facts))
	body := kit.Stack(l.grid, kit.Pad(kit.Sides(24, 40), l.note))
	l.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, foot, body))
	return l
}

// Model is what is shown.
func (l *Ledger) Model() Model { return l.model }

// Grid is the table below, for a driver.
func (l *Ledger) Grid() *kit.Grid { return l.grid }

// Search types words, as a hand does.
func (l *Ledger) Search(words string) { l.search.SetText(words) }

// Set shows a model.
func (l *Ledger) Set(m Model) {
	fresh := m.Key != l.model.Key
	l.model = m
	l.quiet = true
	fill := func(e *kit.Entry, text string) {
		if e.Text != text {
			e.SetText(text)
		}
	}
	fill(l.search, m.Search)
	if fresh || m.Since != "" {
		fill(l.since, l.loc.ShortDay(m.Since))
		fill(l.until, l.loc.ShortDay(m.Until))
	}
	l.quiet = false
	l.search.Hidden, l.export.Hidden = !m.Searches, !m.Exports
	if m.Dates {
		l.dates.Show()
	} else {
		l.dates.Hide()
	}
	l.title.Set(m.Title)
	l.count.Set(m.Count)
	l.facts.Set(m.Facts)
	l.note.Set("")
	if m.Rows == 0 {
		l.note.Set(m.Note)
	}
	columns := make([]kit.GridColumn, len(m.Columns))
	for i, c := range m.Columns {
		columns[i] = kit.GridColumn{Name: c.Name, Width: c.Width, Trailing: c.Trailing}
	}
	l.grid.Set(columns, m.Rows, -1, false)
	if fresh && m.Rows > 0 {
		l.grid.Reveal(0)
	}
	l.Object.Refresh()
}
