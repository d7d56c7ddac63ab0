package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/ui/mapview"
	"emprise/ui/mapview/draw"
)

// drawing is what the drawing tools share.
type drawing struct {
	tool    string // taken last, for the bar
	board   *draw.Board
	instead []string   // plots that what is being drawn takes the place of
	width   geo.Metres // of the strip taken out last, 0 for none yet
}

// makeBoard makes what the drawing tools of the map share.
func (w *Window) makeBoard() *draw.Board {
	b := &draw.Board{Map: w.chart, Loc: w.loc, Layers: w.snappable, Ask: w.askGround}
	b.Say = func(key string) {
		tool := w.sheet().Tool().Name()
		w.sayWhile(w.loc.T(key), func() bool { return w.sheet().Tool().Name() == tool })
	}
	if before := w.drawing.board; before != nil {
		before.Map.Take(nil) // what is under way is left, and kept
		b.Inherit(before)
	}
	return b
}

// snappable lists the layers that corners are snapped to, where they are drawn: land first.
func (w *Window) snappable() []*scene.Layer {
	if w.ws == nil {
		return nil
	}
	var all []*scene.Layer
	for _, l := range w.ws.Snapshot().Scene.Layers {
		switch data.Role(l.Role) {
		case data.RolePlots, data.RoleZones, data.RoleParcels, data.RoleBuildings, data.RoleUrbanZoning, data.RoleLimits, data.RoleRoads, data.RoleRail:
			if w.chart.Shows(l.ID) {
				all = append(all, l)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *scene.Layer) int { return ground(a) - ground(b) })
	return all
}

// groundRest is how long the hand must be still before the ground is asked.
const groundRest = 150 * time.Millisecond

// askGround says what lies under an outline that is being drawn, off the interface thread, once the hand rests.
func (w *Window) askGround(shape orb.MultiPolygon, then func([]string)) {
	w.runner.Stop("ground")
	if len(shape) == 0 || w.ws == nil {
		w.runner.Forget("ground")
		return
	}
	ws, instead := w.ws, w.drawing.instead
	w.runner.After("ground", groundRest, func() {
		if w.ws != ws {
			return
		}
		snap := ws.Snapshot()
		var g land.Ground
		w.runner.Latest("ground", func(ctx context.Context) (err error) {
			g, err = land.Look(ctx, snap, shape, instead...)
			return err
		}, func(err error) {
			if err != nil { // the outline crosses itself, for the moment
				then([]string{w.loc.T("measure.crossed")})
				return
			}
			then(w.groundLines(g))
		})
	})
}

// groundLines says what lies under an outline.
func (w *Window) groundLines(g land.Ground) []string {
	var lines []string
	const most = 4
	if n := len(g.Parcels); n > 0 {
		lines = append(lines, w.loc.N("draw.parcels", n))
		for _, p := range g.Parcels[:min(n, most)] {
			lines = append(lines, "  "+parcelName(p.ID)+" – "+w.loc.Percent(p.Of, 0))
		}
		if n > most {
			lines = append(lines, "  "+w.loc.N("draw.more", n-most))
		}
	}
	if n := len(g.Doubtful); n > 0 {
		lines = append(lines, w.loc.N("draw.doubtful", n))
	}
	return append(lines, w.overlaps(g)...)
}

// overlaps says which plots an outline overlaps.
func (w *Window) overlaps(g land.Ground) []string {
	var lines []string
	for _, o := range g.Over {
		lines = append(lines, w.loc.T("draw.over", "plot", o.Name, "area", w.loc.SquareMetres(float64(o.Area))))
	}
	return lines
}

// parcelName is how people call a parcel: section and number of its 14-character id.
func parcelName(id string) string {
	if len(id) != 14 {
		return id
	}
	return strings.TrimLeft(id[8:10], "0") + " " + strings.TrimLeft(id[10:], "0")
}

// undoer is the drawing under way, whose steps are taken back before those of the project; nil when there is none.
func (w *Window) undoer() draw.Undoer {
	if w.chart == nil {
		return nil
	}
	if u, ok := w.sheet().Tool().(draw.Undoer); ok && (u.CanUndo() || u.CanRedo()) {
		return u
	}
	return nil
}

func (w *Window) undo() {
	if u := w.undoer(); u != nil {
		u.Undo()
		return
	}
	w.travel(true)
}

func (w *Window) redo() {
	if u := w.undoer(); u != nil {
		u.Redo()
		return
	}
	w.travel(false)
}

// takeDrawing puts a drawing tool into the hand, or lays it down when it is there; instead names the plots that what is drawn
// will take the place of.
func (w *Window) takeDrawing(t mapview.Tool, instead ...string) {
	w.putFormAside()
	if w.sheet().Tool().Name() == t.Name() {
		w.sheet().Take(nil)
		return
	}
	w.say("")
	w.chart.Take(nil) // of two maps both, for what draws is in force on one
	w.sheet().Take(t)
	w.drawing.tool, w.drawing.instead = t.Name(), instead
	if t, ok := t.(interface{ Begin() }); ok {
		t.Begin()
	}
}

// sketchRing draws an outline.
func (w *Window) sketchRing(id string, then func(orb.Ring), instead ...string) {
	t := draw.NewSketch(w.drawing.board, id, "hint."+strings.ReplaceAll(id, ".", "_"))
	t.OnRing = then
	w.takeDrawing(t, instead...)
}

// sketchLine draws a line.
func (w *Window) sketchLine(id string, then func(orb.LineString), instead ...string) {
	t := draw.NewSketch(w.drawing.board, id, "hint."+strings.ReplaceAll(id, ".", "_"))
	t.OnLine = then
	w.takeDrawing(t, instead...)
}

func (w *Window) drawRectangle(id string, turned bool) {
	t := draw.NewRectangle(w.drawing.board, id, "hint."+strings.ReplaceAll(id, ".", "_"), turned)
	t.OnRing = w.ringDrawn
	w.takeDrawing(t)
}

// unfinished are the drawings that can be left and gone on with.
var unfinished = []string{"draw.polygon", "draw.zone", "draw.split", "draw.cut", "draw.hole", "draw.outline"}

// resumeDrawing goes on with what was left unfinished last.
func (w *Window) resumeDrawing() {
	for _, id := range unfinished {
		if !w.drawing.board.Kept(id) {
			continue
		}
		if w.sheet().Tool().Name() != id && !w.Press(id) {
			continue
		}
		if t, ok := w.sheet().Tool().(*draw.Sketch); ok {
			t.Resume()
		}
		return
	}
}

func (w *Window) nothingToResume() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	for _, id := range unfinished {
		if w.drawing.board.Kept(id) {
			return ""
		}
	}
	return "why.nothing_to_resume"
}

// parcelLayers lists the layers of parcels that are drawn.
func (w *Window) parcelLayers() []*scene.Layer {
	var all []*scene.Layer
	for _, l := range w.ws.Snapshot().Scene.Layers {
		if data.Role(l.Role) == data.RoleParcels && w.chart.Shows(l.ID) {
			all = append(all, l)
		}
	}
	return all
}

// chosen gives the features of the selection of a role and a kind, as hits.
func (w *Window) chosen(role data.Role, kind feature.Kind) []scene.Hit {
	var hits []scene.Hit
	for _, g := range w.gathered() {
		if role != "" && data.Role(g.layer.Role) != role {
			continue
		}
		for _, f := range g.features {
			if g.layer.Features.Kinds[f] == kind {
				hits = append(hits, scene.Hit{Layer: g.layer, Feature: f})
			}
		}
	}
	return hits
}

// sizeOf is an area in words.
func (w *Window) sizeOf(a geo.SquareMetres) string {
	return w.loc.T("draw.size", "m2", w.loc.SquareMetres(float64(a)), "ha", w.loc.Hectares(float64(a)))
}
