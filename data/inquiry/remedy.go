package inquiry

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/geo/topo"
)

// MostNeighbours is how many parcels are named that could be bought beside a plot.
const MostNeighbours = 5

// WhyNot says how a place answers a need and what would make it fit, with the neighbours that would give the land it lacks.
func WhyNot(ctx context.Context, snap *workspace.Snapshot, need data.Need, p Place) (match.Remedy, error) {
	c, err := fact.ForNeedAt(ctx, snap, need, p.Shape, p.Candidate)
	if err != nil {
		return match.Remedy{}, err
	}
	r, err := match.RemedyFor(need, c)
	if err != nil {
		return match.Remedy{}, err
	}
	for i := range r.Changes {
		lacking := r.Changes[i].Lacking()
		if lacking <= 0 {
			continue
		}
		if r.Changes[i].Parcels, err = neighbours(ctx, snap, p, lacking, room(need, p)); err != nil {
			return match.Remedy{}, fmt.Errorf("neighbours of %s: %w", p.Candidate.PlotID, err)
		}
	}
	return r, nil
}

// room is how much land may be added before a place is larger than a need allows; below 0: any.
func room(need data.Need, p Place) float64 {
	for _, c := range need.Criteria {
		if c.Key() == data.MeasureArea && c.Hard && c.Max != nil {
			return max(0, *c.Max-p.Candidate.Values[data.MeasureArea].Number)
		}
	}
	return -1
}

// neighbours are the parcels that touch a place: first those that alone are enough, the smallest first, then the others, the
// largest first. Parcels of plots that are sold, and those that are larger than the room there is, are left out.
func neighbours(ctx context.Context, snap *workspace.Snapshot, p Place, lacking, room float64) ([]match.Parcel, error) {
	var found []match.Parcel
	for _, l := range parcelLayers(snap) {
		of, err := partsOf(ctx, snap, p, l)
		if err != nil {
			return nil, err
		}
		near, err := topo.Neighbours(ctx, l, of, topo.Tolerance, topo.LeastBorder)
		if err != nil {
			return nil, err
		}
		for _, f := range near {
			id := l.Features.Text(style.IDColumn, f)
			area := float64(measure.FeatureArea(l.Features, f))
			if plot, ok := plotOf(snap, id); id == "" || ok && plot.Status == data.StatusSold || room >= 0 && area > room {
				continue
			}
			if !slices.ContainsFunc(found, func(o match.Parcel) bool { return o.ID == id }) {
				found = append(found, match.Parcel{ID: id, AreaM2: area, Enough: area >= lacking})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b match.Parcel) int {
		switch {
		case a.Enough != b.Enough:
			if a.Enough {
				return -1
			}
			return 1
		case a.Enough:
			return cmp.Or(cmp.Compare(a.AreaM2, b.AreaM2), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(b.AreaM2, a.AreaM2), cmp.Compare(a.ID, b.ID))
	})
	return found[:min(MostNeighbours, len(found))], nil
}

// partsOf are the parcels of a layer that a place is made of: itself, those that the record of its plot names, and those that lie
// under its outline by at least a half.
func partsOf(ctx context.Context, snap *workspace.Snapshot, p Place, l *scene.Layer) ([]int, error) {
	if p.Kind == Parcel && p.Layer == l.ID {
		return []int{p.Feature}, nil
	}
	parts, err := outline.Under(ctx, p.Shape, l)
	if err != nil {
		return nil, err
	}
	if plot, ok := snap.Plot(p.PlotID); ok && p.Kind == Plot {
		for _, id := range plot.Parcels {
			if f := l.Find(style.IDColumn, id); f >= 0 && l.Features.Kinds[f] == feature.Areas && !slices.Contains(parts, f) {
				parts = append(parts, f)
			}
		}
	}
	slices.Sort(parts)
	return parts, nil
}
