package outgoing

import (
	"github.com/paulmach/orb"

	"emprise/data/standard"
	"emprise/data/table"
)

// layer is the attributes of a layer's features. For the outside it lacks the columns that a published standard forbids to hand on.
func (rd *reader) layer(s Subject) piece {
	drawn := rd.snap.Scene.Layer(s.Layer)
	if drawn == nil {
		return piece{table: &table.Table{Name: s.Layer, Title: s.Title(rd.loc, rd.snap)}, shape: func(int) orb.Geometry { return nil }}
	}
	set := drawn.Features
	if rd.public {
		set = standard.Public(set)
	}
	t := table.OfFeatures(s.Layer, s.Title(rd.loc, rd.snap), set, nil)
	for i := range t.Columns {
		t.Columns[i].Unit = unitOf(rd.loc, t.Columns[i].Name)
	}
	return piece{table: t, shape: set.Geometry}
}
