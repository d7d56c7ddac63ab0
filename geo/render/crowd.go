package render

import "math"

// plot is a piece of the surface that a name or a marker takes.
type plot struct{ x0, y0, x1, y1 float64 }

// crowd is what is taken already.
type crowd struct {
	frame plot
	cells map[[2]int][]plot
	names map[string][][2]float64
}

// cell is the side of a cell in which neighbours are looked for, as a share of the frame.
const cells = 32

func newCrowd(r Rect) *crowd {
	return &crowd{
		frame: plot{r.X, r.Y, r.X + r.Width, r.Y + r.Height},
		cells: map[[2]int][]plot{}, names: map[string][][2]float64{},
	}
}

func (c *crowd) over(p plot, visit func(key [2]int) bool) bool {
	w, h := (c.frame.x1-c.frame.x0)/cells, (c.frame.y1-c.frame.y0)/cells
	at := func(v, from, side float64) int {
		return int(max(-1, min(cells, math.Floor((v-from)/side))))
	}
	for i := at(p.x0, c.frame.x0, w); i <= at(p.x1, c.frame.x0, w); i++ {
		for j := at(p.y0, c.frame.y0, h); j <= at(p.y1, c.frame.y0, h); j++ {
			if !visit([2]int{i, j}) {
				return false
			}
		}
	}
	return true
}

func (c *crowd) add(plots ...plot) {
	for _, p := range plots {
		c.over(p, func(key [2]int) bool {
			c.cells[key] = append(c.cells[key], p)
			return true
		})
	}
}

// free says whether the plots lie in the frame and meet nothing that is taken.
func (c *crowd) free(plots []plot) bool {
	for _, p := range plots {
		if p.x0 < c.frame.x0 || p.y0 < c.frame.y0 || p.x1 > c.frame.x1 || p.y1 > c.frame.y1 {
			return false
		}
		if !c.over(p, func(key [2]int) bool {
			for _, o := range c.cells[key] {
				if p.x0 < o.x1 && o.x0 < p.x1 && p.y0 < o.y1 && o.y0 < p.y1 {
					return false
				}
			}
			return true
		}) {
			return false
		}
	}
	return true
}

// repeated says whether the same name of a line stands nearby already: a road in pieces is named once.
func (c *crowd) repeated(text string, x, y, within float64) bool {
	for _, at := range c.names[text] {
		if math.Hypot(at[0]-x, at[1]-y) < within {
			return true
		}
	}
	return false
}

func (c *crowd) told(text string, x, y float64) {
	c.names[text] = append(c.names[text], [2]float64{x, y})
}

// around is what a text takes at a stand: one box, or for a turned text a chain of small ones along it.
func around(at stand, width, height float64) []plot {
	if at.angle == 0 {
		return []plot{{at.x - width/2, at.y - height/2, at.x + width/2, at.y + height/2}}
	}
	sin, cos := math.Sincos(-at.angle * math.Pi / 180)
	n := max(1, int(math.Ceil(width/height)))
	half := height / 2 * (math.Abs(sin) + math.Abs(cos)) // of a turned square
	var out []plot
	for i := range n {
		t := (float64(i)+0.5)/float64(n)*width - width/2
		x, y := at.x+t*cos, at.y+t*sin
		out = append(out, plot{x - half, y - half, x + half, y + half})
	}
	return out
}
