package search

import (
	"slices"

	"emprise/data"
)

// ProjectFilter says which projects are meant. The zero value means all of them; what is not known of a project is not what is asked.
type ProjectFilter struct {
	Types      []data.ProjectType `json:"types,omitempty"` // one of them; none: any
	ZoneID     string             `json:"zone_id,omitempty"`
	Commune    string             `json:"commune,omitempty"` // by its name
	ContractID string             `json:"contract_id,omitempty"`
	Scheme     string             `json:"scheme,omitempty"` // by its name
	Words      string             `json:"words,omitempty"`  // in what is said of the project, as Words has it
}

// Empty says whether all projects are meant.
func (f ProjectFilter) Empty() bool {
	return len(f.Types) == 0 && f.ZoneID == "" && f.Commune == "" && f.ContractID == "" && f.Scheme == "" && WordsOf(f.Words).None()
}

// ProjectPlace is where a project is and what it draws on: what a filter asks of it and its row does not hold.
type ProjectPlace struct {
	Zones    []string // IDs
	Communes []string // names
	Schemes  []string // names
	Said     string   // names of plots, zones, companies and contracts
}

// Keeps says whether a project at a place is meant.
func (f ProjectFilter) Keeps(p data.Project, at ProjectPlace) bool {
	switch {
	case len(f.Types) > 0 && !slices.Contains(f.Types, p.Type),
		f.ZoneID != "" && !slices.Contains(at.Zones, f.ZoneID),
		f.Commune != "" && !slices.Contains(at.Communes, f.Commune),
		f.ContractID != "" && p.ContractID != f.ContractID,
		f.Scheme != "" && !slices.Contains(at.Schemes, f.Scheme):
		return false
	}
	return WordsOf(f.Words).In(slices.Concat(
		[]string{p.Title, p.ID, p.Owner, p.Theme, p.Contracts, p.Partners, p.Notes, p.ActionCode, at.Said}, p.ROME, at.Communes, at.Schemes,
	)...)
}
