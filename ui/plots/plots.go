package plots

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnFilter func(search.PlotFilter)
	OnKept   func(name string) // a filter that was kept is put in force
	OnChoose func(plotID string)
	OnClose  func()

	loc     *locale.Locale
	tips    *kit.Tips
	count   *kit.Text
	told    *kit.Text
	actions *fyne.Container
	filter  *filterBar
	grid    *kit.Grid
	cards   *kit.Wrap
	note    *kit.Text
	land    *kit.Page
	model   Model
	said    Row // the row that was asked for last
	asked   int // its place, -1 for none
	quiet   bool
}

const landWidth = 300

// statusColumn is the column that wears the sign of the map.
const statusColumn = 2

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, count: kit.Caption(""), told: kit.Caption("").Cutting(), grid: kit.NewGrid(), note: kit.Body("").Wrapping().Quiet()}
	title := kit.Body(loc.T("op.plots"))
	title.Bold = true
	p.actions, p.filter = kit.Row(2), newFilterBar(p)
	cross := kit.IconButton("close", loc.T("plots.close"), tips, func() { p.OnClose() })
	cross.Small = true
	top := kit.Bar(12, title, p.count, kit.Grow(p.told), p.actions, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 3}, top), p.filter.Object, kit.Hairline())
	p.grid.Cell = func(row, column int) string {
		r := p.row(row)
		return [...]string{r.Name, r.Place, r.Status, r.Area, r.Price, r.Service, r.Networks}[column]
	}
	p.grid.Look = func(row, column int) kit.GridLook {
		if column != statusColumn {
			return kit.GridLook{}
		}
		return kit.GridLook{Mark: p.row(row).Mark}
	}
	p.grid.Marked = func(row int) bool { return p.model.IDs[row] == p.model.Chosen }
	p.grid.OnChoose = func(row int, _, _ bool) { p.OnChoose(p.model.IDs[row]) }
	p.cards = p.newCards()
	p.note.Align = fyne.TextAlignCenter
	p.land = kit.NewPage(kit.Space(1, 1))
	body := kit.Side(landWidth*kit.Scale(), kit.Stack(p.grid, kit.Pad(kit.Sides(10, 8), container.New(&laid{then: p.markCard}, p.cards)), kit.Pad(kit.Sides(24, 40), p.note)), p.land)
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// row is a plot in words: a table asks for one after another, cell by cell.
func (p *Panel) row(i int) Row {
	if p.asked != i {
		p.said, p.asked = p.model.Row(i), i
	}
	return p.said
}

// Find types words into the field.
func (p *Panel) Find(words string) { p.filter.find.SetText(words) }

// Press does what a press on the chip of a status does.
func (p *Panel) Press(code string) { p.filter.press(data.Status(code)) }

// Flip does what a press on the chip of a service does.
func (p *Panel) Flip(part search.PlotPart) {
	for _, t := range p.filter.ranges.toggles {
		if t.part == part {
			t.button.Tapped(nil)
		}
	}
}

// Drop does what a press on the chip of a condition in force does.
func (p *Panel) Drop(part search.PlotPart) { p.filter.tell(p.model.Filter.Without(part)) }

// Unfold shows the ranges and services, or hides them.
func (p *Panel) Unfold(open bool) { p.filter.fold(open) }

// Ask types a bound, by its name: area.least, area.most, price.least, price.most, power.least, available.
func (p *Panel) Ask(name, text string) {
	if name == "available" {
		p.filter.ranges.day.Entry.SetText(text)
	}
	for _, n := range p.filter.ranges.numbers {
		if n.name == name {
			n.entry.SetText(text)
		}
	}
}

// Choose marks a plot, without telling.
func (p *Panel) Choose(id string) {
	p.model.Chosen = id
	p.markCard()
	if i := slices.Index(p.model.IDs, id); i >= 0 {
		p.grid.Reveal(i)
		return
	}
	p.grid.Refresh()
}

// Set shows a model.
func (p *Panel) Set(m Model) {
	p.model, p.asked = m, -1
	p.count.Set(m.Count)
	p.told.Set(m.Told)
	p.quiet = true
	defer func() { p.quiet = false }()
	p.setActions()
	p.filter.set()
	name := func(key string) string { return p.loc.T("plots.column." + key) }
	p.grid.Set([]kit.GridColumn{
		{Name: name("name"), Width: 150, Grow: 3},
		{Name: name("place"), Width: 130, Grow: 3},
		{Name: name("status"), Width: 180, Grow: 1},
		{Name: name("area"), Width: 70, Trailing: true},
		{Name: name("price"), Width: 98, Trailing: true},
		{Name: name("service"), Width: 130, Grow: 2},
		{Name: name("networks"), Width: 80, Grow: 3},
	}, len(m.IDs), -1, false)
	kit.Show(p.grid, !m.Cards)
	kit.Show(p.cards, m.Cards)
	p.note.Set(m.Empty)
	p.SetLand(m.Land)
	p.Object.Refresh() // the cards too, before one is marked
	p.markCard()
}

// SetLand shows how much land the plots cover, which takes longer to work out than the rest of the model.
func (p *Panel) SetLand(land []Land) {
	p.model.Land = land
	column := kit.Column(5)
	for i, l := range land {
		row := kit.Row(8)
		if l.Mark != nil {
			row.Add(kit.NewPicture(18, 14, l.Mark))
		}
		text, value := kit.Body(l.Name).Cutting(), kit.Body(l.Value)
		if i == len(land)-1 {
			column.Add(kit.Hairline())
			text.Bold, value.Bold = true, true
		}
		row.Add(kit.Grow(text))
		row.Add(value)
		column.Add(row)
	}
	if len(land) > 0 {
		column.Add(kit.Caption(p.loc.T("plots.union")).Wrapping())
	}
	p.land.Set(kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 18, Bottom: 14}, column), false)
}

// markCard marks the card of the plot that is chosen and brings it into sight, without telling.
func (p *Panel) markCard() {
	if !p.model.Cards || p.cards.Size().Width == 0 {
		return // it would be scrolled to a place that is not known yet
	}
	quiet := p.quiet
	p.quiet = true
	defer func() { p.quiet = quiet }()
	p.cards.UnselectAll()
	if i := slices.Index(p.model.IDs, p.model.Chosen); i >= 0 {
		p.cards.Select(i)
	}
}

func (p *Panel) setActions() {
	p.actions.Objects = nil
	for _, a := range p.model.Actions {
		b := kit.ActionButton(a, kit.Quiet, a.Icon == "", p.tips)
		b.Small = true
		p.actions.Add(b)
	}
	p.actions.Refresh()
}
