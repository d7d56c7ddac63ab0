package workspace

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/geo/scene"
)

// The IDs of the scene layers that are made of rows rather than imported. Feature i of such a layer is row i of the
// snapshot's slice of that name.
const (
	SceneZones    = "zones"
	ScenePlots    = "plots"
	SceneProjects = "projects"
)

// Snapshot is the whole project at one moment: immutable, safe for any goroutine, and never to be written to.
type Snapshot struct {
	Version   uint64 // greater for each change
	Territory data.Territory
	Layers    []data.Layer // not removed, in drawing order, bottom first
	Zones     []data.Zone  // the rows are sorted by ID
	Plots     []data.Plot
	Companies []data.Company
	Needs     []data.Need
	Projects  []data.Project
	Scene     *scene.Scene // Layers under their own IDs, then SceneZones, ScenePlots and SceneProjects on top

	removed []data.Layer
}

// Layer finds a layer that is not removed.
func (s *Snapshot) Layer(id string) (data.Layer, bool) {
	i := slices.IndexFunc(s.Layers, func(l data.Layer) bool { return l.ID == id })
	if i < 0 {
		return data.Layer{}, false
	}
	return s.Layers[i], true
}

// Zone finds a zone.
func (s *Snapshot) Zone(id string) (data.Zone, bool) { return find(s.Zones, id) }

// Plot finds a plot.
func (s *Snapshot) Plot(id string) (data.Plot, bool) { return find(s.Plots, id) }

// Company finds a company.
func (s *Snapshot) Company(id string) (data.Company, bool) { return find(s.Companies, id) }

// Need finds a need.
func (s *Snapshot) Need(id string) (data.Need, bool) { return find(s.Needs, id) }

// Project finds a project.
func (s *Snapshot) Project(id string) (data.Project, bool) { return find(s.Projects, id) }

// ProjectsOf gives the projects tied to a plot, in the order of their IDs.
func (s *Snapshot) ProjectsOf(plotID string) []data.Project {
	var tied []data.Project
	for _, p := range s.Projects {
		if slices.Contains(p.PlotIDs, plotID) {
			tied = append(tied, p)
		}
	}
	return tied
}

// PlotsOf gives the plots of a zone, in the order of their IDs.
func (s *Snapshot) PlotsOf(zoneID string) []data.Plot {
	var inside []data.Plot
	for _, p := range s.Plots {
		if p.ZoneID == zoneID {
			inside = append(inside, p)
		}
	}
	return inside
}

// row finds any row, removed layers too.
func (s *Snapshot) row(ref data.Ref) (data.Row, bool) {
	switch ref.Kind {
	case data.KindTerritory:
		return s.Territory, ref.ID == data.TerritoryID
	case data.KindLayer:
		for _, l := range s.removed {
			if l.ID == ref.ID {
				return l, true
			}
		}
		return s.Layer(ref.ID)
	case data.KindZone:
		return s.Zone(ref.ID)
	case data.KindPlot:
		return s.Plot(ref.ID)
	case data.KindCompany:
		return s.Company(ref.ID)
	case data.KindNeed:
		return s.Need(ref.ID)
	case data.KindProject:
		return s.Project(ref.ID)
	default:
		return nil, false
	}
}

// find looks for an ID in rows sorted by ID.
func find[R data.Row](rows []R, id string) (R, bool) {
	i, ok := slices.BinarySearchFunc(rows, id, func(r R, id string) int { return strings.Compare(r.Ref().ID, id) })
	if !ok {
		var none R
		return none, false
	}
	return rows[i], true
}

// with gives a copy of sorted rows in which r is put.
func with[R data.Row](rows []R, r R) []R {
	i, ok := slices.BinarySearchFunc(rows, r.Ref().ID, func(r R, id string) int { return strings.Compare(r.Ref().ID, id) })
	rows = slices.Clone(rows)
	if ok {
		rows[i] = r
		return rows
	}
	return slices.Insert(rows, i, r)
}

// withAll gives a copy of sorted rows in which many are put, each with an ID of its own.
func withAll[R data.Row](rows, put []R) []R {
	if len(put) == 0 {
		return rows
	}
	put = slices.Clone(put)
	sortRows(put)
	all := make([]R, 0, len(rows)+len(put))
	for _, r := range rows {
		for len(put) > 0 && put[0].Ref().ID < r.Ref().ID {
			all, put = append(all, put[0]), put[1:]
		}
		if len(put) > 0 && put[0].Ref().ID == r.Ref().ID {
			r, put = put[0], put[1:]
		}
		all = append(all, r)
	}
	return append(all, put...)
}

// without gives a copy of the rows that lacks an ID.
func without[R data.Row](rows []R, id string) []R {
	return slices.DeleteFunc(slices.Clone(rows), func(r R) bool { return r.Ref().ID == id })
}

func sortRows[R data.Row](rows []R) {
	slices.SortStableFunc(rows, func(a, b R) int { return strings.Compare(a.Ref().ID, b.Ref().ID) })
}
