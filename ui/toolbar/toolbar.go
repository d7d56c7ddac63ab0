package toolbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Model is what the toolbar shows.
type Model struct {
	Project  string        // name of what is open, or of the program
	ReadOnly string        // word for a project that cannot be written, "" otherwise
	Menus    func() []Menu // what they hold, asked for when they are opened
	MenuTip  string
	Groups   [][]kit.Action // buttons with an icon, left of the search field
	Search   kit.Action
	Sides    []kit.Action // buttons with an icon, at the right
	Main     *kit.Action  // the one with a text, at the far right
}

// Bar is the toolbar.
type Bar struct {
	Object fyne.CanvasObject
	tips   *kit.Tips
	row    *fyne.Container
	model  Model
	byID   map[string]*kit.Button
	search *search
	shape  string
	name   *kit.Button
	word   *kit.Text // for a project that cannot be written, nil for none
	main   *kit.Button
	fitted fitted
	sheet  *sheet // the menus, nil until they are opened
}

// New makes an empty toolbar.
func New(tips *kit.Tips) *Bar {
	b := &Bar{tips: tips, row: kit.Row(2)}
	b.Object = kit.Column(0, kit.On(theme.Bar, kit.Pad(kit.Sides(8, 6), container.New(fitLayout{b}, b.row))), kit.Hairline())
	return b
}

// Set shows a model. Buttons are made again only when their list has changed.
func (b *Bar) Set(m Model) {
	b.model = m
	if s := shape(m); s != b.shape {
		b.shape = s
		b.build()
	}
	b.name.Text, b.name.Tip = m.Project, m.MenuTip
	b.name.Refresh()
	for _, group := range append(append([][]kit.Action{}, m.Groups...), m.Sides) {
		for _, a := range group {
			b.byID[a.ID].Icon = a.Icon
			b.byID[a.ID].Update(a)
		}
	}
	if m.Main != nil {
		b.byID[m.Main.ID].Update(*m.Main)
	}
	b.fit(b.row.Size().Width)
	b.row.Refresh()
}

// Button finds the button of an action, nil when it has none.
func (b *Bar) Button(id string) *kit.Button { return b.byID[id] }

func shape(m Model) string {
	s := m.ReadOnly + m.Search.Title + m.Search.Shortcut
	for _, group := range append(append([][]kit.Action{}, m.Groups...), m.Sides) {
		s += "|"
		for _, a := range group {
			s += a.ID + a.Title + " "
		}
	}
	if m.Main != nil {
		s += m.Main.ID + m.Main.Title
	}
	return s
}

func (b *Bar) build() {
	b.byID = map[string]*kit.Button{}
	b.name = kit.NewButton(b.model.Project, "menu", kit.Quiet, b.OpenMenu)
	b.name.Tips = b.tips
	objects, strip := []fyne.CanvasObject{b.name}, []*kit.Button{b.name}
	b.word, b.main, b.fitted = nil, nil, fitted{}
	if b.model.ReadOnly != "" {
		b.word = kit.Caption(b.model.ReadOnly)
		b.word.Colour = theme.Caution
		objects = append(objects, kit.Space(4, 0), b.word, kit.Space(4, 0))
	}
	add := func(a kit.Action) {
		button := kit.ActionButton(a, kit.Quiet, false, b.tips)
		b.byID[a.ID] = button
		objects, strip = append(objects, button), append(strip, button)
	}
	for _, group := range b.model.Groups {
		objects = append(objects, divider())
		for _, a := range group {
			add(a)
		}
	}
	b.search = newSearch(b.model.Search)
	objects = append(objects, kit.Space(8, 0), kit.Grow(b.search), kit.Space(8, 0))
	for _, a := range b.model.Sides {
		add(a)
	}
	if b.model.Main != nil {
		b.main = kit.ActionButton(*b.model.Main, kit.Primary, true, b.tips)
		b.byID[b.model.Main.ID] = b.main
		objects, strip = append(objects, kit.Space(8, 0), b.main), append(strip, b.main)
	}
	kit.Strip(strip...)
	b.row.Objects = objects
}

func divider() fyne.CanvasObject {
	line := kit.Hairline()
	line.Least = fyne.NewSize(1, 18)
	return kit.Pad(kit.Insets{Left: 8, Top: 0, Right: 8, Bottom: 0}, line)
}

// OpenMenu opens the menus below the name of the project, and brings the keyboard to them.
func (b *Bar) OpenMenu() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.name)
	if c == nil || b.model.Menus == nil {
		return
	}
	b.tips.Hide()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.name)
	b.sheet = openSheet(c, b.model.Menus(), at.AddXY(0, b.name.Size().Height+4))
}

// MenuOpen says whether the menus are open.
func (b *Bar) MenuOpen() bool { return b.sheet != nil && b.sheet.pop.Visible() }
