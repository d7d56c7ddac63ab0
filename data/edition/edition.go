package edition

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/reconcile"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Candidate is a layer that a file may be a newer edition of.
type Candidate struct {
	Layer data.Layer
	Share float64 // of the file's first features that the layer has, 0 to 1
}

// likely is the share from which on a file is said to be of a layer.
const likely = 0.5

// Of finds the layers of a role that have most of what the beginning of a file has, the likeliest first.
func Of(snap *workspace.Snapshot, l *incoming.Look, role data.Role) []Candidate {
	if l.Sample.Len() == 0 || l.Unknown != nil {
		return nil
	}
	mapped, _ := l.Plan(role).Columns.Layer(l.Sample)
	var found []Candidate
	for _, have := range snap.Layers {
		drawn := snap.Scene.Layer(have.ID)
		if have.Role != role || drawn == nil {
			continue
		}
		if share := reconcile.Resembles(drawn.Features, mapped); share >= likely {
			found = append(found, Candidate{have, share})
		}
	}
	slices.SortStableFunc(found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(b.Layer.Date, a.Layer.Date))
	})
	return found
}

// Edition is a newer file of a layer, compared with it.
type Edition struct {
	*reconcile.Difference
	Layer  data.Layer // as it is
	New    data.Layer // as it will be: the same but for its producer, licence, source and date
	Result *ingest.Result

	made map[string]bool
}

// Read reads a file by a plan and compares it with a layer, and with the rows that the layer made. l is the layer as it is to
// be, under the ID of the one that is there; what it does not say stays as it is, but for the date. A file that cannot be
// read is a *geo.FileError. report, which may be nil, tells how much of how much is done, first of the reading, then of the
// comparison.
func Read(ctx context.Context, snap *workspace.Snapshot, path string, opt ingest.Options, plan incoming.Plan, l data.Layer, cmpOpt reconcile.Options, report func(done, total int64)) (*Edition, error) {
	have, ok := snap.Layer(l.ID)
	drawn := snap.Scene.Layer(l.ID)
	if !ok || drawn == nil {
		return nil, fmt.Errorf("compare layer %s: %w", l.ID, data.ErrNotFound)
	}
	e := &Edition{Layer: have, New: have}
	e.New.Producer, e.New.Licence = cmp.Or(l.Producer, have.Producer), cmp.Or(l.Licence, have.Licence)
	e.New.Source, e.New.Date = cmp.Or(l.Source, filepath.Base(path)), l.Date
	var rows *standard.Harvest
	set, err := workspace.Gather(ctx, func(sink func(*feature.Set) error) (err error) {
		e.Result, rows, err = incoming.Harvest(ctx, path, opt, plan, sink, report)
		return err
	})
	if err != nil {
		return nil, err
	}
	if e.Difference, err = reconcile.Compare(ctx, drawn.Features, set, cmpOpt, report); err != nil {
		return nil, err
	}
	if len(e.Outside) > 0 { // the layer as a whole is no newer than its oldest part
		e.New.Date, e.New.Source = have.Date, have.Source
	}
	if have.Role == data.RoleParcels {
		if err := e.Follow(ctx, naming(snap)); err != nil {
			return nil, err
		}
	}
	return e, e.compareRows(ctx, snap, drawn.Features, plan.Rows, rows)
}

// naming are the rows that name parcels.
func naming(snap *workspace.Snapshot) []data.Row {
	return slices.Concat(snap.Rows(data.KindPlot), snap.Rows(data.KindLandUnit), snap.Rows(data.KindProposal))
}

// compareRows compares the plots or zones that the layer made with those of the file; a layer that made none makes none now.
func (e *Edition) compareRows(ctx context.Context, snap *workspace.Snapshot, old *feature.Set, m standard.Mapping, theirs *standard.Harvest) error {
	if m.Noun == "" {
		return nil
	}
	base := m.Kept(old).Harvest()
	base.Take(old)
	e.made = map[string]bool{}
	for _, h := range []*standard.Harvest{base, theirs} {
		for id := range h.Made {
			e.made[id] = true
		}
	}
	r := reconcile.Rows{
		Have: snap.Rows(m.Noun), Base: slices.Concat(rowsOf(base.Zones), rowsOf(base.Plots)), Theirs: slices.Concat(rowsOf(theirs.Zones), rowsOf(theirs.Plots)), Made: e.made,
		Before: reconcile.Said{Source: e.Layer.Source, Date: e.Layer.Date}, After: reconcile.Said{Source: e.New.Source, Date: e.New.Date},
		There: func(ref data.Ref) bool { _, ok := snap.Row(ref); return ok }, UsedBy: usedBy(snap),
	}
	return e.Rows(ctx, r)
}

func rowsOf[R data.Row](rows []R) []data.Row {
	all := make([]data.Row, len(rows))
	for i, r := range rows {
		all[i] = r
	}
	return all
}

// usedBy gives what refers to a row.
func usedBy(snap *workspace.Snapshot) func(data.Ref) []data.Ref {
	users := map[data.Ref][]data.Ref{}
	for _, k := range data.Kinds() {
		for _, r := range snap.Rows(k) {
			for _, l := range data.Links(r) {
				users[l.To] = append(users[l.To], r.Ref())
			}
		}
	}
	return func(ref data.Ref) []data.Ref { return users[ref] }
}
