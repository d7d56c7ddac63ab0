package plots

import (
	"slices"
	"strconv"

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
	chips   *fyne.Container
	choices *fyne.Container
	find    *kit.Entry
	fields  [6]*kit.ChoiceField // zone, commune, servicing, size, price, kept
	options [6][]kit.Option
	grid    *kit.Grid
	cards   *kit.Wrap
	note    *kit.Text
	land    *kit.Page
	model   Model
	quiet   bool
}

const landWidth = 300

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, count: kit.Caption(""), told: kit.Caption("").Cutting(), find: kit.NewEntry(), grid: kit.NewGrid(), note: kit.Body("").Wrapping().Quiet()}
	title := kit.Body(loc.T("op.plots"))
	title.Bold = true
	p.find.SetPlaceHolder(loc.T("navigator.find_plot"))
	p.find.OnChanged = func(words string) {
		f := p.model.Filter
		f.Words = words
		p.tell(f)
	}
	p.actions, p.chips, p.choices = kit.Row(2), kit.Flow(4), kit.Stack()
	cross := kit.IconButton("close", loc.T("plots.close"), tips, func() { p.OnClose() })
	cross.Small = true
	top := kit.Row(12, title, p.count, kit.Grow(p.told), p.actions, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 2}, top),
		kit.Pad(kit.Insets{Left: 10, Right: 14, Bottom: 4}, p.chips), kit.Pad(kit.Insets{Left: 14, Right: 14, Bottom: 5}, p.choices), kit.Hairline())
	p.grid.Cell = func(row, column int) string {
		r := p.model.Rows[row]
		return [...]string{r.Name, r.Place, r.Status, r.Area, r.Price, r.Service}[column]
	}
	p.grid.Marked = func(row int) bool { return p.model.Rows[row].ID == p.model.Chosen }
	p.grid.OnChoose = func(row int, _, _ bool) { p.OnChoose(p.model.Rows[row].ID) }
	p.cards = p.newCards()
	p.note.Align = fyne.TextAlignCenter
	p.land = kit.NewPage(kit.Space(1, 1))
	body := kit.Side(landWidth, kit.Stack(p.grid, kit.Pad(kit.Sides(10, 8), container.New(&laid{then: p.markCard}, p.cards)), kit.Pad(kit.Sides(24, 40), p.note)), p.land)
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Find types words into the field.
func (p *Panel) Find(words string) { p.find.SetText(words) }

// Press does what a press on the chip of a status does.
func (p *Panel) Press(code string) {
	f := p.model.Filter
	s := data.Status(code)
	if slices.Contains(f.Statuses, s) {
		f.Statuses = slices.DeleteFunc(slices.Clone(f.Statuses), func(o data.Status) bool { return o == s })
	} else {
		f.Statuses = append(slices.Clone(f.Statuses), s)
	}
	p.tell(f)
}

func (p *Panel) tell(f search.PlotFilter) {
	if !p.quiet {
		p.OnFilter(f)
	}
}

// Choose marks a plot, without telling.
func (p *Panel) Choose(id string) {
	p.model.Chosen = id
	p.markCard()
	if i := slices.IndexFunc(p.model.Rows, func(r Row) bool { return r.ID == id }); i >= 0 {
		p.grid.Reveal(i)
		return
	}
	p.grid.Refresh()
}

