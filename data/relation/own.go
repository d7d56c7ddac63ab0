package relation

import (
	"strings"

	"emprise/data"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// Own gives what the layer that a zone or a plot came in wrote in a column, "" when there is none: the newest layer that has
// the identifier and the column speaks.
func Own(snap *workspace.Snapshot) func(noun data.Kind, id, column string) string {
	type row struct {
		set *feature.Set
		f   int
	}
	at := map[data.Ref][]row{}
	for _, l := range snap.Layers {
		noun := standard.NounOf(l.Role)
		drawn := snap.Scene.Layer(l.ID)
		if noun == "" || drawn == nil {
			continue
		}
		ids := drawn.Features.Column("id")
		if ids == nil {
			continue
		}
		for f := range drawn.Features.Len() {
			if ids.Known(f) {
				r := data.Ref{Kind: noun, ID: ids.Text(f)}
				at[r] = append(at[r], row{drawn.Features, f})
			}
		}
	}
	return func(noun data.Kind, id, column string) string {
		rows := at[data.Ref{Kind: noun, ID: id}]
		for i := len(rows) - 1; i >= 0; i-- {
			for _, c := range rows[i].set.Columns {
				if strings.EqualFold(c.Name, column) && c.Known(rows[i].f) {
					return c.Text(rows[i].f)
				}
			}
		}
		return ""
	}
}
