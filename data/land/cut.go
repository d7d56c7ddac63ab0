package land

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/outline"
)

// Cut is what a line makes of a plot.
type Cut struct {
	Parts   []orb.MultiPolygon // the largest first
	Grounds []Ground           // of each part
	Joined  []data.Plot        // neighbours that get a corner where the line meets their border, so that no gap opens there
}

// CutBy cuts a plot along a line. Errors are those of outline.Split and of the context.
func CutBy(ctx context.Context, snap *workspace.Snapshot, p data.Plot, line orb.LineString) (Cut, error) {
	parts, err := outline.Split(p.Shape, line)
	if err != nil {
		return Cut{}, err
	}
	c := Cut{Parts: parts, Grounds: make([]Ground, len(parts))}
	for i, part := range parts {
		if c.Grounds[i], err = Look(ctx, snap, part, p.ID); err != nil {
			return Cut{}, err
		}
	}
	fresh := outline.NewCorners(p.Shape, parts)
	around := p.Shape.Bound().Pad(1e-6)
	for _, o := range snap.Plots {
		if o.ID == p.ID || !around.Intersects(o.Shape.Bound()) {
			continue
		}
		if met, changed := outline.Meet(o.Shape, fresh); changed && len(outline.Faults(met)) == 0 {
			o.Shape = met
			c.Joined = append(c.Joined, o)
		}
	}
	return c, nil
}

// Edit makes the edit of a cut: the part numbered kept keeps the record of the plot, the others get ids from newID. names are
// those of the parts.
func (c Cut) Edit(p data.Plot, kept int, names []string, day string, newID func() string) data.Edit {
	first := p
	first.Name = names[kept]
	first = Place(first, c.Parts[kept], c.Grounds[kept])
	var others []data.Plot
	for i := range c.Parts {
		if i != kept {
			others = append(others, Place(Part(p, newID(), names[i]), c.Parts[i], c.Grounds[i]))
		}
	}
	e := Split(first, others, day)
	for _, n := range c.Joined {
		e.Put = append(e.Put, n)
	}
	return e
}

// BySize orders plots by their area to a square decimetre, the largest first, those of one area by ID: which of several keeps
// its record when they become one does not depend on the order in which they were named.
func BySize(plots []data.Plot) []data.Plot {
	size := func(p data.Plot) float64 { return math.Round(float64(measure.Area(p.Shape)) * 100) }
	plots = slices.Clone(plots)
	slices.SortFunc(plots, func(a, b data.Plot) int { return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a.ID, b.ID)) })
	return plots
}
