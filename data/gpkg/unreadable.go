package gpkg

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"emprise/data"
)

// tolerant is a cell that takes what it cannot read for unknown, and remembers it: one bad value must not keep a project from
// being opened.
type tolerant struct {
	cell

	problem error
}

func (c *tolerant) Scan(v any) error {
	c.problem = c.cell.Scan(v)
	return nil
}

// unreadable finds the values of a table that cannot be read.
func (t table[R]) unreadable(ctx context.Context, q querier) (found []Finding, err error) {
	rows, err := q.QueryContext(ctx, t.selection())
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		r, problems, err := t.scanAll(rows)
		if err != nil {
			return nil, err
		}
		for i, p := range problems {
			if p != nil {
				found = append(found, Finding{RuleValue, t.name, r.Ref().ID, t.columns[i].name + ": " + p.Error()})
			}
		}
	}
	return found, rows.Err()
}

func sortedRefs[V any](refs map[data.Ref]V) []data.Ref {
	all := make([]data.Ref, 0, len(refs))
	for r := range refs {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b data.Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return all
}
