package gpkg

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"emprise/data"
	"emprise/geo/feature"
)

// Features reads a layer in the order of its table. An attribute that another program has added is read too. A geometry
// that cannot be read is left out and its feature kept: Check finds them.
func (s *Store) Features(ctx context.Context, layerID string) (set *feature.Set, err error) {
	conn, err := s.reader.Conn(ctx)
	if err != nil {
		return nil, refusal(s.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	err = conn.Raw(func(dc any) error {
		set, err = readFeatures(ctx, dc.(driver.QueryerContext), layerID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("layer %s: %w", layerID, s.unreadable(ctx, err))
	}
	return set, nil
}

// readFeatures talks to the driver itself, which spares a conversion a value.
func readFeatures(ctx context.Context, q driver.QueryerContext, table string) (*feature.Set, error) {
	lay, err := readLayout(ctx, q, table)
	if err != nil {
		return nil, err
	}
	// The driver watches a context that can be cancelled at each step; a look now and then is enough.
	rows, err := q.QueryContext(context.WithoutCancel(ctx), "SELECT geom"+
		lay.list(func(f field) string { return quote(f.Column) })+" FROM "+quote(table)+" ORDER BY fid", nil)
	if err != nil {
		return nil, err
	}
	set, err := collect(ctx, rows, lay)
	return set, errors.Join(err, rows.Close())
}

func collect(ctx context.Context, rows driver.Rows, lay layout) (*feature.Set, error) {
	types := make([]feature.Type, len(lay.Columns))
	for i, f := range lay.Columns {
		types[i] = typeOf(f.Type)
	}
	var (
		b     feature.Builder
		shape decoder
		dest  = make([]driver.Value, 1+len(lay.Columns))
	)
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := rows.Next(dest); errors.Is(err, io.EOF) {
			return b.Set()
		} else if err != nil {
			return nil, err
		}
		blob, ok := dest[0].([]byte)
		if !ok || shape.decode(blob) != nil {
			shape.kind = feature.None
		}
		b.Begin(shape.kind)
		if shape.kind != feature.None {
			shape.each(b.Ring)
		}
		for i, v := range dest[1:] {
			put(&b, lay.Columns[i].Name, types[i], v)
		}
		b.End()
	}
}

func put(b *feature.Builder, name string, t feature.Type, v driver.Value) {
	switch v := v.(type) {
	case string:
		b.Text(name, v)
	case int64:
		number(b, name, t, float64(v))
	case float64:
		number(b, name, t, v)
	case bool:
		b.Bool(name, v)
	case time.Time:
		b.Text(name, textOf(v))
	}
}

func number(b *feature.Builder, name string, t feature.Type, v float64) {
	if t == feature.Boolean {
		b.Bool(name, v != 0)
		return
	}
	if t == feature.Text {
		t = feature.Real
	}
	b.Number(name, v, t)
}

// readLayout gives the columns as they were stored, then those that were added since by another program.
func readLayout(ctx context.Context, q driver.QueryerContext, table string) (layout, error) {
	var lay layout
	stored, err := column0(ctx, q, "SELECT table_schema FROM layers WHERE id = ?", table)
	if err != nil {
		return lay, err
	}
	if len(stored) == 0 {
		return lay, data.ErrNotFound
	}
	if stored[0] != "" {
		if json.Unmarshal([]byte(stored[0]), &lay) != nil {
			lay = layout{Geometry: "GEOMETRY"} // the table itself tells its columns; Check tells this
		}
	}
	present, err := column0(ctx, q, "SELECT name || char(9) || type FROM pragma_table_info(?)", table)
	if err != nil {
		return lay, err
	}
	return lay.reconcile(present), nil
}

// column0 reads the first column of all rows as texts, NULL as the empty one.
func column0(ctx context.Context, q driver.QueryerContext, query string, arg string) (texts []string, err error) {
	rows, err := q.QueryContext(ctx, query, []driver.NamedValue{{Ordinal: 1, Value: arg}})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	dest := make([]driver.Value, 1)
	for {
		err := rows.Next(dest)
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		texts = append(texts, textOf(dest[0]))
	}
}
