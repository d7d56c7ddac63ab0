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
func (s *Store) Features(ctx context.Context, layerID string) (*feature.Set, error) {
	set, err := s.readFeatures(ctx, layerID)
	if err != nil {
		return nil, fmt.Errorf("layer %s: %w", layerID, s.unreadable(ctx, err))
	}
	return set, nil
}

// readFeatures reads a layer from its twin, where that can be trusted, else from its table.
func (s *Store) readFeatures(ctx context.Context, table string) (set *feature.Set, err error) {
	var twin *foundTwin
	err = s.raw(ctx, func(q driver.QueryerContext) error {
		twin = findTwin(ctx, q, table)
		return nil
	})
	if err == nil && twin != nil {
		set, err = s.readTwin(ctx, twin)
		if err == nil {
			return set, nil
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return s.readTable(ctx, table) // what is spoilt in a twin, or in what is known of it, is whole in the table
}

func (s *Store) readTable(ctx context.Context, table string) (set *feature.Set, err error) {
	var lay layout
	var parts []stretch
	err = s.raw(ctx, func(q driver.QueryerContext) (err error) {
		if lay, err = readLayout(ctx, q, table); err != nil {
			return err
		}
		if parts, err = stretchesOf(ctx, q, table); err != nil || len(parts) > 1 {
			return err
		}
		var b feature.Builder
		if err := readStretch(ctx, q, table, lay, parts[0], &b); err != nil {
			return err
		}
		set, err = b.Set()
		return err
	})
	if err != nil || set != nil {
		return set, err
	}
	return s.gather(ctx, table, lay, parts)
}

// raw lends a reading connection of the driver itself, which spares a conversion a value.
func (s *Store) raw(ctx context.Context, use func(driver.QueryerContext) error) (err error) {
	conn, err := s.reader.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return conn.Raw(func(dc any) error { return use(dc.(driver.QueryerContext)) })
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
	present, err := column0(ctx, q, presentColumns, table)
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
