package fact

import (
	"math"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// cadastre knows the areas by which the parcels of plots are taxed. It looks through the layers of parcels only for ids that
// it was not asked for before.
type cadastre struct {
	layers []*scene.Layer
	about  []data.Layer
	areas  map[string]parcelArea // of each id that was looked for
}

// parcelArea is the contenance of a parcel, m²: NaN when its layer has the parcel and no area, or none has the parcel.
type parcelArea struct {
	m2    float64
	layer int // in about, -1
}

// look makes sure that the parcels of all plots were looked for. It says whether what was told before still holds.
func (c *cadastre) look(snap *workspace.Snapshot) (same bool) {
	var layers []*scene.Layer
	var about []data.Layer
	for _, l := range snap.Layers {
		if features := snap.Scene.Layer(l.ID); features != nil && l.Role == data.RoleParcels {
			layers, about = append(layers, features), append(about, l)
		}
	}
	same = c.areas != nil && slices.Equal(layers, c.layers)
	if !same {
		c.areas = map[string]parcelArea{}
	}
	same = same && slices.EqualFunc(about, c.about, func(a, b data.Layer) bool { return a.Name == b.Name && a.Date == b.Date })
	c.layers, c.about = layers, about
	missing := false
	for _, p := range snap.Plots {
		for _, id := range p.Parcels {
			if _, ok := c.areas[id]; !ok {
				c.areas[id], missing = parcelArea{math.NaN(), -1}, true
			}
		}
	}
	if !missing {
		return same
	}
	for i, l := range layers {
		c.read(i, l.Features)
	}
	return same
}

// read takes what a layer says of the parcels that were looked for; the first layer that has a parcel counts.
func (c *cadastre) read(layer int, s *feature.Set) {
	var ids *feature.Column
	for _, column := range s.Columns {
		if strings.EqualFold(column.Name, "id") || strings.EqualFold(column.Name, "idu") {
			ids = column
			break
		}
	}
	if ids == nil {
		return
	}
	for f := range s.Len() {
		id := ids.Text(f)
		have, asked := c.areas[id]
		if !asked || have.layer >= 0 {
			continue
		}
		have.layer = layer
		if v, ok := number(s, f, "contenance"); ok && v > 0 {
			have.m2 = v
		}
		c.areas[id] = have
	}
}

// area is the sum over parcels, unknown when that of one is.
func (c *cadastre) area(parcels []string) match.Value {
	if len(parcels) == 0 || len(c.layers) == 0 {
		return match.Value{}
	}
	v := match.Value{Source: c.about[0].Name, Date: c.about[0].Date}
	sum := 0.0
	for i, id := range parcels {
		have := c.areas[id]
		if have.layer < 0 || math.IsNaN(have.m2) {
			return match.Value{Source: v.Source, Date: v.Date}
		}
		if i == 0 {
			v.Source, v.Date = c.about[have.layer].Name, c.about[have.layer].Date
		}
		sum += have.m2
	}
	v.Known, v.Number, v.Confidence = true, sum, data.Declared
	return v
}
