package mapview

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"time"

	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/tile"
)

// Ground is what lies below all layers, such as a map made by others. It never keeps its caller waiting.
type Ground interface {
	// Paint fills the picture of a tile with what is there, and leaves the rest transparent; it says whether there is nothing
	// more to come. Workers call it, several at once.
	Paint(ctx context.Context, img *image.RGBA, id tile.ID, unit float64) (complete bool)
	// Aim says what is looked at, so that what it lacks can be brought.
	Aim(v geo.View, unit float64)
	// Watch has changed called, from any goroutine, when a part of the plane looks otherwise on the levels from–to; nil ends it.
	Watch(changed func(b geo.Box, from, to geo.Level))
}

// below is what the map knows of its ground.
type below struct {
	aiming  bool    // it is told the view soon
	spoiled []patch // what has come and is not painted yet
}

type patch struct {
	box      geo.Box
	from, to geo.Level
}

// How long a view must last to be told to the ground, and how long what comes is collected before it is painted.
const (
	aimPause   = 60 * time.Millisecond
	patchPause = 60 * time.Millisecond
)

// replaceGround leaves one ground for another; both may be nil.
func (m *Map) replaceGround(old, now Ground) {
	if old == now {
		return
	}
	m.below.spoiled = nil
	if old != nil {
		old.Watch(nil)
	}
	if now != nil {
		now.Watch(func(b geo.Box, from, to geo.Level) {
			m.runner.Post(func() {
				if m.model.Ground == now {
					m.spoil(patch{b, from, to})
				}
			})
		})
	}
}

// aimGround tells the ground what is looked at, soon, for not every step of a gesture is worth being asked for.
func (m *Map) aimGround() {
	if m.model.Ground == nil || m.below.aiming {
		return
	}
	m.below.aiming = true
	m.runner.After(m.name+"ground aim", aimPause, func() {
		m.below.aiming = false
		if m.model.Ground != nil {
			m.model.Ground.Aim(m.view, m.unit)
		}
	})
}

// spoil has the tiles painted anew that show a part of the ground which has changed; what comes within a moment is painted
// together.
func (m *Map) spoil(p patch) {
	m.below.spoiled = append(m.below.spoiled, p)
	if len(m.below.spoiled) > 1 {
		return
	}
	m.runner.After(m.name+"ground", patchPause, func() {
		for _, p := range m.below.spoiled {
			m.loader.Spoil(p.box, p.from, p.to)
		}
		m.below.spoiled = nil
		m.want()
	})
}

// paintTile paints one tile of the model, off the interface thread: for unit device pixels a Fyne unit, with texts and signs that are text times
// as large as usual.
func (m Model) paintTile(ctx context.Context, id tile.ID, unit, text float64) (*image.RGBA, error) {
	s := raster.New(geo.TileSize, geo.TileSize, unit*text)
	f := render.Tile(id.Level, id.X, id.Y, unit).Magnified(text)
	if m.Ground == nil {
		err := render.Background(ctx, s, f, m.Dressed)
		return s.Picture(), err
	}
	s.Clear(render.PaperColour)
	ground := image.NewRGBA(image.Rect(0, 0, geo.TileSize, geo.TileSize))
	m.Ground.Paint(ctx, ground, id, unit)
	draw.DrawMask(s.Picture(), ground.Rect, ground, image.Point{}, image.NewUniform(color.Alpha{m.groundAlpha()}), image.Point{}, draw.Over)
	err := render.Layers(ctx, s, f, m.Dressed)
	return s.Picture(), err
}

// groundAlpha is how much of the ground is seen over the paper.
func (m Model) groundAlpha() uint8 {
	if m.GroundOpacity <= 0 || m.GroundOpacity >= 1 {
		return 255
	}
	return uint8(m.GroundOpacity*255 + 0.5)
}
