package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"modernc.org/sqlite"

	"emprise/data"
	"emprise/geo/feature"
)

// sink is an SQL aggregate that builds the features of a stretch: a function is handed the values of a row where they lie in
// the database's memory, which a result set copies one by one, under a lock each.
type sink struct {
	ctx   context.Context
	b     *feature.Builder
	names []string
	types []feature.Type
	shape decoder
	rows  int
}

// sinkName is the function, of the number of a sink, then the geometry and the attributes.
const sinkName = "emprise_sink"

// sinkColumns is how many attributes it takes: SQLite allows a function 100 arguments at least.
const sinkColumns = 98

// sinks are those of the queries that run, by number.
var (
	sinks      sync.Map // int64 → *sink
	sinkNumber atomic.Int64
)

func init() {
	sqlite.MustRegisterFunction(sinkName, &sqlite.FunctionImpl{
		NArgs: -1, VolatileArgs: true,
		MakeAggregate: func(sqlite.FunctionContext) (sqlite.AggregateFunction, error) { return &sinkCall{}, nil },
	})
}

// sinkCall is one use of the function.
type sinkCall struct{ sink *sink }

var errNoSink = fmt.Errorf("%s is not for other queries: %w", sinkName, data.ErrInvalid)

// Step implements sqlite.AggregateFunction. The values are good only until it returns: the builder copies them.
func (c *sinkCall) Step(_ *sqlite.FunctionContext, row []driver.Value) error {
	if c.sink == nil {
		if len(row) < 2 {
			return errNoSink
		}
		number, _ := row[0].(int64)
		found, _ := sinks.Load(number)
		s, ok := found.(*sink)
		if !ok || len(row) != 2+len(s.names) {
			return errNoSink
		}
		c.sink = s
	}
	return c.sink.add(row[1], row[2:])
}

// WindowInverse implements sqlite.AggregateFunction.
func (c *sinkCall) WindowInverse(*sqlite.FunctionContext, []driver.Value) error { return errNoSink }

// WindowValue implements sqlite.AggregateFunction.
func (c *sinkCall) WindowValue(*sqlite.FunctionContext) (driver.Value, error) { return nil, nil } //nolint:nilnil // the features are in the builder

// Final implements sqlite.AggregateFunction.
func (c *sinkCall) Final(*sqlite.FunctionContext) {}

func newSink(ctx context.Context, lay layout, b *feature.Builder) *sink {
	s := &sink{ctx: ctx, b: b}
	for _, f := range lay.Columns {
		s.names, s.types = append(s.names, f.Name), append(s.types, typeOf(f.Type))
	}
	return s
}

// add builds one feature.
func (s *sink) add(geometry driver.Value, values []driver.Value) error {
	// The driver watches a context that can be cancelled at each step; a look now and then is enough.
	if s.rows%1024 == 0 && s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.rows++
	blob, ok := geometry.([]byte)
	if !ok || s.shape.decode(blob) != nil {
		s.shape.kind = feature.None
	}
	s.b.Begin(s.shape.kind)
	if s.shape.kind != feature.None {
		s.shape.each(s.b.Ring)
	}
	for i, v := range values {
		put(s.b, s.names[i], s.types[i], v)
	}
	s.b.End()
	return nil
}

// readStretch builds the features of a stretch of a layer, in the order of their fids.
func readStretch(ctx context.Context, q driver.QueryerContext, table string, lay layout, part stretch, b *feature.Builder) error {
	s := newSink(ctx, lay, b)
	from := " FROM " + quote(table) + " WHERE fid BETWEEN ?1 AND ?2"
	columns := "geom" + lay.list(func(f field) string { return quote(f.Column) })
	args := []driver.NamedValue{{Ordinal: 1, Value: part.from}, {Ordinal: 2, Value: part.to}}
	whole := context.WithoutCancel(ctx)
	if len(lay.Columns) > sinkColumns {
		rows, err := q.QueryContext(whole, "SELECT "+columns+from+" ORDER BY fid", args)
		if err != nil {
			return err
		}
		return errors.Join(s.each(rows), rows.Close())
	}
	number := sinkNumber.Add(1)
	sinks.Store(number, s)
	defer sinks.Delete(number)
	// A range of fids is walked in their order.
	rows, err := q.QueryContext(whole, "SELECT "+sinkName+"(?3, "+columns+")"+from, append(args, driver.NamedValue{Ordinal: 3, Value: number}))
	if err == nil {
		var done [1]driver.Value
		err = errors.Join(rows.Next(done[:]), rows.Close())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// each builds the features of a result set.
func (s *sink) each(rows driver.Rows) error {
	dest := make([]driver.Value, 1+len(s.names))
	for {
		if err := rows.Next(dest); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := s.add(dest[0], dest[1:]); err != nil {
			return err
		}
	}
}
