package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Root is all that a window shows. A field that has the keyboard gives it the shortcuts that are not about text: what a canvas does with
// them is not the same on every driver.
type Root struct {
	widget.BaseWidget
	keys    *fyne.ShortcutHandler
	content fyne.CanvasObject
}

var _ fyne.Shortcutable = (*Root)(nil)

// NewRoot lays objects on each other; keys do what shortcuts ask for.
func NewRoot(keys *fyne.ShortcutHandler, objects ...fyne.CanvasObject) *Root {
	r := &Root{keys: keys, content: Stack(objects...)}
	r.ExtendBaseWidget(r)
	return r
}

// TypedShortcut implements fyne.Shortcutable.
func (r *Root) TypedShortcut(s fyne.Shortcut) { r.keys.TypedShortcut(s) }

// CreateRenderer implements fyne.Widget.
func (r *Root) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// canvasOf is the canvas on which an object is shown, nil when it is on none. A driver knows one that was laid out just now only when the next
// frame is painted; until then it is that of the only window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(o); c != nil {
		return c
	}
	if all := d.AllWindows(); len(all) == 1 {
		return all[0].Canvas()
	}
	return nil
}
