package gpkg

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"emprise/geo/feature"
)

// foundTwin is the twin of a layer that can be trusted.
type foundTwin struct {
	number  int64
	packing feature.Packing
	most    int64 // bytes in the file
}

// findTwin finds the twin of a layer, nil when there is none or when there is doubt: only one is taken that is fresh, whose table
// has the columns and the watching triggers that it had, and of whose table no other time of its last change is told than we know.
// Where that cannot be told, reading the table will tell why.
func findTwin(ctx context.Context, q driver.QueryerContext, table string) *foundTwin {
	twin, err := lookTwin(ctx, q, table)
	if err != nil {
		return nil
	}
	return twin
}

func lookTwin(ctx context.Context, q driver.QueryerContext, table string) (*foundTwin, error) {
	there, err := firstRow(ctx, q, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('emprise_twins', 'emprise_twin_parts')")
	if err != nil || len(there) == 0 || there[0] != int64(2) {
		return nil, err
	}
	_, triggers := twinTriggers(table)
	row, err := firstRow(ctx, q, `SELECT number, packing, present,
		(SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND sql IN (?2, ?3, ?4)),
		ifnull((SELECT c.last_change = k.row ->> '$.last_change' FROM gpkg_contents c, emprise_kept k
			WHERE c.table_name = ?1 AND k.kind = 'features' AND k.id = ?1), NOT EXISTS (SELECT 1 FROM gpkg_contents WHERE table_name = ?1)),
		(SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)
		FROM emprise_twins WHERE layer = ?1 AND fresh = 1`, table, triggers[0], triggers[1], triggers[2])
	if err != nil || len(row) == 0 {
		return nil, err
	}
	t := &foundTwin{}
	var whole [4]bool
	t.number, whole[0] = row[0].(int64)
	packing, _ := row[1].(string)
	whole[1] = json.Unmarshal([]byte(packing), &t.packing) == nil
	t.most, whole[2] = row[5].(int64)
	columns, err := column0(ctx, q, presentColumns, table)
	if err != nil {
		return nil, err
	}
	whole[3] = row[2] == strings.Join(columns, "\n") && row[3] == int64(3) && row[4] == int64(1)
	if whole != [4]bool{true, true, true, true} {
		return nil, nil //nolint:nilnil // it is read from its table
	}
	return t, nil
}

// firstRow reads the first row of a query, nil when there is none.
func firstRow(ctx context.Context, q driver.QueryerContext, query string, args ...any) (row []driver.Value, err error) {
	named := make([]driver.NamedValue, len(args))
	for i, a := range args {
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	rows, err := q.QueryContext(ctx, query, named)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	row = make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(row); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return row, nil
}

// readTwin unpacks the blocks of a twin side by side; an error says that the layer is to be read from its table.
func (s *Store) readTwin(ctx context.Context, t *foundTwin) (*feature.Set, error) {
	unpacker, err := t.packing.Unpack(t.most)
	if err != nil {
		return nil, err
	}
	blocks := t.packing.Blocks()
	var next atomic.Int64
	problems := make([]error, min(readers, runtime.GOMAXPROCS(0), max(1, blocks)))
	var wait sync.WaitGroup
	for w := range problems {
		wait.Go(func() {
			problems[w] = s.raw(ctx, func(q driver.QueryerContext) error {
				for {
					i := int(next.Add(1)) - 1
					if i >= blocks {
						return nil
					}
					row, err := firstRow(ctx, q, "SELECT content FROM emprise_twin_parts WHERE number = ? AND block = ?", t.number, int64(i))
					if err != nil {
						return err
					}
					content := []byte(nil)
					if len(row) > 0 {
						content, _ = row[0].([]byte)
					}
					if err := unpacker.Block(i, content); err != nil {
						return err
					}
				}
			})
		})
	}
	wait.Wait()
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return unpacker.Set()
}
