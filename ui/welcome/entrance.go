package welcome

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// entrance is a large button of two lines.
type entrance struct {
	kit.Press
	ground  *kit.Ground
	content fyne.CanvasObject
	strong  bool
}

func newEntrance(icon, title, detail string, strong bool, onTap func()) *entrance {
	e := &entrance{ground: kit.NewGround(""), strong: strong}
	e.OnPress = onTap
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
	e.Extend(e)
	return e
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
	if r.e.Hovered || r.e.Focused {
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
