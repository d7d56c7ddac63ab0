package comparison

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Panel is the panel.
type Panel struct {
	Object  fyne.CanvasObject
	OnTry   func(key string, place int) // a slider was moved; nothing is stored
	OnAgain func()                      // the sliders are to stand as they did
	OnDrop  func(plotID string)
	OnClose func()

	loc     *locale.Locale
	tips    *kit.Tips
	title   *kit.Text
	page    *kit.Page
	model   Model
	sliders map[string]*kit.SliderField
	verdict *kit.Text // of what is tried
}

// column is the least width of a part of the panel, in Fyne units.
const (
	column    = 370
	columnGap = 30
)

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, title: kit.Body("").Cutting()}
	p.title.Bold = true
	cross := kit.IconButton("close", loc.T("op.match_compare_close"), tips, func() { p.OnClose() })
	cross.Small = true
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, kit.Row(12, kit.Grow(p.title), cross)), kit.Hairline())
	p.page = kit.NewPage(kit.Space(1, 1))
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, p.page))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Set shows a model.
func (p *Panel) Set(m Model) {
	fresh := len(p.model.Plots) != len(m.Plots)
	p.model, p.sliders, p.verdict = m, map[string]*kit.SliderField{}, nil
	p.title.Set(p.loc.T("comparison.title", "need", m.Title))
	if len(m.Plots) == 1 {
		p.title.Set(p.loc.T("comparison.one", "plot", m.Plots[0].Name, "need", m.Title))
	}
	var body fyne.CanvasObject
	inside := kit.Insets{Left: 14, Top: 10, Right: 18, Bottom: 18}
	switch {
	case len(m.Plots) == 0:
		body = kit.Empty("chart", p.loc.T("comparison.nothing"), m.Empty)
	case len(m.Plots) == 1:
		body = kit.Pad(inside, kit.Tiles(column, columnGap, p.waterfall(), p.tries(), p.holds()))
	default:
		body = kit.Pad(inside, kit.Column(16, p.table(), p.holds()))
	}
	p.page.Set(body, fresh)
	p.Object.Refresh()
}

// Tell says what comes of what is tried.
func (p *Panel) Tell(text string) {
	if p.verdict != nil {
		p.verdict.Set(text)
		p.page.Fit()
	}
}

// Move moves a slider as a hand does; false when there is none of that key.
func (p *Panel) Move(key string, place int) bool {
	s := p.sliders[key]
	if s != nil {
		s.Slider.SetValue(float64(place))
	}
	return s != nil
}

func (p *Panel) heading(key string) fyne.CanvasObject {
	t := kit.Caption(p.loc.T(key))
	t.Bold, t.Colour = true, fynetheme.ColorNameForeground
	return kit.Column(4, t, kit.Hairline())
}

// waterfall is how the score of one plot comes about, criterion by criterion.
func (p *Panel) waterfall() fyne.CanvasObject {
	widths := []float32{118, 0, 116}
	rows := kit.Column(6, p.heading("comparison.waterfall"))
	line := func(name, points string, b *bar, bold, missed bool) {
		left, right := kit.Caption(name).Cutting(), kit.Caption(points).Cutting()
		left.Colour, left.Bold, right.Bold = fynetheme.ColorNameForeground, bold, bold
		right.Colour, right.Align = fynetheme.ColorNameForeground, fyne.TextAlignTrailing
		if missed {
			right.Colour = fynetheme.ColorNameError
		}
		rows.Add(kit.Cells(10, widths, left, b, right))
	}
	for _, c := range p.model.Criteria {
		line(c.Name, c.Cells[0].Points, newBar(c.Cells[0], false), false, c.Cells[0].Missed)
	}
	rows.Add(kit.Hairline())
	plot := p.model.Plots[0]
	line(p.loc.T("ranking.score"), plot.Score, newBar(Cell{Earned: plot.Share, Known: true}, true), true, false)
	told := kit.Body(plot.Verdict)
	told.Bold = true
	rows.Add(kit.Row(8, kit.NewPicture(18, 14, plot.Mark), kit.Grow(told.Cutting())))
	rows.Add(kit.Caption(p.loc.T("comparison.legend")).Wrapping())
	return rows
}

