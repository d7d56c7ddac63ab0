package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"emprise/data"
)

// column ties a column of a table to a field of a row.
type column[R any] struct {
	name string
	cell func(*R) cell
}

// table keeps rows of one kind: the first column is the ID.
type table[R data.Row] struct {
	name    string
	columns []column[R]
	ready   func(*R) // completes a row that was read; may be nil
}

// querier is what a connection and a transaction have in common.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (t table[R]) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = quote(c.name)
	}
	return names
}

func (t table[R]) selection() string {
	return "SELECT " + strings.Join(t.names(), ", ") + " FROM " + quote(t.name)
}

// scan reads a row; a value that cannot be read is unknown.
func (t table[R]) scan(row interface{ Scan(...any) error }) (R, error) {
	r, _, err := t.scanAll(row)
	return r, err
}

// scanAll gives the problem of each column besides, nil where there is none.
func (t table[R]) scanAll(row interface{ Scan(...any) error }) (r R, problems []error, err error) {
	cells, into := make([]tolerant, len(t.columns)), make([]any, len(t.columns))
	for i, c := range t.columns {
		cells[i].cell = c.cell(&r)
		into[i] = &cells[i]
	}
	err = row.Scan(into...)
	for i := range cells {
		if cells[i].problem != nil {
			problems = append(problems, make([]error, i+1-len(problems))...)
			problems[i] = cells[i].problem
		}
	}
	if err == nil && t.ready != nil {
		t.ready(&r)
	}
	return r, problems, err
}

// all reads the table in the order of the IDs.
func (t table[R]) all(ctx context.Context, q querier) (rows []R, err error) {
	found, err := q.QueryContext(ctx, t.selection()+" ORDER BY "+quote(t.columns[0].name))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		r, err := t.scan(found)
		if err != nil {
			return nil, fmt.Errorf("read %s: row %d: %w", t.name, len(rows)+1, err)
		}
		rows = append(rows, r)
	}
	return rows, found.Err()
}

func (t table[R]) get(ctx context.Context, q querier, id string) (data.Row, error) {
	r, err := t.scan(q.QueryRowContext(ctx, t.selection()+" WHERE "+quote(t.columns[0].name)+" = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s %s: %w", t.name, id, data.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", t.name, id, err)
	}
	return r, nil
}

// put updates the row or, when there is none, inserts it. It is no upsert, under which the standard's R-tree triggers fail.
func (t table[R]) put(ctx context.Context, q querier, r R) error {
	values := make([]any, len(t.columns), len(t.columns)+1)
	for i, c := range t.columns {
		values[i] = c.cell(&r)
	}
	names := t.names()
	result, err := q.ExecContext(ctx, "UPDATE "+quote(t.name)+" SET "+strings.Join(names, " = ?, ")+" = ? WHERE "+
		names[0]+" = ?", append(values, r.Ref().ID)...)
	if err != nil {
		return fmt.Errorf("write %s %s: %w", t.name, r.Ref().ID, err)
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	_, err = q.ExecContext(ctx, "INSERT INTO "+quote(t.name)+" ("+strings.Join(names, ", ")+") VALUES (?"+
		strings.Repeat(", ?", len(names)-1)+")", values...)
	if err != nil {
		return fmt.Errorf("write %s %s: %w", t.name, r.Ref().ID, err)
	}
	return nil
}

func (t table[R]) delete(ctx context.Context, q querier, id string) error {
	result, err := q.ExecContext(ctx, "DELETE FROM "+quote(t.name)+" WHERE "+quote(t.columns[0].name)+" = ?", id)
	if err != nil {
		return fmt.Errorf("delete %s %s: %w", t.name, id, err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, fmt.Errorf("delete %s %s: %w", t.name, id, data.ErrNotFound))
	}
	return nil
}

// quote makes an SQL identifier of any name.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
