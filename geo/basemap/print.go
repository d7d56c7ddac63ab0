package basemap

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"emprise/geo"
	"emprise/geo/crs"
)

// Plate is what a picture for paper shows: a rectangle of a projection, at so many pixels an inch of paper.
type Plate struct {
	System      *crs.System
	Box         geo.Box // metres of System
	Denominator float64 // of the scale: 25000 for 1:25 000
	Density     float64 // pixels an inch that are wanted at least, about
}

// Print is a picture for paper, as large as its source is fine, opaque where there is something. What is missing is hatched,
// for blank paper would say that there is nothing on the ground.
type Print struct {
	Picture *image.RGBA // nil when all is missing
	Missing float64     // share of the plate that nothing is known of, 0 to 1
	Problem *Problem    // what kept the missing part away; nil when the source does not reach so far
}

// Bounds of a print: as many tiles as a person looks at in a few minutes, and pixels that a printer has use for.
const (
	mostPrinted     = 300
	mostPrintPixels = 16_000_000
)

// lettersOnPaper is how many typographic pixels one of a source with names in it takes: letters are read from nearer than on a
// screen, and may be smaller.
const lettersOnPaper = 0.75

const (
	metresPerInch = 0.0254
	pixelsPerInch = 96 // typographic
)

// per is how many metres of the ground a pixel of the paper takes.
func (p Plate) per() float64 { return metresPerInch / p.Density * p.Denominator }

// stretch is how many plane metres a metre takes in the middle of the plate.
func (p Plate) stretch() float64 {
	return geo.MercatorStretch(p.System.Inverse(p.Box.Centre()).Lat)
}

// plane is what the plate shows of the Web Mercator plane.
func (p Plate) plane() geo.Box {
	out := geo.EmptyBox()
	const steps = 8
	for i := range steps + 1 {
		for j := range steps + 1 {
			q := geo.XY{X: p.Box.Min.X + p.Box.Width()*float64(i)/steps, Y: p.Box.Min.Y + p.Box.Height()*float64(j)/steps}
			out = out.Extend(geo.Mercator(p.System.Inverse(q)))
		}
	}
	return out
}

// blank is the picture of the plate at so many metres of the ground a pixel, and how many a pixel takes then.
func (p Plate) blank(per float64) (img *image.RGBA, metres float64) {
	if n := p.Box.Width() * p.Box.Height() / (per * per); n > mostPrintPixels {
		per *= math.Sqrt(n / mostPrintPixels)
	}
	w, h := int(math.Ceil(p.Box.Width()/per)), int(math.Ceil(p.Box.Height()/per))
	return image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h))), p.Box.Width() / float64(max(1, w))
}

// on gives the place on the Web Mercator plane of a pixel of the picture that takes so many metres a pixel.
func (p Plate) on(x, y, per float64) geo.LonLat {
	return p.System.Inverse(geo.XY{X: p.Box.Min.X + x*per, Y: p.Box.Max.Y - y*per})
}

// Print makes the picture of a plate. It fetches what is not here, waits for it, and asks nothing of a server that has just
// failed. The error is that of ctx.
func (t *Tiles) Print(ctx context.Context, p Plate) (Print, error) {
	per, unit := p.per()*p.stretch(), 1.0
	if t.src.Lettered {
		unit = p.Density / pixelsPerInch * lettersOnPaper
	}
	zoom, _ := t.src.zoomFor(per, unit)
	plane := p.plane()
	tiles := t.under(plane, zoom)
	for len(tiles) > mostPrinted && zoom > t.src.MinZoom {
		zoom--
		tiles = t.under(plane, zoom)
	}
	switch {
	case len(tiles) == 0:
		return Print{Missing: 1}, ctx.Err()
	case len(tiles) > mostPrinted:
		return Print{Missing: 1, Problem: &Problem{Reason: TooManyTiles}}, ctx.Err()
	}
	pictures, problem := t.bring(ctx, tiles)
	if ctx.Err() != nil {
		return Print{}, ctx.Err()
	}

	size, source := t.src.TileSize, resolution(zoom, t.src.TileSize)
	m := newSheetOf(tiles, size)
	missing := 0
	for i, c := range tiles {
		if pictures[i] == nil {
			missing++
			m.hatch(c)
			continue
		}
		draw.Draw(m.img, m.at(c), pictures[i], image.Point{}, draw.Src)
	}
	if missing == len(tiles) {
		return Print{Missing: 1, Problem: problem}, ctx.Err()
	}
	img, step := p.blank(source / p.stretch())
	if !warp(ctx, img, []*image.RGBA{m.img}, func(x, y float64) (float64, float64) {
		q := geo.Mercator(p.on(x, y, step))
		return (q.X+geo.MercatorHalfWorld)/source - float64(m.x), (geo.MercatorHalfWorld-q.Y)/source - float64(m.y)
	}) {
		return Print{}, ctx.Err()
	}
	if missing == 0 {
		problem = nil
	}
	return Print{Picture: img, Missing: float64(missing) / float64(len(tiles)), Problem: problem}, nil
}

