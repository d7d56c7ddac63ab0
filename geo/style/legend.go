package style

import (
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// LegendEntry tells one symbol.
type LegendEntry struct {
	Symbol  *Symbol
	Class   int          // index in the rules; of classes of one key the one on top
	Kind    feature.Kind // what the sample shows: a point, a line or an area
	Count   int          // features that wear it in the box that was asked for
	When    []Condition  // what its class holds, which is what is told when the symbol's key is Told
	Unit    string       // of the numbers in When
	Opacity float64      // of the layer and the class together, 0 to 1
}

// barely is the share of ink under which a class is not told: it can hardly be seen.
const barely = 0.1

// Legend tells what is drawn, the class on top first.
type Legend []LegendEntry

// Legend lists the symbols that features of the layer wear within a box of the plane, whatever the scale. Symbols of the same
// key are told once; classes of the key Told each.
func (r Rules) Legend(l *scene.Layer, within geo.Box) Legend { return r.LegendAt(l, within, 0) }

// LegendAt leaves out what is too small or too large to be drawn at a resolution, plane metres a typographic pixel; 0 leaves
// nothing out.
func (r Rules) LegendAt(l *scene.Layer, within geo.Box, resolution float64) Legend {
	if resolution > 0 && r.Shown.Share(resolution) < barely {
		return nil
	}
	counts := make([]int, len(r.Classes))
	kinds := make([]feature.Kind, len(r.Classes))
	pick := r.Picker(l)
	l.Visit(within, func(f int) bool {
		if i := pick.Class(f); i >= 0 {
			counts[i]++
			kinds[i] = max(kinds[i], l.Features.Kinds[f])
		}
		return true
	})
	var out Legend
	told := map[string]int{}
	for i := len(r.Classes) - 1; i >= 0; i-- {
		s := &r.Classes[i].Symbol
		if counts[i] == 0 || s.Hidden || s.Key == "" || resolution > 0 && s.Shown.Share(resolution) < barely {
			continue
		}
		if at, ok := told[s.Key]; ok && s.Key != Told {
			out[at].Count += counts[i]
			continue
		}
		told[s.Key] = len(out)
		out = append(out, LegendEntry{
			Symbol: s, Class: i, Kind: kinds[i], Count: counts[i], When: r.Classes[i].When, Unit: r.Unit, Opacity: opaque(r.Opacity) * opaque(s.Opacity),
		})
	}
	return out
}

// opaque is an opacity of which 0 means 1.
func opaque(v float64) float64 {
	if v == 0 {
		return 1
	}
	return v
}
