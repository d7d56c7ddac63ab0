package mapview

import (
	"cmp"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// hits gives what lies under a device pixel, topmost first; points that share one of the signs are none of it. A pin is hit by its head, which stands above its place:
//
//	  ◯    the head, 2.1 radii above the place, moved aside when several pins share the place
//	  │
//	──┴──  the place
func (m *Map) hits(x, y float64, signs *gatherings) []scene.Hit {
	pins := map[string]render.Dressed{}
	for _, d := range m.model.Dressed {
		if hasPins(d) && m.visible(d.Layer.ID) {
			pins[d.Layer.ID] = d
		}
	}
	p, tolerance := m.camera.ToPlane(x, y), hitTolerance*m.grain()*m.camera.Resolution
	var hits []scene.Hit
	for _, l := range slices.Backward(m.model.Scene.Layers) {
		if d, ok := pins[l.ID]; ok {
			hits = append(hits, m.pinHits(d, x, y)...)
		}
	}
	return signs.apart(m.drawn(append(hits, m.model.Scene.At(p, tolerance, func(id string) bool {
		_, pin := pins[id]
		return !pin && m.visible(id)
	})...)))
}

// drawn leaves out what the rules of its layer do not draw.
func (m *Map) drawn(hits []scene.Hit) []scene.Hit {
	for _, d := range m.model.Dressed {
		if d.Rules.Only == "" || !slices.ContainsFunc(hits, func(h scene.Hit) bool { return h.Layer == d.Layer }) {
			continue
		}
		kept := d.Rules.Kept(d.Layer)
		hits = slices.DeleteFunc(hits, func(h scene.Hit) bool { return h.Layer == d.Layer && kept != nil && !kept(h.Feature) })
	}
	return hits
}

func hasPins(d render.Dressed) bool {
	return slices.ContainsFunc(d.Rules.Classes, func(c style.Class) bool {
		return c.Symbol.Marker.Shape == style.RoundPin || c.Symbol.Marker.Shape == style.DiamondPin
	})
}

// pin is one pin as it stands on the map.
type pin struct {
	feature int
	place   geo.XY
	shift   float64 // device pixels to the right of its place, when several pins share it
	marker  style.Marker
}

// standing lists the pins of a layer whose place lies in the box, as they are drawn at a resolution, in plane metres a
// device pixel.
func standing(d render.Dressed, b geo.Box, resolution, unit float64) []pin {
	picker := d.Rules.Picker(d.Layer)
	var pins []pin
	// Drawn class by class: those that share a place stand side by side in this order.
	for class, c := range d.Rules.Classes {
		marker := c.Symbol.Marker
		marker.Size *= c.Symbol.Widths.At(resolution*unit) * unit
		d.Layer.Visit(b, func(f int) bool {
			if picker.Class(f) == class {
				pins = append(pins, pin{feature: f, place: d.Layer.BoxOf(f).Centre(), marker: marker})
			}
			return true
		})
	}
	for i := range pins {
		before, crowd := 0, 0
		for j, o := range pins {
			if o.place == pins[i].place {
				crowd++
				if j < i {
					before++
				}
			}
		}
		pins[i].shift = (float64(before) - float64(crowd-1)/2) * pins[i].marker.Size * 1.1
	}
	return pins
}

// pinHits gives the pins of a layer whose head or place is under the pixel, the nearest first.
func (m *Map) pinHits(d render.Dressed, x, y float64) []scene.Hit {
	const reach = 100 // typographic pixels: a few pins side by side
	at := m.camera.ToPlane(x, y)
	b := geo.Box{Min: at, Max: at}.Padded(reach * m.grain() * m.camera.Resolution)
	type found struct {
		hit      scene.Hit
		distance float64
	}
	var all []found
	for _, p := range standing(d, b, m.camera.Resolution, m.grain()) {
		px, py := m.camera.ToPixel(p.place)
		r := p.marker.Size / 2
		head, foot := math.Hypot(x-px-p.shift, y-(py-2.1*r)), math.Hypot(x-px, y-py)
		if min(head-r, foot) <= hitTolerance*m.grain()/2 {
			all = append(all, found{scene.Hit{Layer: d.Layer, Feature: p.feature}, min(head, foot)})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.distance, b.distance) })
	hits := make([]scene.Hit, len(all))
	for i, f := range all {
		hits[i] = f.hit
	}
	return hits
}

// Shows says whether a layer is drawn at the scale shown.
func (m *Map) Shows(layerID string) bool { return m.visible(layerID) }

func (m *Map) visible(layerID string) bool {
	for _, d := range m.model.Dressed {
		if d.Layer.ID == layerID {
			return d.Rules.Shown.Share(m.camera.Resolution*m.grain()) > 0
		}
	}
	return false
}
