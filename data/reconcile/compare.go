package reconcile

import (
	"cmp"
	"context"
	"slices"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// Options say how features are compared.
type Options struct {
	Key       string     // column of the identifier; "" lets Compare find it
	Tolerance geo.Metres // within which outlines are the same; 0 is DefaultTolerance
}

// DefaultTolerance is below what any cadastre is surveyed to, and above what a conversion of coordinates or their seventh
// decimal leaves.
const DefaultTolerance geo.Metres = 0.05

// Difference is what is not the same in a layer and in a newer file of it.
type Difference struct {
	Key        string   // column by which features were matched; "": by their geometry alone
	Same       int      // features that are as they were
	Items      []Item   // what to decide, by sort, then by feature
	Added      []string // columns that the file has and the layer has not
	Lacking    []string // columns that the layer has and the file has not: they are kept
	Outside    []int32  // features of the layer where the file has none: it tells nothing of them, and they stay
	Unmeasured int      // pairs of areas whose common land could not be measured, not being valid

	old, now *feature.Set
	pairs    pairing
	columns  []both
}

// both is a column that the layer and the file have.
type both struct{ old, now *feature.Column }

// Compare finds what is different. Only features that differ are measured against each other. The error is that of the
// context. report, which may be nil, tells how much of how much is done.
func Compare(ctx context.Context, old, now *feature.Set, opt Options, report func(done, total int64)) (*Difference, error) {
	if opt.Tolerance <= 0 {
		opt.Tolerance = DefaultTolerance
	}
	total := int64(3 * now.Len()) // a third each for what is matched, looked at and measured
	tell := func(done int) {
		if report != nil && total > 0 {
			report(min(int64(done), total), total)
		}
	}
	d := &Difference{Key: opt.Key, old: old, now: now}
	if d.Key == "" || old.Column(d.Key) == nil || now.Column(d.Key) == nil {
		d.Key = keyOf(old, now)
	}
	d.compareColumns()
	var err error
	if d.pairs, err = match(ctx, old, now, d.Key, tell); err != nil {
		return nil, err
	}
	l := &lineage{old: old, now: now, pairs: d.pairs, tolerance: opt.Tolerance}
	for f, g := range d.pairs.toNew {
		if f%often == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			tell(now.Len() + f*now.Len()/old.Len())
		}
		switch {
		case g < 0:
			l.from = append(l.from, int32(f))
		case !alike(old, f, now, int(g), opt.Tolerance):
			l.from = append(l.from, int32(f))
			l.to = append(l.to, g)
		case d.renamed(f, int(g)):
			area, after := measure.FeatureArea(old, f), measure.FeatureArea(now, int(g))
			d.Items = append(d.Items, Item{
				Sort: Renamed, Old: []int32{int32(f)}, New: []int32{g}, Before: area, After: after,
				Shares: []Share{{int32(f), g, area, 1, 1}},
			})
		case d.differ(f, int(g)):
			area := measure.FeatureArea(old, f)
			d.Items = append(d.Items, Item{Sort: Changed, Old: []int32{int32(f)}, New: []int32{g}, Before: area, After: area})
		default:
			d.Same++
		}
	}
	for g, f := range d.pairs.toOld {
		if f < 0 {
			l.to = append(l.to, int32(g))
		}
	}
	slices.Sort(l.to)
	shares, err := l.shares(ctx, func(done int) { tell(2*now.Len() + done*now.Len()/len(l.from)) })
	if err != nil {
		return nil, err
	}
	var covers cover
	if len(l.from) > 0 {
		covers = coverOf(now, d.Key)
	}
	for _, i := range l.items(shares) {
		if i.Sort == Gone && !covers.holds(old, int(i.Old[0]), d.Key) {
			d.Outside = append(d.Outside, i.Old...)
			continue
		}
		if i.Sort == Renamed {
			d.pairs.join(i.Old[0], i.New[0])
		}
		if i.Sort != Renamed || d.Key != "" {
			d.Items = append(d.Items, i)
			continue
		}
		// Without identifiers to tell otherwise, what lies on the same land is the same thing.
		f, g := int(i.Old[0]), int(i.New[0])
		switch {
		case !alike(old, f, now, g, opt.Tolerance):
			i.Sort = Redrawn
		case d.differ(f, g):
			i.Sort = Changed
		default:
			d.Same++
			continue
		}
		d.Items = append(d.Items, i)
	}
	d.Unmeasured = int(l.unmeasured.Load())
	slices.SortStableFunc(d.Items, order)
	tell(int(total))
	return d, nil
}

// order sorts items by sort, then by the first feature.
func order(a, b Item) int {
	first := func(l []int32) int32 {
		if len(l) == 0 {
			return -1
		}
		return l[0]
	}
	return cmp.Or(
		cmp.Compare(rank(a.Sort), rank(b.Sort)),
		cmp.Compare(first(a.Old), first(b.Old)), cmp.Compare(first(a.New), first(b.New)),
	)
}

var ranks = func() map[Sort]int {
	m := map[Sort]int{}
	for i, s := range Sorts() {
		m[s] = i
	}
	return m
}()

func rank(s Sort) int { return ranks[s] }

func (d *Difference) compareColumns() {
	for _, c := range d.now.Columns {
		if o := d.old.Column(c.Name); o != nil {
			d.columns = append(d.columns, both{o, c})
		} else {
			d.Added = append(d.Added, c.Name)
		}
	}
	for _, c := range d.old.Columns {
		if d.now.Column(c.Name) == nil {
			d.Lacking = append(d.Lacking, c.Name)
		}
	}
}

// renamed says whether two features have two identifiers.
func (d *Difference) renamed(f, g int) bool {
	if d.Key == "" {
		return false
	}
	a, b := d.old.Column(d.Key), d.now.Column(d.Key)
	return a.Known(f) && b.Known(g) && a.Text(f) != b.Text(g)
}

// differ says whether a value is otherwise in the file. What it does not know is no difference.
func (d *Difference) differ(f, g int) bool {
	for _, c := range d.columns {
		if c.differ(f, g) {
			return true
		}
	}
	return false
}

func (c both) differ(f, g int) bool {
	if !c.now.Known(g) {
		return false
	}
	if !c.old.Known(f) {
		return true
	}
	if c.old.Type != feature.Text && c.now.Type != feature.Text {
		a, _ := c.old.Number(f)
		b, _ := c.now.Number(g)
		return a != b
	}
	return c.old.Text(f) != c.now.Text(g)
}

// Cell is a value that is otherwise in the file.
type Cell struct{ Column, Before, After string }

// Cells lists the values of two features that differ, in the order of the file's columns.
func (d *Difference) Cells(f, g int32) []Cell {
	var all []Cell
	for _, c := range d.columns {
		if c.differ(int(f), int(g)) {
			all = append(all, Cell{c.now.Name, c.old.Text(int(f)), c.now.Text(int(g))})
		}
	}
	return all
}

// OldID and NewID are what a feature of the layer and one of the file are called; "" without an identifier.
func (d *Difference) OldID(f int32) string { return d.old.Text(d.Key, int(f)) }

// NewID is OldID for a feature of the file.
func (d *Difference) NewID(g int32) string { return d.now.Text(d.Key, int(g)) }

// Sets are the features of the layer and those of the file.
func (d *Difference) Sets() (old, now *feature.Set) { return d.old, d.now }
