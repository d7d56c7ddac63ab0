package scene

import (
	"runtime"
	"sync"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// fewest is how many positions are worth a goroutine.
const fewest = 50_000

// project fills in the features from the given one on, on all processors when there is much to do.
func (d *Draft) project(s *feature.Set, from int) {
	n := s.Len() - from
	positions := len(s.Coords)/2 - int(s.Rings[s.Starts[from]])
	parts := max(1, min(runtime.GOMAXPROCS(0), positions/fewest, n))
	extents := make([]Extent, parts)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() { extents[p] = d.projectSome(s, from+p*n/parts, from+(p+1)*n/parts) })
	}
	wait.Wait()
	for _, e := range extents {
		if !e.Empty() {
			d.all.extend(e.MinX, e.MinY)
			d.all.extend(e.MaxX, e.MaxY)
		}
	}
}

// projectSome projects the features from one to before another.
func (d *Draft) projectSome(s *feature.Set, from, to int) Extent {
	all := emptyExtent()
	for f := from; f < to; f++ {
		e := emptyExtent()
		first, end := s.RingsOf(f)
		for i := 2 * s.Rings[first]; i < 2*s.Rings[end]; i += 2 {
			x, y := ToGrid(geo.Mercator(geo.LonLat{Lon: s.Coords[i], Lat: s.Coords[i+1]}))
			d.xy[i], d.xy[i+1] = x, y
			e.extend(x, y)
		}
		d.extents[f] = e
		if e.Empty() {
			d.boxes[f] = index.Box32{MinX: 1, MaxX: -1}
			continue
		}
		all.extend(e.MinX, e.MinY)
		all.extend(e.MaxX, e.MaxY)
		b := e.Box()
		d.boxes[f] = index.Round(b.Min.X, b.Min.Y, b.Max.X, b.Max.Y)
	}
	return all
}
