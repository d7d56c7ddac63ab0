package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emprise/ui/theme"
)

// Tips shows a short text beside what the pointer rests on. Its Layer is laid over the window's content; it takes no
// event. A nil Tips shows nothing.
type Tips struct {
	Layer *fyne.Container
	wait  *fyne.Animation
	over  fyne.CanvasObject
}

// NewTips makes an empty layer.
func NewTips() *Tips { return &Tips{Layer: container.NewWithoutLayout()} }

// tipDelay is how long the pointer must rest.
const tipDelay = 450 * time.Millisecond

// Show says text beside an object after a while.
func (t *Tips) Show(text string, over fyne.CanvasObject) {
	if t == nil || text == "" {
		return
	}
	t.Hide()
	t.over = over
	t.wait = fyne.NewAnimation(tipDelay, func(done float32) {
		if done == 1 && t.over == over {
			t.place(text, over)
		}
	})
	t.wait.Start()
}

// Hide takes the text away.
func (t *Tips) Hide() {
	if t == nil {
		return
	}
	if t.wait != nil {
		t.wait.Stop()
		t.wait = nil
	}
	t.over = nil
	if len(t.Layer.Objects) > 0 {
		t.Layer.Objects = nil
		t.Layer.Refresh()
	}
}

func (t *Tips) place(text string, over fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	place := driver.AbsolutePositionForObject(over)
	if place == driver.AbsolutePositionForObject(Space(0, 0)) { // its panel was shown anew meanwhile: it is where all that is nowhere is
		return
	}
	var lines []fyne.CanvasObject
	for i, s := range strings.Split(text, "\n") {
		line := Body(s)
		if i > 0 {
			line = Caption(s)
		}
		line.Colour = theme.OnTip
		lines = append(lines, line)
	}
	ground := NewGround(theme.Tip)
	ground.Radius = 4
	box := Stack(ground, Pad(Sides(8, 5), Column(2, lines...)))
	size := box.MinSize()
	at := place.Subtract(driver.AbsolutePositionForObject(t.Layer))
	room := t.Layer.Size()
	pos := fyne.NewPos(at.X+(over.Size().Width-size.Width)/2, at.Y+over.Size().Height+6)
	if pos.Y+size.Height > room.Height {
		pos.Y = at.Y - size.Height - 6
	}
	pos.X = max(4, min(pos.X, room.Width-size.Width-4))
	box.Resize(size)
	box.Move(pos)
	t.Layer.Objects = []fyne.CanvasObject{box}
	t.Layer.Refresh()
}
