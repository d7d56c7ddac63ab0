package reconcile

import (
	"context"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// Rows is what is compared beside the features, where a layer made plots or zones.
type Rows struct {
	Have   []data.Row      // of the project, of the noun
	Base   []data.Row      // as the layer's own features say them: what came from the file then
	Theirs []data.Row      // as the file says them
	Made   map[string]bool // identifiers that neither file has: they were made for the rows, and mean nothing

	Before, After Said                      // where Base and Theirs come from: source and date
	There         func(data.Ref) bool       // whether the project has a row
	UsedBy        func(data.Ref) []data.Ref // what refers to a row
}

// Rows adds items for what the file says of plots and zones. A value that it does not know is no item. One that came from
// the file, and still is as it came, is Updated; one that was entered or edited, and that the file says otherwise than before, is
// a Conflict; one that was edited while the file says what it said is no item. The error is that of the context.
func (d *Difference) Rows(ctx context.Context, r Rows) error {
	c := rowComparison{Rows: r, have: map[string]data.Row{}, base: map[string]data.Row{}, seen: map[string]bool{}}
	for _, h := range r.Have {
		c.have[h.Ref().ID] = h
	}
	for _, b := range r.Base {
		if h := c.find(b, r.Have); h != nil {
			c.base[h.Ref().ID] = b
		}
	}
	if len(r.Base) > 0 && len(c.base) == 0 {
		return nil // the layer was brought in without its rows, and is so still
	}
	var sorted [5][]Item
	slot := map[Sort]int{Conflict: 0, Updated: 1, Filled: 2, RowNew: 3, RowGone: 4}
	put := func(items ...Item) {
		for _, i := range items {
			sorted[slot[i.Sort]] = append(sorted[slot[i.Sort]], i)
		}
	}
	var late []data.Row // whose identifiers say nothing: those that say something have the first choice
	for _, t := range r.Theirs {
		if _, ok := c.have[t.Ref().ID]; !ok || r.Made[t.Ref().ID] {
			late = append(late, t)
			continue
		}
		c.seen[t.Ref().ID] = true
		put(c.known(c.have[t.Ref().ID], t)...)
	}
	for _, t := range late {
		if err := ctx.Err(); err != nil {
			return err
		}
		if h := c.find(t, r.Have); h != nil {
			c.seen[h.Ref().ID] = true
			put(c.known(h, t)...)
			continue
		}
		t = c.tied(t)
		put(Item{Sort: RowNew, After: measure.Area(shapeOf(t)), Row: &Value{
			Ref: t.Ref(), Name: nameOf(t), Theirs: Said{Value: t, Source: r.After.Source, Date: r.After.Date}, row: t,
		}})
	}
	for _, h := range r.Have {
		if _, came := c.base[h.Ref().ID]; came && !c.seen[h.Ref().ID] {
			put(Item{Sort: RowGone, Before: measure.Area(shapeOf(h)), Row: &Value{
				Ref: h.Ref(), Name: nameOf(h), Mine: Said{Value: h, Source: r.Before.Source, Date: r.Before.Date}, row: h,
				UsedBy: r.UsedBy(h.Ref()),
			}})
		}
	}
	for _, items := range sorted {
		d.Items = append(d.Items, items...)
	}
	return nil
}

type rowComparison struct {
	Rows
	have map[string]data.Row
	base map[string]data.Row // by the identifier that the project has
	seen map[string]bool     // in the file
}

// find is the row of the project that a row of a file is: of its identifier, else on the same land.
func (c *rowComparison) find(r data.Row, have []data.Row) data.Row {
	if h, ok := c.have[r.Ref().ID]; ok && !c.Made[r.Ref().ID] {
		return h
	}
	shape := shapeOf(r)
	if len(shape) == 0 {
		return nil
	}
	bound := shape.Bound()
	for _, h := range have {
		other := shapeOf(h)
		if c.seen[h.Ref().ID] || len(other) == 0 || !bound.Intersects(other.Bound()) {
			continue
		}
		if other.Equal(shape) {
			return h
		}
		common, err := overlap(shape, other)
		if err == nil && share(common, measure.Area(shape)) >= whole && share(common, measure.Area(other)) >= whole {
			return h
		}
	}
	return nil
}

// known gives the items of a row that the project has.
func (c *rowComparison) known(mine, theirs data.Row) []Item {
	theirs = c.tied(theirs)
	base := c.base[mine.Ref().ID]
	var items []Item
	for _, field := range fieldsOf(theirs) {
		m, t := get(mine, field), get(theirs, field)
		if t == nil || equal(m, t) || field == "name" && untold(theirs) {
			continue
		}
		v := &Value{Ref: mine.Ref(), Name: nameOf(mine), Field: field, row: theirs, Mine: Said{Value: m}, Theirs: c.said(t, c.After)}
		i := Item{Row: v, Sort: Conflict}
		var b any
		if base != nil {
			b = get(base, field)
		}
		switch {
		case m == nil && b == nil:
			i.Sort = Filled
		case b != nil && equal(b, t): // edited here, while the file says what it said
			continue
		case m != nil && b != nil && equal(m, b), m != nil && b == nil && sameSource(m, t):
			i.Sort = Updated
			v.Mine = c.said(m, c.Before)
		default:
			v.Mine = c.said(m, enteredFrom(mine, field))
		}
		if shape, ok := t.(orb.MultiPolygon); ok {
			i.After = measure.Area(shape)
			i.Before = measure.Area(shapeOf(mine))
		}
		items = append(items, i)
	}
	return items
}

// said is a value with its own source where it has one.
func (c *rowComparison) said(v any, from Said) Said {
	s := Said{Value: v, Source: from.Source, Date: from.Date}
	if f, ok := v.(*data.Fact); ok {
		if f.Source != "" {
			s.Source = f.Source
		}
		if f.Date != "" {
			s.Date = f.Date
		}
	}
	return s
}

func sameSource(a, b any) bool {
	x, ok := a.(*data.Fact)
	y, also := b.(*data.Fact)
	return ok && also && x.Source != "" && x.Source == y.Source
}

// enteredFrom is where an entered value comes from, as far as the row tells.
func enteredFrom(r data.Row, field string) Said {
	if p, ok := get(r, "provenance").(data.Provenance); ok {
		if o, ok := p[field]; ok {
			return Said{Source: o.Source, Date: o.Date}
		}
	}
	return Said{Date: entered(r)}
}

// entered is when a row was last said to be up to date.
func entered(r data.Row) string {
	day, _ := get(r, "updated").(string)
	return day
}

// untold says whether a row is named by its identifier alone, for want of a name in the file.
func untold(r data.Row) bool {
	return nameOf(r) == tail(r.Ref().ID)
}

func tail(id string) string { return id[strings.LastIndexByte(id, '_')+1:] }

// tied is a row without its references to what is not there: nothing may refer to nothing.
func (c *rowComparison) tied(r data.Row) data.Row {
	for _, l := range data.Links(r) {
		if !c.There(l.To) {
			r = with(r, l.Field, nil)
		}
	}
	return r
}

// sameOutline says whether two outlines are the same to the default tolerance.
func sameOutline(a, b orb.MultiPolygon) bool {
	if a.Equal(b) {
		return true
	}
	var sets [2]*feature.Set
	for i, mp := range []orb.MultiPolygon{a, b} {
		var builder feature.Builder
		builder.Begin(feature.Areas)
		builder.Geometry(mp)
		builder.End()
		set, err := builder.Set()
		if err != nil {
			panic("reconcile: " + err.Error()) // it was closed above
		}
		sets[i] = set
	}
	return alike(sets[0], 0, sets[1], 0, DefaultTolerance)
}
