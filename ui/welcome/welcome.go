package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Page is the welcome.
type Page struct {
	Object   *fyne.Container
	OnRecent func(path string)
	OnPin    func(path string) // is to come first, or no longer
	OnForget func(path string)

	loc   *locale.Locale
	tips  *kit.Tips
	page  *kit.Page
	model Model
}

// New makes an empty page.
func New(loc *locale.Locale, tips *kit.Tips) *Page {
	p := &Page{loc: loc, tips: tips, page: kit.NewPage(kit.Space(1, 1))}
	p.Object = kit.On(fynetheme.ColorNameBackground, p.page)
	return p
}

// Model is what is shown.
func (p *Page) Model() Model { return p.model }

// Set shows a model.
func (p *Page) Set(m Model) {
	p.model = m
	begin := kit.Column(8, p.head(m)...)
	for i, a := range m.Starts {
		begin.Add(newEntrance(a.Icon, a.Title, a.Detail, i == 0, a.Run))
	}
	begin.Add(kit.Space(0, 2))
	begin.Add(p.drop())
	if len(m.More) > 0 {
		more := kit.Flow(4)
		for _, a := range m.More {
			b := kit.ActionButton(a, kit.Quiet, true, p.tips)
			b.Small = true
			more.Add(b)
		}
		begin.Add(more)
	}
	parts := []fyne.CanvasObject{begin}
	if len(m.Recents) > 0 {
		cards := kit.Tiles(leastCard, 14)
		for _, r := range m.Recents {
			cards.Add(p.newCard(r))
		}
		title := kit.Lead(p.loc.T("welcome.recent"))
		parts = append(parts, kit.Column(10, title, cards))
	}
	p.page.Set(newColumns(parts...), false)
}

// head is who we are, and why the last opening failed.
func (p *Page) head(m Model) []fyne.CanvasObject {
	icon := canvas.NewImageFromResource(theme.AppIcon())
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSize(72, 72))
	words := kit.Column(4, kit.Title(p.loc.T("app.name")), kit.Body(p.loc.T("welcome.purpose")).Wrapping().Quiet())
	objects := []fyne.CanvasObject{kit.Row(18, icon, kit.Grow(kit.Stack(words))), kit.Space(0, 10)}
	if m.Sorry != "" {
		sorry := kit.Body(m.Sorry).Wrapping()
		sorry.Colour = fynetheme.ColorNameError
		objects = append(objects, sorry, kit.Space(0, 4))
	}
	return objects
}

// drop is the place that says that files may be let fall anywhere.
func (p *Page) drop() fyne.CanvasObject {
	ground := kit.NewGround("")
	ground.Border, ground.Radius = fynetheme.ColorNameSeparator, 6
	mark := kit.NewIcon("import")
	mark.Side, mark.Colour = 20, theme.Muted
	return kit.Stack(ground, kit.Pad(kit.Sides(16, 12), kit.Row(16, mark, kit.Grow(kit.Stack(kit.Caption(p.loc.T("welcome.drop")).Wrapping())))))
}
