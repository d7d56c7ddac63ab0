package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"emprise/geo/feature"
)

// stretchRows is about how many rows of a layer are read in one go. A layer of more is read in several stretches side by
// side: most of the time goes into turning records into values, which one connection does on one processor.
const stretchRows = 1 << 16

// stretch is rows of a layer by their fid, both ends included.
type stretch struct{ from, to int64 }

// stretchesOf parts a table into stretches of its fids, which are mostly without gaps.
func stretchesOf(ctx context.Context, q driver.QueryerContext, table string) ([]stretch, error) {
	ends, err := integers(ctx, q, "SELECT ifnull(min(fid), 0), ifnull(max(fid), -1) FROM "+quote(table))
	if err != nil {
		return nil, err
	}
	first, last := ends[0], ends[1]
	n := (last - first) / stretchRows // the span of two fids far apart may be beyond an int64
	if n < 1 || n > 1000 {
		return []stretch{{first, last}}, nil
	}
	all := make([]stretch, n+1)
	for i := range all {
		all[i] = stretch{first + int64(i)*stretchRows, min(last, first+int64(i+1)*stretchRows-1)}
	}
	return all, nil
}

func integers(ctx context.Context, q driver.QueryerContext, query string) (values [2]int64, err error) {
	rows, err := q.QueryContext(ctx, query, nil)
	if err != nil {
		return values, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var dest [2]driver.Value
	if err := rows.Next(dest[:]); err != nil {
		return values, err
	}
	for i, v := range dest {
		n, ok := v.(int64)
		if !ok {
			return values, fmt.Errorf("fid %v: %w", v, errGeometry)
		}
		values[i] = n
	}
	return values, nil
}

// gatherer reads the stretches of a layer side by side and puts them together in their order.
type gatherer struct {
	store  *Store
	table  string
	layout layout
	parts  []stretch
	built  []chan *feature.Builder // one a stretch
	spare  chan *feature.Builder
	cancel context.CancelFunc
	once   sync.Once
	err    error // of the first that failed
}

func (s *Store) gather(ctx context.Context, table string, lay layout, parts []stretch) (*feature.Set, error) {
	ctx, cancel := context.WithCancel(ctx)
	workers := min(readers, runtime.GOMAXPROCS(0), len(parts))
	g := &gatherer{
		store: s, table: table, layout: lay, parts: parts, cancel: cancel,
		built: make([]chan *feature.Builder, len(parts)), spare: make(chan *feature.Builder, workers+1),
	}
	for i := range g.built {
		g.built[i] = make(chan *feature.Builder, 1)
	}
	for range cap(g.spare) {
		g.spare <- feature.Part()
	}
	next := make(chan int)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()
	wait.Go(func() {
		defer close(next)
		for i := range parts {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		wait.Go(func() { g.work(ctx, next) })
	}
	return g.join(ctx)
}

func (g *gatherer) fail(err error) {
	g.once.Do(func() {
		g.err = err
		g.cancel()
	})
}

// work reads stretches as long as there are any. A builder is taken before the number, so that the stretch which is waited
// for always has one.
func (g *gatherer) work(ctx context.Context, next <-chan int) {
	conn, err := g.store.reader.Conn(ctx)
	if err != nil {
		g.fail(err)
		return
	}
	defer func() {
		if err := conn.Close(); err != nil {
			g.fail(err)
		}
	}()
	for {
		var b *feature.Builder
		select {
		case b = <-g.spare:
		case <-ctx.Done():
			return
		}
		i, ok := <-next
		if !ok {
			return
		}
		err := conn.Raw(func(dc any) error {
			return readStretch(ctx, dc.(driver.QueryerContext), g.table, g.layout, g.parts[i], b)
		})
		if err != nil {
			g.fail(err)
			return
		}
		g.built[i] <- b
	}
}

// join puts the stretches together as they come.
func (g *gatherer) join(ctx context.Context) (*feature.Set, error) {
	var all feature.Builder
	for i := range g.parts {
		select {
		case b := <-g.built[i]:
			all.Append(b)
			if i == 0 {
				all.Reserve(float64(len(g.parts)) * 1.05)
			}
			b.Reset()
			g.spare <- b
		case <-ctx.Done():
			g.fail(ctx.Err())
			return nil, g.err
		}
	}
	return all.Set()
}
