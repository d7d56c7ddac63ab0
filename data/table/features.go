package table

import (
	"context"
	"math"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
)

// OfFeatures is the attributes of some features of a set, in the order given; nil takes all of them.
func OfFeatures(name, title string, set *feature.Set, rows []int32) *Table {
	t := &Table{Name: name, Title: title, Len: len(rows)}
	if rows == nil {
		t.Len = set.Len()
	}
	var columns []*feature.Column
	for _, c := range set.Columns {
		columns = append(columns, c)
		t.Columns = append(t.Columns, Column{Name: c.Name, Title: c.Name, Sort: sortOf(c.Type), Decimals: Exact})
	}
	t.Row = func(i int, cells []Value) {
		f := i
		if rows != nil {
			f = int(rows[i])
		}
		for n, c := range columns {
			if !c.Known(f) {
				continue
			}
			if v, ok := c.Number(f); !ok {
				cells[n] = Of(c.Text(f))
			} else if !math.IsInf(v, 0) {
				cells[n] = Value{known: true, number: v}
			}
		}
	}
	return t
}

func sortOf(t feature.Type) Sort {
	return map[feature.Type]Sort{feature.Integer: Whole, feature.Real: Number, feature.Boolean: Answer}[t]
}

// Features are the rows of a table with their shapes, which may be nil: what geodata are written from. Words are their codes.
func (t *Table) Features(ctx context.Context, shape func(i int) orb.Geometry) (*feature.Set, error) {
	var b feature.Builder
	err := t.each(ctx, nil, func(i int, cells []Value) error {
		g := shape(i)
		b.Begin(feature.KindOf(g))
		if feature.KindOf(g) != feature.None {
			b.Geometry(g)
		}
		for n, c := range t.Columns {
			b.Unknown(c.Name)
			v := cells[n]
			switch {
			case !v.known:
			case c.Sort == Whole:
				b.Number(c.Name, c.rounded(v.number), feature.Integer)
			case c.Sort == Number:
				b.Number(c.Name, c.rounded(v.number), feature.Real)
			case c.Sort == Answer:
				b.Bool(c.Name, v.number != 0)
			default:
				b.Text(c.Name, c.plain(v))
			}
		}
		b.End()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b.Set()
}
