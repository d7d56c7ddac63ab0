package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// editable is a line whose value can be changed where it stands: by a click, or by Enter and the space bar.
type editable struct {
	kit.Press
	key     string
	ground  *kit.Ground
	content fyne.CanvasObject
}

var (
	_ desktop.Cursorable = (*editable)(nil)
	_ kit.Fluid          = (*editable)(nil)
)

func (i *Inspector) editable(key string, content fyne.CanvasObject, edit func()) *editable {
	e := &editable{key: key, ground: kit.NewGround(""), content: content}
	e.ground.Radius, e.ground.Edge = 5, 2
	e.OnPress = edit
	e.Extend(e)
	i.lines[key] = e
	return e
}

// Cursor implements desktop.Cursorable.
func (e *editable) Cursor() desktop.Cursor { return desktop.PointerCursor }

// HeightFor implements kit.Fluid.
func (e *editable) HeightFor(width float32) float32 { return kit.HeightFor(e.content, width) }

// CreateRenderer implements fyne.Widget.
func (e *editable) CreateRenderer() fyne.WidgetRenderer {
	// The ground reaches a little further than the content, so that values stay in line.
	return &editableRenderer{widget.NewSimpleRenderer(kit.Stack(kit.Pad(kit.Insets{Left: -5, Top: -2, Right: -5, Bottom: -2}, e.ground), e.content)), e}
}

type editableRenderer struct {
	fyne.WidgetRenderer
	line *editable
}

func (r *editableRenderer) Refresh() {
	r.line.Light(r.line.ground)
	r.WidgetRenderer.Refresh()
}

// held is the line that has the keyboard, "" when none has.
func (i *Inspector) held() string {
	c := fyne.CurrentApp().Driver().CanvasForObject(i.Object)
	if c == nil {
		return ""
	}
	if e, ok := c.Focused().(*editable); ok {
		return e.key
	}
	return ""
}

// Focus gives the keyboard to the line of a value that can be changed.
func (i *Inspector) Focus(key string) {
	e := i.lines[key]
	if c := fyne.CurrentApp().Driver().CanvasForObject(i.Object); c != nil && e != nil {
		c.Focus(e)
	}
}

// Fit lays the panel out again after something in it, which is to be in sight, has changed its height.
func (i *Inspector) Fit(o fyne.CanvasObject) {
	i.page.Fit()
	i.page.Bring(o)
}
