package supply

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/topo"
)

// Piece is the land on sale of a zone that hangs together: plots that touch.
type Piece struct {
	ID     string // that of the zone, with /1, /2… where it has several
	ZoneID string
	Number int // from 1; 0 where the zone has one only
	Plots  []string
}

// pieces finds those of all zones. Plots are neighbours as parcels are: with some metres of border in common.
func pieces(ctx context.Context, snap *workspace.Snapshot) ([]Piece, error) {
	var all []Piece
	for _, z := range snap.Zones {
		var plots []data.Plot
		for _, p := range snap.Plots {
			if p.ZoneID == z.ID && len(p.Shape) > 0 && (p.Offered() || p.Status == "") {
				plots = append(plots, p)
			}
		}
		slices.SortFunc(plots, func(a, b data.Plot) int { return cmp.Compare(a.ID, b.ID) })
		if len(plots) == 0 {
			continue
		}
		of, err := together(ctx, plots)
		if err != nil {
			return nil, err
		}
		from := len(all)
		for i, p := range plots {
			if of[i] == len(all)-from {
				all = append(all, Piece{ZoneID: z.ID})
			}
			x := &all[from+of[i]]
			x.Plots = append(x.Plots, p.ID)
		}
		for i := range all[from:] {
			if x := &all[from+i]; len(all)-from == 1 {
				x.ID = z.ID
			} else {
				x.ID, x.Number = fmt.Sprintf("%s/%d", z.ID, i+1), i+1
			}
		}
	}
	return all, nil
}

// together numbers the sets of plots that hang together, by the first plot of each.
func together(ctx context.Context, plots []data.Plot) ([]int, error) {
	var b feature.Builder
	for _, p := range plots {
		b.Begin(feature.Areas)
		b.Geometry(p.Shape)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		return nil, fmt.Errorf("gather land: %w", err)
	}
	g, err := topo.Adjacency(ctx, scene.NewLayer("plots", "plots", string(data.RolePlots), 1, set), topo.GraphOptions{}, nil)
	if err != nil {
		return nil, fmt.Errorf("gather land: %w", err)
	}
	of := make([]int, len(plots))
	for i := range of {
		of[i] = -1
	}
	next := 0
	for i := range of {
		if of[i] >= 0 {
			continue
		}
		of[i] = next
		for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
			for _, n := range g.Of(queue[0]) {
				if of[n] < 0 {
					of[n] = next
					queue = append(queue, int(n))
				}
			}
		}
		next++
	}
	return of, nil
}
