package contracts

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Panel is the panel.
type Panel struct {
	Object     fyne.CanvasObject
	OnContract func(id string)
	OnSheet    func(code string)
	OnProject  func(id string)
	OnClose    func()

	loc      *locale.Locale
	tips     *kit.Tips
	detail   *kit.Text
	top      *fyne.Container
	sheets   *kit.List
	projects *kit.List
	title    *kit.Text
	facts    *kit.Text
	notes    *kit.Text
	none     *kit.Text
	empty    *fyne.Container
	body     fyne.CanvasObject
	model    Model
}

// listWidth is what the list takes of the drawer, in Fyne units.
const listWidth = 440

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, detail: kit.Caption("").Cutting(), sheets: kit.NewList(false, tips), projects: kit.NewList(true, tips)}
	p.title, p.facts, p.notes, p.none = kit.Body("").Wrapping(), kit.Caption("").Wrapping(), kit.Caption("").Wrapping(), kit.Body("").Wrapping().Quiet()
	p.title.Bold = true
	p.sheets.OnChoose = func(id string) {
		if i, err := strconv.Atoi(id); err == nil && i < len(p.model.Sheets) {
			if code := p.model.Sheets[i].Code; code != "" {
				p.OnSheet(code)
			} else {
				p.mark()
			}
		}
	}
	p.projects.OnChoose = func(id string) { p.OnProject(id) }
	p.top = kit.Bar(12)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, p.top), kit.Hairline())
	about := kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 16, Bottom: 6}, kit.Column(2, p.title, p.facts, p.notes))
	right := kit.Frame(kit.Column(0, about, kit.Hairline()), nil, kit.Stack(p.projects.Object, kit.Pad(kit.Sides(16, 14), p.none)))
	p.body = kit.Leading(listWidth, p.sheets.Object, right)
	p.empty = kit.Stack()
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, kit.Stack(p.body, p.empty)))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Focus gives the keyboard to the list of action sheets.
func (p *Panel) Focus() { p.sheets.Focus() }

// Set shows a model.
func (p *Panel) Set(m Model) {
	p.model = m
	p.showTop(m)
	void := len(m.Contracts) == 0
	kit.Show(p.body, !void)
	p.empty.Objects = nil
	if void {
		add := kit.ActionButton(m.Add, kit.Primary, true, p.tips)
		p.empty.Objects = []fyne.CanvasObject{kit.Empty("contract", p.loc.T("contracts.none"), p.loc.T("contracts.none_next"), add)}
	}
	p.empty.Refresh()
	items := make([]kit.Item, len(m.Sheets))
	for i, s := range m.Sheets {
		items[i] = kit.Item{ID: strconv.Itoa(i), Title: s.Title, Trailing: s.Count, Dim: s.Void}
		if s.Code != "" {
			items[i].Icon = "doc"
		}
	}
	p.sheets.Set(items)
	p.mark()
	p.title.Set(m.Title)
	p.facts.Set(m.Facts)
	p.notes.Set(m.Notes)
	kit.Show(p.notes, m.Notes != "")
	projects := make([]kit.Item, len(m.Projects))
	for i, j := range m.Projects {
		projects[i] = kit.Item{ID: j.ID, Icon: j.Icon, Title: j.Title, Detail: j.Detail, Trailing: j.Value}
	}
	p.projects.Choose("")
	p.projects.Set(projects)
	p.none.Set("")
	if len(projects) == 0 {
		p.none.Set(p.loc.T("contracts.no_projects"))
	}
	p.Object.Refresh()
}

// mark marks the sheet in hand in the list.
func (p *Panel) mark() {
	for i, s := range p.model.Sheets {
		if s.Code != "" && s.Code == p.model.Chosen {
			p.sheets.Choose(strconv.Itoa(i))
			return
		}
	}
	p.sheets.Choose("")
}

// showTop makes the line above anew: the choice knows its options from the beginning.
func (p *Panel) showTop(m Model) {
	title := kit.Body(p.loc.T("op.contracts"))
	title.Bold = true
	row := []fyne.CanvasObject{title}
	if len(m.Contracts) > 0 {
		choice := kit.NewChoiceField("", "", m.Contracts, nil)
		choice.Fill(m.Contract)
		choice.Select.OnChanged = func(string) {
			if id := choice.Value(); id != p.model.Contract {
				p.OnContract(id)
			}
		}
		row = append(row, kit.Cells(0, []float32{300}, choice.Object()))
	}
	p.detail.Value = m.Detail
	row = append(row, kit.Grow(p.detail))
	for _, a := range m.Actions {
		b := kit.ActionButton(a, kit.Plain, true, p.tips)
		b.Small = true
		row = append(row, b)
	}
	cross := kit.IconButton("close", p.loc.T("contracts.close"), p.tips, func() { p.OnClose() })
	cross.Small = true
	p.top.Objects = append(row, cross)
	p.top.Refresh()
}
