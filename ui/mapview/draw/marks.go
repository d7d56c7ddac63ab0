package draw

import (
	"image/color"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/geo/paint"
	"emprise/ui/mapview"
)

// The keys that change what a gesture means.
const (
	suspend = fyne.KeyModifierAlt   // snaps to nothing
	square  = fyne.KeyModifierShift // at a right angle
)

// The ink of what was snapped to: the vermilion of Okabe and Ito, which no plot and no zone wears.
var (
	snapInk  = color.NRGBA{0xD5, 0x5E, 0x00, 0xff}
	snapLift = color.NRGBA{0xff, 0xff, 0xff, 0xe6}
	ghostInk = color.NRGBA{0x3d, 0x3a, 0x34, 0x80}
	errInk   = color.NRGBA{0xC8, 0x1E, 0x1E, 0xff}
)

// markSnap shows what a place was snapped to: a square is a corner, an hourglass a border.
func markSnap(p *mapview.Pen, s draft.Snap) {
	if s.On == draft.Nothing {
		return
	}
	x, y := p.Pixel(geo.Mercator(geo.FromOrb(s.At)))
	r := float32(7 * p.Unit())
	cx, cy := float32(x), float32(y)
	path := paint.Path{
		XY:     []float32{cx - r, cy - r, cx + r, cy - r, cx + r, cy + r, cx - r, cy + r, cx - r, cy - r},
		Starts: []int32{0, 5},
	}
	if s.On == draft.ABorder {
		path.XY = []float32{cx - r, cy - r, cx + r, cy - r, cx - r, cy + r, cx + r, cy + r, cx - r, cy - r}
		edge(p, s)
	}
	p.Stroke(path, paint.Stroke{Colour: snapLift, Width: 5 * p.Unit()})
	p.Stroke(path, paint.Stroke{Colour: snapInk, Width: 2 * p.Unit()})
}

// edge shows the border that a place lies on.
func edge(p *mapview.Pen, s draft.Snap) {
	if s.Layer == nil {
		return
	}
	flat := s.Layer.Features.Ring(s.Ring)
	a, b := orb.Point{flat[2*s.Edge], flat[2*s.Edge+1]}, orb.Point{flat[2*s.Edge+2], flat[2*s.Edge+3]}
	p.Stroke(p.Path(onMap([]orb.Point{a, b}), false), paint.Stroke{Colour: snapInk, Width: 2.5 * p.Unit()})
}

// ghost shows what was left unfinished.
func ghost(p *mapview.Pen, line []orb.Point) {
	unit := p.Unit()
	p.Stroke(p.Path(onMap(line), false), paint.Stroke{Colour: ghostInk, Width: 2 * unit, Dash: []float64{3 * unit, 4 * unit}})
}

// fault shows where an outline is not as it must be.
func fault(p *mapview.Pen, at geo.LonLat) {
	x, y := p.Pixel(geo.Mercator(at))
	r := float32(8 * p.Unit())
	cx, cy := float32(x), float32(y)
	cross := paint.Path{XY: []float32{cx - r, cy - r, cx + r, cy + r, cx - r, cy + r, cx + r, cy - r}, Starts: []int32{0, 2, 4}}
	p.Stroke(cross, paint.Stroke{Colour: snapLift, Width: 6 * p.Unit()})
	p.Stroke(cross, paint.Stroke{Colour: errInk, Width: 3 * p.Unit()})
}
