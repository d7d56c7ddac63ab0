package assembly

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// gather works out what is known of the parcels of a field.
func gather(ctx context.Context, snap *workspace.Snapshot, f *field, need data.Need, q Question, o Options) ([]Parcel, error) {
	zones, err := o.Survey.UrbanZones(ctx, f.part)
	if err != nil {
		return nil, err
	}
	floods, err := o.Survey.Floods(ctx, f.part)
	if err != nil {
		return nil, err
	}
	plots := plotsOf(snap)
	built := make([]geo.SquareMetres, len(f.spots))
	if o.Free {
		built = buildings(snap, f.part)
	}
	parcels := make([]Parcel, len(f.spots))
	candidates := make([]match.Candidate, len(f.spots))
	for i, at := range f.spots {
		set := f.layers[at.layer].Features
		p := Parcel{ID: f.id(at), Area: measure.FeatureArea(f.part.Features, i), Perimeter: measure.Perimeter(f.part.Features, i)}
		p.Owner, p.Public = ownerIn(set, at.feature)
		if v := floods[i]; v.Known {
			wet := geo.SquareMetres(v.Number) * p.Area
			p.Flooded = &wet
		}
		p.Taken = taken(zones[i], p.Area)
		if plot, ok := plots[p.ID]; ok {
			p.fill(plot)
		}
		switch {
		case f.inside != nil && !f.inside[i]:
			p.Refused = RefusedOutside
		case p.Area <= 0 || q.MaxArea > 0 && p.Area > q.MaxArea:
			p.Refused = RefusedArea
		case built[i] > mostBuilt:
			p.Refused = RefusedBuilt
		case p.Owner != "" && slices.ContainsFunc(o.NotOwners, func(n string) bool { return strings.EqualFold(n, p.Owner) }):
			p.Refused = RefusedOwner
		}
		parcels[i] = p
		candidates[i] = match.Candidate{PlotID: id(i), Offered: true, Values: map[data.Measure]match.Value{
			data.MeasureUrbanZone: zones[i], data.MeasureCommune: CommuneOf(set, at.feature, p.ID),
		}}
	}
	return parcels, eliminate(ctx, need, parcels, candidates)
}

// eliminate refuses the parcels that do not meet the conditions that each parcel must meet alone: zoning and commune.
func eliminate(ctx context.Context, need data.Need, parcels []Parcel, candidates []match.Candidate) error {
	need.Criteria = slices.DeleteFunc(slices.Clone(need.Criteria), func(c data.Criterion) bool {
		return !c.Hard || c.Measure != data.MeasureUrbanZone && c.Measure != data.MeasureCommune
	})
	if len(need.Criteria) == 0 {
		return nil
	}
	matches, err := match.Rank(ctx, need, candidates)
	if err != nil {
		return err
	}
	for _, m := range matches {
		p := &parcels[number(m.PlotID)]
		for _, r := range m.Reasons {
			if r.Verdict != match.Unfit || p.Refused != "" {
				continue
			}
			p.Refused = RefusedZoning
			if r.Measure == data.MeasureCommune {
				p.Refused = RefusedCommune
			}
		}
	}
	return nil
}

// taken is how much of a parcel is not urbanised yet by the type of its zone (CNIG PLU typezone): all of it outside of U.
func taken(zone match.Value, area geo.SquareMetres) *geo.SquareMetres {
	if !zone.Known || len(zone.Categories) < 2 {
		return nil
	}
	var used geo.SquareMetres
	if !strings.HasPrefix(strings.ToUpper(zone.Categories[1]), "U") {
		used = area
	}
	return &used
}

// fill adds what is entered of the plot that a parcel is of.
func (p *Parcel) fill(plot data.Plot) {
	if owner, public := ownerOf(plot); plot.Owner != "" {
		p.Public = public
		if owner != "" {
			p.Owner = owner
		}
	}
	if plot.PriceEuroPerM2 != nil {
		euros := plot.PriceEuroPerM2.Value * float64(p.Area)
		p.Price = &euros
	}
	switch plot.Occupancy {
	case data.OccupancyNever:
		p.Taken = &p.Area
	case data.OccupancyTransition, data.OccupancyUsed, data.OccupancyVacant, data.OccupancyBrownfield:
		p.Taken = new(geo.SquareMetres)
	}
	if plot.Status == data.StatusSold || plot.Status == data.StatusUnsaleable {
		p.Refused = RefusedStatus
	}
}

// plotsOf finds the plot of a parcel by its id.
func plotsOf(snap *workspace.Snapshot) map[string]data.Plot {
	of := map[string]data.Plot{}
	for _, p := range snap.Plots {
		for _, parcel := range p.Parcels {
			of[parcel] = p
		}
	}
	return of
}

// CommuneOf names the commune of a parcel: as its layer does, else by the first five characters of its id.
func CommuneOf(set *feature.Set, f int, id string) match.Value {
	insee := cmp.Or(set.First(f, []string{"commune", "insee", "code_insee"}), communeIn(id))
	return match.Value{Known: insee != "", Categories: []string{insee}}
}

// mostBuilt is how much may be built on a parcel that counts as free: a shed.
const mostBuilt geo.SquareMetres = 20

// buildings adds up the footprints on each parcel, each building where its middle is.
func buildings(snap *workspace.Snapshot, part *scene.Layer) []geo.SquareMetres {
	built := make([]geo.SquareMetres, part.Features.Len())
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleBuildings || drawn == nil {
			continue
		}
		drawn.Visit(part.Box, func(b int) bool {
			shape := drawn.Features.MultiPolygon(b)
			if shape == nil {
				return true
			}
			at := geo.Mercator(measure.InteriorPoint(shape))
			x, y := scene.ToGrid(at)
			part.Visit(geo.Box{Min: at, Max: at}, func(p int) bool {
				if part.Contains(p, x, y) {
					built[p] += measure.FeatureArea(drawn.Features, b)
				}
				return true
			})
			return true
		})
	}
	return built
}
