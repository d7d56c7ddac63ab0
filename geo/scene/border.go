package scene

// Border is a run of edges that is drawn once though two areas share it.
type Border struct {
	XY     []int32 // x and y interleaved, on the grid
	Extent Extent
}

// Borders are the outlines of the layer's areas, each edge once: where two areas share a border with the same vertices, a
// dashed line drawn for each of them would fill its own gaps. They are computed at the first call and shared afterwards.
func (l *Layer) Borders() []Border {
	l.bordersOnce.Do(func() { l.borders = l.outline() })
	return l.borders
}

type edge struct{ ax, ay, bx, by int32 }

func (l *Layer) outline() []Border {
	seen := make(map[edge]struct{}, len(l.XY)/2)
	var out []Border
	for r := 0; r+1 < len(l.Features.Rings); r++ {
		ring := l.Ring(r)
		var run []int32
		flush := func() {
			if len(run) >= 4 {
				e := emptyExtent()
				for i := 0; i < len(run); i += 2 {
					e.extend(run[i], run[i+1])
				}
				out = append(out, Border{run, e})
			}
			run = nil
		}
		for i := 0; i+3 < len(ring); i += 2 {
			e := edge{ring[i], ring[i+1], ring[i+2], ring[i+3]}
			if e.ax > e.bx || e.ax == e.bx && e.ay > e.by {
				e = edge{e.bx, e.by, e.ax, e.ay}
			}
			if _, shared := seen[e]; shared {
				flush()
				continue
			}
			seen[e] = struct{}{}
			if run == nil {
				run = append(run, ring[i], ring[i+1])
			}
			run = append(run, ring[i+2], ring[i+3])
		}
		flush()
	}
	return out
}
