package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Filling is what is written into one table of a GeoPackage that is not a project. Columns are found by name, whatever its
// case; those that the table has not are left out.
type Filling struct {
	Table    string
	Features *feature.Set // lon/lat degrees
}

// Filled is what a filling came to.
type Filled struct {
	Table    string
	Rows     int
	Without  int // rows kept without their shape, because the table does not take its kind
	LeftOut  []string
	CRS      *crs.System
	Declared string // the kind of geometry of the table
}

// Fill makes a copy of a GeoPackage of any program and adds rows to its feature tables, in the coordinate system of each
// table and through its own triggers, in one transaction. The file out appears once it is whole; it refuses like Create. A
// table that is not there is a *geo.FileError with FileLayerMissing, one whose coordinate system is not known
// FileUnknownCRS.
func Fill(ctx context.Context, template, out string, fillings []Filling, clock func() time.Time) ([]Filled, error) {
	return fill(ctx, out, fillings, clock, func(draft string) error {
		// Whatever stands in a journal beside the file is a part of it.
		f, err := openForeign(ctx, template, ingest.Limits{}.OrDefault().FeatureBytes)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
		for _, companion := range []string{"", "-wal", "-journal"} {
			if err := copyFile(ctx, template+companion, draft+companion); err != nil && (companion == "" || !errors.Is(err, fs.ErrNotExist)) {
				return renamed(template, refusal(template, err))
			}
		}
		return nil
	})
}

func fill(ctx context.Context, out string, fillings []Filling, clock func() time.Time, begin func(draft string) error) (done []Filled, err error) {
	err = appear(out, func(draft string) error {
		if err := begin(draft); err != nil {
			return err
		}
		// A journal that is kept in memory leaves nothing beside the file; a draft that is lost is lost.
		db, err := openPool(draft, 1, "mode=rw", "_pragma=journal_mode(MEMORY)", "_pragma=cell_size_check(1)")
		if err != nil {
			return err
		}
		done, err = fillAll(ctx, db, fillings, clock)
		return errors.Join(err, db.Close())
	})
	if err != nil {
		return nil, fmt.Errorf("fill %s: %w", out, err)
	}
	return done, nil
}

func fillAll(ctx context.Context, db *sql.DB, fillings []Filling, clock func() time.Time) (done []Filled, err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	layers, err := (&foreign{conn: conn}).layers(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	for _, f := range fillings {
		one, err := fillTable(ctx, tx, layers, f, clock)
		if err != nil {
			return nil, errors.Join(err, tx.Rollback())
		}
		done = append(done, one)
	}
	return done, tx.Commit()
}

func fillTable(ctx context.Context, tx *sql.Tx, layers []ForeignLayer, f Filling, clock func() time.Time) (Filled, error) {
	l, err := choose(layers, f.Table)
	if err != nil {
		return Filled{}, err
	}
	if l.geometry != "" && l.CRS == nil {
		return Filled{}, &geo.FileError{Reason: geo.FileUnknownCRS, Detail: l.Table + ": " + l.CRSName}
	}
	done := Filled{Table: l.Table, CRS: l.CRS, Declared: l.Geometry}
	var columns []*feature.Column
	var names []string
	if l.geometry != "" {
		names = append(names, quote(l.geometry))
	}
	for _, c := range f.Features.Columns {
		name := ""
		for _, field := range l.Fields {
			if strings.EqualFold(field.Name, c.Name) {
				name = field.Name
			}
		}
		if name == "" {
			done.LeftOut = append(done.LeftOut, c.Name)
			continue
		}
		columns, names = append(columns, c), append(names, quote(name))
	}
	insert := "INSERT INTO " + quote(l.Table) + " DEFAULT VALUES"
	if len(names) > 0 {
		insert = "INSERT INTO " + quote(l.Table) + " (" + strings.Join(names, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	}
	statement, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return done, err
	}
	defer func() { _ = statement.Close() }() // it ends with its transaction
	extent := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	for i := range f.Features.Len() {
		var row []any
		if l.geometry != "" {
			blob, bound, ok := encodeForeign(l, f.Features.Geometry(i))
			if !ok {
				done.Without++
			}
			row = append(row, blob)
			if blob != nil && extent.IsEmpty() {
				extent = bound
			} else if blob != nil {
				extent = extent.Union(bound)
			}
		}
		for _, c := range columns {
			row = append(row, plain(c, i))
		}
		if _, err := statement.ExecContext(ctx, row...); err != nil {
			return done, fmt.Errorf("%s: row %d: %w", l.Table, i, err)
		}
		done.Rows++
	}
	return done, announce(ctx, tx, l, extent, clock)
}

// announce tells gpkg_contents that a table has changed and how far it now reaches.
func announce(ctx context.Context, tx *sql.Tx, l ForeignLayer, extent orb.Bound, clock func() time.Time) error {
	if _, err := tx.ExecContext(ctx, "UPDATE gpkg_contents SET last_change = ? WHERE lower(table_name) = lower(?)", timestamp(clock()), l.Table); err != nil {
		return err
	}
	if extent.IsEmpty() {
		return nil
	}
	if l.Extent != nil {
		extent = extent.Union(*l.Extent)
	}
	_, err := tx.ExecContext(ctx, "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE lower(table_name) = lower(?)",
		extent.Min[0], extent.Min[1], extent.Max[0], extent.Max[1], l.Table)
	return err
}

// plain is a value as SQLite takes it, nil where it is unknown.
func plain(c *feature.Column, f int) any {
	if !c.Known(f) {
		return nil
	}
	switch c.Type {
	case feature.Integer, feature.Boolean:
		if v, ok := c.Number(f); ok {
			return int64(v)
		}
		return c.Text(f) == "true"
	case feature.Real:
		if v, ok := c.Number(f); ok {
			return v
		}
	}
	return c.Text(f)
}
