package reconcileform

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Panel is the panel.
type Panel struct {
	Object fyne.CanvasObject

	OnSort     func(code string)
	OnChoose   func(item int32)             // an item is in hand
	OnTake     func(items []int32, on bool) // some are taken, or kept
	OnProposed func()                       // those that are shown are to be decided as proposed
	OnApply    func()
	OnCancel   func()

	loc    *locale.Locale
	model  Model
	marked map[int32]bool // rows that are chosen together
	anchor int

	title, count, notes *kit.Text
	sorts               *fyne.Container
	grid                *kit.Grid
	apply               *kit.Button
	detail              *fyne.Container
	page                *kit.Page
	take, keep          *kit.Button
	texts               map[string]*kit.Text
}

// The widths of the columns, Fyne units: the decision, the sort, what it is about, before, after, what else to know.
var widths = []float32{86, 132, 188, 172, 214, 300}

// asideWidth is that of the item in hand.
const asideWidth = 330

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{
		loc: loc, title: kit.Body("").Cutting(), count: kit.Caption("").Cutting(), notes: kit.Caption("").Cutting(), marked: map[int32]bool{},
		texts: map[string]*kit.Text{},
	}
	p.title.Bold = true
	small := func(key, tip string, do func()) *kit.Button {
		b := kit.NewButton(loc.T(key), "", kit.Quiet, do)
		b.Small, b.Tips, b.Tip = true, tips, loc.T(tip)
		return b
	}
	all := small("reconcile.take_all", "reconcile.take_all_tip", func() { p.OnTake(p.model.Rows, true) })
	none := small("reconcile.keep_all", "reconcile.keep_all_tip", func() { p.OnTake(p.model.Rows, false) })
	proposed := small("reconcile.proposed", "reconcile.proposed_tip", func() { p.OnProposed() })
	cancel := kit.NewButton(loc.T("form.cancel"), "", kit.Plain, func() { p.OnCancel() })
	p.apply = kit.NewButton("", "", kit.Primary, func() { p.OnApply() })
	cancel.Small, p.apply.Small = true, true
	p.sorts = kit.Flow(4)
	top := kit.Bar(10, kit.Grow(kit.Column(0, p.title, p.count)), all, none, proposed, cancel, p.apply)
	head := kit.Column(0,
		kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 10, Bottom: 4}, top), kit.Hairline(),
		kit.Pad(kit.Insets{Left: 8, Top: 3, Right: 8, Bottom: 3}, p.sorts), kit.Hairline())
	p.grid = kit.NewGrid()
	p.grid.Cell = p.cell
	p.grid.Marked = func(row int) bool {
		item := p.model.Rows[row]
		return item == p.model.InHand || p.marked[item]
	}
	p.grid.OnChoose = p.choose
	p.grid.OnOpen = func(int) { p.flip() }
	foot := kit.Column(0, kit.Hairline(), kit.Pad(kit.Insets{Left: 14, Top: 3, Right: 14, Bottom: 3}, p.notes))
	p.detail = p.makeDetail(tips)
	p.page = kit.NewPage(kit.Pad(kit.All(12), p.detail))
	body := kit.Side(asideWidth, p.grid, kit.On(theme.Well, p.page))
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, foot, body))
	return p
}

// makeDetail is the item in hand: what the project has and what the file says, one beside the other.
func (p *Panel) makeDetail(tips *kit.Tips) *fyne.Container {
	text := func(id string, t *kit.Text) *kit.Text {
		p.texts[id] = t
		return t
	}
	bold := text("what", kit.Body("").Wrapping())
	bold.Bold = true
	column := func(key, value, from string) fyne.CanvasObject {
		return kit.Column(2, kit.Caption(p.loc.T(key)), text(value, kit.Body("").Wrapping()), text(from, kit.Caption("").Wrapping()))
	}
	p.keep = kit.NewButton(p.loc.T("reconcile.keep"), "", kit.Quiet, func() { p.decide(false) })
	p.take = kit.NewButton(p.loc.T("reconcile.take"), "", kit.Quiet, func() { p.decide(true) })
	for _, b := range []*kit.Button{p.keep, p.take} {
		b.Small, b.Tips, b.Tip = true, tips, p.loc.T("reconcile.enter_tip")
	}
	sides := container.NewGridWithColumns(2, column("reconcile.mine", "mine", "from"), column("reconcile.theirs", "theirs", "to"))
	return kit.Column(8, kit.Column(0, text("title", kit.Caption("")), bold), sides, text("aside", kit.Caption("").Wrapping()), kit.Row(8, p.keep, p.take))
}

