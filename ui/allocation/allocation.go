package allocation

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnRules  func(Rules)
	OnChoose func(row, column int) // a pair; column −1 is the need itself
	OnLock   func()                // the pair in hand is decided, or no longer
	OnForbid func()                // it is excluded, or no longer
	OnDrop   func(row, column int) // the hand took the land of a need elsewhere
	OnStop   func()
	OnAgain  func() // what was stopped is asked again
	OnClose  func()

	loc     *locale.Locale
	tips    *kit.Tips
	summary *kit.Text
	gain    *kit.Text
	stop    *kit.Button
	again   *kit.Button
	first   *kit.ChoiceField
	toggles map[string]*kit.Button
	asks    *fyne.Container
	acts    *fyne.Container
	grid    *kit.Grid
	note    *kit.Text
	card    *kit.Page
	model   Model
	quiet   bool
}

// The widths, in Fyne units: of the card, of the choice of what counts, and of the columns.
const (
	cardWidth  = 350
	firstWidth = 210
	needWidth  = 170
	getsWidth  = 190
	landWidth  = 84
)

// fixed is how many columns stay: the need and what it gets.
const fixed = 2

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{
		loc: loc, tips: tips, summary: kit.Body(""), gain: kit.Caption("").Cutting(), grid: kit.NewGrid(), note: kit.Body("").Wrapping().Quiet(), toggles: map[string]*kit.Button{},
	}
	title := kit.Body(loc.T("op.allocation"))
	title.Bold, p.summary.Ceiling = true, 640
	p.stop = kit.NewButton(loc.T("allocation.stop"), "stop", kit.Plain, func() { p.OnStop() })
	p.again = kit.NewButton(loc.T("allocation.again"), "search", kit.Plain, func() { p.OnAgain() })
	p.stop.Small, p.again.Small = true, true
	cross := kit.IconButton("close", loc.T("op.allocation_close"), tips, func() { p.OnClose() })
	cross.Small = true
	p.asks, p.acts = kit.Row(6), kit.Row(6)
	top := kit.Bar(12, title, p.summary, kit.Grow(p.gain), p.stop, p.again, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 3}, top),
		kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 5}, kit.Row(8, p.asks, kit.Gap(), p.acts)), kit.Hairline())
	p.grid.Frozen = fixed
	p.grid.Cell, p.grid.Look = p.text, p.look
	p.grid.OnCell = func(row, column int) { p.OnChoose(row, max(-1, column-fixed)) }
	p.grid.OnOpen = func(int) { p.OnLock() }
	p.grid.OnDelete = func(int, int) { p.OnForbid() }
	p.grid.OnDrop = func(row, _, to int) {
		if to >= fixed {
			p.OnDrop(row, to-fixed)
		}
	}
	p.note.Align = fyne.TextAlignCenter
	p.card = kit.NewPage(kit.Space(1, 1))
	body := kit.Side(cardWidth*kit.Scale(), kit.Stack(p.grid, kit.Pad(kit.Sides(24, 56), p.note)), kit.Frame(nil, nil, p.card))
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Grid is the matrix, for the keyboard to go to.
func (p *Panel) Grid() *kit.Grid { return p.grid }

// Set shows a model.
func (p *Panel) Set(m Model) {
	moved := m.Row != p.model.Row || m.Column != p.model.Column || len(m.Columns) != len(p.model.Columns)
	asked := p.first == nil || !slices.Equal(m.Firsts, p.model.Firsts)
	p.model = m
	p.summary.Set(m.Summary)
	p.gain.Set(cmp.Or(m.Working, m.Stopped, m.Gain))
	kit.Show(p.stop, m.Working != "")
	kit.Show(p.again, m.Stopped != "")
	if asked {
		p.makeAsked()
	}
	p.setAsked()
	p.acts.Objects = nil
	for _, a := range m.Actions {
		b := kit.ActionButton(a, kit.Quiet, true, p.tips)
		b.Small = true
		p.acts.Objects = append(p.acts.Objects, b)
	}
	p.acts.Refresh()
	columns := []kit.GridColumn{
		{Name: p.loc.T("allocation.column.need"), Width: needWidth}, {Name: p.loc.T("allocation.column.gets"), Width: getsWidth},
	}
	for _, c := range m.Columns {
		columns = append(columns, kit.GridColumn{Name: c.Name, Under: c.Under, Width: landWidth})
	}
	p.grid.Set(columns, len(m.Rows), -1, false)
	if moved && m.Row >= 0 {
		p.grid.RevealCell(m.Row, m.Column+fixed)
	}
	note := ""
	if len(m.Rows) == 0 {
		note = cmp.Or(m.Trouble, m.Working, m.Stopped, m.Empty)
	}
	p.note.Set(note)
	p.card.Set(p.cardOf(m), moved)
	p.Object.Refresh()
}

