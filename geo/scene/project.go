package scene

import (
	"runtime"
	"sync"

	"emprise/geo"
	"emprise/geo/index"
)

// fewest is how many positions are worth a goroutine.
const fewest = 50_000

// project fills XY and Extents, on all processors when there is much to do, and gives the boxes of the features and the
// extent of all.
func (l *Layer) project() ([]index.Box32, Extent) {
	n := l.Features.Len()
	boxes := make([]index.Box32, n)
	parts := max(1, min(runtime.GOMAXPROCS(0), len(l.XY)/2/fewest, n))
	extents := make([]Extent, parts)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() { extents[p] = l.projectSome(boxes, p*n/parts, (p+1)*n/parts) })
	}
	wait.Wait()
	all := emptyExtent()
	for _, e := range extents {
		if !e.Empty() {
			all.extend(e.MinX, e.MinY)
			all.extend(e.MaxX, e.MaxY)
		}
	}
	return boxes, all
}

// projectSome projects the features from one to before another.
func (l *Layer) projectSome(boxes []index.Box32, from, to int) Extent {
	s, all := l.Features, emptyExtent()
	for f := from; f < to; f++ {
		e := emptyExtent()
		first, end := s.RingsOf(f)
		for i := 2 * s.Rings[first]; i < 2*s.Rings[end]; i += 2 {
			x, y := ToGrid(geo.Mercator(geo.LonLat{Lon: s.Coords[i], Lat: s.Coords[i+1]}))
			l.XY[i], l.XY[i+1] = x, y
			e.extend(x, y)
		}
		l.Extents[f] = e
		if e.Empty() {
			boxes[f] = index.Box32{MinX: 1, MaxX: -1}
			continue
		}
		all.extend(e.MinX, e.MinY)
		all.extend(e.MaxX, e.MaxY)
		b := e.Box()
		boxes[f] = index.Round(b.Min.X, b.Min.Y, b.Max.X, b.Max.Y)
	}
	return all
}
