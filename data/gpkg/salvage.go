package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"strings"
)

// salvage reads what can be read of a table whose pages may be damaged.
type salvage struct {
	ctx     context.Context
	db      *sql.DB // the copy of the damaged file
	table   string
	columns []string
	visit   func(rowid int64, values []any) error

	rows   int
	probes int   // queries that may still be made
	missed int64 // row numbers that nothing could be read at
}

// mostProbes bounds the work on one table: each probe reads a run of rows up to the next damage.
const mostProbes = 2000

// run reads between row numbers lo and hi, both outside, and digs around damage: forward up to it, backward up to it, then the
// same in both halves of what is left. last is the greatest row number that there ever was, 0 when nobody knows.
func (s *salvage) run(last int64) error {
	s.probes = mostProbes
	hi := int64(math.MaxInt64)
	if last > 0 {
		hi = last + 1
	}
	// Rows in front of 1 are none of ours.
	return s.dig(0, hi)
}

func (s *salvage) dig(lo, hi int64) error {
	if hi-lo < 2 {
		return nil
	}
	reached, whole, err := s.walk(lo, hi, true)
	if err != nil || whole {
		return err
	}
	from := reached
	reached, whole, err = s.walk(from, hi, false)
	if err != nil || whole {
		return err
	}
	to := reached
	if to-from < 2 {
		return nil
	}
	if s.probes <= 0 || to-from == 2 || to == math.MaxInt64 {
		if to != math.MaxInt64 {
			s.missed += to - from - 1
		}
		return s.ctx.Err()
	}
	middle := from + (to-from)/2
	if err := s.dig(from, middle+1); err != nil {
		return err
	}
	return s.dig(middle, to)
}

// walk reads rows between lo and hi in one direction. It gives the last one that it could read, and whether it met no damage.
func (s *salvage) walk(lo, hi int64, forward bool) (reached int64, whole bool, err error) {
	reached, order := lo, " ORDER BY rowid"
	if !forward {
		reached, order = hi, " ORDER BY rowid DESC"
	}
	if s.probes--; s.probes < 0 {
		return reached, false, s.ctx.Err()
	}
	list := "rowid"
	for _, c := range s.columns {
		list += ", " + quote(c)
	}
	rows, err := s.db.QueryContext(s.ctx, "SELECT "+list+" FROM "+quote(s.table)+" WHERE rowid > ? AND rowid < ?"+order, lo, hi)
	if err != nil {
		return reached, false, s.ctx.Err()
	}
	defer func() { _ = rows.Close() }() // it is the damage that it tells
	values, into := make([]any, len(s.columns)), make([]any, len(s.columns)+1)
	var rowid int64
	into[0] = &rowid
	for i := range values {
		into[i+1] = &values[i]
	}
	for rows.Next() {
		if rows.Scan(into...) != nil {
			break
		}
		// A damaged tree may lead in a circle.
		if rowid <= lo || rowid >= hi || forward && rowid <= reached || !forward && rowid >= reached {
			return reached, false, s.ctx.Err()
		}
		reached = rowid
		if err := s.visit(rowid, values); err != nil {
			return reached, false, err
		}
		s.rows++
	}
	return reached, rows.Err() == nil, s.ctx.Err()
}

// columnsOf lists the columns of a table with their types, without those that hold nothing of their own.
func columnsOf(ctx context.Context, db querier, table string) (names, types []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name, type FROM pragma_table_info(?)", table)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var name, typ string
		if err := rows.Scan(&name, &typ); err != nil {
			return nil, nil, err
		}
		names, types = append(names, name), append(types, typ)
	}
	return names, types, rows.Err()
}

// shared gives the columns that both tables have, in whatever case.
func shared(have, want []string) []string {
	var both []string
	for _, w := range want {
		for _, h := range have {
			if strings.EqualFold(h, w) {
				both = append(both, h)
			}
		}
	}
	return both
}
