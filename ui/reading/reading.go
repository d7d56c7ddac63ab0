package reading

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data/document"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Model is what is shown.
type Model struct {
	Document *document.Document // nil while it is being made
	Waiting  string             // what is said then
	Choice   string             // label of a choice that the document depends on, "" without
	Options  []kit.Option
	Chosen   string
	Public   bool // the version for the public is shown
	Secret   bool // there is no other
	Actions  []kit.Action
}

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnPublic func(bool)
	OnChoice func(code string)
	OnClose  func()

	loc    *locale.Locale
	tips   *kit.Tips
	page   *kit.Page
	reader *kit.Reader
	head   *fyne.Container
	foot   *fyne.Container
	frame  *fyne.Container
	sorry  *kit.Text
	public *kit.MarkField
	choice *kit.ChoiceField
	model  Model
}

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, head: kit.Stack(), foot: kit.Column(0), sorry: kit.Body("").Wrapping()}
	p.sorry.Colour = "error"
	p.page = kit.NewPage(kit.Space(1, 1))
	p.reader = kit.NewReader(p.page)
	p.frame = kit.Frame(p.head, p.foot, p.reader)
	p.Object = kit.On(fynetheme.ColorNameBackground, p.frame)
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Set shows a model.
func (p *Panel) Set(m Model) {
	same := p.model.Document != nil && m.Document != nil && p.model.Document.Title == m.Document.Title
	p.model = m
	title, detail := m.Waiting, ""
	if m.Document != nil {
		title, detail = m.Document.Title, m.Document.Subtitle
	}
	p.head.Objects = []fyne.CanvasObject{kit.Head(title, detail, p.loc.T("inspector.close"), p.tips, func() { p.OnClose() })}
	body := kit.Column(16)
	if m.Choice != "" {
		body.Add(p.chooser(m))
	}
	if m.Document != nil {
		for _, b := range m.Document.Blocks {
			body.Add(block(b))
		}
		if m.Document.Closing != "" {
			body.Add(kit.Caption(m.Document.Closing).Wrapping())
		}
	}
	p.page.Set(kit.Pad(kit.Insets{Left: 16, Top: 14, Right: 16, Bottom: 20}, body), !same)
	p.showFoot(m)
	p.frame.Refresh()
}

func (p *Panel) chooser(m Model) fyne.CanvasObject {
	p.choice = kit.NewChoiceField(m.Choice, "", m.Options, nil)
	p.choice.Fill(m.Chosen)
	p.choice.Select.OnChanged = func(string) {
		if code := p.choice.Value(); code != m.Chosen {
			p.OnChoice(code)
		}
	}
	return p.choice.Object()
}

func (p *Panel) showFoot(m Model) {
	p.foot.Hidden = m.Document == nil || len(m.Actions) == 0
	if p.foot.Hidden {
		return
	}
	column := kit.Column(8, p.sorry)
	p.sorry.Hidden = p.sorry.Value == ""
	if !m.Secret {
		p.public = kit.NewMarkField(p.loc.T("reading.public"), "", nil)
		if m.Public {
			p.public.Fill("yes")
		}
		p.public.Check.OnChanged = func(on bool) {
			if on != m.Public {
				p.OnPublic(on)
			}
		}
		column.Add(p.public.Object())
	}
	column.Add(kit.Flow(6, kit.ActionButtons(m.Actions, false, p.tips)...))
	p.foot.Objects = []fyne.CanvasObject{kit.Hairline(), kit.On(theme.Bar, kit.Pad(kit.Sides(16, 12), column))}
}

// block shows one part of a document; a table becomes a list, for which a panel at the side has the room.
func block(b document.Block) fyne.CanvasObject {
	column := kit.Column(7)
	if b.Heading != "" {
		t := kit.Caption(b.Heading)
		t.Bold = true
		column.Add(kit.Column(5, t, kit.Hairline()))
	}
	for _, line := range strings.Split(b.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			column.Add(kit.Body(document.Simple(line)).Wrapping())
		}
	}
	for _, item := range b.Items {
		column.Add(kit.Body(document.Simple(item)).Wrapping())
	}
	if b.Table != nil {
		for _, r := range b.Table.Rows {
			column.Add(line(b.Table.Columns, r, false))
		}
		if b.Table.Total != nil {
			column.Add(kit.Hairline())
			column.Add(line(b.Table.Columns, b.Table.Total, true))
		}
	}
	return column
}

// line is one row of a table: what it is about, and below it the rest with the titles of the columns.
func line(columns []document.Column, cells []string, bold bool) fyne.CanvasObject {
	about := 0
	for about < len(columns)-1 && columns[about].Right {
		about++ // a number before the name
	}
	var rest []string
	for i, c := range cells {
		if i > about && i < len(columns) && c != "" {
			rest = append(rest, columns[i].Title+" "+c)
		}
	}
	title := ""
	if about < len(cells) {
		title = strings.TrimSpace(strings.Join(cells[:about+1], "  "))
	}
	name := kit.Body(title).Wrapping()
	name.Bold = bold
	return kit.Column(1, name, kit.Caption(strings.Join(rest, " · ")).Wrapping())
}

// Offset is how much of the text is above what is in sight, Fyne units.
func (p *Panel) Offset() float32 { return p.page.Offset() }

// TakeKeyboard brings the keyboard of a canvas to the text, to scroll it. What was never painted does not know its canvas.
func (p *Panel) TakeKeyboard(c fyne.Canvas) { c.Focus(p.reader) }

// Field finds a field: public, choice.
func (p *Panel) Field(id string) kit.Field {
	switch {
	case id == "public" && p.public != nil:
		return p.public
	case id == "choice" && p.choice != nil:
		return p.choice
	}
	return nil
}

// Complain shows why nothing was written.
func (p *Panel) Complain(_, sentence string) {
	p.sorry.Set(locale.Raised(sentence))
	p.showFoot(p.model)
	p.frame.Refresh()
}

// Save does what the first button does.
func (p *Panel) Save() {
	if len(p.model.Actions) > 0 {
		p.model.Actions[0].Run()
	}
}
