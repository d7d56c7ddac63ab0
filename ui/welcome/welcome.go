package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Recent is a project that was open before.
type Recent struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// Model is what the page shows.
type Model struct {
	Starts  []kit.Action // the ways to begin, the best first
	Recents []Recent
	Sorry   string // why the last opening failed, "" otherwise
}

// Page is the welcome.
type Page struct {
	Object   *fyne.Container
	OnRecent func(path string)
	loc      *locale.Locale
	page     *kit.Page
}

// New makes an empty page.
func New(loc *locale.Locale) *Page {
	p := &Page{loc: loc, page: kit.NewPage(kit.Space(1, 1))}
	p.Object = kit.On(fynetheme.ColorNameBackground, p.page)
	return p
}

// measure is the width of the page's text, in Fyne units.
const measure = 560

// Set shows a model.
func (p *Page) Set(m Model) {
	icon := canvas.NewImageFromResource(theme.AppIcon())
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSize(72, 72))
	title := kit.Title(p.loc.T("app.name"))
	objects := []fyne.CanvasObject{
		kit.Space(0, 44),
		kit.Row(18, icon, kit.Grow(kit.Stack(kit.Column(4, title, kit.Body(p.loc.T("welcome.purpose")).Wrapping().Quiet())))),
		kit.Space(0, 22),
	}
	if m.Sorry != "" {
		sorry := kit.Body(m.Sorry).Wrapping()
		sorry.Colour = fynetheme.ColorNameError
		objects = append(objects, sorry, kit.Space(0, 12))
	}
	for i, a := range m.Starts {
		objects = append(objects, newEntrance(a.Icon, a.Title, a.Detail, i == 0, a.Run))
	}
	if len(m.Recents) > 0 {
		objects = append(objects, kit.Space(0, 18), kit.Caption(p.loc.T("welcome.recent")))
		for _, r := range m.Recents {
			objects = append(objects, newEntrance("", r.Name, r.Path, false, func() { p.OnRecent(r.Path) }))
		}
	}
	objects = append(objects, kit.Space(0, 18), kit.Caption(p.loc.T("welcome.drop")), kit.Space(0, 24))
	p.page.Set(container.New(&centred{}, kit.Column(8, objects...)), false)
}

// centred keeps a column of a comfortable width in the middle.
type centred struct{}

func (centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(measure, objects[0].MinSize().Height)
}

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(measure, size.Width-32)
	h := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(w, h))
	h = objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(w, h))
	objects[0].Move(fyne.NewPos((size.Width-w)/2, max(0, (size.Height-h)*0.36)))
}

// entrance is a large button of two lines.
type entrance struct {
	widget.BaseWidget
	ground  *kit.Ground
	content fyne.CanvasObject
	strong  bool
	hovered bool
	focused bool
	onTap   func()
}

var (
	_ fyne.Tappable     = (*entrance)(nil)
	_ fyne.Focusable    = (*entrance)(nil)
	_ desktop.Hoverable = (*entrance)(nil)
)

func newEntrance(icon, title, detail string, strong bool, onTap func()) *entrance {
	e := &entrance{ground: kit.NewGround(""), strong: strong, onTap: onTap}
	e.ground.Radius = 6
	head := kit.Body(title).Cutting()
	text := kit.Caption(detail).Cutting()
	lines := kit.Column(1, head, text)
	if icon == "" {
		e.content = kit.Pad(kit.Sides(14, 7), lines)
	} else {
		mark := kit.NewIcon(icon)
		mark.Side = 24
		head.Bold = true
		if strong {
			mark.Colour, head.Colour, text.Colour = fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnPrimary,
				fynetheme.ColorNameForegroundOnPrimary
		}
		e.content = kit.Pad(kit.Sides(16, 12), kit.Row(16, mark, kit.Grow(kit.Stack(lines))))
	}
	e.ExtendBaseWidget(e)
	return e
}

func (e *entrance) Tapped(*fyne.PointEvent)        { e.onTap() }
func (e *entrance) MouseIn(*desktop.MouseEvent)    { e.hovered = true; e.Refresh() }
func (e *entrance) MouseMoved(*desktop.MouseEvent) {}
func (e *entrance) MouseOut()                      { e.hovered = false; e.Refresh() }
func (e *entrance) FocusGained()                   { e.focused = true; e.Refresh() }
func (e *entrance) FocusLost()                     { e.focused = false; e.Refresh() }
func (e *entrance) TypedRune(rune)                 {}

func (e *entrance) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		e.onTap()
	case fyne.KeyF1, fyne.KeyEscape:
		kit.ToWindow(e, k)
	}
}

func (e *entrance) CreateRenderer() fyne.WidgetRenderer {
	r := &entranceRenderer{e}
	r.paint()
	return r
}

type entranceRenderer struct{ e *entrance }

func (r *entranceRenderer) paint() {
	g := r.e.ground
	g.Colour, g.Border = theme.Well, fynetheme.ColorNameSeparator
	if r.e.strong {
		g.Colour, g.Border = fynetheme.ColorNamePrimary, ""
	}
	if r.e.hovered || r.e.focused {
		g.Border = fynetheme.ColorNamePrimary
		if r.e.strong {
			g.Border = fynetheme.ColorNameForeground
		}
	}
}

func (r *entranceRenderer) Destroy() {}
func (r *entranceRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.e.content.MinSize().Height)
}

func (r *entranceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.e.ground, r.e.content}
}

func (r *entranceRenderer) Layout(size fyne.Size) {
	r.e.ground.Resize(size)
	r.e.content.Resize(size)
}

func (r *entranceRenderer) Refresh() {
	r.paint()
	r.e.ground.Refresh()
	r.e.content.Refresh()
}
