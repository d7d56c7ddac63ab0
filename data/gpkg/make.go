package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"emprise/geo/crs"
)

// Table is a feature table to be made: its columns with their SQL types.
type Table struct {
	Name     string
	Title    string
	Geometry string // POLYGON, MULTIPOLYGON, POINT …; "" is a table of attributes
	Columns  []TableColumn
}

// TableColumn is a column of a Table.
type TableColumn struct{ Name, Type string }

// Make writes a GeoPackage of feature tables in one coordinate system, with their R-trees, and fills them as Fill does. It
// is no project.
func Make(ctx context.Context, out string, tables []Table, sys *crs.System, fillings []Filling, clock func() time.Time) ([]Filled, error) {
	return fill(ctx, out, fillings, clock, func(draft string) error {
		db, err := openPool(draft, 1, "mode=rwc", "_pragma=journal_mode(MEMORY)",
			fmt.Sprintf("_pragma=application_id(%d)", applicationID), fmt.Sprintf("_pragma=user_version(%d)", userVersion))
		if err != nil {
			return err
		}
		return errors.Join(makeTables(ctx, db, tables, sys, clock), db.Close())
	})
}

// The tables that every GeoPackage has (OGC 12-128r17 annex C), and that of its extensions.
const bareTables = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');`

func makeTables(ctx context.Context, db *sql.DB, tables []Table, sys *crs.System, clock func() time.Time) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	err = func() error {
		if _, err := tx.ExecContext(ctx, bareTables); err != nil {
			return err
		}
		for _, s := range []*crs.System{crs.WGS84(), sys} {
			definition, err := s.WKT()
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)", s.Name(), s.EPSG(), definition); err != nil {
				return err
			}
		}
		for _, t := range tables {
			if err := makeTable(ctx, tx, t, sys, clock); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
		return nil
	}()
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func makeTable(ctx context.Context, tx *sql.Tx, t Table, sys *crs.System, clock func() time.Time) error {
	var b strings.Builder
	b.WriteString("CREATE TABLE " + quote(t.Name) + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL")
	sort := "attributes"
	if t.Geometry != "" {
		b.WriteString(", geom " + t.Geometry)
		sort = "features"
	}
	for _, c := range t.Columns {
		b.WriteString(", " + quote(c.Name) + " " + c.Type)
	}
	b.WriteString(")")
	if _, err := tx.ExecContext(ctx, b.String()); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
		VALUES (?1, ?5, ?1, ?2, ?3, ?4)`, t.Name, t.Title, timestamp(clock()), sys.EPSG(), sort); err != nil {
		return err
	}
	if t.Geometry == "" {
		return nil
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", t.Name, t.Geometry, sys.EPSG()); err != nil {
		return err
	}
	return createTree(ctx, tx, t.Name)
}