// tries are the sliders of what can be tried.
func (p *Panel) tries() fyne.CanvasObject {
	rows := kit.Column(5, p.heading("comparison.tries"))
	if len(p.model.Tries) == 0 {
		rows.Add(kit.Caption(p.loc.T("comparison.no_tries")).Wrapping())
		return rows
	}
	p.verdict = kit.Body(p.model.Plots[0].Verdict).Wrapping()
	p.verdict.Bold = true
	again := kit.NewButton(p.loc.T("comparison.again"), "undo", kit.Quiet, func() { p.OnAgain() })
	again.Small = true
	rows.Add(p.verdict)
	rows.Add(kit.Row(0, again))
	for _, asked := range []bool{false, true} {
		key := "comparison.tries_plot"
		if asked {
			key = "comparison.tries_need"
		}
		first := true
		for _, t := range p.model.Tries {
			if t.Asked != asked {
				continue
			}
			if first {
				rows.Add(kit.Caption(p.loc.T(key)))
				first = false
			}
			var s *kit.SliderField
			quiet := true
			s = kit.NewSliderField(t.Name, "", 0, max(1, t.Steps), t.Say, func() {
				if !quiet {
					p.OnTry(t.Key, s.Int())
				}
			})
			s.Slider.SetValue(float64(t.At))
			quiet = false
			p.sliders[t.Key] = s
			rows.Add(s.Object())
		}
	}
	return rows
}

// holds says how far the ranking holds.
func (p *Panel) holds() fyne.CanvasObject {
	rows := kit.Column(7, p.heading("comparison.holds"))
	if p.model.Working {
		rows.Add(kit.Caption(p.loc.T("comparison.working")))
	}
	for _, s := range p.model.Holds {
		rows.Add(kit.Body(s).Wrapping())
	}
	return rows
}

// table is a bar and a value a criterion and plot.
func (p *Panel) table() fyne.CanvasObject {
	m := p.model
	widths := append([]float32{190}, make([]float32, len(m.Plots))...)
	head := []fyne.CanvasObject{kit.Space(1, 1)}
	for _, plot := range m.Plots {
		name, told := kit.Body(plot.Name).Cutting(), kit.Caption(plot.Verdict).Cutting()
		name.Bold = true
		if plot.Score != "" {
			told.Value += " · " + plot.Score
		}
		cross := kit.IconButton("close", p.loc.T("comparison.drop"), p.tips, func() { p.OnDrop(plot.ID) })
		cross.Small = true
		sum := newBar(Cell{Earned: plot.Share, Known: true}, true)
		head = append(head, kit.Column(2, kit.Row(6, kit.NewPicture(18, 14, plot.Mark), kit.Grow(name), cross), told, sum))
	}
	rows := kit.Column(7, kit.Cells(20, widths, head...), kit.Hairline())
	for _, c := range m.Criteria {
		name, weight := kit.Body(c.Name).Cutting(), kit.Caption(c.Weight)
		cells := []fyne.CanvasObject{kit.Column(0, name, weight)}
		for _, cell := range c.Cells {
			value, points := kit.Caption(cell.Value).Cutting(), kit.Caption(cell.Points)
			value.Colour = fynetheme.ColorNameForeground
			switch {
			case cell.Missed:
				value.Colour = fynetheme.ColorNameError
			case !cell.Known:
				value.Colour = theme.Muted
			}
			cell.From = 0 // side by side they are compared from one line
			cells = append(cells, kit.Column(2, newBar(cell.whole(), false), kit.Row(6, kit.Grow(value), points)))
		}
		rows.Add(kit.Cells(20, widths, cells...))
	}
	return rows
}

// whole is the cell with its room as the whole bar.
func (c Cell) whole() Cell {
	if c.Room > 0 {
		c.Earned /= c.Room
		c.Room = 1
	}
	return c
}

// Told is what is said of what is tried.
func (p *Panel) Told() string {
	if p.verdict == nil {
		return ""
	}
	return p.verdict.Value
}