// cell is what stands in a cell: the decision, then what the model says.
func (p *Panel) cell(row, column int) string {
	item := p.model.Rows[row]
	switch {
	case column > 0:
		return p.model.Cell(item, column-1)
	case p.model.Taken(item):
		return "✓ " + p.loc.T("reconcile.taken")
	}
	return "– " + p.loc.T("reconcile.kept")
}

// chosen are the items that a decision is about.
func (p *Panel) chosen() []int32 {
	var items []int32
	for _, item := range p.model.Rows {
		if p.marked[item] {
			items = append(items, item)
		}
	}
	if len(items) == 0 && p.model.InHand >= 0 {
		items = append(items, p.model.InHand)
	}
	return items
}

func (p *Panel) decide(on bool) {
	if items := p.chosen(); len(items) > 0 {
		p.OnTake(items, on)
	}
}

// flip turns the decision about what is chosen.
func (p *Panel) flip() {
	if p.model.InHand >= 0 {
		p.decide(!p.model.Taken(p.model.InHand))
	}
}

// choose takes an item in hand, with others when a key is held.
func (p *Panel) choose(row int, add, through bool) {
	item := p.model.Rows[row]
	switch {
	case through:
		p.marked = map[int32]bool{}
		for r := min(p.anchor, row); r <= max(p.anchor, row) && r < len(p.model.Rows); r++ {
			p.marked[p.model.Rows[r]] = true
		}
	case add:
		if len(p.marked) == 0 && p.model.InHand >= 0 {
			p.marked[p.model.InHand] = true
		}
		p.marked[item] = !p.marked[item]
		p.anchor = row
	default:
		p.marked, p.anchor = map[int32]bool{item: true}, row
	}
	p.OnChoose(item)
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Grid is the list, for a driver.
func (p *Panel) Grid() *kit.Grid { return p.grid }

// Set shows a model.
func (p *Panel) Set(m Model) {
	if m.Sort != p.model.Sort {
		p.marked, p.anchor = map[int32]bool{}, 0
	}
	p.model = m
	p.title.Set(m.Title)
	p.count.Set(m.Count)
	p.notes.Set(m.Notes)
	p.apply.Text = m.Apply
	p.apply.Refresh()
	p.showSorts()
	columns := make([]kit.GridColumn, len(widths))
	for i, key := range []string{"reconcile.decision", "reconcile.sort", "reconcile.what", "reconcile.before", "reconcile.after", "reconcile.aside"} {
		columns[i] = kit.GridColumn{Name: p.loc.T(key), Width: widths[i]}
	}
	p.grid.Set(columns, len(m.Rows), -1, false)
	d := m.Detail
	if m.InHand < 0 {
		d = Detail{What: p.loc.T("reconcile.none")}
	}
	for id, value := range map[string]string{
		"title": d.Title, "what": d.What, "mine": d.Mine, "from": d.From, "theirs": d.Theirs, "to": d.To, "aside": d.Aside,
	} {
		p.texts[id].Set(value)
	}
	taken := m.InHand >= 0 && m.Taken(m.InHand)
	p.keep.Chosen, p.take.Chosen, p.take.Why = !taken, taken, d.Fixed
	p.keep.Refresh()
	p.take.Refresh()
	for _, o := range p.detail.Objects[1:] { // below what it is about, or says how to begin
		kit.Show(o, m.InHand >= 0)
	}
	p.page.Fit()
	p.Object.Refresh()
}

func (p *Panel) showSorts() {
	buttons := make([]fyne.CanvasObject, len(p.model.Sorts))
	for i, s := range p.model.Sorts {
		b := kit.NewButton(s.Text, "", kit.Quiet, func() { p.OnSort(s.Code) })
		b.Small, b.Chosen = true, s.Code == p.model.Sort
		buttons[i] = b
	}
	p.sorts.Objects = buttons
	p.sorts.Refresh()
}
