package theme_test

import (
	"image/color"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/icons"
	"emprise/data/symbology"
	"emprise/ui/theme"
)

// Every icon is drawn, and in the ink that was asked for.
func TestIcons(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range icons.Names() {
		if name == "emprise" {
			continue
		}
		img := canvas.NewImageFromResource(theme.Icon(name, color.NRGBA{R: 0xC0, A: 0xFF}))
		img.SetMinSize(fyne.NewSize(24, 24))
		picture := software.Render(img, theme.New(theme.Light))
		inked := 0
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				if r, g, _, _ := picture.At(x, y).RGBA(); r>>8 > 0x90 && g>>8 < 0x60 {
					inked++
				}
			}
		}
		if inked < 10 {
			t.Errorf("%s: %d pixels of ink", name, inked)
		}
		// Painted once for all, it has the pixels that Fyne gives it.
		const side = 24
		red := color.NRGBA{R: 0xC0, A: 0xFF}
		once := theme.PaintedIcon(name, red, side)
		if once != theme.PaintedIcon(name, red, side) {
			t.Errorf("%s is painted again", name)
		}
		shared := &canvas.Image{Image: once}
		shared.SetMinSize(fyne.NewSize(side, side))
		if !reflect.DeepEqual(software.Render(shared, theme.New(theme.Light)), picture) {
			t.Errorf("%s is not as Fyne paints it", name)
		}
	}
}

// All text can be read on its ground: 4.5 to 1, which WCAG 2.2 asks for small text.
func TestContrast(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		th := theme.New(mode)
		for _, pair := range [][2]fyne.ThemeColorName{
			{fynetheme.ColorNameForeground, fynetheme.ColorNameBackground},
			{theme.Muted, fynetheme.ColorNameBackground},
			{theme.Muted, theme.Bar},
			{theme.Muted, theme.Well},
			{theme.Muted, theme.AccentSoft},
			{fynetheme.ColorNameError, fynetheme.ColorNameBackground},
			{theme.Caution, theme.Bar},
			{theme.OnTip, theme.Tip},
			{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
			{fynetheme.ColorNamePrimary, theme.AccentSoft},
			{fynetheme.ColorNameForeground, fynetheme.ColorNameButton},
			{fynetheme.ColorNameForeground, fynetheme.ColorNameInputBackground},
			{fynetheme.ColorNameForeground, theme.FitsSoft},
			{fynetheme.ColorNameForeground, theme.CheckSoft},
		} {
			if k := theme.Contrast(th.Color(pair[0], 0), th.Color(pair[1], 0)); k < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", mode, pair[0], pair[1], k)
			}
		}
	}
}

// The accent of the window is that of the zones on the map.
func TestAccent(t *testing.T) {
	if got := theme.New(theme.Light).Color(fynetheme.ColorNamePrimary, 0); got != color.Color(symbology.Accent) {
		t.Errorf("the window has %v, the map %v", got, symbology.Accent)
	}
}
