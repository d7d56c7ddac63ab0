package mapview_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

func TestAPinIsHitByItsHead(t *testing.T) {
	m, q, win := show(t, 900, 600)
	var b feature.Builder
	alone, shared := fieldCentre(6, 6), fieldCentre(12, 12)
	for _, p := range []struct {
		id, kind string
		at       orb.Point
	}{
		{"alone", "recruitment", alone.Orb()}, {"left", "recruitment", shared.Orb()}, {"right", "decarbonation", shared.Orb()},
	} {
		b.Begin(feature.Points)
		b.Geometry(p.at)
		b.Text("id", p.id)
		b.Text("type", p.kind)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	model := town()
	l := scene.NewLayer("projects", "projects", "", 1, set)
	model.Scene = &scene.Scene{Version: 1, Layers: append(model.Scene.Layers, l)}
	model.Dressed = append(model.Dressed, render.Dressed{Layer: l, Rules: symbology.ForProjects()})
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(12*townSide + 10).Padded(500))
	q.Pump()
	var got []string
	m.OnSelect = func(hits []scene.Hit, _ mapview.How) {
		got = nil
		for _, h := range hits {
			got = append(got, h.Layer.Features.Text("id", h.Feature))
		}
	}
	const size = 15 * 1.1 // of a pin this near, typographic pixels
	for _, c := range []struct {
		name   string
		dx, dy float32
		want   string
	}{
		{"the left head", -size * .55, -size * 1.05, "left"},
		{"the right head", size * .55, -size * 1.05, "right"},
		{"below", 0, 14, "12.12"},
	} {
		p := pixelOf(m, shared)
		test.TapAt(m, fyne.NewPos(float32(p.X)+c.dx, float32(p.Y)+c.dy))
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%s: hit %v, want %s first", c.name, got, c.want)
		}
	}
	p := pixelOf(m, shared)
	right := image.Pt(p.X+9, p.Y-29) // just above its head
	before := at(win.Canvas().Capture(), right)
	model.Selected = []mapview.Ref{{LayerID: "projects", FeatureID: "right"}}
	m.Set(model)
	q.Pump()
	after := win.Canvas().Capture()
	if alike(before, at(after, right)) {
		t.Error("the selected pin does not stand out")
	}
	if left := p.Add(image.Pt(-9, -29)); alike(at(after, left), at(after, right)) {
		t.Error("the pin beside it stands out")
	}
}
