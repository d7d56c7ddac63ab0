package pagepreview

import (
	"image"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Model is what is shown.
type Model struct {
	Title   string
	Page    int // from 1
	Pages   int // 0 while they are not known
	Zoom    int // per cent of the size at which the whole page is seen
	Picture *image.RGBA
	Working bool   // the picture is of before, and another comes
	Sorry   string // why there is no page
	Mend    string // the way to what stands against it, "" for none
}

// Panel is the panel.
type Panel struct {
	Object  fyne.CanvasObject
	OnPage  func(page int)   // from 1
	OnZoom  func(larger int) // steps; 0 shows the whole page
	OnRoom  func()           // the room for the page has changed
	OnMend  func()
	OnClose func()

	loc           *locale.Locale
	tips          *kit.Tips
	model         Model
	title, where  *kit.Text
	before, after *kit.Button
	fit           *kit.Button
	closer        *kit.Button
	larger        *kit.Button
	smaller       *kit.Button
	leaf          *leaf
	sorry         *fyne.Container
}

// The bounds of Model.Zoom.
const (
	LeastZoom = 100
	MostZoom  = 800
)

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, title: kit.Body("").Cutting(), where: kit.Caption("")}
	p.title.Bold = true
	small := func(icon, key string, run func()) *kit.Button {
		b := kit.IconButton(icon, loc.T(key), tips, run)
		b.Small = true
		return b
	}
	p.before = small("back", "preview.before", func() { p.turn(-1) })
	p.after = small("forward", "preview.after", func() { p.turn(1) })
	p.smaller = small("zoom-out", "preview.smaller", func() { p.OnZoom(-1) })
	p.larger = small("zoom-in", "preview.larger", func() { p.OnZoom(1) })
	p.fit = small("extent", "preview.whole", func() { p.OnZoom(0) })
	p.closer = small("map", "preview.close", func() { p.OnClose() })
	p.leaf = newLeaf(p)
	p.sorry = kit.Stack()
	row := kit.Row(4, kit.Grow(p.title), p.before, p.where, p.after, kit.Space(8, 1), p.smaller, p.fit, p.larger, kit.Space(8, 1), p.closer)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, row), kit.Hairline())
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, kit.Stack(p.leaf, p.sorry)))
	p.Set(Model{})
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Set shows a model.
func (p *Panel) Set(m Model) {
	p.model = m
	p.title.Set(m.Title)
	said := ""
	switch {
	case m.Working:
		said = p.loc.T("preview.working")
	case m.Pages > 0:
		said = p.loc.T("preview.page", "page", p.loc.Number(float64(m.Page), 0), "pages", p.loc.Number(float64(m.Pages), 0))
	}
	p.where.Set(said)
	off := func(b *kit.Button, key string, is bool) {
		b.Why = ""
		if is {
			b.Why = p.loc.T(key)
		}
		b.Refresh()
	}
	off(p.before, "why.first_page", m.Page <= 1)
	off(p.after, "why.last_page", m.Page >= m.Pages)
	off(p.smaller, "why.whole_page", m.Zoom <= LeastZoom)
	off(p.fit, "why.whole_page", m.Zoom <= LeastZoom)
	off(p.larger, "why.largest_page", m.Zoom >= MostZoom)
	p.sorry.Objects = nil
	if m.Sorry != "" {
		var way []fyne.CanvasObject
		if m.Mend != "" {
			way = append(way, kit.NewButton(m.Mend, "edit", kit.Primary, func() { p.OnMend() }))
		}
		p.sorry.Objects = []fyne.CanvasObject{kit.Empty("warning", p.loc.T("preview.sorry"), m.Sorry, way...)}
	}
	p.sorry.Refresh()
	p.leaf.set(m.Picture)
	p.Object.Refresh()
}

// turn goes so many pages on.
func (p *Panel) turn(by int) {
	if to := p.model.Page + by; to >= 1 && to <= p.model.Pages {
		p.OnPage(to)
	}
}

// Room is how large the whole page may be, in device pixels; nothing before it was laid out.
func (p *Panel) Room() (width, height int) { return p.leaf.room() }
