package land

import (
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/style"
)

// Outlines finds parcels by their 14-character ids and gives their outlines, in the order asked; missing are the ids that no
// layer of parcels has. A parcel asked twice comes once.
func Outlines(snap *workspace.Snapshot, ids []string) (shapes []orb.MultiPolygon, missing []string) {
	at := map[string]int{}
	var order []string
	for _, id := range ids {
		if _, ok := at[id]; !ok {
			at[id] = len(order)
			order = append(order, id)
		}
	}
	found := make([]orb.MultiPolygon, len(order))
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleParcels || drawn == nil {
			continue
		}
		column := drawn.Features.Column(style.IDColumn)
		if column == nil {
			continue
		}
		for f := range drawn.Features.Len() {
			if !column.Known(f) {
				continue
			}
			if i, ok := at[column.Text(f)]; ok && found[i] == nil {
				found[i] = drawn.Features.MultiPolygon(f)
			}
		}
	}
	for i, mp := range found {
		if len(mp) == 0 {
			missing = append(missing, order[i])
		} else {
			shapes = append(shapes, mp)
		}
	}
	return shapes, missing
}
