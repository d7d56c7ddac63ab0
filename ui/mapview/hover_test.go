package mapview_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
	"emprise/geo/scene"
	"emprise/ui/mapview"
	"emprise/ui/task"
)

// hovered is a town with a pointer over it; it counts how often the map asks.
func hovered(t *testing.T) (*mapview.Map, *task.Queue, *fingers, func(row, column int) (outlined, worded bool)) {
	t.Helper()
	m, q, win := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(300).Padded(150))
	rest(q)
	m.OnHover = func(hits []scene.Hit) (scene.Hit, []string) {
		if len(hits) == 0 {
			return scene.Hit{}, nil
		}
		return hits[0], []string{"Un champ", "12 ha"}
	}
	plain := win.Canvas().Capture()
	return m, q, &fingers{m: m}, func(row, column int) (bool, bool) {
		now := win.Canvas().Capture()
		corner := fieldCentre(row, column)
		edge := pixelOf(m, geo.LonLat{Lon: corner.Lon, Lat: corner.Lat + .0005})
		// The words stand to the right of the pointer and below it.
		plate := pixelOf(m, corner)
		plate.X, plate.Y = plate.X+28, plate.Y+24
		return !alike(at(now, edge), at(plain, edge)), !alike(at(now, plate), at(plain, plate))
	}
}

func TestWhatThePointerIsOnIsOutlinedThenNamed(t *testing.T) {
	m, q, f, seen := hovered(t)
	p := pixelOf(m, fieldCentre(12, 12))
	check := func(what string, outlined, worded bool) {
		t.Helper()
		if o, w := seen(12, 12); o != outlined || w != worded {
			t.Errorf("%s: outlined %v, named %v", what, o, w)
		}
	}
	check("before", false, false)
	f.move(float32(p.X), float32(p.Y))
	q.Step() // no time passes
	check("at once", true, false)
	q.Pump()
	check("after a while", true, true)
	f.move(float32(p.X+3), float32(p.Y+2))
	check("a small move", true, true)
	f.press(float32(p.X), float32(p.Y), desktop.MouseButtonPrimary, 0)
	check("a press", false, false)
	f.move(float32(p.X+40), float32(p.Y))
	f.move(float32(p.X), float32(p.Y))
	q.Pump()
	check("a drag", false, false)
	f.release()
	f.move(float32(p.X), float32(p.Y))
	q.Pump()
	check("again", true, true)
	m.Take(&recorder{last: mapview.Gesture{At: geo.Mercator(fieldCentre(0, 0))}})
	f.move(float32(p.X), float32(p.Y))
	q.Pump()
	check("another tool", false, false)
	m.Take(nil)
	f.move(float32(p.X), float32(p.Y))
	q.Pump()
	m.MouseOut()
	q.Pump()
	check("out", false, false)
}

// The picture changes when what is pointed at changes, not with each move of the pointer.
func TestHoveringDoesNotFlicker(t *testing.T) {
	m, q, f, seen := hovered(t)
	p := pixelOf(m, fieldCentre(12, 12))
	for i := range 20 {
		f.move(float32(p.X-10+i), float32(p.Y+i%3))
		if o, _ := seen(12, 12); !o {
			t.Fatalf("the outline is gone at move %d", i)
		}
	}
	q.Pump()
	if o, w := seen(12, 12); !o || !w {
		t.Errorf("outlined %v, named %v", o, w)
	}
	// What is around all that is seen is not pointed at.
	m.SetView(geo.View{Centre: geo.Mercator(fieldCentre(12, 12)), Level: 84})
	f.move(450, 300)
	q.Pump()
	told := 0
	m.OnHover = func(hits []scene.Hit) (scene.Hit, []string) { told += len(hits); return scene.Hit{}, nil }
	f.move(451, 300)
	if told != 0 {
		t.Error("a field that is larger than the window is pointed at")
	}
}

func TestAPressOfAnotherKindOffersAll(t *testing.T) {
	m, q, f, _ := hovered(t)
	var offered [][]scene.Hit
	selected := 0
	m.OnSelect = func([]scene.Hit, mapview.How) { selected++ }
	m.OnChoose = func(hits []scene.Hit, _ fyne.Position) { offered = append(offered, hits) }
	p := pixelOf(m, fieldCentre(12, 12))
	f.click(float32(p.X), float32(p.Y), fyne.KeyModifierAlt)
	f.press(float32(p.X), float32(p.Y), desktop.MouseButtonSecondary, 0)
	f.release()
	f.press(float32(p.X), float32(p.Y), desktop.MouseButtonPrimary, 0)
	q.Pump()
	f.release()
	if len(offered) != 3 || selected != 0 {
		t.Fatalf("offered %d times, selected %d times", len(offered), selected)
	}
	for _, hits := range offered {
		if len(hits) != 1 || hits[0].Feature != 12*townSide+12 {
			t.Errorf("offered %v", hits)
		}
	}
}
