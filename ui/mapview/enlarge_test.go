package mapview_test

import (
	"image"
	"testing"

	"emprise/geo"
)

// Names of a map for a room are larger by as much as was asked for, on tiles that were shown before too; and all is again as it was when it is left.
func TestEnlargeMakesNamesLarger(t *testing.T) {
	m, q, win := show(t, 640, 480)
	model := town()
	model.Dressed[0].Rules = townRules(12)
	model.Attribution = "Les champs"
	m.Set(model)
	m.SetView(geo.View{Centre: geo.Mercator(fieldCentre(12, 12)), Level: 66})
	q.Pump()
	usual := win.Canvas().Capture()
	scale := m.View().Resolution()
	small := inked(usual)
	m.Enlarge(1.5)
	q.Pump()
	large := win.Canvas().Capture()
	if got := inked(large); float64(got) < 1.5*float64(small) {
		t.Errorf("names have %d dark pixels, had %d", got, small)
	}
	if m.View().Resolution() != scale {
		t.Error("the scale has changed")
	}
	m.Enlarge(1)
	q.Pump()
	again := win.Canvas().Capture()
	for y := range again.Bounds().Dy() {
		for x := range again.Bounds().Dx() {
			if again.At(x, y) != usual.At(x, y) {
				t.Fatalf("pixel %d,%d is not as it was", x, y)
			}
		}
	}
}

// A banner frames the map, and goes again.
func TestABannerSaysThatTheMapIsNotOfNow(t *testing.T) {
	m, q, win := show(t, 640, 480)
	model := town()
	m.Set(model)
	q.Pump()
	m.ZoomTo(model.Scene.Box())
	q.Pump()
	usual := at(win.Canvas().Capture(), image.Pt(1, 240))
	model.Banner = "Avant la séance"
	m.Set(model)
	q.Pump()
	edge := at(win.Canvas().Capture(), image.Pt(1, 240))
	if edge == usual || at(win.Canvas().Capture(), image.Pt(638, 100)) != edge {
		t.Errorf("the edge is %v, was %v", edge, usual)
	}
	model.Banner = ""
	m.Set(model)
	q.Pump()
	if got := at(win.Canvas().Capture(), image.Pt(1, 240)); got != usual {
		t.Errorf("the edge stays %v", got)
	}
}

// inked counts what is as dark as the names.
func inked(img image.Image) (n int) {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if c := at(img, image.Pt(x, y)); max(c.R, c.G, c.B) < 60 {
				n++
			}
		}
	}
	return n
}
