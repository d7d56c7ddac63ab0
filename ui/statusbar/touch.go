package statusbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// touch lies over a text that can be pressed, and shows nothing itself.
type touch struct {
	widget.BaseWidget
	tips  *kit.Tips
	tip   string
	onTap func()
}

var (
	_ fyne.Tappable      = (*touch)(nil)
	_ desktop.Hoverable  = (*touch)(nil)
	_ desktop.Cursorable = (*touch)(nil)
)

func newTouch(tips *kit.Tips, tip string, onTap func()) *touch {
	t := &touch{tips: tips, tip: tip, onTap: onTap}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *touch) Tapped(*fyne.PointEvent) {
	t.tips.Hide()
	t.onTap()
}

// MouseIn implements desktop.Hoverable.
func (t *touch) MouseIn(*desktop.MouseEvent) { t.tips.Show(t.tip, t) }

// MouseMoved implements desktop.Hoverable.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *touch) MouseOut() { t.tips.Hide() }

// Cursor implements desktop.Cursorable.
func (t *touch) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (t *touch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Space(0, 0))
}
