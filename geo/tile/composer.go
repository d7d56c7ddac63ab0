package tile

import (
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"maps"
	"slices"
	"time"

	"emprise/geo"
)

// Composer puts the picture of a camera together from the tiles that are there. It belongs to one goroutine.
type Composer struct {
	cache  *Cache
	ground *image.Uniform
	scaler scaler

	missing  map[ID]bool // what others stood in for in the last picture
	before   map[ID]bool // the map to fill next
	appeared map[ID]time.Time
}

// NewComposer makes a composer over a cache. What no tile covers gets the colour of the ground, which must be opaque.
func NewComposer(cache *Cache, ground color.Color) *Composer {
	return &Composer{
		cache: cache, ground: image.NewUniform(ground),
		missing: map[ID]bool{}, before: map[ID]bool{}, appeared: map[ID]time.Time{},
	}
}

// Fade is how long a tile takes to come in over what stood in for it.
const Fade = 120 * time.Millisecond

// Appear says that a tile has been painted: when the last picture missed it, it fades in from now on.
func (c *Composer) Appear(id ID, now time.Time) {
	maps.DeleteFunc(c.appeared, func(_ ID, since time.Time) bool { return now.Sub(since) >= Fade })
	if c.missing[id] {
		c.appeared[id] = now
	}
}

// bilinearLimit is how many pixels are mixed within a frame's time on one processor; a larger picture is that of a dense
// screen, where the nearest pixel does as well while the map moves.
const bilinearLimit = 3 << 20

// State is what a composed picture is like.
type State struct {
	Covered bool // all of the world in it is covered by some tile
	Current bool // all of it by tiles of its own level at the version asked for
	Fading  bool // some tile is still coming in: the next picture will be another
}

// Compose fills dst, which must be of the camera's size, with the tiles of a level as they are at a moment. Where one is
// missing, tiles of other levels stand in, scaled, the best on top.
func (c *Composer) Compose(dst *image.RGBA, camera Camera, level geo.Level, version uint64, now time.Time) State {
	state := State{Covered: true, Current: true}
	var levels []geo.Level
	if b := camera.Box(); max(-b.Min.X, -b.Min.Y, b.Max.X, b.Max.Y) > geo.MercatorHalfWorld {
		draw.Draw(dst, dst.Rect, c.ground, image.Point{}, draw.Src)
	}
	c.scaler.near = camera.Width*camera.Height > bilinearLimit
	missing := c.before
	clear(missing)
	for _, id := range Within(camera.Box(), level) {
		to := Place(id, camera)
		clip := to.Intersect(dst.Rect)
		if clip.Empty() {
			continue
		}
		img, v := c.cache.Get(id)
		weight := uint64(0)
		if img != nil {
			weight = c.weight(id, now)
		}
		if weight < 256 {
			if levels == nil {
				levels = c.others(level)
			}
			full := c.standIn(dst, camera, clip, levels)
			state.Covered = state.Covered && (full || img != nil)
			missing[id] = img == nil && full
		}
		if img != nil {
			c.scaler.stretch(dst, to, clip, img, weight)
		}
		state.Current = state.Current && img != nil && v == version
		state.Fading = state.Fading || img != nil && weight < 256
	}
	c.missing, c.before = missing, c.missing
	return state
}

// weight is how much of a tile is seen, in 256ths: all of it but while it fades in.
func (c *Composer) weight(id ID, now time.Time) uint64 {
	since, ok := c.appeared[id]
	if !ok {
		return 256
	}
	age := now.Sub(since)
	if age >= Fade {
		delete(c.appeared, id)
		return 256
	}
	return uint64(max(0, age) * 256 / Fade)
}

// others lists the other levels that have tiles, those nearest in scale first; of two as near, the finer.
func (c *Composer) others(level geo.Level) []geo.Level {
	levels := slices.DeleteFunc(c.cache.Levels(), func(l geo.Level) bool { return l == level })
	slices.SortStableFunc(levels, func(a, b geo.Level) int {
		if d := cmp.Compare(abs(a-level), abs(b-level)); d != 0 {
			return d
		}
		return cmp.Compare(b, a)
	})
	return levels
}

func abs(l geo.Level) geo.Level { return max(l, -l) }

// standInLimit bounds how many tiles of one finer level may stand in for one missing tile.
const standInLimit = 64

// standIn fills the part of dst in clip from other levels and says whether all of it was covered. Levels are drawn from
// the first that covers everything up to the best, so that each pixel shows the best there is.
func (c *Composer) standIn(dst *image.RGBA, camera Camera, clip image.Rectangle, levels []geo.Level) bool {
	box := geo.Box{
		Min: camera.ToPlane(float64(clip.Min.X), float64(clip.Max.Y)),
		Max: camera.ToPlane(float64(clip.Max.X), float64(clip.Min.Y)),
	}
	var found [][]placed
	full := false
	for _, l := range levels {
		x0, y0, x1, y1 := span(box, l)
		if x0 > x1 || y0 > y1 || (x1-x0+1)*(y1-y0+1) > standInLimit {
			continue
		}
		var here []placed
		full = true
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				id := ID{Level: l, X: x, Y: y}
				if img, _ := c.cache.Get(id); img != nil {
					here = append(here, placed{Place(id, camera), img})
				} else {
					full = false
				}
			}
		}
		if here != nil {
			found = append(found, here)
		}
		if full {
			break
		}
	}
	if !full {
		draw.Draw(dst, clip, c.ground, image.Point{}, draw.Src)
	}
	for _, level := range slices.Backward(found) {
		for _, p := range level {
			c.scaler.stretch(dst, p.to, p.to.Intersect(clip), p.img, 256)
		}
	}
	return full
}

type placed struct {
	to  image.Rectangle
	img *image.RGBA
}
