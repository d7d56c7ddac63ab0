package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
	"sync"

	"emprise/data"
	"emprise/geo/feature"
)

// loader fills the table of a layer that is new, on the connection of a transaction. What can be made ready without the
// database is made on other goroutines meanwhile: rows, a batch ahead, and the nodes of the R-tree.
type loader struct {
	ctx    context.Context // that may end
	table  string
	layout layout
	set    *feature.Set
	report func(done, total int64)
}

// batch is rows on their way to the table.
type batch struct {
	args []driver.NamedValue
	blob []byte // geometries, one behind the other
	rows int
}

// fill writes all rows in their order.
func (l *loader) fill(conn any) (err error) {
	b := newBulk(conn, quote(l.table), 2+len(l.layout.Columns))
	defer func() { err = errors.Join(err, b.close()) }()
	ready, spare := make(chan *batch, 2), make(chan *batch, 4)
	for range cap(spare) {
		spare <- &batch{args: b.values(b.capacity())}
	}
	ctx, cancel := context.WithCancel(l.ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()
	wait.Go(func() {
		defer close(ready)
		l.encode(ctx, b, spare, ready)
	})
	stored := 0
	for rows := range ready {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if err := b.insert(context.WithoutCancel(l.ctx), rows.args[:rows.rows*b.width]); err != nil {
			return fmt.Errorf("features from %d: %w", stored, err)
		}
		stored += rows.rows
		if l.report != nil {
			l.report(int64(stored), int64(l.set.Len()))
		}
		spare <- rows
	}
	return l.ctx.Err()
}

// encode makes the rows ready, batch by batch.
func (l *loader) encode(ctx context.Context, b *bulk, spare <-chan *batch, ready chan<- *batch) {
	columns := make([]*values, len(l.layout.Columns))
	for i, f := range l.layout.Columns {
		columns[i] = valuesOf(l.set.Column(f.Name), f.Type, l.set.Len())
	}
	for from := 0; from < l.set.Len(); {
		var rows *batch
		select {
		case rows = <-spare:
		case <-ctx.Done():
			return
		}
		rows.rows, rows.blob = min(b.capacity(), l.set.Len()-from), rows.blob[:0]
		for i := range rows.rows {
			l.row(from+i, columns, rows, rows.args[i*b.width:(i+1)*b.width])
		}
		from += rows.rows
		select {
		case ready <- rows:
		case <-ctx.Done():
			return
		}
	}
}

// row puts feature f into its values: fid, geom, then the attributes.
func (l *loader) row(f int, columns []*values, rows *batch, row []driver.NamedValue) {
	row[0].Value, row[1].Value = int64(f+1), nil
	from := len(rows.blob)
	if rows.blob = appendFeature(rows.blob, l.set, f); len(rows.blob) > from {
		row[1].Value = rows.blob[from:len(rows.blob):len(rows.blob)]
	}
	for i, c := range columns {
		row[2+i].Value = c.at(f)
	}
}

// values gives the values of a column as the driver takes them.
type values struct {
	column *feature.Column
	typ    string         // of the table's column
	words  []driver.Value // by code: a text that is repeated is put into an interface once; nil when hardly any is
}

func valuesOf(c *feature.Column, sqlType string, n int) *values {
	v := &values{column: c, typ: sqlType}
	if c != nil && c.Type == feature.Text && c.Distinct() < n/2 {
		v.words = make([]driver.Value, c.Distinct()+1)
	}
	return v
}

func (v *values) at(f int) driver.Value {
	c := v.column
	if c == nil || !c.Known(f) {
		return nil
	}
	if v.words != nil {
		code := c.Code(f)
		if v.words[code] == nil {
			v.words[code] = c.Text(f)
		}
		return v.words[code]
	}
	n, numeric := c.Number(f)
	if !numeric || v.typ == "TEXT" {
		return c.Text(f)
	}
	if v.typ == "REAL" || n != math.Trunc(n) || math.Abs(n) >= 1<<53 {
		return n
	}
	return int64(n)
}

// load makes the table of a layer and fills it, with its R-tree. It gives the layout of the table.
func (l *loader) load(t *transaction) error {
	var there int
	err := t.tx.QueryRowContext(t.sql(), "SELECT count(*) FROM sqlite_schema WHERE lower(name) = lower(?)", l.table).Scan(&there)
	if err != nil {
		return err
	}
	if there > 0 {
		return fmt.Errorf("table %s: %w", l.table, data.ErrConflict)
	}
	if l.layout, err = layoutOf(l.set); err != nil {
		return err
	}
	if _, err := t.tx.ExecContext(t.sql(), l.layout.ddl(l.table)); err != nil {
		return err
	}
	if l.layout.Geometry == "" {
		return t.conn.Raw(func(conn any) error { return l.fill(conn) })
	}
	var tree *packedTree
	var packing sync.WaitGroup
	defer packing.Wait()
	packing.Go(func() { tree = packTree(boxesOf(l.set)) })
	if err := t.conn.Raw(func(conn any) error { return l.fill(conn) }); err != nil {
		return err
	}
	packing.Wait()
	if err := createTree(t.sql(), t.tx, l.table); err != nil {
		return err
	}
	return t.conn.Raw(func(conn any) error { return tree.write(l.ctx, conn, l.table) })
}
