package pagepreview_test

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/pagepreview"
)

// focusable finds what takes the keys of the page.
func focusable(o fyne.CanvasObject) fyne.Focusable {
	if f, ok := o.(fyne.Focusable); ok {
		if _, button := o.(*kit.Button); !button {
			return f
		}
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, inner := range c.Objects {
			if f := focusable(inner); f != nil {
				return f
			}
		}
	}
	return nil
}

// Keys leaf through the pages and bring them closer, and go no farther than there is.
func TestKeysTurnPages(t *testing.T) {
	app := test.NewTempApp(t)
	p := pagepreview.New(locale.New("fr"), kit.NewTips())
	w := app.NewWindow("")
	w.SetContent(p.Object)
	w.Resize(fyne.NewSize(640, 480))
	var pages, zooms []int
	rooms := 0
	p.OnPage = func(page int) { pages = append(pages, page) }
	p.OnZoom = func(larger int) { zooms = append(zooms, larger) }
	p.OnRoom = func() { rooms++ }
	keys := focusable(p.Object)
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			keys.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	p.Set(pagepreview.Model{Page: 2, Pages: 3, Zoom: pagepreview.LeastZoom, Picture: image.NewRGBA(image.Rect(0, 0, 60, 40))})
	press(fyne.KeyPageDown, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd)
	p.Set(pagepreview.Model{Page: 3, Pages: 3, Zoom: pagepreview.MostZoom})
	press(fyne.KeyPageDown, fyne.KeyRight, fyne.KeyEnd)
	if want := []int{3, 1, 1, 3, 3}; !slices.Equal(pages, want) {
		t.Errorf("pages %v, want %v", pages, want)
	}
	for _, r := range "+-0" {
		keys.TypedRune(r)
	}
	if want := []int{-1, 0}; !slices.Equal(zooms, want) {
		t.Errorf("zooms %v, want %v: it is as large as can be", zooms, want)
	}
	wide, high := p.Room()
	w.Resize(fyne.NewSize(800, 600))
	if w, h := p.Room(); w <= wide || h <= high || rooms == 0 {
		t.Errorf("the room was %d × %d and is %d × %d, told %d times", wide, high, w, h, rooms)
	}
}
