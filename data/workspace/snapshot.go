package workspace

import (
	"slices"

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

// KindOf is the kind of the rows that make a layer of the scene, "" for one that was imported.
func KindOf(sceneLayer string) data.Kind {
	switch sceneLayer {
	case SceneZones:
		return data.KindZone
	case ScenePlots:
		return data.KindPlot
	case SceneProjects:
		return data.KindProject
	}
	return ""
}

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

	Contracts      []data.Contract
	Schemes        []data.Scheme
	Landowners     []data.Landowner
	LandUnits      []data.LandUnit
	Establishments []data.Establishment
	Contacts       []data.Contact
	Proposals      []data.Proposal
	Sittings       []data.Sitting
	Views          []data.KeptView
	Attachments    []data.Attachment
	Remarks        []data.Remark
	Ties           []data.Tie
	Compositions   []data.KeptComposition

	Scene *scene.Scene // Layers under their own IDs, then SceneZones, ScenePlots and SceneProjects on top

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

// Contract finds a contract.
func (s *Snapshot) Contract(id string) (data.Contract, bool) { return find(s.Contracts, id) }

// Scheme finds a funding scheme.
func (s *Snapshot) Scheme(id string) (data.Scheme, bool) { return find(s.Schemes, id) }

// Landowner finds an owner of land units.
func (s *Snapshot) Landowner(id string) (data.Landowner, bool) { return find(s.Landowners, id) }

// LandUnit finds a land unit.
func (s *Snapshot) LandUnit(id string) (data.LandUnit, bool) { return find(s.LandUnits, id) }

// Establishment finds an establishment.
func (s *Snapshot) Establishment(id string) (data.Establishment, bool) {
	return find(s.Establishments, id)
}

// Contact finds an exchange with a company.
func (s *Snapshot) Contact(id string) (data.Contact, bool) { return find(s.Contacts, id) }

// Proposal finds a proposal.
func (s *Snapshot) Proposal(id string) (data.Proposal, bool) { return find(s.Proposals, id) }

// Sitting finds a sitting.
func (s *Snapshot) Sitting(id string) (data.Sitting, bool) { return find(s.Sittings, id) }

// Composition finds a composition of a page by its ID.
func (s *Snapshot) Composition(id string) (data.KeptComposition, bool) {
	return find(s.Compositions, id)
}

// View finds a view that was kept.
func (s *Snapshot) View(id string) (data.KeptView, bool) { return find(s.Views, id) }

// Attachment finds an attached file.
func (s *Snapshot) Attachment(id string) (data.Attachment, bool) { return find(s.Attachments, id) }

// Remark finds a note.
func (s *Snapshot) Remark(id string) (data.Remark, bool) { return find(s.Remarks, id) }

// Tie finds a tie.
func (s *Snapshot) Tie(id string) (data.Tie, bool) { return find(s.Ties, id) }

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

// All lists every row, removed layers too.
func (s *Snapshot) All() []data.Row {
	rows := rowsOf(s.removed)
	for _, k := range data.Kinds() {
		rows = append(rows, s.Rows(k)...)
	}
	return rows
}

// Row finds any row, layers that are removed too.
func (s *Snapshot) Row(ref data.Ref) (data.Row, bool) {
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
	}
	if shelf, ok := shelves[ref.Kind]; ok {
		return shelf.find(s, ref.ID)
	}
	return nil, false
}

// Rows gives all rows of a kind, sorted by ID; layers in drawing order.
func (s *Snapshot) Rows(k data.Kind) []data.Row {
	switch k {
	case data.KindTerritory:
		return []data.Row{s.Territory}
	case data.KindLayer:
		return rowsOf(s.Layers)
	}
	if shelf, ok := shelves[k]; ok {
		return shelf.all(s)
	}
	return nil
}

// Referring gives the rows that refer to one, in the order of data.Kinds and of their IDs.
func (s *Snapshot) Referring(to data.Ref) []data.Row {
	var found []data.Row
	for _, k := range data.Kinds() {
		for _, r := range s.Rows(k) {
			for _, l := range data.Links(r) {
				if l.To == to {
					found = append(found, r)
					break
				}
			}
		}
	}
	return found
}
