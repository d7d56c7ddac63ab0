package mapview

import (
	"image/color"
	"math"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/tile"
)

// Pen is what a Tool draws with: a surface in device pixels over the picture of the map, and the way from the plane to it.
type Pen struct {
	paint.Surface
	camera tile.Camera
}

// The inks of what is under way: a dark line in a light one is seen on any ground.
var (
	toolInk  = color.NRGBA{0x12, 0x4f, 0x8c, 0xff}
	toolLift = color.NRGBA{0xff, 0xff, 0xff, 0xd8}
	toolWash = color.NRGBA{0x12, 0x4f, 0x8c, 0x22}
)

// Pixel is where a place of the plane lies on the surface.
func (p *Pen) Pixel(at geo.XY) (x, y float64) { return p.camera.ToPixel(at) }

// Reach is how many plane metres a length in typographic pixels takes.
func (p *Pen) Reach(px float64) float64 { return px * p.Unit() * p.camera.Resolution }

// Path brings a line of the plane to the surface; a closed one comes back to where it began. What is far off the picture
// is brought nearer, so that no number is too large to paint.
func (p *Pen) Path(line []geo.XY, closed bool) paint.Path {
	const far = 1 << 15
	w, h := p.Size()
	xy := make([]float32, 0, 2*len(line)+2)
	for _, at := range line {
		x, y := p.Pixel(at)
		xy = append(xy, float32(max(-far, min(w+far, x))), float32(max(-far, min(h+far, y))))
	}
	if closed && len(line) > 0 {
		xy = append(xy, xy[0], xy[1])
	}
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
}

// Line draws a way, dashed when it is not settled yet.
func (p *Pen) Line(line []geo.XY, dashed bool) {
	if len(line) > 1 {
		p.trace(p.Path(line, false), dashed)
	}
}

// Area draws a ring, closed or not, with a thin wash inside.
func (p *Pen) Area(ring []geo.XY, dashed bool) {
	if len(ring) < 2 {
		return
	}
	path := p.Path(ring, true)
	p.Fill(path, paint.Fill{Colour: toolWash})
	p.trace(path, dashed)
}

func (p *Pen) trace(path paint.Path, dashed bool) {
	unit := p.Unit()
	p.Stroke(path, paint.Stroke{Colour: toolLift, Width: 4.5 * unit})
	line := paint.Stroke{Colour: toolInk, Width: 2 * unit}
	if dashed {
		line.Dash = []float64{6 * unit, 4 * unit}
	}
	p.Stroke(path, line)
}

// Corner draws a corner that the hand has set; a full one is in hand or pointed at.
func (p *Pen) Corner(at geo.XY, full bool) {
	x, y := p.Pixel(at)
	unit := p.Unit()
	inner := color.NRGBA{0xff, 0xff, 0xff, 0xff}
	if full {
		inner = toolInk
	}
	p.Disc(x, y, 4.5*unit, toolInk)
	p.Disc(x, y, 3*unit, inner)
}

// Disc fills a circle on the surface, in device pixels.
func (p *Pen) Disc(x, y, radius float64, c color.NRGBA) {
	// A line of no length with round caps is a disc.
	at := []float32{float32(x), float32(y), float32(x) + 0.01, float32(y)}
	p.Stroke(paint.Path{XY: at, Starts: []int32{0, 2}}, paint.Stroke{Colour: c, Width: 2 * radius})
}

// Note writes lines of text on a small plate beside a place, on the side where there is room.
func (p *Pen) Note(at geo.XY, lines ...string) {
	x, y := p.Pixel(at)
	const away = 14
	p.plate(x, y, away*p.Unit(), lines)
}

// Label writes one line on a plate in the middle of a place.
func (p *Pen) Label(at geo.XY, text string) {
	x, y := p.Pixel(at)
	p.plate(x, y, 0, []string{text})
}

// plate puts lines on a plate right below a pixel at a distance, or, at distance 0, around it.
func (p *Pen) plate(x, y, away float64, lines []string) {
	unit := p.Unit()
	style := paint.TextStyle{Size: 12 * unit, Colour: inkColour}
	padX, padY, lead := 6*unit, 3*unit, 16*unit
	width := 0.0
	for _, s := range lines {
		width = max(width, p.TextWidth(s, style))
	}
	width, height := math.Ceil(width+2*padX), float64(len(lines))*lead+2*padY
	w, h := p.Size()
	left, top := x-width/2, y-height/2
	if away > 0 {
		left, top = x+away, y+away
		if left+width > w {
			left = x - away - width
		}
		if top+height > h {
			top = y - away - height
		}
	}
	left, top = math.Round(left), math.Round(top)
	ground, edge := plateColour, quietColour
	ground.A, edge.A = 0xf0, 0x60
	box := func(d float64) paint.Path {
		l, t, r, b := float32(left-d), float32(top-d), float32(left+width+d), float32(top+height+d)
		return paint.Path{XY: []float32{l, t, r, t, r, b, l, b, l, t}, Starts: []int32{0, 5}}
	}
	p.Fill(box(unit), paint.Fill{Colour: edge})
	p.Fill(box(0), paint.Fill{Colour: ground})
	for i, s := range lines {
		style.Bold = i == 0 && len(lines) > 1
		p.Text(left+padX, top+padY+lead*float64(i)+12*unit, s, style)
	}
}
