package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/outline"
)

// plotMade is what is told of a plot that was made or merged.
type plotMade struct {
	Seq    int64    `json:"seq"`
	Row    plotRow  `json:"row"`
	Pieces int      `json:"pieces"` // polygons that do not touch
	Slits  int      `json:"slits"`  // gaps of some centimetres between the parcels, left as they are
	Closed float64  `json:"closed_m2"`
	Over   []string `json:"over"` // plots that it overlaps
}

// add makes a plot of whole parcels.
func (v *plotsVerb) add(e *env) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		snap := w.Snapshot()
		shapes, missing := land.Outlines(snap, v.Parcels)
		if len(missing) > 0 {
			return fmt.Errorf("parcels %s: %w", strings.Join(missing, ", "), data.ErrNotFound)
		}
		joined, g, err := v.join(e, snap, shapes)
		if err != nil {
			return err
		}
		day := e.clock()
		p := data.Plot{ID: w.NewID(data.KindPlot, g.INSEE), Name: v.Name, Updated: day.Format(time.DateOnly)}
		if p.Name == "" {
			p.Name = e.loc.T("draw.plot_name", "n", len(snap.Plots)+1)
		}
		if len(v.Status) > 0 {
			p.Status = data.Status(v.Status[0])
		}
		p.Notes = e.loc.T("draw.made_on", "day", e.loc.Day(day), "parcels", strings.Join(v.Parcels, ", "))
		p = land.Place(p, joined.Shape, g)
		return v.done(e, w, land.Add(p), p, joined, g)
	})
}

// merge makes several plots one; the largest keeps its record.
func (v *plotsVerb) merge(e *env, named []string) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		snap := w.Snapshot()
		var plots []data.Plot
		for _, id := range named {
			p, ok := snap.Plot(id)
			if !ok {
				return fmt.Errorf("plot %s: %w", id, data.ErrNotFound)
			}
			if !slices.ContainsFunc(plots, func(o data.Plot) bool { return o.ID == id }) {
				plots = append(plots, p)
			}
		}
		plots = land.BySize(plots)
		var shapes []orb.MultiPolygon
		var ids []string
		for _, p := range plots {
			shapes, ids = append(shapes, p.Shape), append(ids, p.ID)
		}
		joined, g, err := v.join(e, snap, shapes, ids...)
		if err != nil {
			return err
		}
		kept := plots[0]
		if v.Name != "" {
			kept.Name = v.Name
		}
		kept = land.Place(kept, joined.Shape, g)
		return v.done(e, w, land.Merge(snap, kept, ids[1:], e.clock().Format(time.DateOnly)), kept, joined, g)
	})
}

func (v *plotsVerb) join(e *env, snap *workspace.Snapshot, shapes []orb.MultiPolygon, instead ...string) (outline.Joined, land.Ground, error) {
	o := outline.Options{}
	if v.Close {
		o.Close = outline.MostSlit
	}
	joined, err := outline.Union(shapes, o)
	if err != nil {
		return outline.Joined{}, land.Ground{}, err
	}
	g, err := land.Look(e.ctx, snap, joined.Shape, instead...)
	return joined, g, err
}

// done makes the edit and tells what is worth knowing of the plot.
func (v *plotsVerb) done(e *env, w *workspace.Workspace, edit data.Edit, p data.Plot, joined outline.Joined, g land.Ground) error {
	change, err := w.Do(e.ctx, edit)
	if err != nil {
		return err
	}
	made := plotMade{Seq: change.Seq, Row: rowOf(p), Pieces: len(p.Shape), Slits: joined.Slits, Closed: float64(joined.Moved), Over: []string{}}
	if made.Pieces > 1 {
		e.say(e.loc.N("draw.pieces", made.Pieces))
	}
	for _, o := range g.Over {
		made.Over = append(made.Over, o.ID)
		e.say(e.loc.T("draw.over", "plot", o.Name, "area", e.loc.SquareMetres(float64(o.Area))))
	}
	if e.json {
		return e.print(made)
	}
	return e.line(p.ID)
}

// rowOf is a plot with what is measured of it.
func rowOf(p data.Plot) plotRow {
	r := plotRow{Plot: p, Offered: p.Offered(), AreaM2: float64(measure.Area(p.Shape))}
	if len(p.Shape) > 0 {
		at := measure.InteriorPoint(p.Shape)
		r.Lon, r.Lat = at.Lon, at.Lat
	}
	return r
}
