package render

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"emprise/assets/icons"
	"emprise/geo/paint"
)

// The grid on which icons are drawn, and the width of their lines on it.
const (
	iconGrid = 24
	iconLine = 1.6
)

// drawing is an icon as lines on its grid.
type drawing struct{ path paint.Path }

var drawings sync.Map // name → *drawing; nil for one that there is not

// icon gives the drawing of a name, nil when there is none.
func icon(name string) *drawing {
	if d, ok := drawings.Load(name); ok {
		return d.(*drawing)
	}
	var d *drawing
	if slices.Contains(icons.Names(), name) {
		d = parseIcon(string(icons.SVG(name)))
	}
	drawings.Store(name, d)
	return d
}

// on is the icon in a square of a surface around a place.
func (d *drawing) on(x, y, side float64) paint.Path {
	k := side / iconGrid
	p := paint.Path{XY: make([]float32, len(d.path.XY)), Starts: d.path.Starts}
	for i := 0; i+1 < len(p.XY); i += 2 {
		p.XY[i] = float32(x + (float64(d.path.XY[i])-iconGrid/2)*k)
		p.XY[i+1] = float32(y + (float64(d.path.XY[i+1])-iconGrid/2)*k)
	}
	return p
}

// parseIcon reads what the icons are made of: paths of M, L, C and Z in absolute positions, and circles; all of them lines of
// one width. Anything else is left out.
func parseIcon(svg string) *drawing {
	d := &drawing{}
	for _, tag := range strings.Split(svg, "<") {
		switch {
		case strings.HasPrefix(tag, "path "):
			d.add(tag)
		case strings.HasPrefix(tag, "circle "):
			cx, cy, r := size(tag, "cx"), size(tag, "cy"), size(tag, "r")
			ring := arc(nil, cx, cy, r, 0, 2*math.Pi)
			ring[len(ring)-2], ring[len(ring)-1] = ring[0], ring[1]
			add(&d.path, ring...)
		}
	}
	return d
}

func (d *drawing) add(tag string) {
	var run []float32
	flush := func() {
		if len(run) >= 4 {
			add(&d.path, run...)
		}
		run = nil
	}
	words := strings.Fields(strings.NewReplacer(",", " ", "M", " M ", "L", " L ", "C", " C ", "Z", " Z ").Replace(attribute(tag, "d")))
	verb := ""
	for i := 0; i < len(words); {
		switch words[i] {
		case "M", "L", "C":
			if verb = words[i]; verb == "M" {
				flush()
			}
			i++
			continue
		case "Z":
			if len(run) >= 2 {
				run = append(run, run[0], run[1])
			}
			flush()
			i++
			continue
		}
		n := 2
		if verb == "C" {
			n = 6
		}
		at := make([]float64, n)
		for k := range at {
			if i+k < len(words) {
				at[k], _ = strconv.ParseFloat(words[i+k], 64)
			}
		}
		i += n
		if verb == "C" && len(run) >= 2 {
			run = curveTo(run, at)
		} else {
			run = append(run, float32(at[n-2]), float32(at[n-1]))
		}
	}
	flush()
}

// curveTo adds a cubic curve in eight pieces.
func curveTo(run []float32, at []float64) []float32 {
	x0, y0 := float64(run[len(run)-2]), float64(run[len(run)-1])
	for k := 1; k <= 8; k++ {
		t := float64(k) / 8
		a, b, c, d := (1-t)*(1-t)*(1-t), 3*t*(1-t)*(1-t), 3*t*t*(1-t), t*t*t
		run = append(run, float32(a*x0+b*at[0]+c*at[2]+d*at[4]), float32(a*y0+b*at[1]+c*at[3]+d*at[5]))
	}
	return run
}

func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, fmt.Sprintf(" %s=\"", name))
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func size(tag, name string) float64 {
	v, _ := strconv.ParseFloat(attribute(tag, name), 64)
	return v
}
