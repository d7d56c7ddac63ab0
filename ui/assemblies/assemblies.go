package assemblies

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnAsk    func(Asked) // look again, so
	OnChoose func(row int)
	OnOpen   func() // Enter on the row in hand
	OnStop   func()
	OnClose  func()

	loc    *locale.Locale
	tips   *kit.Tips
	title  *kit.Text
	wanted *kit.Text
	stop   *kit.Button
	where  *kit.ChoiceField
	most   *kit.ChoiceField
	street *kit.ChoiceField
	free   *kit.Button
	strips *kit.Button
	asks   *fyne.Container
	grid   *kit.Grid
	note   *kit.Text
	card   *kit.Page
	model  Model
	quiet  bool
}

// cardWidth is what the set in hand takes of the drawer, in Fyne units; the three choices take their own.
const (
	cardWidth   = 340
	whereWidth  = 250
	mostWidth   = 150
	streetWidth = 190
)

// The bounds that are offered.
var (
	mostOffered   = []int{2, 3, 4, 5, 6, 8, 10}
	streetOffered = []int{0, 8, 12, 20}
)

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, title: kit.Body(""), wanted: kit.Caption("").Cutting(), grid: kit.NewGrid(), note: kit.Body("").Wrapping().Quiet()}
	p.title.Bold, p.title.Ceiling = true, 460
	p.stop = kit.NewButton(loc.T("assemblies.stop"), "stop", kit.Plain, func() { p.OnStop() })
	p.stop.Small, p.stop.Tips = true, tips
	cross := kit.IconButton("close", loc.T("assemblies.close"), tips, func() { p.OnClose() })
	cross.Small = true
	top := kit.Bar(12, p.title, kit.Grow(p.wanted), p.stop, cross)
	p.asks = kit.Row(8)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 3}, top),
		kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 5}, p.asks), kit.Hairline())
	p.grid.Cell = p.cell
	p.grid.Marked = func(row int) bool { return row == p.model.Chosen }
	p.grid.OnChoose = func(row int, _, _ bool) { p.OnChoose(row) }
	p.grid.OnOpen = func(int) { p.OnOpen() }
	p.note.Align = fyne.TextAlignCenter
	p.card = kit.NewPage(kit.Space(1, 1))
	body := kit.Side(cardWidth, kit.Stack(p.grid, kit.Pad(kit.Sides(24, 50), p.note)), kit.Frame(nil, nil, p.card))
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Grid is the table, for the keyboard to go to.
func (p *Panel) Grid() *kit.Grid { return p.grid }

// Set shows a model.
func (p *Panel) Set(m Model) {
	fresh, moved := m.Chosen != p.model.Chosen, p.where == nil || !slices.Equal(m.Places, p.model.Places)
	p.model = m
	p.title.Set(m.Need)
	p.wanted.Set(m.Wanted)
	kit.Show(p.stop, m.Working != "")
	if moved {
		p.makeAsked()
	}
	p.setAsked()
	name := func(key string) string { return p.loc.T("assemblies.column." + key) }
	p.grid.Set([]kit.GridColumn{
		{Name: name("number"), Width: 24, Trailing: true},
		{Name: name("name"), Width: 200},
		{Name: name("area"), Width: 60, Trailing: true},
		{Name: name("owners"), Width: 92, Trailing: true},
		{Name: name("price"), Width: 86, Trailing: true},
		{Name: name("compact"), Width: 70, Trailing: true},
		{Name: name("verdict"), Width: 94},
		{Name: name("best"), Width: 174},
	}, len(m.Rows), -1, false)
	if m.Chosen >= 0 && m.Chosen < len(m.Rows) {
		p.grid.Reveal(m.Chosen)
	}
	note := m.Trouble
	switch {
	case len(m.Rows) > 0:
		note = ""
	case m.Working != "":
		note = m.Working
	case note == "":
		note = p.loc.T("assembly.none")
	}
	p.note.Set(note)
	p.card.Set(p.cardOf(m), fresh)
	p.Object.Refresh()
}

