package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"slices"

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
	if err := t.moves(projectTable.name, "id", p.ID, point(&stored.At)); err != nil {
		return err
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

// moves notes that a row is about to lie elsewhere than it did.
func (t *transaction) moves(table, key, id string, to cell) error {
	var stays bool
	err := t.tx.QueryRowContext(t.sql(), "SELECT geom IS ?1 FROM "+quote(table)+" WHERE "+quote(key)+" = ?2", to, id).Scan(&stays)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if !stays {
		t.changed.note(table, true)
		if table == projectTable.name {
			return nil
		}
		t.elsewhere(id)
	}
	return nil
}

// elsewhere says that projects tied to a plot or zone may have to move.
func (t *transaction) elsewhere(id string) {
	if t.moved == nil {
		t.moved = map[string]bool{}
	}
	t.moved[id] = true
}

// placeProjects moves the projects whose plots or zones have moved.
func (t *transaction) placeProjects(ctx context.Context) error {
	projects, err := projectTable.all(ctx, t.tx)
	if err != nil {
		return err
	}
	tied := func(id string) bool { return t.moved[id] }
	for _, p := range projects {
		if p.placed || !slices.ContainsFunc(p.PlotIDs, tied) && !slices.ContainsFunc(p.ZoneIDs, tied) {
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
			t.changed.note(projectTable.name, true)
		}
	}
	return nil
}
