package ui

import (
	"context"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/inquiry"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo"
)

// parcelUnder is the outline of the parcel that holds the place of a plot, nil when no layer has one there.
func (w *Window) parcelUnder(p data.Plot) orb.MultiPolygon {
	l, f, ok := inquiry.ParcelAt(w.ws.Snapshot(), p.At)
	if !ok {
		return nil
	}
	return l.Features.MultiPolygon(f)
}

// takeParcel gives a plot the outline of the parcel under its place.
func (w *Window) takeParcel(p data.Plot) { w.outlined(p.ID, w.parcelUnder(p)) }

// outlined gives a plot its first outline.
func (w *Window) outlined(id string, shape orb.MultiPolygon) {
	var g land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		g, err = land.Look(ctx, snap, shape, id)
		return err
	}, func(snap *workspace.Snapshot) {
		p, ok := snap.Plot(id)
		if !ok {
			return
		}
		e := land.Outline(land.Place(p, shape, g), w.today())
		w.do(e, func(err error) {
			if err != nil {
				w.trouble(err)
				return
			}
			w.drawing.board.Forget()
			w.sheet().Take(nil)
			w.did(e.Note)
			if over := w.overlaps(g); len(over) > 0 {
				w.say(strings.Join(over, " "))
			}
		})
	})
}

// plotSize is the size of a plot in words, which is not known before it has an outline.
func (w *Window) plotSize(p data.Plot) string {
	if len(p.Shape) == 0 {
		return w.loc.T("plot.no_outline")
	}
	return w.sizeOf(geo.SquareMetres(w.areas[p.ID]))
}

// hectaresOf is the same where there is little room.
func (w *Window) hectaresOf(p data.Plot) string {
	if len(p.Shape) == 0 {
		return w.loc.T("plot.area_unknown")
	}
	return w.loc.Hectares(w.areas[p.ID])
}
