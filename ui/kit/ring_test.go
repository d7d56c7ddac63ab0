package kit_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Whatever has the keyboard is seen to have it: where its look changes, along its whole width at least, the new colour has a contrast of 3 to 1
// with the old one (WCAG 2.2, 2.4.13), in both themes.
func TestTheKeyboardIsSeen(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(mode))
		w := app.NewWindow("")
		press := func() {}
		w.SetContent(kit.On("background", kit.Pad(kit.All(12), kit.Column(8,
			kit.NewTextField("Text", "", "", "").Object(), kit.NewNotesField("Notes", "").Object(),
			kit.NewChoiceField("Choice", "", []kit.Option{{Code: "a", Text: "one"}}, nil).Object(), kit.NewMarkField("Mark", "", nil).Object(),
			kit.NewSliderField("Weight", "", 0, 10, func(int) string { return "3" }, nil).Object(), kit.NewSetField("Set", "", []kit.Option{{Code: "a", Text: "one"}}).Object(),
			kit.Row(8, kit.NewButton("Plain", "", kit.Plain, press), kit.NewButton("Primary", "", kit.Primary, press), kit.NewButton("Quiet", "", kit.Quiet, press), kit.IconButton("close", "", nil, press)),
		))))
		w.Resize(fyne.NewSize(320, 480))
		c := w.Canvas()
		rest := copied(c.Capture())
		kinds := map[string]bool{}
		c.FocusNext()
		for range 10 {
			o := c.Focused().(fyne.CanvasObject)
			kinds[fmt.Sprintf("%T", o)] = true
			if n := seenToChange(rest, c.Capture()); n < int(o.Size().Width) {
				t.Errorf("%s: of a %T of %v, %d pixels are seen to change", mode, o, o.Size(), n)
			}
			c.FocusNext()
		}
		if len(kinds) != 5 {
			t.Errorf("the keyboard was at %v", kinds)
		}
		w.Close()
	}
}

func copied(img image.Image) image.Image {
	to := image.NewRGBA(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			to.Set(x, y, img.At(x, y))
		}
	}
	return to
}

// seenToChange counts the pixels whose colour in one picture can be told from that in the other.
func seenToChange(before, after image.Image) (n int) {
	for y := range before.Bounds().Dy() {
		for x := range before.Bounds().Dx() {
			if theme.Contrast(before.At(x, y), after.At(x, y)) >= 3 {
				n++
			}
		}
	}
	return n
}
