package mapview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"emprise/assets/locale"
)

// notice says why the map is empty, and what to do about it.
type notice struct {
	loc         *locale.Locale
	title, hint *canvas.Text
}

func newNotice(loc *locale.Locale) *notice {
	n := &notice{loc: loc, title: canvas.NewText("", inkColour), hint: canvas.NewText("", quietColour)}
	n.enlarge(1)
	n.set(Model{})
	return n
}

// enlarge makes the texts so many times as large as usual.
func (n *notice) enlarge(times float32) { n.title.TextSize, n.hint.TextSize = 18*times, 13*times }

func (n *notice) set(m Model) {
	n.title.Text, n.hint.Text = n.loc.T("map.empty.title"), n.loc.T("map.empty.hint")
	if m.Scene != nil && slices.ContainsFunc(m.Scene.Layers, hasFeatures) {
		n.title.Text, n.hint.Text = n.loc.T("map.hidden.title"), n.loc.T("map.hidden.hint")
	}
	for _, t := range []*canvas.Text{n.title, n.hint} {
		if !m.blank() {
			t.Hide()
		} else {
			t.Show()
		}
	}
}

func (n *notice) objects() []fyne.CanvasObject { return []fyne.CanvasObject{n.title, n.hint} }

func (n *notice) place(size fyne.Size) {
	y := size.Height/2 - 28
	for _, t := range []*canvas.Text{n.title, n.hint} {
		least := t.MinSize()
		t.Move(fyne.NewPos((size.Width-least.Width)/2, y))
		t.Resize(least)
		y += least.Height + 4
	}
}
