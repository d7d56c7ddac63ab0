package reconcile

import (
	"context"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/measure"
)

// Follow adds an item for each row whose parcels have become others: it is proposed to name those instead. rows are plots,
// and whatever else has parcels. Only parcels that are no more are followed, and the parts of one that was split while it
// kept its identifier. Where the row has an outline, parts that lie outside it are left out. The error is that of the context.
func (d *Difference) Follow(ctx context.Context, rows []data.Row) error {
	if d.Key == "" {
		return nil
	}
	f := follower{d: d, item: map[string]int{}, at: map[string][]int32{}}
	for i, item := range d.Items {
		switch item.Sort {
		case Split, Merged, Renamed, Recut, Gone:
			for _, old := range item.Old {
				id := d.OldID(old)
				f.item[id] = i
				f.at[id] = append(f.at[id], old)
			}
		}
	}
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if item, ok := f.row(r); ok {
			d.Items = append(d.Items, item)
		}
	}
	return nil
}

type follower struct {
	d    *Difference
	item map[string]int     // by identifier that has been followed
	at   map[string][]int32 // its features
}

// row is the item of a row, false when none of its parcels has become another.
func (f *follower) row(r data.Row) (Item, bool) {
	before, _ := get(r, "parcels").([]string)
	shape := shapeOf(r)
	v := &Value{Ref: r.Ref(), Name: nameOf(r), Field: "parcels", row: r, Mine: Said{Value: before}}
	var after []string
	add := func(id string) {
		if !slices.Contains(after, id) {
			after = append(after, id)
		}
	}
	var lost, gained geo.SquareMetres
	olds, news := map[int32]bool{}, map[int32]bool{}
	cut := false // a part is left out
	for _, id := range before {
		i, ok := f.item[id]
		if !ok {
			add(id)
			continue
		}
		s := Succession{Parcel: id}
		for _, sh := range f.d.Items[i].Shares {
			if !slices.Contains(f.at[id], sh.Old) || max(sh.OfOld, sh.OfNew) < leastShare {
				continue
			}
			left := len(shape) > 0 && !f.within(sh, shape)
			s.To = append(s.To, Successor{f.d.NewID(sh.New), sh.OfOld, sh.OfNew, left})
			if cut = cut || left; !left {
				news[sh.New] = true
			}
		}
		if kept := slices.ContainsFunc(s.To, func(t Successor) bool { return !t.Left }); !kept {
			for k := range s.To { // the outline is drawn elsewhere: it tells nothing
				s.To[k].Left = false
			}
		}
		for _, old := range f.at[id] {
			olds[old] = true
		}
		v.From = append(v.From, s)
		if !slices.Contains(v.shares, i) {
			v.shares = append(v.shares, i)
		}
		if len(s.To) == 0 {
			add(id) // nothing has its land: it is for a person to say
		}
		for _, t := range s.To {
			if !t.Left {
				add(t.Parcel)
			}
		}
	}
	if sameSet(before, after) {
		return Item{}, false
	}
	old, now := f.d.Sets()
	for o := range olds {
		lost += measure.FeatureArea(old, int(o))
	}
	for n := range news {
		gained += measure.FeatureArea(now, int(n))
	}
	v.Theirs.Value = after
	v.Sure = cut || math.Abs(float64(gained-lost)) <= 0.01*float64(lost)
	return Item{Sort: Followed, Row: v, Before: lost, After: gained}, true
}

// within says whether the land of a share lies under an outline, by half at least. What cannot be measured does.
func (f *follower) within(s Share, outline orb.MultiPolygon) bool {
	_, now := f.d.Sets()
	under, err := overlap(now.MultiPolygon(int(s.New)), outline)
	return err != nil || under >= s.Area/2
}
