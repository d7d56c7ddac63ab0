package reconcile

import (
	"context"
	"fmt"
	"maps"

	"emprise/data"
	"emprise/geo/feature"
)

// Decision says of each item whether what the file says is taken.
type Decision []bool

// Proposed is the decision that is proposed: what the producer of a layer has changed, what came from the file and nobody
// edited, what was unknown; not what was entered here, nor rows that the file has no more, nor that most of a layer is gone.
func (d *Difference) Proposed() Decision {
	all := make(Decision, len(d.Items))
	// A file that lacks most of a layer is more likely a part of it than the news that it is gone.
	part := 2*d.Counts()[Gone] > d.old.Len()
	for i, item := range d.Items {
		switch item.Sort {
		case Conflict, RowGone:
		case Gone:
			all[i] = !part
		case Followed:
			all[i] = item.Row.Sure
		default:
			all[i] = true
		}
	}
	return all
}

// Only takes the items of some sorts and no others.
func (d *Difference) Only(sorts map[Sort]bool) Decision {
	all := make(Decision, len(d.Items))
	for i, item := range d.Items {
		all[i] = sorts[item.Sort]
	}
	return all
}

// Counts says how many items there are of each sort.
func (d *Difference) Counts() map[Sort]int {
	n := map[Sort]int{}
	for _, i := range d.Items {
		n[i.Sort]++
	}
	return n
}

// Features gives the layer as decided: the features of the file in their order, then those of the layer that stay. Columns
// that the file lacks go on, by feature; so do values that it does not know of what has not moved. It is the set of the file
// itself where that is all. same says that the layer need not be written at all.
func (d *Difference) Features(ctx context.Context, taken Decision) (set *feature.Set, same bool, err error) {
	use, stay, moved := make([]bool, d.now.Len()), make([]bool, d.old.Len()), make([]bool, d.now.Len())
	for g := range use {
		use[g] = true
	}
	whole, any := len(d.Outside) == 0, len(d.Added) > 0
	for _, f := range d.Outside {
		stay[f] = true
	}
	for i, item := range d.Items {
		if item.Row != nil {
			continue
		}
		if item.Sort != Changed {
			for _, g := range item.New {
				moved[g] = true
			}
		}
		if taken[i] {
			any = true
			continue
		}
		whole = false
		for _, g := range item.New {
			use[g] = false
		}
		for _, f := range item.Old {
			stay[f] = true
		}
	}
	if !any {
		return d.old, true, nil
	}
	if whole && len(d.Lacking) == 0 && !d.forgets(moved) {
		return d.now, false, nil
	}
	set, err = d.weave(ctx, use, stay, moved)
	return set, false, err
}

// forgets says whether the file does not know a value of something that has not moved and that the layer knows.
func (d *Difference) forgets(moved []bool) bool {
	for _, c := range d.columns {
		for g, f := range d.pairs.toOld {
			if f >= 0 && !moved[g] && !c.now.Known(g) && c.old.Known(int(f)) {
				return true
			}
		}
	}
	return false
}

func (d *Difference) weave(ctx context.Context, use, stay, moved []bool) (*feature.Set, error) {
	w := weaver{}
	lacking := make([]*feature.Column, len(d.Lacking))
	for i, name := range d.Lacking {
		lacking[i] = d.old.Column(name)
	}
	for _, c := range d.now.Columns { // all of them, in their order, also those without a value
		w.columns = append(w.columns, c.Name)
	}
	w.columns = append(w.columns, d.Lacking...)
	for g := range use {
		if g%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !use[g] {
			continue
		}
		w.begin(d.now, g)
		for _, c := range d.now.Columns {
			w.value(c.Name, c, g)
		}
		if f := d.pairs.toOld[g]; f >= 0 {
			if !moved[g] {
				for _, c := range d.columns {
					if !c.now.Known(g) {
						w.value(c.now.Name, c.old, int(f))
					}
				}
			}
			for i, name := range d.Lacking {
				w.value(name, lacking[i], int(f))
			}
		}
		w.b.End()
	}
	for f := range stay {
		if f%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !stay[f] {
			continue
		}
		w.begin(d.old, f)
		for _, c := range d.old.Columns {
			w.value(c.Name, c, f)
		}
		w.b.End()
	}
	return w.b.Set()
}