func (p *Panel) makeAsked() {
	p.first = kit.NewChoiceField("", "", p.model.Firsts, func(string) { p.ask() })
	row := []fyne.CanvasObject{kit.Cells(6, []float32{firstWidth * kit.Scale()}, p.first.Object())}
	for _, name := range []string{"zones", "assemble", "sure_only"} {
		b := kit.NewChip(p.loc.T("allocation.rule."+name), false, nil)
		b.Tips, b.Tip = p.tips, p.loc.T("allocation.rule_tip."+name)
		b.OnTap = func() {
			b.Chosen = !b.Chosen
			b.Refresh()
			p.ask()
		}
		p.toggles[name] = b
		row = append(row, b)
	}
	p.asks.Objects = row
	p.asks.Refresh()
}

// setAsked shows by which rules the answer is.
func (p *Panel) setAsked() {
	p.quiet = true
	defer func() { p.quiet = false }()
	r := p.model.Rules
	p.first.Fill(r.First)
	for name, on := range map[string]bool{"zones": r.Zones, "assemble": r.Assemble, "sure_only": r.SureOnly} {
		b := p.toggles[name]
		b.Chosen, b.Why = on, p.model.Fixed
		b.Refresh()
	}
}

// ask tells the rules as they are chosen now; where they are fixed, what is in force comes back.
func (p *Panel) ask() {
	if p.quiet {
		return
	}
	if p.model.Fixed != "" {
		p.setAsked()
		return
	}
	p.OnRules(Rules{First: p.first.Value(), Zones: p.toggles["zones"].Chosen, Assemble: p.toggles["assemble"].Chosen, SureOnly: p.toggles["sure_only"].Chosen})
}

func (p *Panel) text(row, column int) string {
	r := p.model.Rows[row]
	switch column {
	case 0:
		return p.loc.T("allocation.numbered", "number", r.Number, "company", r.Company)
	case 1:
		return r.Gets
	}
	return p.model.Cell(row, column-fixed).Text
}

// look tells by ground and sign what the score does not.
func (p *Panel) look(row, column int) kit.GridLook {
	if column < fixed {
		r := p.model.Rows[row]
		l := kit.GridLook{Bold: column == 1 && !r.None}
		if column == 1 && r.None {
			l.Icon = "warning"
		}
		return l
	}
	c := p.model.Cell(row, column-fixed)
	l := kit.GridLook{Bold: c.Given, Quiet: c.State == Unfit && !c.Given}
	switch c.State {
	case Fits:
		l.Ground = theme.FitsSoft
	case Check:
		l.Ground = theme.CheckSoft
	}
	switch {
	case c.Forbidden:
		l.Icon, l.Ground, l.Quiet = "forbid", "", true
	case c.Locked:
		l.Icon = "lock"
	case c.Given:
		l.Icon = "check"
	}
	if c.Given {
		l.Border = fynetheme.ColorNamePrimary
	}
	return l
}

// cardOf is the pair in hand with what can be done about it, then what the whole answer comes to.
func (p *Panel) cardOf(m Model) fyne.CanvasObject {
	column := kit.Column(8)
	if m.Trouble != "" && len(m.Rows) > 0 {
		trouble := kit.Body(m.Trouble).Wrapping()
		trouble.Colour = fynetheme.ColorNameError
		column.Add(trouble)
	}
	if c := m.Card; c != nil {
		about := kit.Column(2, kit.Lead(c.Title).Wrapping())
		if c.Land != "" {
			land := kit.Body(c.Land).Wrapping()
			land.Bold = true
			about.Add(land)
		}
		about.Add(kit.Caption(c.Detail).Wrapping())
		column.Add(about)
		if len(c.Actions) > 0 {
			column.Add(kit.Flow(6, kit.ActionButtons(c.Actions, true, p.tips)...))
		}
		if c.Cost != "" {
			column.Add(kit.Body(c.Cost).Wrapping())
		}
		column.Add(lines(c.Lines))
		column.Add(kit.Hairline())
	}
	for _, t := range m.Told {
		heading := kit.Caption(t.Heading)
		heading.Bold = true
		column.Add(kit.Column(4, heading, lines(t.Lines)))
	}
	return kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 18, Bottom: 18}, column)
}

func lines(list []Line) fyne.CanvasObject {
	column := kit.Column(3)
	for _, l := range list {
		text := kit.Caption(l.Text).Wrapping()
		if l.Icon == "" {
			column.Add(text)
			continue
		}
		icon := kit.NewIcon(l.Icon)
		icon.Side, icon.Colour = 13, theme.Muted
		column.Add(kit.Beside(15, 5, kit.Stack(kit.Space(13, 15), icon), text))
	}
	return column
}
