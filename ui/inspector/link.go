package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// link is a line that leads elsewhere.
type link struct {
	kit.Press
	ground  *kit.Ground
	content fyne.CanvasObject
}

// link is a line with what takes it off at its end.
func (i *Inspector) link(l Link) fyne.CanvasObject {
	if l.Cut == nil {
		return newLink(l)
	}
	b := kit.IconButton(l.Cut.Icon, l.Cut.Title, i.tips, l.Cut.Run)
	b.Small = true
	return kit.Row(2, kit.Grow(newLink(l)), b)
}

// newLink is a line that is pressed, or the line alone where it leads nowhere.
func newLink(l Link) fyne.CanvasObject {
	icon := kit.NewIcon(l.Icon)
	icon.Colour = theme.Muted
	lines := kit.Column(0, kit.Body(l.Title).Cutting())
	if l.Detail != "" {
		lines.Add(kit.Caption(l.Detail).Cutting())
	}
	row := []fyne.CanvasObject{icon, kit.Grow(kit.Stack(lines))}
	if l.Run == nil {
		return kit.Pad(kit.Sides(6, 6), kit.Row(10, row...))
	}
	arrow := kit.NewIcon("chevron-right")
	arrow.Side, arrow.Colour = 14, theme.Muted
	w := &link{ground: kit.NewGround("")}
	w.ground.Radius, w.ground.Edge = 5, 2
	w.content = kit.Pad(kit.Sides(6, 6), kit.Row(10, append(row, arrow)...))
	w.OnPress = l.Run
	w.Extend(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	return &linkRenderer{widget.NewSimpleRenderer(kit.Stack(l.ground, l.content)), l}
}

type linkRenderer struct {
	fyne.WidgetRenderer
	link *link
}

// Refresh shows whether the pointer or the keyboard is on the line.
func (r *linkRenderer) Refresh() {
	r.link.Light(r.link.ground)
	r.WidgetRenderer.Refresh()
}
