package mapview_test

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview"
	"emprise/ui/task"
)

// The town is a square of fields of 1/1000 of a degree, side by side, coloured so that neighbours differ, named "row.column".
const townSide = 24

var townCorner = orb.Point{2.5, 48.8}

func fieldCentre(row, column int) geo.LonLat {
	return geo.LonLat{Lon: townCorner[0] + (float64(column)+.5)/1000, Lat: townCorner[1] + (float64(row)+.5)/1000}
}

// tints is how many colours there are; fields that touch differ.
const tints = 11

func tint(row, column int) int { return (3*row + column) % tints }

func fieldColour(row, column int) color.NRGBA {
	k := tint(row, column)
	return color.NRGBA{uint8(60 + 17*k), uint8(230 - 13*k), uint8(90 + 40*(k%3)), 255}
}

func townLayer(id string, version uint64) *scene.Layer {
	var b feature.Builder
	for row := range townSide {
		for column := range townSide {
			x, y := townCorner[0]+float64(column)/1000, townCorner[1]+float64(row)/1000
			field := orb.Polygon{{{x, y}, {x + .001, y}, {x + .001, y + .001}, {x, y + .001}, {x, y}}}
			b.Begin(feature.KindOf(field))
			b.Geometry(field)
			b.Text("id", fmt.Sprintf("%d.%d", row, column))
			b.Text("tint", fmt.Sprint(tint(row, column)))
			b.End()
		}
	}
	set, err := b.Set()
	if err != nil {
		panic(err)
	}
	return scene.NewLayer(id, id, "parcels", version, set)
}

func townRules(size float64) style.Rules {
	var values []style.Value
	for column := range tints { // the first row has them all
		values = append(values, style.Value{
			Of: fmt.Sprint(tint(0, column)), Symbol: style.Symbol{Fill: paint.Fill{Colour: fieldColour(0, column)}},
		})
	}
	r := style.ByColumn("tint", values, nil)
	if size > 0 {
		r.Label = style.Label{Columns: []string{"id"}, Size: size, Colour: style.RGBA{A: 255}}
	}
	return r
}

func town() mapview.Model {
	l := townLayer("fields", 1)
	return mapview.Model{
		Scene:        &scene.Scene{Version: 1, Layers: []*scene.Layer{l}},
		Dressed:      []render.Dressed{{Layer: l, Rules: townRules(0)}},
		StyleVersion: 1,
	}
}

// show opens a map of the given size in a window without a screen.
func show(t testing.TB, w, h float32) (*mapview.Map, *task.Queue, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	q := task.NewQueue()
	t.Cleanup(q.Runner().Close)
	m := mapview.New(q.Runner(), locale.New("fr"))
	win := test.NewWindow(m)
	t.Cleanup(win.Close)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return m, q, win
}

// pixelOf is where a place lies in a capture.
func pixelOf(m *mapview.Map, p geo.LonLat) image.Point {
	x, y := m.View().ToPixel(geo.Mercator(p))
	return image.Pt(int(x), int(y))
}

func at(img image.Image, p image.Point) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(p.X, p.Y)).(color.NRGBA)
}

func alike(a, b color.NRGBA) bool {
	d := func(x, y uint8) bool { return max(int(x)-int(y), int(y)-int(x)) <= 3 }
	return d(a.R, b.R) && d(a.G, b.G) && d(a.B, b.B)
}
