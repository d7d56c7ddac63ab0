package render

import (
	"math"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/scene"
)

// thin is how near, in typographic pixels, a vertex may lie to the one kept before it and be left out; tiny is the size
// under which a whole feature is drawn as its box, so that a crowd of them tints what they cover.
const (
	thin = 0.3
	tiny = 0.5
)

// shaper turns features into paths of the surface. Scratch arrays are kept from one feature to the next.
type shaper struct {
	f       *Frame
	l       *scene.Layer
	nearer  float64 // steps of the grid: thin
	scratch []float32
}

func newShaper(f *Frame, l *scene.Layer) *shaper {
	return &shaper{f: f, l: l, nearer: thin * f.Unit / f.perStep}
}

// window is what lies in sight with a margin of surface units around it.
type window struct{ minX, minY, maxX, maxY float32 }

func (f *Frame) window(margin float64) window {
	r := f.Rect
	return window{
		float32(r.X - margin), float32(r.Y - margin), float32(r.X + r.Width + margin), float32(r.Y + r.Height + margin),
	}
}

// minute says whether a feature is smaller than a size in surface units, both ways.
func (s *shaper) minute(f int, size float64) bool {
	e, steps := s.l.Extents[f], size/s.f.perStep
	return float64(e.MaxX)-float64(e.MinX) < steps && float64(e.MaxY)-float64(e.MinY) < steps
}

// box adds the rectangle of a feature to the path, closed, at least so large in surface units.
func (s *shaper) box(p *paint.Path, f int, least float64) {
	b := s.l.BoxOf(f)
	x0, y0 := s.f.fromPlane(b.Min)
	x1, y1 := s.f.fromPlane(b.Max)
	if grow := (least - (x1 - x0)) / 2; grow > 0 {
		x0, x1 = x0-grow, x1+grow
	}
	if grow := (least - (y0 - y1)) / 2; grow > 0 {
		y0, y1 = y0+grow, y1-grow
	}
	l, t, r, u := float32(x0), float32(y1), float32(x1), float32(y0)
	add(p, l, u, r, u, r, t, l, t, l, u)
}

func add(p *paint.Path, xy ...float32) {
	if len(p.Starts) == 0 {
		p.Starts = append(p.Starts, 0)
	}
	p.XY = append(p.XY, xy...)
	p.Starts = append(p.Starts, int32(len(p.XY)/2))
}

// feature adds the rings or lines of a feature to the path. What reaches far out of the window is cut to it, unless whole
// is set: dashes must be counted from the first vertex.
func (s *shaper) feature(p *paint.Path, f int, w window, whole bool) {
	area := s.l.Features.Kinds[f] == feature.Areas
	first, end := s.l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		from, to := int(s.l.Features.Rings[r]), int(s.l.Features.Rings[r+1])
		xy := s.line(from, to)
		s.put(p, xy, w, whole, area)
	}
}

func (s *shaper) put(p *paint.Path, xy []float32, w window, whole, area bool) {
	if len(xy) < 4 {
		return
	}
	outside, crosses := w.where(xy)
	switch {
	case outside:
	case whole || !crosses:
		add(p, xy...)
	case area:
		if cut := w.ring(xy); len(cut) >= 6 {
			add(p, cut...)
		}
	default:
		w.lines(xy, func(run []float32) { add(p, run...) })
	}
}

// line gives positions from–to of the layer on the surface, thinned; the first and the last are kept. It is valid until the
// next call.
func (s *shaper) line(from, to int) []float32 {
	xy := s.l.XY[2*from : 2*to]
	out := s.scratch[:0]
	if s.f.system != nil {
		out = s.projected(out, from, xy)
		s.scratch = out
		return out
	}
	ox, oy, k := s.f.origin.X, s.f.origin.Y, s.f.perStep
	x0, y0 := s.f.Rect.X, s.f.Rect.Y
	near := int64(s.nearer)
	var lastX, lastY int64
	for i := 0; i+1 < len(xy); i += 2 {
		gx, gy := int64(xy[i]), int64(xy[i+1])
		if i > 0 && i+2 < len(xy) && within(gx-lastX, near) && within(gy-lastY, near) {
			continue
		}
		lastX, lastY = gx, gy
		out = append(out, float32(x0+(float64(gx)-ox)*k), float32(y0+(oy-float64(gy))*k))
	}
	s.scratch = out
	return out
}

// projected does the same on paper, from the lon/lat.
func (s *shaper) projected(out []float32, from int, xy []int32) []float32 {
	near := int64(s.nearer / 2)
	var lastX, lastY int64
	for i := 0; i+1 < len(xy); i += 2 {
		gx, gy := int64(xy[i]), int64(xy[i+1])
		if i > 0 && i+2 < len(xy) && within(gx-lastX, near) && within(gy-lastY, near) {
			continue
		}
		lastX, lastY = gx, gy
		x, y := s.f.ToSurface(s.place(from + i/2))
		if math.IsNaN(x+y) || math.IsInf(x+y, 0) {
			continue
		}
		out = append(out, float32(x), float32(y))
	}
	return out
}

func within(d, limit int64) bool { return d < limit && -d < limit }

// place is position i of the layer on the Earth.
func (s *shaper) place(i int) geo.LonLat {
	c := s.l.Features.Coords
	return geo.LonLat{Lon: c[2*i], Lat: c[2*i+1]}
}

// run gives a run of grid positions that are not those of the set, thinned as line does.
func (s *shaper) run(xy []int32) []float32 {
	out := s.scratch[:0]
	near := int64(s.nearer)
	var lastX, lastY int64
	for i := 0; i+1 < len(xy); i += 2 {
		gx, gy := int64(xy[i]), int64(xy[i+1])
		if i > 0 && i+2 < len(xy) && within(gx-lastX, near) && within(gy-lastY, near) {
			continue
		}
		lastX, lastY = gx, gy
		x, y := s.f.fromPlane(scene.ToPlane(xy[i], xy[i+1]))
		out = append(out, float32(x), float32(y))
	}
	s.scratch = out
	return out
}
