package toolbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// search looks like a field and opens the palette when it is pressed.
type search struct {
	kit.Press
	action kit.Action
}

var _ desktop.Cursorable = (*search)(nil)

func newSearch(a kit.Action) *search {
	s := &search{action: a}
	s.OnPress = a.Run
	s.Extend(s)
	return s
}

// field is where the field stands in the room there is: in the middle, and no wider than it needs.
func (s *search) field() (x, width float32) {
	room := s.BaseWidget.Size().Width
	width = min(room, widest)
	return (room - width) / 2, width
}

// Widths of the field, Fyne units.
const (
	narrowest = 96
	widest    = 300
)

// Tapped implements fyne.Tappable: only the field is pressed, not the room around it.
func (s *search) Tapped(e *fyne.PointEvent) {
	if x, width := s.field(); e.Position.X >= x && e.Position.X <= x+width {
		s.action.Run()
	}
}

func (s *search) Cursor() desktop.Cursor { return desktop.TextCursor }

func (s *search) CreateRenderer() fyne.WidgetRenderer {
	ground := kit.NewGround(fynetheme.ColorNameInputBackground)
	ground.Border, ground.Radius = fynetheme.ColorNameInputBorder, 5
	glass := kit.NewIcon("search")
	glass.Colour, glass.Side = theme.Muted, 16
	text := kit.Body(s.action.Title).Cutting().Quiet()
	row := kit.Pad(kit.Sides(10, 0), kit.Row(8, glass, kit.Grow(text), kit.Caption(s.action.Shortcut)))
	return &searchRenderer{search: s, ground: ground, row: row}
}

type searchRenderer struct {
	search *search
	ground *kit.Ground
	row    *fyne.Container
}

func (r *searchRenderer) Destroy() {}

func (r *searchRenderer) Layout(size fyne.Size) {
	x, width := r.search.field()
	for _, o := range []fyne.CanvasObject{r.ground, r.row} {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (r *searchRenderer) MinSize() fyne.Size { return fyne.NewSize(narrowest, 32) }

func (r *searchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.row}
}

func (r *searchRenderer) Refresh() {
	r.ground.Border, r.ground.Edge = fynetheme.ColorNameInputBorder, 1
	if r.search.Hovered || r.search.Focused {
		r.ground.Border = fynetheme.ColorNamePrimary
	}
	if r.search.Focused {
		r.ground.Edge = 2
	}
	r.ground.Refresh()
	r.row.Refresh()
	for _, o := range r.row.Objects {
		o.Refresh()
	}
}
