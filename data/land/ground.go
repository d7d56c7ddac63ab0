package land

import (
	"cmp"
	"context"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/code"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Ground is what lies under an outline.
type Ground struct {
	Area     geo.SquareMetres
	Parcels  []Parcel // by ID, borders that differ by the drawing left out
	Doubtful []string // parcels whose outline is not valid, so that nobody knows how much of them is covered
	Over     []Over   // plots that the outline overlaps, by ID
	ZoneID   string   // the zone under most of it, "" when none is
	INSEE    string   // of the commune under most of it
	Commune  string   // its name; both "" when not known
}

// Parcel is a parcel that an outline covers.
type Parcel struct {
	ID      string
	Layer   string
	Feature int
	Area    geo.SquareMetres // covered
	Of      float64          // 0 to 1, of the parcel
}

// IDs lists the parcels.
func (g Ground) IDs() []string {
	ids := make([]string, len(g.Parcels))
	for i, p := range g.Parcels {
		ids[i] = p.ID
	}
	return ids
}

// Over is a plot that an outline overlaps.
type Over struct {
	ID, Name string
	Area     geo.SquareMetres
}

// Look says what lies under an outline. The plots named are those that it will take the place of: they are not overlapped.
func Look(ctx context.Context, snap *workspace.Snapshot, shape orb.MultiPolygon, instead ...string) (Ground, error) {
	g := Ground{Area: measure.Area(shape)}
	if len(shape) == 0 {
		return g, nil
	}
	for _, l := range snap.Layers {
		if l.Role != data.RoleParcels {
			continue
		}
		if err := g.lookAtParcels(ctx, shape, snap.Scene.Layer(l.ID)); err != nil {
			return Ground{}, err
		}
	}
	slices.SortFunc(g.Parcels, func(a, b Parcel) int { return cmp.Compare(a.ID, b.ID) })
	g.Parcels = slices.CompactFunc(g.Parcels, func(a, b Parcel) bool { return a.ID == b.ID })
	slices.Sort(g.Doubtful)

	over, err := outline.Cover(ctx, shape, snap.Scene.Layer(workspace.ScenePlots))
	if err != nil {
		return Ground{}, err
	}
	for _, s := range over {
		if p := snap.Plots[s.Feature]; !slices.Contains(instead, p.ID) && !s.Hairline() && !s.Doubt {
			g.Over = append(g.Over, Over{p.ID, p.Name, s.Area})
		}
	}
	zones, err := outline.Cover(ctx, shape, snap.Scene.Layer(workspace.SceneZones))
	if err != nil {
		return Ground{}, err
	}
	var most geo.SquareMetres
	for _, s := range zones {
		if s.Area > most {
			most, g.ZoneID = s.Area, snap.Zones[s.Feature].ID
		}
	}
	g.place(ctx, snap, shape)
	return g, nil
}

func (g *Ground) lookAtParcels(ctx context.Context, shape orb.MultiPolygon, l *scene.Layer) error {
	shares, err := outline.Cover(ctx, shape, l)
	if err != nil {
		return err
	}
	for _, s := range shares {
		id := l.Features.Text(style.IDColumn, s.Feature)
		switch {
		case id == "":
		case s.Doubt:
			g.Doubtful = append(g.Doubtful, id)
		case !s.Hairline():
			g.Parcels = append(g.Parcels, Parcel{id, l.ID, s.Feature, s.Area, s.Of})
		}
	}
	return nil
}

// place finds the commune: that of the layer of limits under the middle of the outline, else the one that the parcels name by
// their first five characters, else the one of the zone.
func (g *Ground) place(ctx context.Context, snap *workspace.Snapshot, shape orb.MultiPolygon) {
	at := geo.Mercator(measure.InteriorPoint(shape))
	for _, l := range snap.Layers {
		if l.Role != data.RoleLimits || ctx.Err() != nil {
			continue
		}
		drawn := snap.Scene.Layer(l.ID)
		for _, hit := range (&scene.Scene{Layers: []*scene.Layer{drawn}}).At(at, 0, nil) {
			if insee := drawn.Features.First(hit.Feature, workspace.CommuneCodeColumns()); code.INSEE(insee) {
				g.INSEE, g.Commune = insee, drawn.Features.First(hit.Feature, workspace.CommuneColumns())
				return
			}
		}
	}
	most := map[string]geo.SquareMetres{}
	for _, p := range g.Parcels {
		if len(p.ID) == 14 && code.INSEE(p.ID[:5]) {
			most[p.ID[:5]] += p.Area
		}
	}
	for insee, area := range most {
		if area > most[g.INSEE] || area == most[g.INSEE] && insee < g.INSEE {
			g.INSEE = insee
		}
	}
	if z, ok := snap.Zone(g.ZoneID); ok && (g.INSEE == "" || g.INSEE == z.INSEE) {
		g.INSEE, g.Commune = z.INSEE, z.Commune
	}
	for _, p := range snap.Plots {
		if g.Commune == "" && g.INSEE != "" && p.INSEE == g.INSEE {
			g.Commune = p.Commune
		}
	}
}
