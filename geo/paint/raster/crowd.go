package raster

import (
	"image"

	"emprise/geo/paint"
)

// brim is the margin around the picture in which crowds are marked, fine units.
const brim = paint.CrowdMargin * fine

// corner is where the window of a crowd begins.
var corner = image.Pt(-paint.CrowdMargin, -paint.CrowdMargin)

// CrowdOn says where the grid of the shapes to come stands.
func (s *Surface) CrowdOn(grid paint.CrowdGrid) { s.grid, s.coarse = grid, coarseOf(grid) }

// CrowdArea adds the inside of a ring to what FillCrowd paints.
func (s *Surface) CrowdArea(ring []int32, within paint.CrowdSpan) {
	if len(ring) < 6 {
		return
	}
	a := s.crowd
	if a == nil {
		a = s.newCrowd()
		s.crowd = a
	}
	if min(within.MinX, within.MinY) < -brim || within.MaxX > int32(a.w)<<fineBits-brim || within.MaxY > int32(a.h)<<fineBits-brim {
		return
	}
	a.touch(within.MinX+brim, within.MinY+brim, within.MaxX+brim, within.MaxY+brim)
	n, on := len(ring), &s.grid
	ax, ay := on.Place(ring[n-2], ring[n-1])
	ax, ay = ax+brim, ay+brim
	for i := 0; i+1 < n; i += 2 {
		bx, by := on.Place(ring[i], ring[i+1])
		bx, by = bx+brim, by+brim
		switch {
		case uint32((ax^bx)|(ay^by)) < fine: // within one pixel, as most edges of a crowd are
			c := a.cells[int(ay>>fineBits)*a.stride+int(ax>>fineBits):]
			right := (by - ay) * (ax&(fine-1) + bx&(fine-1))
			c[0] += (by-ay)<<(fineBits+1) - right
			c[1] += right
		case ay < by:
			a.down(ax, ay, bx, by, 1)
		case by < ay:
			a.down(bx, by, ax, ay, -1)
		}
		ax, ay = bx, by
	}
}

// CrowdOutlined adds a ring to what FillCrowd paints, and the line around it to what StrokeCrowd paints, through which
// nothing is seen.
func (s *Surface) CrowdOutlined(ring []int32, within paint.CrowdSpan, width float64) {
	switch n := len(ring); {
	case !s.room(ring, within, width):
	case within.MaxX-within.MinX > plotted || within.MaxY-within.MinY > plotted || n < 6 || ring[0] != ring[n-2] || ring[1] != ring[n-1]:
		s.CrowdArea(ring, within)
		s.lines.outline(ring, &s.coarse, nil)
	default:
		p := &s.lines.plot
		p.col, p.row = place(within.MinX)>>1, place(within.MinY)>>2
		s.lines.outline(ring, &s.coarse, p)
		s.lines.settle(p, place(within.MaxY)>>2)
	}
}

// CrowdLine adds a line to what StrokeCrowd paints.
func (s *Surface) CrowdLine(line []int32, within paint.CrowdSpan, width float64) {
	if s.room(line, within, width) {
		s.lines.outline(line, &s.coarse, nil)
	}
}

// room prepares for a line; it says false for one that is left out.
func (s *Surface) room(line []int32, within paint.CrowdSpan, width float64) bool {
	if len(line) < 2 || !(width > 0 && width <= paint.CrowdWidth) {
		return false
	}
	g := s.lines
	if g == nil {
		g = grains.Get().(*grain)
		g.reset(s.img.Rect.Dx()+2*paint.CrowdMargin, s.img.Rect.Dy()+2*paint.CrowdMargin, width)
		s.lines = g
	}
	r := brim - g.reach
	if min(within.MinX, within.MinY) < -r || within.MaxX > int32(g.w)<<fineBits-2*brim+r || within.MaxY > int32(g.h)<<fineBits-2*brim+r {
		return false
	}
	g.low, g.high = min(g.low, int(within.MinY+r)>>fineBits), max(g.high, int(within.MaxY+2*brim-r)>>fineBits+1)
	return true
}

// FillCrowd paints the areas that were added and the inside of a path, by the non-zero rule.
func (s *Surface) FillCrowd(rest paint.Path, f paint.Fill) {
	a, g := s.crowd, s.lines
	plots := g != nil && g.plots
	if a == nil && !plots {
		s.Fill(rest, f)
		return
	}
	if a == nil {
		a = s.newCrowd()
	}
	s.crowd = nil
	a.path(rest, float64(corner.X), float64(corner.Y))
	if plots {
		s.layPlots(a, g, f)
	} else {
		s.lay(a, corner, f)
	}
	areas.Put(a)
}

// layPlots paints what is accumulated and what is plotted.
func (s *Surface) layPlots(a *area, g *grain, f paint.Fill) {
	d := s.dyer(f)
	all := make([]uint8, s.img.Rect.Dx())
	for y := range a.h {
		from, cover := a.row(y)
		clear(all)
		if from += corner.X; from < 0 {
			cover = cover[min(-from, len(cover)):]
			from = 0
		}
		if from < len(all) {
			copy(all[from:], cover)
		}
		if y >= g.low && y < g.high {
			g.under(y, -corner.X, all)
		}
		d.row(0, y+corner.Y, all)
	}
	g.plots = false
}

func (s *Surface) newCrowd() *area {
	a := areas.Get().(*area)
	a.reset(s.img.Rect.Dx()+2*paint.CrowdMargin, s.img.Rect.Dy()+2*paint.CrowdMargin)
	return a
}

// StrokeCrowd paints the lines that were added and those of a path as one shape.
func (s *Surface) StrokeCrowd(rest paint.Path, st paint.Stroke) {
	g := s.lines
	if g == nil {
		s.Stroke(rest, st)
		return
	}
	if g.plots { // never filled
		g.plots = false
		clear(g.areas)
	}
	s.lines = nil
	s.mask = newMask(s.img.Rect)
	s.mark(rest, st)
	rows := image.Rect(s.clip.Min.X, g.low+corner.Y, s.clip.Max.X, g.high+corner.Y)
	seen := rows.Intersect(s.clip)
	for y := g.low; y < g.high; y++ {
		var cover []uint8
		if at := y + corner.Y; at >= seen.Min.Y && at < seen.Max.Y {
			w := s.img.Rect.Dx()
			cover = s.mask.cover[at*w+seen.Min.X : at*w+seen.Max.X]
		}
		g.over(y, seen.Min.X-corner.X, cover)
	}
	s.mask.dirty = s.mask.dirty.Union(seen)
	grains.Put(g)
	s.ink(premultiplied(st.Colour))
}
