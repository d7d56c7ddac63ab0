package gpkg

import (
	"context"
	"errors"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/measure"
)

// putProject writes a project. When it was not placed by hand its geometry is where it is drawn: inside its first plot, else
// inside its first zone.
func (t *transaction) putProject(p data.Project) error {
	stored := storedProject{p, p.At != (orb.Point{})}
	if !stored.placed {
		at, err := t.placeOf(t.sql(), p)
		if err != nil {
			return err
		}
		stored.At = at
	}
	return projectTable.put(t.sql(), t.tx, stored)
}

func (t *transaction) placeOf(ctx context.Context, p data.Project) (orb.Point, error) {
	for _, id := range p.PlotIDs {
		row, err := plotTable.get(ctx, t.tx, id)
		if err == nil && len(row.(data.Plot).Shape) > 0 {
			return measure.InteriorPoint(row.(data.Plot).Shape).Orb(), nil
		}
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return orb.Point{}, err
		}
	}
	for _, id := range p.ZoneIDs {
		row, err := zoneTable.get(ctx, t.tx, id)
		if err == nil && len(row.(data.Zone).Shape) > 0 {
			return measure.InteriorPoint(row.(data.Zone).Shape).Orb(), nil
		}
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return orb.Point{}, err
		}
	}
	return orb.Point{}, nil
}

// placeProjects moves the projects whose plots or zones may have moved.
func (t *transaction) placeProjects(ctx context.Context) error {
	projects, err := projectTable.all(ctx, t.tx)
	if err != nil {
		return err
	}
	moved := false
	for _, p := range projects {
		if p.placed {
			continue
		}
		at, err := t.placeOf(ctx, p.Project)
		if err != nil {
			return err
		}
		result, err := t.tx.ExecContext(ctx, "UPDATE projects SET geom = ?1 WHERE id = ?2 AND geom IS NOT ?1",
			point(&at), p.ID)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			moved = true
		}
	}
	if !moved {
		return nil
	}
	return t.change("projects")
}