// Set shows a model.
func (p *Panel) Set(m Model) {
	p.model = m
	p.count.Set(m.Count)
	p.told.Set(m.Told)
	p.quiet = true
	defer func() { p.quiet = false }()
	if p.find.Text != m.Filter.Words {
		p.find.SetText(m.Filter.Words)
	}
	p.setActions()
	p.setChips()
	p.setChoices()
	name := func(key string) string { return p.loc.T("plots.column." + key) }
	p.grid.Set([]kit.GridColumn{
		{Name: name("name"), Width: 200},
		{Name: name("place"), Width: 220},
		{Name: name("status"), Width: 140},
		{Name: name("area"), Width: 70, Trailing: true},
		{Name: name("price"), Width: 80, Trailing: true},
		{Name: name("service"), Width: 160},
	}, len(m.Rows), -1, false)
	kit.Show(p.grid, !m.Cards)
	kit.Show(p.cards, m.Cards)
	if m.Cards {
		p.cards.Refresh()
		p.markCard()
	}
	p.note.Set(m.Empty)
	column := kit.Column(5)
	for i, l := range m.Land {
		row := kit.Row(8)
		if l.Mark != nil {
			row.Add(kit.NewPicture(18, 14, l.Mark))
		}
		text, value := kit.Body(l.Name).Cutting(), kit.Body(l.Value)
		if i == len(m.Land)-1 {
			column.Add(kit.Hairline())
			text.Bold, value.Bold = true, true
		}
		row.Add(kit.Grow(text))
		row.Add(value)
		column.Add(row)
	}
	if len(m.Land) > 0 {
		column.Add(kit.Caption(p.loc.T("plots.union")).Wrapping())
	}
	p.land.Set(kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 18, Bottom: 14}, column), false)
	p.Object.Refresh()
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
	if i := slices.IndexFunc(p.model.Rows, func(r Row) bool { return r.ID == p.model.Chosen }); i >= 0 {
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

func (p *Panel) setChips() {
	p.chips.Objects = nil
	for _, c := range p.model.Statuses {
		b := kit.NewButton(p.loc.T("plots.chip", "what", c.Text, "count", p.loc.Number(float64(c.Count), 0)), "", kit.Quiet, func() { p.Press(c.Code) })
		b.Small, b.Chosen = true, slices.Contains(p.model.Filter.Statuses, data.Status(c.Code))
		p.chips.Add(b)
	}
	if !p.model.Filter.Empty() {
		b := kit.ActionButton(p.model.Clear, kit.Plain, true, p.tips)
		b.Small = true
		p.chips.Add(b)
	}
	p.chips.Refresh()
}

// setChoices fills the choices; one is made anew only when its options are others.
func (p *Panel) setChoices() {
	m, f := p.model, p.model.Filter
	number := func(v float64) string {
		if v == 0 {
			return ""
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	parsed := func(code string) float64 {
		v, _ := strconv.ParseFloat(code, 64)
		return v
	}
	for i, c := range []struct {
		options []kit.Option
		value   string
		change  func(f *search.PlotFilter, code string)
	}{
		{m.Zones, f.ZoneID, func(f *search.PlotFilter, code string) { f.ZoneID = code }},
		{m.Communes, f.Commune, func(f *search.PlotFilter, code string) { f.Commune = code }},
		{m.Servicings, string(f.Servicing), func(f *search.PlotFilter, code string) { f.Servicing = data.Servicing(code) }},
		{m.Sizes, number(f.LeastM2), func(f *search.PlotFilter, code string) { f.LeastM2 = parsed(code) }},
		{m.Prices, number(f.MostEuro), func(f *search.PlotFilter, code string) { f.MostEuro = parsed(code) }},
		{m.Kept, m.KeptChosen, nil},
	} {
		if p.fields[i] == nil || !slices.Equal(p.options[i], c.options) {
			p.options[i] = c.options
			p.fields[i] = kit.NewChoiceField("", "", c.options, func(code string) {
				if c.change == nil {
					if !p.quiet {
						p.OnKept(code)
					}
					return
				}
				f := p.model.Filter
				c.change(&f, code)
				p.tell(f)
			})
		}
		p.fields[i].Fill(c.value)
	}
	row := []fyne.CanvasObject{p.find}
	widths := []float32{0, 0, 0, 0, 0, 0, 0}
	for _, field := range p.fields {
		row = append(row, field.Object())
	}
	p.choices.Objects = []fyne.CanvasObject{kit.Cells(6, widths, row...)}
	p.choices.Refresh()
}
