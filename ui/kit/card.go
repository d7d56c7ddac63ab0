package kit

import "fyne.io/fyne/v2"

// Card frames what belongs together in a form.
func Card(objects ...fyne.CanvasObject) fyne.CanvasObject {
	ground := NewGround("")
	ground.Border, ground.Radius = "separator", 7
	return Stack(ground, Pad(Insets{Left: 10, Top: 7, Right: 7, Bottom: 9}, Column(6, objects...)))
}
