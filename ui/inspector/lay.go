package inspector

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// newPair puts a label at the left of what it names, both from the top.
func newPair(label, value fyne.CanvasObject) fyne.CanvasObject {
	return kit.Beside(labelWidth, 10, label, value)
}

// newMarked puts a small mark at the left of some lines, level with the first.
func newMarked(mark, lines fyne.CanvasObject) fyne.CanvasObject {
	return kit.Beside(18, 9, mark, lines)
}

// newDot is the mark of a reason, in the ink of its verdict.
func newDot(icon string, ink color.Color) fyne.CanvasObject {
	if ink == nil {
		ink = fynetheme.Color(theme.Muted)
	}
	return kit.Drawn(icon, ink, 16)
}

// tallLayout gives all the room to what it lays out, and tells first how much that is.
type tallLayout struct{ tell func(fyne.Size) }

func (l *tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Height > 0 {
		l.tell(size)
	}
	objects[0].Resize(size)
}
