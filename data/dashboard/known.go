package dashboard

import (
	"slices"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Known is how many plots a measure is known of.
type Known struct {
	Measure data.Measure `json:"measure"`
	Known   int          `json:"known"`
	Unknown []string     `json:"unknown"` // plots to ask about
	Asked   int          `json:"asked"`   // open needs that ask for it
}

// always are the measures that any company asks about; those that open needs ask for come beside them.
var always = []data.Measure{
	data.MeasurePrice, data.MeasurePower, data.MeasureWater, data.MeasureFibre, data.MeasureTruckAccess, data.MeasureAvailable, data.MeasureRegime,
	data.MeasureLandTake,
}

// known counts what is known of the plots that are not sold.
func (f *Figures) known(snap *workspace.Snapshot, candidates []match.Candidate) {
	asked := map[data.Measure]int{}
	measures := slices.Clone(always)
	for _, n := range snap.Needs {
		if n.Stage != data.StageOpen && n.Stage != "" {
			continue
		}
		for _, c := range n.Criteria {
			if !slices.Contains(data.Measures(), c.Key()) {
				continue // asked freely: it has no name in the catalogues
			}
			if asked[c.Key()]++; !slices.Contains(measures, c.Key()) {
				measures = append(measures, c.Key())
			}
		}
	}
	for _, m := range measures {
		f.Known = append(f.Known, Known{Measure: m, Asked: asked[m]})
	}
	for _, c := range candidates {
		if c.Status == data.StatusSold || c.Status == data.StatusUnsaleable {
			continue
		}
		f.Counted++
		for i := range f.Known {
			k := &f.Known[i]
			if v := c.Values[k.Measure]; v.Known && (!k.Measure.Categorical() || len(v.Categories) > 0) {
				k.Known++
			} else {
				k.Unknown = append(k.Unknown, c.PlotID)
			}
		}
	}
	slices.SortStableFunc(f.Known, func(a, b Known) int { return a.Known - b.Known })
}
