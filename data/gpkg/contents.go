package gpkg

import (
	"context"
	"maps"
	"slices"

	"emprise/data"
)

// changes are the tables that a transaction has written to, and whether what they cover may be different.
type changes map[string]bool

func (c changes) note(table string, moved bool) { c[table] = c[table] || moved }

// announce tells gpkg_contents which tables were written to, and what they cover.
func (t *transaction) announce(ctx context.Context) error {
	for _, table := range slices.Sorted(maps.Keys(t.changed)) {
		_, err := t.tx.ExecContext(ctx, "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?",
			timestamp(t.store.opt.Clock()), table)
		if err != nil {
			return err
		}
		if t.changed[table] {
			if err := t.extent(table); err != nil {
				return err
			}
		}
	}
	return nil
}

// extent is taken from the R-tree, which rounds outwards.
func (t *transaction) extent(table string) error {
	_, err := t.tx.ExecContext(t.sql(), extentOf(table), table)
	return err
}

func extentOf(table string) string {
	return `UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
		(SELECT min(minx), min(miny), max(maxx), max(maxy) FROM ` + quote("rtree_"+table+"_geom") + `) WHERE table_name = ?`
}

// register shows a layer to other programs; a removed one is hidden from them, and its features stay.
func (t *transaction) register(l data.Layer) error {
	for _, from := range []string{"gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"} {
		if _, err := t.tx.ExecContext(t.sql(), "DELETE FROM "+from+" WHERE table_name = ?", l.ID); err != nil {
			return err
		}
	}
	var there int
	var geometry string
	err := t.tx.QueryRowContext(t.sql(), `SELECT (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1),
		(SELECT ifnull(table_schema ->> 'geometry', '') FROM layers WHERE id = ?1)`, l.ID).Scan(&there, &geometry)
	if err != nil || there == 0 || l.Removed {
		return err
	}
	if err := t.show(l, geometry); err != nil {
		return err
	}
	return keepFeatures(t.sql(), t.tx, l.ID, -1)
}

func (t *transaction) show(l data.Layer, geometry string) error {
	kind, srs := "features", any(srsLonLat)
	if geometry == "" {
		kind, srs = "attributes", nil
	}
	// Two layers may have one name, identifiers not.
	_, err := t.tx.ExecContext(t.sql(), `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
		VALUES (?1, ?2, ?1, ?3, ?4, ?5)`, l.ID, kind, l.Name, timestamp(t.store.opt.Clock()), srs)
	if err != nil || geometry == "" {
		return err
	}
	_, err = t.tx.ExecContext(t.sql(), "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", l.ID, geometry, srsLonLat)
	if err != nil {
		return err
	}
	if err := registerTree(t.sql(), t.tx, l.ID); err != nil {
		return err
	}
	return t.extent(l.ID)
}