// under lists the tiles of a zoom that share some area with a box; those that the source has not too.
func (t *Tiles) under(b geo.Box, zoom int) []Coord {
	x0, y0, x1, y1 := within(b, zoom)
	if (x1-x0+1)*(y1-y0+1) > 64*mostPrinted {
		return make([]Coord, mostPrinted+1) // too many to be listed
	}
	var all []Coord
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			all = append(all, Coord{zoom, x, y})
		}
	}
	return all
}

// bring gives the pictures of some tiles, nil where there is none, and what went wrong. What is not here is fetched, with as many
// workers as the source allows; after a failure of the server no more is asked of it.
func (t *Tiles) bring(ctx context.Context, tiles []Coord) ([]*image.RGBA, *Problem) {
	pictures := make([]*image.RGBA, len(tiles))
	next := make(chan int, len(tiles))
	for i := range tiles {
		next <- i
	}
	close(next)
	f := &fault{}
	var wait sync.WaitGroup
	for range t.src.Connections {
		wait.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					return
				}
				c := tiles[i]
				if t.net != nil && t.src.covers(c) && !f.ofHost() {
					if t.net.Wait(t.address(c)) > 0 {
						f.tell(t.pause())
					} else {
						_, err := t.fetch(ctx, c)
						f.tell(err)
					}
				}
				r, _ := t.near(ctx, c) // what was kept from before stands in for what cannot be had now
				pictures[i] = r.img
			}
		})
	}
	wait.Wait()
	return pictures, f.problem
}

// pause is why the server is left alone for a while.
func (t *Tiles) pause() *Problem {
	if p := t.State().Problem; p != nil && p.ofHost() {
		return p
	}
	return &Problem{Reason: Busy, Detail: "…"}
}

// fault is what went wrong first; what is wrong with the server comes before what is wrong with a tile.
type fault struct {
	mu      sync.Mutex
	problem *Problem
}

func (f *fault) tell(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var p *Problem
	if errors.As(err, &p) && (f.problem == nil || p.ofHost() && !f.problem.ofHost()) {
		f.problem = p
	}
}

func (f *fault) ofHost() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.problem != nil && f.problem.ofHost()
}

// sheetOf is tiles side by side, from a corner in pixels of their zoom.
type sheetOf struct {
	img  *image.RGBA
	x, y int
	size int
}

func newSheetOf(tiles []Coord, size int) sheetOf {
	first, last := tiles[0], tiles[len(tiles)-1]
	return sheetOf{
		img: image.NewRGBA(image.Rect(0, 0, (last.X-first.X+1)*size, (last.Y-first.Y+1)*size)),
		x:   first.X * size, y: first.Y * size, size: size,
	}
}

func (s sheetOf) at(c Coord) image.Rectangle {
	return image.Rect(0, 0, s.size, s.size).Add(image.Pt(c.X*s.size-s.x, c.Y*s.size-s.y))
}

// hatch fills the place of a missing tile.
func (s sheetOf) hatch(c Coord) { hatch(s.img, s.at(c), nil) }

// What is missing: grey lines that fall to the left on a lighter grey, as nothing on a map looks.
var (
	hatchGround = color.RGBA{0xe6, 0xe4, 0xe0, 0xff}
	hatchLine   = color.RGBA{0xb4, 0xb0, 0xa8, 0xff}
)

// hatchStep is how far apart the lines are, pixels.
const hatchStep = 14

// hatch fills a part of a picture, where the mask has nothing.
func hatch(img *image.RGBA, r image.Rectangle, mask func(x, y int) bool) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if mask != nil && mask(x, y) {
				continue
			}
			c := hatchGround
			if (x+y)%hatchStep < 2 {
				c = hatchLine
			}
			img.SetRGBA(x, y, c)
		}
	}
}

// Print makes the picture of a plate. The error is that of ctx.
func (r *Raster) Print(ctx context.Context, p Plate) (Print, error) {
	if !p.plane().Intersects(r.box) {
		return Print{Missing: 1}, ctx.Err()
	}
	img, step := p.blank(p.per())
	whole := r.levels[0].Rect
	at := func(x, y float64) (float64, float64) {
		return r.place.toPixel(r.system.Forward(p.on(x, y, step)))
	}
	if !warp(ctx, img, r.levels, at) {
		return Print{}, ctx.Err()
	}
	inside := func(x, y int) bool {
		px, py := at(float64(x)+0.5, float64(y)+0.5)
		return px >= 0 && py >= 0 && px < float64(whole.Dx()) && py < float64(whole.Dy())
	}
	missing, w := 0, img.Rect.Dx()
	within := make([]bool, w*img.Rect.Dy())
	for y := range img.Rect.Dy() {
		if y%64 == 0 && ctx.Err() != nil {
			return Print{}, ctx.Err()
		}
		for x := range w {
			seen := img.Pix[img.PixOffset(x, y)+3] > 0
			if within[y*w+x] = seen || inside(x, y); !within[y*w+x] {
				missing++
			}
		}
	}
	if missing == len(within) {
		return Print{Missing: 1}, nil
	}
	hatch(img, img.Rect, func(x, y int) bool { return within[y*w+x] })
	return Print{Picture: img, Missing: float64(missing) / float64(len(within))}, nil
}
