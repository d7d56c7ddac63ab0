package land

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
)

// Place puts a plot on its ground: outline, parcels and commune. The zone is that of the ground when the plot has none yet.
// All that was entered stays.
func Place(p data.Plot, shape orb.MultiPolygon, g Ground) data.Plot {
	p.Shape, p.Parcels, p.At = shape, g.IDs(), orb.Point{}
	if g.INSEE != "" {
		p.INSEE, p.Commune = g.INSEE, g.Commune
	}
	if p.ZoneID == "" {
		p.ZoneID = g.ZoneID
	}
	return p
}

// Add is the edit that makes a plot.
func Add(p data.Plot) data.Edit {
	return data.Edit{Note: note("edit.plot_added", p.Name), Put: []data.Row{p}}
}

// Change is the edit that gives a plot other values.
func Change(p data.Plot, day string) data.Edit {
	p.Updated = day
	return data.Edit{Note: note("edit.plot_changed", p.Name), Put: []data.Row{p}}
}

// Reshape is the edit that gives a plot another outline.
func Reshape(p data.Plot, day string) data.Edit {
	p.Updated = day
	return data.Edit{Note: note("edit.plot_reshaped", p.Name), Put: []data.Row{p}}
}

// Outline is the edit that gives a plot its first outline.
func Outline(p data.Plot, day string) data.Edit {
	p.Updated = day
	return data.Edit{Note: note("edit.plot_outlined", p.Name), Put: []data.Row{p}}
}

// Part is a plot made of a part of another one: it has what holds for the ground, and not what was entered for the whole of
// it, the power, the water, the gas, the buildings and the like, which are not known for a part.
func Part(p data.Plot, id, name string) data.Plot {
	p.ID, p.Name = id, name
	p.PowerKVA, p.WaterM3PerHour, p.GasNm3PerHour, p.DischargeM3PerDay = nil, nil, nil, nil
	p.BuildingM2, p.LandTakeM2, p.SaleEuro = nil, nil, nil
	return p
}

// Split is the edit that cuts a plot: kept has its id, and with it the projects and all that was entered; others are new.
func Split(kept data.Plot, others []data.Plot, day string) data.Edit {
	kept.Updated = day
	e := data.Edit{Note: note("edit.plot_split", kept.Name), Put: []data.Row{kept}}
	for _, p := range others {
		p.Updated = day
		e.Put = append(e.Put, p)
	}
	return e
}

// Merge is the edit that makes several plots one: kept stays, the others go, and the projects of those are tied to it. The
// journal keeps what went.
func Merge(snap *workspace.Snapshot, kept data.Plot, gone []string, day string) data.Edit {
	kept.Updated = day
	e := data.Edit{Note: note("edit.plots_merged", kept.Name), Put: []data.Row{kept}}
	for _, project := range snap.Projects {
		if !slices.ContainsFunc(project.PlotIDs, func(id string) bool { return slices.Contains(gone, id) }) {
			continue
		}
		var ids []string
		for _, id := range project.PlotIDs {
			if slices.Contains(gone, id) {
				id = kept.ID
			}
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		project.PlotIDs = ids
		e.Put = append(e.Put, project)
	}
	for _, id := range gone {
		e.Delete = append(e.Delete, data.Ref{Kind: data.KindPlot, ID: id})
	}
	return e
}

// AddZone is the edit that makes a zone, ReshapeZone the one that gives it another outline.
func AddZone(z data.Zone) data.Edit {
	return data.Edit{Note: note("edit.zone_added", z.Name), Put: []data.Row{z}}
}

// ReshapeZone is the edit that gives a zone another outline.
func ReshapeZone(z data.Zone) data.Edit {
	return data.Edit{Note: note("edit.zone_reshaped", z.Name), Put: []data.Row{z}}
}

func note(key, name string) data.Note {
	return data.Note{Key: key, Args: map[string]string{"title": name}}
}
