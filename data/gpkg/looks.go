package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/qgis"
)

// owner marks the styles that we wrote: those of a person are never touched.
const owner = "Emprise"

// formatOfLooks is the version of the format that has a place for them.
const formatOfLooks = 6

// writeLooks keeps the looks of our tables for QGIS, told in the language of the territory, unless there are some already.
func writeLooks(ctx context.Context, q querier, clock func() time.Time) error {
	var lang sql.NullString
	err := q.QueryRowContext(ctx, "SELECT language FROM territory").Scan(&lang)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	words := qgis.Words{Status: statusTerms.literal, Brownfield: occupancyTerms.literal(data.OccupancyBrownfield)}
	for _, l := range qgis.Looks(locale.New(lang.String), words) {
		_, err := q.ExecContext(ctx, `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
			styleName, styleQML, useAsDefault, description, owner, update_time)
			SELECT '', '', ?1, 'geom', ?2, ?3, 1, '', ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1 AND owner = ?4)`,
			l.Table, l.Name, l.QML, owner, timestamp(clock()))
		if err != nil {
			return err
		}
	}
	return nil
}
