package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// loader fills the table of one layer within a transaction. The R-tree and its triggers come at the end, when all boxes are
// known.
type loader struct {
	tx     *sql.Tx
	table  string
	layout layout
	insert *sql.Stmt
	boxes  []treeBox
	next   int64 // fid of the next feature
	blob   []byte
}

func newLoader(ctx context.Context, tx *sql.Tx, table string) (*loader, error) {
	var there int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE lower(name) = lower(?)", table).Scan(&there)
	if err != nil {
		return nil, err
	}
	if there > 0 {
		return nil, fmt.Errorf("table %s: %w", table, data.ErrConflict)
	}
	l := &loader{tx: tx, table: table, next: 1}
	_, err = tx.ExecContext(ctx, l.layout.ddl(table))
	return l, err
}

func (l *loader) add(ctx context.Context, s *feature.Set) error {
	if err := l.fit(ctx, s); err != nil {
		return err
	}
	columns := make([]*feature.Column, len(l.layout.Columns))
	for i, f := range l.layout.Columns {
		columns[i] = s.Column(f.Name)
	}
	values := make([]any, 2+len(columns))
	for f := range s.Len() {
		values[0], values[1] = l.next, nil
		if l.blob = appendFeature(l.blob[:0], s, f); len(l.blob) > 0 {
			values[1] = l.blob
			b := s.Bound(f)
			l.boxes = append(l.boxes, roundBox(l.next, b.Min[0], b.Min[1], b.Max[0], b.Max[1]))
		}
		for i, c := range columns {
			values[2+i] = valueOf(c, f, l.layout.Columns[i].Type)
		}
		if _, err := l.insert.ExecContext(ctx, values...); err != nil {
			return fmt.Errorf("feature %d: %w", l.next-1, err)
		}
		l.next++
	}
	return nil
}

// valueOf gives a value in the type of the table's column, which may be wider than that of the batch.
func valueOf(c *feature.Column, f int, sqlType string) any {
	if c == nil || !c.Known(f) {
		return nil
	}
	n, numeric := c.Number(f)
	if !numeric || sqlType == "TEXT" {
		return c.Text(f)
	}
	if sqlType == "REAL" || n != math.Trunc(n) || math.Abs(n) >= 1<<53 {
		return n
	}
	return int64(n)
}

// fit makes room for the columns of a batch: new ones are added, and a table whose types must widen is written anew.
func (l *loader) fit(ctx context.Context, s *feature.Set) error {
	wide, changed := l.layout.widen(s)
	if !changed && l.insert != nil {
		return nil
	}
	if len(wide.Columns) > maxFields {
		return fmt.Errorf("%d attributes, at most %d: %w", len(wide.Columns), maxFields, data.ErrInvalid)
	}
	if l.insert != nil {
		if err := l.insert.Close(); err != nil {
			return err
		}
	}
	if err := l.relay(ctx, wide); err != nil {
		return err
	}
	l.layout = wide
	var err error
	l.insert, err = l.tx.PrepareContext(ctx, "INSERT INTO "+quote(l.table)+" (fid, geom"+
		wide.list(func(f field) string { return quote(f.Column) })+") VALUES (?, ?"+strings.Repeat(", ?", len(wide.Columns))+")")
	return err
}

// relay writes the table again in another layout. The first batch does it for nothing, the next ones seldom.
func (l *loader) relay(ctx context.Context, wide layout) error {
	old := l.table + "_narrow"
	known := len(l.layout.Columns)
	for _, statement := range []string{
		"ALTER TABLE " + quote(l.table) + " RENAME TO " + quote(old),
		wide.ddl(l.table),
		"INSERT INTO " + quote(l.table) + " (fid, geom" +
			layout{Columns: wide.Columns[:known]}.list(func(f field) string { return quote(f.Column) }) + ") SELECT fid, geom" +
			l.layout.list(l.carried(wide)) + " FROM " + quote(old),
		"DROP TABLE " + quote(old),
	} {
		if _, err := l.tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("lay out table %s: %w", l.table, err)
		}
	}
	return nil
}

// carried is the expression that takes a value into the wider layout; yes and no keep their words in a text column.
func (l *loader) carried(wide layout) func(field) string {
	types := map[string]string{}
	for _, f := range wide.Columns {
		types[f.Column] = f.Type
	}
	return func(f field) string {
		if f.Type == "BOOLEAN" && types[f.Column] == "TEXT" {
			return "CASE " + quote(f.Column) + " WHEN 0 THEN 'false' WHEN 1 THEN 'true' END"
		}
		return quote(f.Column)
	}
}

// seal builds the R-tree and registers the layer.
func (l *loader) seal(ctx context.Context) error {
	if l.insert != nil {
		if err := l.insert.Close(); err != nil {
			return err
		}
		l.insert = nil
	}
	text, err := l.layout.json()
	if err != nil {
		return err
	}
	_, err = l.tx.ExecContext(ctx, "UPDATE layers SET table_schema = ? WHERE id = ?", text, l.table)
	if err != nil {
		return err
	}
	if l.layout.Geometry == "" {
		return nil
	}
	return errors.Join(createTree(ctx, l.tx, l.table), fillTree(ctx, l.tx, l.table, l.boxes))
}
