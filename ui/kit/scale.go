package kit

import (
	"fyne.io/fyne/v2"

	"emprise/ui/theme"
)

// Scale is by how much texts are larger than usual, at least 1: what holds text is as much wider.
func Scale() float32 {
	if app := fyne.CurrentApp(); app != nil {
		if t, ours := app.Settings().Theme().(*theme.Theme); ours {
			return t.Text()
		}
	}
	return 1
}
