package companies

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnChoose func(id string)
	OnClose  func()

	loc   *locale.Locale
	tips  *kit.Tips
	count *kit.Text
	find  *kit.Entry
	add   *fyne.Container
	list  *kit.List
	page  *kit.Page
	empty *fyne.Container
	model Model
}

// listWidth is what the list takes of the drawer, in Fyne units.
const listWidth = 380

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, count: kit.Caption(""), find: kit.NewEntry(), list: kit.NewList(true, tips), page: kit.NewPage(kit.Space(1, 1))}
	title := kit.Body(loc.T("op.companies"))
	title.Bold = true
	p.find.SetPlaceHolder(loc.T("companies.find"))
	p.find.OnChanged = func(string) { p.filter() }
	p.add = kit.Row(6)
	p.list.OnChoose = func(id string) { p.OnChoose(id) }
	cross := kit.IconButton("close", loc.T("companies.close"), tips, func() { p.OnClose() })
	cross.Small = true
	top := kit.Bar(12, title, p.count, kit.Grow(p.find), p.add, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, top), kit.Hairline())
	p.empty = kit.Stack()
	body := kit.Leading(listWidth, kit.Stack(p.list.Object, p.empty), p.page)
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Focus gives the keyboard to the list.
func (p *Panel) Focus() { p.list.Focus() }

// Find types words into the field above the list.
func (p *Panel) Find(words string) { p.find.SetText(words) }

// Shown lists what the field leaves in the list.
func (p *Panel) Shown() []kit.Item { return p.list.Items() }

// Set shows a model.
func (p *Panel) Set(m Model) {
	top := m.Chosen != p.model.Chosen
	p.model = m
	p.count.Set(p.loc.N("companies.count", len(m.Companies)))
	p.add.Objects = nil
	for _, a := range m.Actions {
		b := kit.ActionButton(a, kit.Plain, true, p.tips)
		b.Small = true
		p.add.Add(b)
	}
	p.empty.Objects = nil
	if len(m.Companies) == 0 {
		p.empty.Objects = []fyne.CanvasObject{kit.NewPage(kit.Empty("company", p.loc.T("companies.none"), p.loc.T("companies.none_next")))}
	}
	kit.Show(p.find, len(m.Companies) > 0)
	p.empty.Refresh()
	p.filter()
	p.list.Choose(m.Chosen)
	p.page.Set(p.card(m.Card), top)
	p.Object.Refresh()
}

func (p *Panel) filter() {
	words := strings.Fields(locale.Fold(p.find.Text))
	var items []kit.Item
	for _, l := range p.model.Companies {
		item := kit.Item{ID: l.ID, Icon: "company", Title: l.Name, Detail: l.Detail, Trailing: l.Stage, Dim: l.Dim}
		if l.Late {
			item.Icon = "warning"
		}
		if len(words) > 0 {
			text := locale.Fold(l.Name + " " + l.Detail + " " + l.Stage + " " + l.ID)
			if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
				continue
			}
		}
		items = append(items, item)
	}
	p.list.Set(items)
}

func (p *Panel) card(c *Card) fyne.CanvasObject {
	if c == nil {
		if len(p.model.Companies) == 0 {
			return kit.Space(1, 1)
		}
		return kit.Empty("people", p.loc.T("companies.choose"), p.loc.T("companies.choose_next"))
	}
	column := kit.Column(10)
	names := kit.Column(1, kit.Lead(c.Name).Wrapping())
	if c.Detail != "" {
		names.Add(kit.Caption(c.Detail).Wrapping())
	}
	var facts []string
	for _, f := range c.Facts {
		facts = append(facts, p.loc.T("companies.fact", "label", f.Label, "value", f.Value))
	}
	if len(facts) > 0 {
		names.Add(kit.Caption(strings.Join(facts, " · ")).Wrapping())
	}
	column.Add(names)
	column.Add(kit.Flow(6, kit.ActionButtons(c.Actions, true, p.tips)...))
	title := kit.Caption(p.loc.T("companies.timeline"))
	title.Bold = true
	column.Add(kit.Column(5, title, kit.Hairline()))
	for _, e := range c.Entries {
		column.Add(p.entry(e))
	}
	if len(c.Entries) == 0 {
		column.Add(kit.Body(p.loc.T("companies.no_entries")).Wrapping().Quiet())
	}
	return kit.Pad(kit.Insets{Left: 18, Top: 12, Right: 20, Bottom: 18}, column)
}

// entry is one thing that happened: its day at the left, what it was at the right.
func (p *Panel) entry(e Entry) fyne.CanvasObject {
	icon := kit.NewIcon(e.Icon)
	icon.Side, icon.Colour = 16, theme.Muted
	body := kit.Column(2, kit.Body(e.Title).Wrapping())
	for _, l := range e.Lines {
		body.Add(kit.Caption(l).Wrapping())
	}
	if e.Todo != "" {
		todo := kit.Body(e.Todo).Wrapping()
		if e.Late {
			todo.Colour = fynetheme.ColorNameError
		}
		body.Add(todo)
	}
	var buttons []fyne.CanvasObject
	for _, a := range e.Actions {
		b := kit.ActionButton(a, kit.Plain, true, p.tips)
		b.Small = true
		buttons = append(buttons, b)
	}
	if len(buttons) > 0 {
		body.Add(kit.Pad(kit.Insets{Top: 2}, kit.Flow(6, buttons...)))
	}
	day := kit.Pad(kit.Insets{Top: 2}, kit.Caption(e.Date).Wrapping())
	return kit.Beside(112, 8, day, kit.Beside(20, 8, kit.Stack(kit.Space(16, 18), icon), body))
}
