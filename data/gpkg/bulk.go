package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
)

// bulk inserts rows into one table, many a statement and straight through the driver: a statement a row costs more than the
// row, and database/sql looks at every value once more.
type bulk struct {
	conn  driver.ConnPrepareContext
	head  string // INSERT INTO … VALUES
	width int    // values a row
	stmt  driver.Stmt
	rows  int // that stmt inserts
}

// bulkValues is about how many values a statement takes: with more of them it gets no cheaper.
const bulkValues = 500

func newBulk(conn any, into string, width int) *bulk {
	return &bulk{conn: conn.(driver.ConnPrepareContext), head: "INSERT INTO " + into + " VALUES ", width: width}
}

// capacity is how many rows to give insert at once.
func (b *bulk) capacity() int { return max(1, bulkValues/b.width) }

// values makes room for the values of so many rows.
func (b *bulk) values(rows int) []driver.NamedValue {
	args := make([]driver.NamedValue, rows*b.width)
	for i := range args {
		args[i].Ordinal = i + 1
	}
	return args
}

// insert writes rows, one behind the other in args.
func (b *bulk) insert(ctx context.Context, args []driver.NamedValue) error {
	if rows := len(args) / b.width; rows != b.rows {
		if err := b.close(); err != nil {
			return err
		}
		row := "(?" + strings.Repeat(", ?", b.width-1) + ")"
		stmt, err := b.conn.PrepareContext(ctx, b.head+row+strings.Repeat(", "+row, rows-1))
		if err != nil {
			return err
		}
		b.stmt, b.rows = stmt, rows
	}
	_, err := b.stmt.(driver.StmtExecContext).ExecContext(ctx, args)
	return err
}

// close gives the statement back.
func (b *bulk) close() error {
	if b.stmt == nil {
		return nil
	}
	err := b.stmt.Close()
	b.stmt, b.rows = nil, 0
	return err
}

// fill inserts so many rows; put writes row number i into its values.
func (b *bulk) fill(ctx context.Context, rows int, put func(i int, row []driver.NamedValue)) (err error) {
	defer func() { err = errors.Join(err, b.close()) }()
	args := b.values(min(rows, b.capacity()))
	for from := 0; from < rows; from += b.capacity() {
		n := min(b.capacity(), rows-from)
		for i := range n {
			put(from+i, args[i*b.width:(i+1)*b.width])
		}
		if err := b.insert(ctx, args[:n*b.width]); err != nil {
			return err
		}
	}
	return nil
}
