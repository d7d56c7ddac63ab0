package mapview_test

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/symbology"
	"emprise/geo/ingest"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// cadastre is a whole commune as the cadastre publishes it.
func cadastre(t testing.TB) mapview.Model {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", "fr", "cadastre", "cadastre-91432-parcelles.json.gz")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the shared cadastre is not beside the project")
	}
	set, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	l := scene.NewLayer("parcels", "Parcelles", "parcels", 1, set)
	return mapview.Model{
		Scene:        &scene.Scene{Version: 1, Layers: []*scene.Layer{l}},
		Dressed:      []render.Dressed{{Layer: l, Rules: symbology.ForLayer(data.Layer{Role: data.RoleParcels})}},
		StyleVersion: 1,
		Attribution:  "DGFiP – Etalab, Licence Ouverte 2.0",
	}
}

// demonstration is the demonstration territory as the window dresses it.
func demonstration(testing.TB) mapview.Model {
	m := mapview.Model{Scene: &scene.Scene{Version: 1}, StyleVersion: 1, Attribution: "Territoire fictif – Licence Ouverte 2.0"}
	for _, l := range demo.Generate(demo.DefaultSeed).Layers {
		drawn := scene.NewLayer(l.ID, l.Name, string(l.Role), 1, l.Features)
		m.Scene.Layers = append(m.Scene.Layers, drawn)
		m.Dressed = append(m.Dressed, render.Dressed{Layer: drawn, Rules: symbology.ForLayer(l.Layer)})
	}
	return m
}

// keep writes a capture into the folder named by EMPRISE_LOOK, for people to look at.
func keep(t testing.TB, win fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("EMPRISE_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, win.Canvas().Capture()), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestRealLand(t *testing.T) {
	for name, load := range map[string]func(testing.TB) mapview.Model{"cadastre": cadastre, "demo": demonstration} {
		t.Run(name, func(t *testing.T) {
			m, q, win := show(t, 1280, 800)
			model := load(t)
			m.Set(model)
			m.ZoomTo(model.Scene.Box())
			q.Pump()
			if !m.Painted() {
				t.Error("not painted")
			}
			keep(t, win, name+"-whole")
			centre := model.Scene.Box().Centre()
			for i, step := range []float32{125, 175, -200} {
				m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(640, 400)}, Scrolled: fyne.NewDelta(0, step)})
				if i == 2 {
					keep(t, win, name+"-zooming")
				}
				q.Pump()
				keep(t, win, name+"-"+string(rune('a'+i)))
			}
			if !m.View().Box().Contains(centre) {
				t.Errorf("the middle of the land is out of sight at %v", m.View())
			}
		})
	}
}

func benchmarkReal(b *testing.B, load func(testing.TB) mapview.Model, step func(m *mapview.Map, i int)) {
	m, q, _ := show(b, 1920, 1080)
	model := load(b)
	m.Set(model)
	m.ZoomTo(model.Scene.Box())
	q.Pump()
	raster := test.WidgetRenderer(m).Objects()[0].(*canvas.Raster)
	i := 0
	for b.Loop() {
		step(m, i)
		raster.Generator(1920, 1080)
		i++
	}
}

func pan(m *mapview.Map, i int) {
	d := float32(3)
	if i/40%2 == 1 {
		d = -3
	}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(d, d)})
}

func zoom(m *mapview.Map, i int) {
	turn := float32(25 - 50*(i%2))
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(700, 500)}, Scrolled: fyne.NewDelta(0, turn)})
}

// A step is what the interface thread does for one event and one frame: the gesture, then the pixels for the painter.
func BenchmarkPanStepCadastre(b *testing.B)  { benchmarkReal(b, cadastre, pan) }
func BenchmarkZoomStepCadastre(b *testing.B) { benchmarkReal(b, cadastre, zoom) }
func BenchmarkPanStepDemo(b *testing.B)      { benchmarkReal(b, demonstration, pan) }
func BenchmarkZoomStepDemo(b *testing.B)     { benchmarkReal(b, demonstration, zoom) }

// BenchmarkFirstPaintDemo is how long all tiles and names of the whole territory take, from the model to the last pixel.
func BenchmarkFirstPaintDemo(b *testing.B) {
	model := demonstration(b)
	for b.Loop() {
		m, q, _ := show(b, 1280, 800)
		m.ZoomTo(model.Scene.Box())
		m.Set(model)
		q.Step()
		if !m.Painted() {
			b.Fatal("not painted")
		}
	}
}