// weaver builds a set of features of two.
type weaver struct {
	b       feature.Builder
	columns []string
}

func (w *weaver) begin(s *feature.Set, f int) {
	first := w.b.Len() == 0
	w.b.Begin(s.Kinds[f])
	from, end := s.RingsOf(f)
	for r := from; r < end; r++ {
		// What is built already has its rings in the direction that tells holes from shells.
		w.b.Ring(s.Ring(r), s.Kinds[f] == feature.Areas && r > from && s.Hole(r))
	}
	if first {
		for _, name := range w.columns {
			w.b.Unknown(name)
		}
	}
}

func (w *weaver) value(name string, c *feature.Column, f int) {
	if !c.Known(f) {
		return
	}
	v, _ := c.Number(f)
	switch c.Type {
	case feature.Text:
		w.b.Text(name, c.Text(f))
	case feature.Boolean:
		w.b.Bool(name, v != 0)
	default:
		w.b.Number(name, v, c.Type)
	}
}

// Edit gives the rows as decided. have finds a row of the project, newID names a new one. A plot follows its parcels only
// where what became of them is taken too, and a row that others refer to stays. A value that is no longer what was compared
// is data.ErrConflict.
func (d *Difference) Edit(taken Decision, have func(data.Ref) (data.Row, bool), made map[string]bool, newID func(k data.Kind, insee string) string) (put []data.Row, gone []data.Ref, err error) {
	at := map[data.Ref]int{}
	for i, item := range d.Items {
		v := item.Row
		if v == nil || !taken[i] {
			continue
		}
		switch item.Sort {
		case RowNew:
			r := v.row
			if made[r.Ref().ID] {
				insee, _ := get(r, "insee").(string)
				named := untold(r)
				r = with(r, "id", newID(r.Ref().Kind, insee))
				if named {
					r = with(r, "name", tail(r.Ref().ID))
				}
			}
			put = append(put, r)
			continue
		case RowGone:
			if len(v.UsedBy) == 0 {
				gone = append(gone, v.Ref)
			}
			continue
		case Followed:
			if !all(v.shares, taken) {
				continue
			}
		}
		k, ok := at[v.Ref]
		if !ok {
			r, there := have(v.Ref)
			if !there {
				return nil, nil, changed(v)
			}
			k = len(put)
			at[v.Ref], put = k, append(put, r)
		}
		if !equal(get(put[k], v.Field), v.Mine.Value) {
			return nil, nil, changed(v)
		}
		put[k] = from(with(put[k], v.Field, v.Theirs.Value), v.Field, v.Theirs)
	}
	return put, gone, nil
}

// from is a row whose field is no longer said to come from where it came.
func from(r data.Row, field string, s Said) data.Row {
	had, _ := get(r, "provenance").(data.Provenance)
	if _, ok := had[field]; !ok {
		return r
	}
	p := maps.Clone(had)
	o := data.Origin{Source: s.Source}
	if len(s.Date) == len("2006-01-02") { // of a layer only the month or the year may be known
		o.Date = s.Date
	}
	if p[field] = o; o == (data.Origin{}) {
		delete(p, field)
	}
	if len(p) == 0 {
		return with(r, "provenance", nil)
	}
	return with(r, "provenance", p)
}

func changed(v *Value) error {
	return fmt.Errorf("%s %s: %s changed meanwhile: %w", v.Ref.Kind, v.Ref.ID, v.Field, data.ErrConflict)
}

func all(items []int, taken Decision) bool {
	for _, i := range items {
		if !taken[i] {
			return false
		}
	}
	return true
}
