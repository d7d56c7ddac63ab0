package placement_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/placement"
	"emprise/data/workspace"
	"emprise/geo/scene"
)

// What changes an answer makes another ground, and nothing else does.
func TestTheGroundIsTheSameUntilTheAnswerMayDiffer(t *testing.T) {
	t.Parallel()
	was := quarter(t)
	far, tons := 1000.0, 12.0
	site := need("A", 5000, 9000)
	site.CompanyID = "C"
	site.Criteria = append(site.Criteria, data.Criterion{Measure: data.MeasureSite, Max: &far})
	was.Needs = []data.Need{site, {ID: "B", Title: "served", Stage: data.StageServed}}
	was.Companies = []data.Company{{ID: "C", Name: "Arvenne Bois"}, {ID: "D", Name: "other"}}
	was.Establishments = []data.Establishment{{ID: "E"}}
	was.Projects = []data.Project{{ID: "P", NeedID: "A", AvoidedTCO2: &tons}, {ID: "Q", NeedID: "B"}}
	for name, c := range map[string]struct {
		change func(s *workspace.Snapshot)
		same   bool
	}{
		"nothing":               {func(*workspace.Snapshot) {}, true},
		"decision":              {func(s *workspace.Snapshot) { s.Territory.Allocation.Zones = true }, true},
		"contact":               {func(s *workspace.Snapshot) { s.Contacts = []data.Contact{{ID: "X"}} }, true},
		"layer hidden":          {func(s *workspace.Snapshot) { s.Layers[0].Visible, s.Layers[0].Order = true, 3 }, true},
		"notes of a company":    {func(s *workspace.Snapshot) { s.Companies[0].Notes = "called" }, true},
		"another company":       {func(s *workspace.Snapshot) { s.Companies[1].Name = "new" }, true},
		"need that is served":   {func(s *workspace.Snapshot) { s.Needs[1].Title = "new" }, true},
		"project of none":       {func(s *workspace.Snapshot) { s.Projects[1].AvoidedTCO2 = &far }, true},
		"title of a project":    {func(s *workspace.Snapshot) { s.Projects[0].Title = "new" }, true},
		"plot":                  {func(s *workspace.Snapshot) { s.Plots[0].Status = data.StatusOption }, false},
		"zone":                  {func(s *workspace.Snapshot) { s.Zones = nil }, false},
		"criterion":             {func(s *workspace.Snapshot) { s.Needs[0].Criteria[0].Max = &far }, false},
		"need that opens":       {func(s *workspace.Snapshot) { s.Needs[1].Stage = data.StageOpen }, false},
		"name of the company":   {func(s *workspace.Snapshot) { s.Companies[0].CodeName = "Sapin" }, false},
		"number of the company": {func(s *workspace.Snapshot) { s.Companies[0].SIREN = "552100554" }, false},
		"place of the company":  {func(s *workspace.Snapshot) { s.Establishments[0].CompanyID = "C" }, false},
		"project abandoned":     {func(s *workspace.Snapshot) { s.Projects[0].Status = data.ProjectAbandoned }, false},
		"role of a layer":       {func(s *workspace.Snapshot) { s.Layers[0].Role = data.RoleBuildings }, false},
		"layer removed":         {func(s *workspace.Snapshot) { s.Layers = nil }, false},
		"features of a layer": {func(s *workspace.Snapshot) {
			l := s.Scene.Layers[0]
			set := *l.Features
			s.Scene = &scene.Scene{Layers: []*scene.Layer{scene.NewLayer(l.ID, l.Name, l.Role, 2, &set)}}
		}, false},
	} {
		now := *was
		now.Version++
		now.Needs, now.Plots, now.Layers = slices.Clone(was.Needs), slices.Clone(was.Plots), slices.Clone(was.Layers)
		now.Needs[0].Criteria = slices.Clone(was.Needs[0].Criteria)
		now.Companies, now.Projects, now.Establishments = slices.Clone(was.Companies), slices.Clone(was.Projects), slices.Clone(was.Establishments)
		c.change(&now)
		if got := placement.SameGround(was, &now); got != c.same {
			t.Errorf("%s: the same %v, want %v", name, got, c.same)
		}
	}
}