// makeAsked makes the line of choices anew, as the places differ from need to need.
func (p *Panel) makeAsked() {
	again := func(string) { p.ask() }
	var most, street []kit.Option
	for _, n := range mostOffered {
		most = append(most, kit.Option{Code: strconv.Itoa(n), Text: p.loc.N("assemblies.most", n)})
	}
	for _, m := range streetOffered {
		text := p.loc.T("assemblies.no_street")
		if m > 0 {
			text = p.loc.T("assemblies.street", "width", p.loc.Unit(float64(m), 0, "m"))
		}
		street = append(street, kit.Option{Code: strconv.Itoa(m), Text: text})
	}
	p.where = kit.NewChoiceField("", "", p.model.Places, again)
	p.most = kit.NewChoiceField("", "", most, again)
	p.street = kit.NewChoiceField("", "", street, again)
	p.free, p.strips = p.toggle("free"), p.toggle("strips")
	p.asks.Objects = []fyne.CanvasObject{
		kit.Cells(8, []float32{whereWidth, mostWidth, streetWidth}, p.where.Object(), p.most.Object(), p.street.Object()), p.free, p.strips,
	}
	p.asks.Refresh()
}

// setAsked shows what is asked now.
func (p *Panel) setAsked() {
	p.quiet = true
	defer func() { p.quiet = false }()
	a := p.model.Asked
	p.where.Fill(a.Where)
	p.most.Fill(strconv.Itoa(a.Most))
	p.street.Fill(strconv.Itoa(a.Street))
	p.free.Chosen, p.strips.Chosen = a.Free, a.Strips
	p.free.Refresh()
	p.strips.Refresh()
}

func (p *Panel) toggle(name string) *kit.Button {
	b := kit.NewButton(p.loc.T("assemblies."+name), "", kit.Quiet, nil)
	b.Small, b.Tips, b.Tip = true, p.tips, p.loc.T("assemblies."+name+"_tip")
	b.OnTap = func() {
		b.Chosen = !b.Chosen
		b.Refresh()
		p.ask()
	}
	return b
}

// ask tells what is asked now.
func (p *Panel) ask() {
	if p.quiet {
		return
	}
	a := Asked{Where: p.where.Value(), Free: p.free.Chosen, Strips: p.strips.Chosen}
	a.Most, _ = strconv.Atoi(p.most.Value())
	a.Street, _ = strconv.Atoi(p.street.Value())
	p.OnAsk(a)
}

func (p *Panel) cell(row, column int) string {
	r := p.model.Rows[row]
	return [...]string{strconv.Itoa(row + 1), r.Name, r.Area, r.Owners, r.Price, r.Compact, r.Verdict, r.Best}[column]
}

// cardOf is the set in hand, what can be done with it, and what was searched.
func (p *Panel) cardOf(m Model) fyne.CanvasObject {
	column := kit.Column(8)
	if c := m.Card; c != nil {
		row := []fyne.CanvasObject{kit.Grow(kit.Stack(kit.Column(1, kit.Lead(c.Title).Wrapping(), kit.Caption(c.Detail).Wrapping())))}
		for _, a := range c.Steps {
			row = append(row, kit.ActionButton(a, kit.Quiet, false, p.tips))
		}
		column.Add(kit.Row(2, row...))
		column.Add(kit.Flow(6, kit.ActionButtons(c.Actions, true, p.tips)...))
		column.Add(kit.Body(strings.Join(c.Facts, " · ")).Wrapping())
		for _, d := range c.Doubts {
			column.Add(kit.Caption(d).Wrapping())
		}
		column.Add(kit.Hairline())
	}
	for _, s := range m.Searched {
		column.Add(kit.Caption(s).Wrapping())
	}
	return kit.Pad(kit.Insets{Left: 18, Top: 12, Right: 20, Bottom: 18}, column)
}
