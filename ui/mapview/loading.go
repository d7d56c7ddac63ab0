package mapview

import (
	"context"
	"image"
	"time"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/tile"
)

// load asks for what the view lacks.
func (m *Map) load() {
	m.aimGround()
	m.want()
}

// want asks for the tiles that the view lacks: its own, then the overview that stands in for all others, then the ring around.
func (m *Map) want() {
	if m.view.Width == 0 || m.view.Height == 0 || m.model.blank() {
		m.loader.Load(tile.Want{Version: m.version})
		return
	}
	model, unit, text := m.model, m.unit, m.text
	overview := m.overview()
	stay := make(map[tile.ID]bool, len(overview))
	for _, id := range overview {
		stay[id] = true
	}
	ids := tile.Cover(m.view)
	ids = append(ids, overview...)
	const ring = 256
	ids = append(ids, tile.Cover(m.view.Resized(m.view.Width+2*ring, m.view.Height+2*ring))...)
	m.loader.Load(tile.Want{IDs: ids, Stay: stay, Version: m.version, Paint: func(ctx context.Context, id tile.ID) (*image.RGBA, error) {
		return model.paintTile(ctx, id, unit, text)
	}})
}

// overview is a handful of tiles that show everything: they stay in the cache, so that wherever the hand goes there is
// something to show.
func (m *Map) overview() []tile.ID {
	b := m.model.box()
	if b.Empty() {
		return nil
	}
	b = b.Padded(max(b.Width(), b.Height()) / 8)
	const side = 2 * geo.TileSize
	level := geo.Fit(b, side, side, 0).Level
	return tile.Within(b, max(minLevel, min(closeLevel, level)))
}

// overlayMargin is how far overlays reach beyond the window, in typographic pixels, so that a pan finds names there.
const overlayMargin = 160

// overlayView is the view that an overlay is made for.
func (m *Map) overlayView() geo.View {
	d := 2 * int(overlayMargin*m.grain())
	return m.view.Resized(m.view.Width+d, m.view.Height+d)
}

// placeNames places the names of the view once it rests for a while.
func (m *Map) placeNames(delay time.Duration) {
	if m.view.Width == 0 || m.view.Height == 0 {
		return
	}
	if delay == 0 || m.names.overlay == nil {
		m.runner.Stop(m.name + "rest")
		m.writeNames()
		return
	}
	m.runner.After(m.name+"rest", delay, func() {
		m.writeNames()
		m.placeMarks()
	})
}

func (m *Map) writeNames() {
	want := sheet{view: m.view, version: m.version, outlined: m.outlined}
	if m.asked == want {
		return
	}
	m.asked = want
	model, box, resolution := m.model, m.overlayView().Box(), m.view.Resolution()*m.grain()
	var together *gatherings
	m.overlay("names", func(ctx context.Context, s paint.Surface, f render.Frame) error {
		together = model.gathered(box, resolution)
		return render.Labels(ctx, s, f, model.outlined().Dressed)
	}, func(o *tile.Overlay) {
		want.overlay = o
		m.names = want
		together.view, together.version = want.view, want.version
		m.together = together
		m.raster.Refresh()
		m.checkPainted()
	})
}

// namesCurrent says whether the names shown are those of the view.
func (m *Map) namesCurrent() bool {
	return m.names.overlay != nil && m.names.view == m.view && m.names.version == m.version
}

// placeMarks draws the outlines of what is selected.
func (m *Map) placeMarks() {
	if m.view.Width == 0 || m.view.Height == 0 {
		return
	}
	selected := m.model.marked()
	if selected == nil {
		m.runner.Forget(m.name + "marks")
		if m.marks != nil {
			m.marks = nil
			m.raster.Refresh()
		}
		return
	}
	v, grain := m.overlayView(), m.grain()
	for len(m.kept) < len(selected) {
		m.kept = append(m.kept, &highlights{})
	}
	kept := m.kept
	m.overlay("marks", func(ctx context.Context, s paint.Surface, _ render.Frame) error {
		for i, p := range selected {
			if err := p.mark(ctx, s, v, grain, kept[i]); err != nil {
				return err
			}
		}
		return nil
	}, func(o *tile.Overlay) {
		m.marks = o
		m.raster.Refresh()
	})
}

// overlay paints a transparent picture of the view and its surroundings off the interface thread, the newest only.
func (m *Map) overlay(slot string, draw func(context.Context, paint.Surface, render.Frame) error, done func(*tile.Overlay)) {
	v, unit, text := m.overlayView(), m.unit, m.text
	var made *tile.Overlay
	m.runner.Latest(m.name+slot, func(ctx context.Context) error {
		s := raster.New(v.Width, v.Height, unit*text)
		if err := draw(ctx, s, render.Screen(v, unit).Magnified(text)); err != nil {
			return err
		}
		made = tile.NewOverlay(s.Picture(), v)
		return nil
	}, func(err error) {
		if err == nil {
			done(made)
		}
	})
}
