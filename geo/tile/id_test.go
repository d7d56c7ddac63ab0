package tile_test

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo"
	"emprise/geo/tile"
)

// views draws views all over the world, of any size and level, snapped or not.
func views(t *rapid.T) geo.View {
	half := 0.98 * geo.MercatorHalfWorld
	return geo.View{
		Centre: geo.XY{X: rapid.Float64Range(-half, half).Draw(t, "x"), Y: rapid.Float64Range(-half, half).Draw(t, "y")},
		Level:  geo.Level(rapid.IntRange(8, int(geo.MaxLevel)).Draw(t, "level")),
		Width:  rapid.IntRange(1, 2500).Draw(t, "width"),
		Height: rapid.IntRange(1, 1500).Draw(t, "height"),
	}
}

func TestCoverFillsTheViewWithoutSeamOrOverlap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := tile.Snap(views(t))
		bounds := image.Rect(0, 0, v.Width, v.Height)
		world := image.Rectangle{Min: tile.Rect(tile.ID{Level: v.Level}, v).Min, Max: image.Pt(math.MaxInt, math.MaxInt)}
		area := 0
		last := 0.0
		for _, id := range tile.Cover(v) {
			r := tile.Rect(id, v)
			if r.Dx() != geo.TileSize || r.Dy() != geo.TileSize {
				t.Fatalf("tile %v is %v", id, r)
			}
			area += r.Intersect(bounds).Dx() * r.Intersect(bounds).Dy()
			c := id.Box().Centre()
			d := math.Hypot(c.X-v.Centre.X, c.Y-v.Centre.Y)
			if d < last-1e-6 {
				t.Fatalf("tile %v is nearer than the one before", id)
			}
			last = d
		}
		seen := bounds.Intersect(world)
		if v.Box().Max.X < geo.MercatorHalfWorld && v.Box().Min.Y > -geo.MercatorHalfWorld && area != seen.Dx()*seen.Dy() {
			t.Fatalf("tiles cover %d pixels of %v", area, seen)
		}
	})
}

func TestSnap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := views(t)
		s := tile.Snap(v)
		moved := math.Hypot(s.Centre.X-v.Centre.X, s.Centre.Y-v.Centre.Y) / v.Resolution()
		if moved > math.Sqrt2/2+1e-3 {
			t.Fatalf("moved by %f pixels", moved)
		}
		px, py := rapid.IntRange(-4000, 4000).Draw(t, "dx"), rapid.IntRange(-4000, 4000).Draw(t, "dy")
		p := s.Panned(float64(px), float64(py))
		for _, id := range tile.Cover(s)[:1] {
			x, y := p.ToPixel(geo.XY{X: id.Box().Min.X, Y: id.Box().Max.Y})
			r := tile.Rect(id, p)
			if math.Abs(x-float64(r.Min.X)) > 1e-3 || math.Abs(y-float64(r.Min.Y)) > 1e-3 {
				t.Fatalf("after a pan the tile lies at %f %f, placed at %v", x, y, r.Min)
			}
		}
	})
}

func TestPlaceKeepsNeighboursTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := tile.CameraOf(views(t))
		c.Resolution *= rapid.Float64Range(0.3, 3).Draw(t, "stretch")
		for _, id := range tile.Within(c.Box(), geo.LevelFor(c.Resolution)) {
			r := tile.Place(id, c)
			east := tile.Place(tile.ID{Level: id.Level, X: id.X + 1, Y: id.Y}, c)
			south := tile.Place(tile.ID{Level: id.Level, X: id.X, Y: id.Y + 1}, c)
			if r.Max.X != east.Min.X || r.Max.Y != south.Min.Y {
				t.Fatalf("%v ends at %v, its neighbours begin at %v and %v", id, r.Max, east.Min, south.Min)
			}
		}
	})
}

func TestWithinEndsOnSeams(t *testing.T) {
	t.Parallel()
	for _, id := range []tile.ID{{Level: 40, X: 523, Y: 352}, {Level: 61, X: 20000, Y: 14000}, {Level: 0}} {
		got := tile.Within(id.Box(), id.Level)
		if len(got) != 1 || got[0] != id {
			t.Errorf("the box of %v lies within %v", id, got)
		}
	}
	if got := tile.Within(geo.EmptyBox(), 10); got != nil {
		t.Errorf("an empty box lies within %v", got)
	}
}
