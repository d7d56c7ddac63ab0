package ranking

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// tipped lies over a text and tells more of it where the pointer rests; a press goes through to the line.
type tipped struct {
	widget.BaseWidget
	tips *kit.Tips
	tip  string
}

var _ desktop.Hoverable = (*tipped)(nil)

func newTipped(tips *kit.Tips) *tipped {
	t := &tipped{tips: tips}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tipped) MouseIn(*desktop.MouseEvent)    { t.tips.Show(t.tip, t) }
func (t *tipped) MouseMoved(*desktop.MouseEvent) {}
func (t *tipped) MouseOut()                      { t.tips.Hide() }

// CreateRenderer implements fyne.Widget.
func (t *tipped) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Space(0, 0))
}
