package scene_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// star is a simple ring around a place, on whole steps of the grid.
func star(r *rand.Rand, x, y, reach, corners int) []int32 {
	var ring []int32
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.1) / float64(corners))
		d := float64(reach) * (0.3 + 0.7*r.Float64())
		ring = append(ring, int32(x+int(math.Round(d*cos))), int32(y+int(math.Round(d*sin))))
	}
	return append(ring, ring[0], ring[1])
}

func planeOf(ring []int32) []geo.XY {
	var out []geo.XY
	for i := 0; i+3 < len(ring); i += 2 {
		out = append(out, scene.ToPlane(ring[i], ring[i+1]))
	}
	return out
}

func polygonOf(rings ...[]int32) geom.Geometry {
	var all [][][]float64
	for _, ring := range rings {
		var line [][]float64
		for i := 0; i < len(ring); i += 2 {
			line = append(line, []float64{float64(ring[i]), float64(ring[i+1])})
		}
		all = append(all, line)
	}
	lines := make([]geom.LineString, len(all))
	for i, line := range all {
		var flat []float64
		for _, p := range line {
			flat = append(flat, p...)
		}
		lines[i] = geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
	}
	return geom.NewPolygon(lines).AsGeometry()
}

// What a region touches and holds is what a general library says, on a grid so coarse that borders meet all the time.
func TestInsideAgreesWithAnotherLibrary(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	met := map[string]int{}
	for range 300 {
		var b feature.Builder
		lonlat := func(ring []int32) []float64 {
			var flat []float64
			for i := 0; i < len(ring); i += 2 {
				p := geo.Unmercator(scene.ToPlane(ring[i], ring[i+1]))
				flat = append(flat, p.Lon, p.Lat)
			}
			return flat
		}
		var oracle []geom.Geometry
		for range 12 {
			x, y, reach := r.IntN(24), r.IntN(24), 2+r.IntN(8)
			switch kind := r.IntN(4); kind {
			case 0: // an area, sometimes with a hole
				outer := star(r, x, y, reach, 4+r.IntN(4))
				area := polygonOf(outer)
				rings := [][]int32{outer}
				if hole := star(r, x, y, 1, 4); reach > 6 && polygonOf(outer, hole).Validate() == nil {
					area, rings = polygonOf(outer, hole), append(rings, hole)
				}
				if area.Validate() != nil {
					continue
				}
				oracle = append(oracle, area)
				b.Begin(feature.Areas)
				for i, ring := range rings {
					b.Ring(lonlat(ring), i > 0)
				}
				b.End()
			case 1:
				line := star(r, x, y, reach, 5)[:8]
				var flat []float64
				for _, v := range line {
					flat = append(flat, float64(v))
				}
				g := geom.NewLineString(geom.NewSequence(flat, geom.DimXY)).AsGeometry()
				if g.Validate() != nil {
					continue
				}
				oracle = append(oracle, g)
				b.Begin(feature.Lines)
				b.Ring(lonlat(line), false)
				b.End()
			default:
				oracle = append(oracle, geom.NewPoint(geom.Coordinates{XY: geom.XY{X: float64(x), Y: float64(y)}}).AsGeometry())
				b.Begin(feature.Points)
				b.Ring(lonlat([]int32{int32(x), int32(y)}), false)
				b.End()
			}
		}
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		l := scene.NewLayer("l", "l", "l", 1, set)
		ring := star(r, 10+r.IntN(4), 10+r.IntN(4), 4+r.IntN(16), 3+r.IntN(9))
		shape := polygonOf(ring)
		if shape.Validate() != nil {
			continue
		}
		region := scene.NewRegion(planeOf(ring))
		touching, within := l.Inside(region, false), l.Inside(region, true)
		for f, g := range oracle {
			matrix, err := geom.Relate(g, shape)
			if err != nil {
				t.Fatal(err)
			}
			disjoint := matrix[0] == 'F' && matrix[1] == 'F' && matrix[3] == 'F' && matrix[4] == 'F'
			inner := matrix[1] == 'F' && matrix[2] == 'F' && matrix[4] == 'F' && matrix[5] == 'F'
			if got := slices.Contains(touching, f); got == disjoint {
				t.Fatalf("%s touches %s: %v, and the other library says %s", g.AsText(), shape.AsText(), got, matrix)
			}
			if got := slices.Contains(within, f); got != inner {
				t.Fatalf("%s lies in %s: %v, and the other library says %s", g.AsText(), shape.AsText(), got, matrix)
			}
			met[fmt.Sprint(g.Type(), !disjoint, inner)]++
		}
	}
	for _, kind := range []string{"Polygon", "LineString", "Point"} {
		for _, state := range []string{"false false", "true false", "true true"} {
			if met[kind+state] == 0 && met[kind+" "+state] == 0 {
				t.Errorf("no %s was %s: %v", kind, state, met)
			}
		}
	}
}

func TestInsideOfARegionWithAHole(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Areas, square(0, 0, 10))   // under the region's ring
	b.add(feature.Areas, square(45, 45, 10)) // in its hole
	b.add(feature.Areas, square(-500, -500, 2000))
	b.add(feature.Areas, square(300, 300, 10))                             // beside
	b.add(feature.Areas, square(-200, -200, 500), square(-190, -190, 480)) // around, its hole larger than the region
	l := b.layer(t, "l")
	ring := func(d, side float64) []geo.XY {
		return []geo.XY{b.at(d, d), b.at(d+side, d), b.at(d+side, d+side), b.at(d, d+side)}
	}
	region := scene.NewRegion(ring(-50, 200), ring(30, 40))
	if got := l.Inside(region, false); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("touching %v", got)
	}
	if got := l.Inside(region, true); !slices.Equal(got, []int{0}) {
		t.Errorf("within %v", got)
	}
	for _, empty := range []*scene.Region{scene.NewRegion(), scene.NewRegion(ring(0, 1)[:2]), scene.RegionOf(geo.EmptyBox())} {
		if got := l.Inside(empty, false); got != nil {
			t.Errorf("an empty region holds %v", got)
		}
	}
}

// Nothing overflows at the corners of the world.
func TestARegionAsLargeAsTheWorld(t *testing.T) {
	t.Parallel()
	h := geo.MercatorHalfWorld
	world := scene.RegionOf(geo.Box{Min: geo.XY{X: -h, Y: -h}, Max: geo.XY{X: h, Y: h}})
	half := scene.NewRegion([]geo.XY{{X: -h, Y: -h}, {X: h, Y: -h}, {X: h, Y: h}})
	for _, p := range []struct {
		x, y  float64
		below bool
	}{{0, 0, true}, {h / 2, h/2 - 1, true}, {-h / 2, h / 2, false}, {h - 1, -h + 1, true}, {-h + 1, h - 1, false}} {
		x, y := scene.ToGrid(geo.XY{X: p.x, Y: p.y})
		if !world.Contains(x, y) || half.Contains(x, y) != p.below {
			t.Errorf("%v: %v %v", p, world.Contains(x, y), half.Contains(x, y))
		}
	}
}
