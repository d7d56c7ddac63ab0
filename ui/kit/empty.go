package kit

import (
	"fyne.io/fyne/v2"

	"emprise/ui/theme"
)

// Empty says that there is nothing here yet and what to do next.
func Empty(icon, title, next string, buttons ...fyne.CanvasObject) *fyne.Container {
	mark := NewIcon(icon)
	mark.Side, mark.Colour = 28, theme.Muted
	head := Body(title).Wrapping()
	head.Bold, head.Align = true, fyne.TextAlignCenter
	text := Body(next).Wrapping().Quiet()
	text.Align = fyne.TextAlignCenter
	column := []fyne.CanvasObject{mark, Space(0, 2), head, text}
	if len(buttons) > 0 {
		column = append(column, Space(0, 4))
		for _, b := range buttons {
			column = append(column, Row(0, Gap(), b, Gap()))
		}
	}
	return Pad(Insets{28, 44, 28, 24}, Column(6, column...))
}
