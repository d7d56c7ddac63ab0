package mapview_test

import (
	"image"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/style"
	"emprise/ui/mapview"
)

// pixelsOf is what the map hands to the painter.
func pixelsOf(m *mapview.Map) *image.RGBA {
	r := test.WidgetRenderer(m).Objects()[0].(*canvas.Raster)
	return r.Generator(m.View().Width, m.View().Height).(*image.RGBA)
}

// outlined is the town with lines, dashes and names: whatever could show a seam.
func outlined() mapview.Model {
	model := town()
	rules := style.Single(style.Symbol{
		Fill:   style.Plain(style.Hex("#DDE6CF")),
		Stroke: style.Line(style.Hex("#40404A"), 1.7),
	})
	rules.Label = style.Label{Columns: []string{"id"}, Size: 12, Colour: style.Hex("#202020"), Halo: style.Hex("#FFFFFF"), Width: 1.5}
	model.Dressed[0].Rules = rules
	return model
}

func TestTheMapAtRestIsThatOfOnePainting(t *testing.T) {
	m, q, _ := show(t, 901, 603)
	model := outlined()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	for _, move := range []func(){
		func() {},
		func() { m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-37, 211)}); m.DragEnd() },
		func() {
			m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(311, 207)}, Scrolled: fyne.NewDelta(0, 125)})
		},
		func() { win := fyne.NewSize(777, 500); m.Resize(win) },
	} {
		move()
		q.Pump()
		got, v := pixelsOf(m), m.View()
		if share := different(got, whole(t, v, 1, model), 8); share > 1e-4 {
			t.Errorf("view %v: %.3f %% of the pixels differ from one painting of the whole", v, 100*share)
		}
	}
}

// whole paints a view in one go, with names placed for a little more than the view, as the map does.
func whole(t *testing.T, v geo.View, unit float64, model mapview.Model) *image.RGBA {
	t.Helper()
	margin := int(160 * unit)
	big := v.Resized(v.Width+2*margin, v.Height+2*margin)
	s := raster.New(big.Width, big.Height, unit)
	if err := render.Scene(t.Context(), s, render.Screen(big, unit), model.Dressed); err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(image.Rect(0, 0, v.Width, v.Height))
	draw.Draw(img, img.Rect, s.Picture(), image.Pt(margin, margin), draw.Src)
	return img
}

// different is the share of pixels that differ by more than the tolerance in some channel.
func different(a, b *image.RGBA, tolerance int) float64 {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 4 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > tolerance || -d > tolerance {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a.Pix)/4)
}

func TestNamesWaitForRestAndThenFollow(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := outlined()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(300).Padded(200))
	q.Pump()
	rested := image.NewRGBA(image.Rect(0, 0, 900, 600))
	copy(rested.Pix, pixelsOf(m).Pix)
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(20, 0)})
	m.DragEnd()
	q.Step() // no time passes
	moved := pixelsOf(m)
	n := 0
	for y := range 600 {
		for x := range 860 {
			if moved.RGBAAt(x+20, y) != rested.RGBAAt(x, y) {
				n++
			}
		}
	}
	if n > 0 {
		t.Errorf("%d pixels changed in a pan by 20 pixels: names and ground must move as one", n)
	}
}

func TestItIsCrispOnADenseScreen(t *testing.T) {
	m, q, win := show(t, 450, 300)
	win.Canvas().(software.WindowlessCanvas).SetScale(2)
	win.Resize(fyne.NewSize(460, 300))
	model := outlined()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	v := m.View()
	if v.Width != 920 || v.Height != 600 {
		t.Fatalf("the view has %d × %d pixels", v.Width, v.Height)
	}
	if share := different(pixelsOf(m), whole(t, v, 2, model), 8); share > 1e-4 {
		t.Errorf("%.2f %% of the pixels differ from one painting at twice the density", 100*share)
	}
}
