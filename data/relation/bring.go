package relation

import (
	"context"

	"emprise/data"
	"emprise/data/standard"
	"emprise/data/workspace"
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

// Bring puts the rows that were made of a layer, in one edit. The layer stays as their source and is no longer drawn where
// they are, so that land is not drawn twice.
func Bring(ctx context.Context, w *workspace.Workspace, layerID string, in *standard.Harvest) (Brought, error) {
	var done Brought
	snap := w.Snapshot()
	rows, issues := Arrive(snap, in, w.NewID)
	done.Issues = issues
	for _, i := range issues {
		if i.Rule == standard.RowKnown {
			done.Known++
		}
	}
	for _, r := range rows {
		_, zone := snap.Zone(r.Ref().ID)
		_, plot := snap.Plot(r.Ref().ID)
		switch r.Ref().Kind {
		case data.KindZone:
			if !zone {
				done.Zones++
				continue
			}
		case data.KindPlot:
			if !plot {
				done.Plots++
				continue
			}
		}
		done.Linked++
	}
	if l, ok := snap.Layer(layerID); ok && l.Visible && len(in.Zones)+len(in.Plots) > 0 {
		l.Visible = false
		rows = append(rows, l)
	}
	if len(rows) == 0 {
		return done, nil
	}
	name := layerID
	if l, ok := snap.Layer(layerID); ok {
		name = l.Name
	}
	change, err := w.Do(ctx, data.Edit{Note: data.Note{Key: "edit.rows", Args: map[string]string{"layer": name}}, Put: rows})
	done.Seq = change.Seq
	return done, err
}
