package mapview_test

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// département is many parcels of eight corners side by side, as a lattice that is not quite regular.
func département(side int) mapview.Model {
	var b feature.Builder
	for row := range side {
		for column := range side {
			x, y := 2+float64(column)*.0004, 48+float64(row)*.0003
			var flat []float64
			for k := range 8 {
				sin, cos := math.Sincos(2 * math.Pi * (float64(k) + .5) / 8)
				wave := 1 + .1*math.Sin(float64(row*7+column*3+k))
				flat = append(flat, x+.0002*wave*cos, y+.00015*wave*sin)
			}
			b.Begin(feature.Areas)
			b.Ring(append(flat, flat[0], flat[1]), false)
			b.Text("id", fmt.Sprint(row, ".", column))
			b.End()
		}
	}
	set, err := b.Set()
	if err != nil {
		panic(err)
	}
	l := scene.NewLayer("parcels", "Parcelles", "parcels", 1, set)
	return mapview.Model{
		Scene:        &scene.Scene{Version: 1, Layers: []*scene.Layer{l}},
		Dressed:      []render.Dressed{{Layer: l, Rules: symbology.ForLayer(data.Layer{Role: data.RoleParcels})}},
		StyleVersion: 1,
	}
}

// hold keeps the benchmark on one thread, as the interface is, so that its time can be told.
func hold(b *testing.B) {
	runtime.LockOSThread()
	b.Cleanup(runtime.UnlockOSThread)
}

// open shows a département in a window of 1920 × 1080 with everything in view painted.
func open(b *testing.B, side int) (*mapview.Map, *fingers, mapview.Model, func()) {
	b.Helper()
	hold(b)
	m, q, _ := show(b, 1920, 1080)
	model := département(side)
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(side*side/2 + side/2).Padded(700))
	q.Pump()
	return m, &fingers{m: m}, model, q.Pump
}

// percentile95 reports the time of the interface thread that 95 of 100 steps stay within.
func percentile95(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-cpu-ms")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-cpu-ms")
}

// A step of the hand that drags the map, with all tiles in the cache: the event, and the picture that it asks for.
func BenchmarkPanStep(b *testing.B) {
	m, f, _, pump := open(b, 330)
	f.press(960, 540, desktop.MouseButtonPrimary, 0)
	way := []float32{7, 5, 3, -2, -6, -7}
	for i := range 40 { // what comes into view is painted before
		f.move(960+way[i%6]*float32(i%12), 540)
	}
	pump()
	var times []time.Duration
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		from := cpu()
		f.move(960+way[i%6], 540+way[(i+2)%6])
		pixelsOf(m)
		times = append(times, cpu()-from)
		i++
	}
	percentile95(b, times)
}

// A notch of the wheel to the first picture that shows it: nothing of the new level is painted yet.
func BenchmarkZoomStep(b *testing.B) {
	m, _, _, pump := open(b, 330)
	var times []time.Duration
	notch := float32(25)
	for b.Loop() {
		from := cpu()
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(700, 500)}, Scrolled: fyne.NewDelta(0, notch)})
		pixelsOf(m)
		times = append(times, cpu()-from)
		notch = -notch
		b.StopTimer()
		pump()
		b.StartTimer()
	}
	percentile95(b, times)
}

// The pointer over 108,900 parcels, each move another one: the search and the picture with its outline; and the search alone,
// at the scale where a pixel holds many.
func BenchmarkHover(b *testing.B) {
	m, f, model, _ := open(b, 330)
	m.OnHover = func(hits []scene.Hit) (scene.Hit, []string) {
		if len(hits) == 0 {
			return scene.Hit{}, nil
		}
		return hits[0], []string{"Parcelle AB 12", "850 m²"}
	}
	b.Run("picture", func(b *testing.B) {
		hold(b)
		var times []time.Duration
		i := 0
		for b.Loop() {
			from := cpu()
			f.move(float32(300+i*37%1300), float32(200+i*53%700))
			pixelsOf(m)
			times = append(times, cpu()-from)
			i++
		}
		percentile95(b, times)
	})
	b.Run("search", func(b *testing.B) {
		hold(b)
		l := model.Dressed[0].Layer
		var times []time.Duration
		i := 0
		b.ReportAllocs()
		for b.Loop() {
			p := geo.XY{
				X: l.Box.Min.X + math.Mod(float64(i)*0.618, 1)*l.Box.Width(), Y: l.Box.Min.Y + math.Mod(float64(i)*0.414, 1)*l.Box.Height(),
			}
			from := cpu()
			model.Scene.At(p, 30, nil)
			times = append(times, cpu()-from)
			i++
		}
		percentile95(b, times)
	})
}

// A step of a lasso of 400 corners across the window: the picture with its ring and wash. What it catches is a benchmark of
// geo/scene.
func BenchmarkLassoStep(b *testing.B) {
	m, f, _, _ := open(b, 330)
	m.Take(mapview.NewLasso(m, "tool.lasso", "hint.lasso", func([]geo.XY, mapview.How) {}))
	f.press(1400, 540, desktop.MouseButtonPrimary, 0)
	for i := range 400 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 400)
		f.move(float32(960+440*cos*(1+.1*math.Sin(float64(i)))), float32(540+400*sin*(1+.1*math.Sin(float64(i)))))
	}
	var times []time.Duration
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		from := cpu()
		f.move(float32(1400+i%2*9), 500)
		pixelsOf(m)
		times = append(times, cpu()-from)
		i++
		if i%100 == 0 { // the ring does not grow for ever
			b.StopTimer()
			m.Escape()
			f.release()
			f.press(1400, 540, desktop.MouseButtonPrimary, 0)
			for i := range 400 {
				sin, cos := math.Sincos(2 * math.Pi * float64(i) / 400)
				f.move(float32(960+440*cos*(1+.1*math.Sin(float64(i)))), float32(540+400*sin*(1+.1*math.Sin(float64(i)))))
			}
			b.StartTimer()
		}
	}
	percentile95(b, times)
}

// Highlighting 10,000 parcels that were selected together, off the interface thread: from the model to the marks.
func BenchmarkMarks(b *testing.B) {
	m, _, model, pump := open(b, 330)
	l := model.Dressed[0].Layer
	m.ZoomTo(l.Box)
	pump()
	features := make([]int, 10_000)
	for i := range features {
		features[i] = i * 10
	}
	b.ReportAllocs()
	for b.Loop() {
		model.Picked = []mapview.Picked{{Layer: l, Features: features}}
		m.Set(model)
		pump()
		b.StopTimer()
		model.Picked = nil
		m.Set(model)
		pump()
		b.StartTimer()
	}
}
