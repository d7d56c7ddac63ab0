package relation

import (
	"context"

	"emprise/data"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// Brought is what became of the rows of a layer.
type Brought struct {
	Seq    int64 // of the journal, 0 when nothing changed
	Zones  int   // new ones
	Plots  int
	Known  int              // that were there
	Linked int              // that were there and have found what they lacked
	Issues []standard.Issue // what was not taken as it came
}

// Bring stores a layer that has arrived and puts the rows that were made of it, in one edit: both come and go together. The
// layer stays as their source and is no longer drawn where they are, so that land is not drawn twice. report may be nil.
func Bring(ctx context.Context, w *workspace.Workspace, a *workspace.Arrival, s *feature.Set, in *standard.Harvest, report func(done, total int64)) (data.Change, Brought, error) {
	var done Brought
	change, err := a.StoreWith(ctx, s, func(snap *workspace.Snapshot) (e data.Edit) {
		e, done = edit(snap, a.Layer(), in, w.NewID)
		return e
	}, report)
	if err != nil {
		return change, Brought{}, err
	}
	if done.Zones+done.Plots+done.Linked > 0 {
		done.Seq = change.Seq
	}
	return change, done, nil
}

// edit is what the rows of a layer change in a project that has the layer.
func edit(snap *workspace.Snapshot, l data.Layer, in *standard.Harvest, newID func(k data.Kind, insee string) string) (data.Edit, Brought) {
	var done Brought
	rows, issues := Arrive(snap, in, newID)
	done.Issues = issues
	for _, i := range issues {
		if i.Rule == standard.RowKnown {
			done.Known++
		}
	}
	for _, r := range rows {
		_, zone := snap.Zone(r.Ref().ID)
		_, plot := snap.Plot(r.Ref().ID)
		switch {
		case r.Ref().Kind == data.KindZone && !zone:
			done.Zones++
		case r.Ref().Kind == data.KindPlot && !plot:
			done.Plots++
		default:
			done.Linked++
		}
	}
	var e data.Edit
	if len(rows) > 0 {
		e.Note = data.Note{Key: "edit.rows", Args: map[string]string{"layer": l.Name}}
	}
	if l.Visible && len(in.Zones)+len(in.Plots) > 0 {
		l.Visible = false
		rows = append(rows, l)
	}
	e.Put = rows
	return e, done
}
