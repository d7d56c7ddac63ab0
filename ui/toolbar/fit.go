package toolbar

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
)

// fitted is for what the line was made to fit last.
type fitted struct {
	width, text float32
	name        string
}

// forms are those that the line takes, the first that has room.
var forms = []struct {
	name       float32 // width of the name of the project at most, in Fyne units
	word, main bool    // the word about it and the text of the main button are there
}{{280, true, true}, {200, true, true}, {280, false, true}, {150, false, true}, {150, false, false}}

// fit leaves out, one after the other, what a line that is too narrow for large texts can do without: the end of a long name, the word about the
// project, the text of the main button.
func (b *Bar) fit(width float32) {
	if b.name == nil || width <= 0 {
		return
	}
	now := fitted{width, fynetheme.TextSize(), b.name.Text}
	if now == b.fitted {
		return
	}
	b.fitted = now
	for _, f := range forms {
		b.name.Ceiling = f.name
		if b.word != nil {
			kit.Show(b.word, f.word)
		}
		if b.main != nil {
			if b.main.Text = b.model.Main.Title; !f.main {
				b.main.Text = ""
			}
			b.main.Refresh()
		}
		if b.row.MinSize().Width <= width {
			return
		}
	}
}

// fitLayout gives the line all the room, shortened to fit in it.
type fitLayout struct{ bar *Bar }

func (l fitLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(narrowest, l.bar.row.MinSize().Height)
}

func (l fitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.bar.fit(size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
