package rollup_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/rollup"
	"emprise/data/workspace"
)

func ptr[T any](v T) *T { return &v }

func square(lon, lat, side float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}}}}
}

// ground is two zones of one commune and one of another, with plots in them and out of them.
func ground(projects ...data.Project) *workspace.Snapshot {
	rows := []data.Row{
		data.Zone{ID: "Z1", Name: "La Gare", Commune: "Arvenne", Shape: square(3, 47, 0.01)},
		data.Zone{ID: "Z2", Name: "Les Prés", Commune: "Arvenne", Shape: square(3.1, 47, 0.01)},
		data.Zone{ID: "Z3", Name: "Écluse", Commune: "Brive", Shape: square(3.2, 47, 0.01)},
		data.Plot{ID: "P1", Name: "Lot 1", ZoneID: "Z1", Commune: "Arvenne"},
		data.Plot{ID: "P2", Name: "Lot 2", ZoneID: "Z1", Commune: "Brive"},
		data.Plot{ID: "P3", Name: "Lot 3", ZoneID: "Z3"},
		data.Plot{ID: "P4", Name: "Lot 4", Commune: "Civry"},
		data.Contract{ID: "C1", Name: "CRTE"},
		data.Scheme{ID: "S1", Name: "Fonds vert"},
	}
	for _, p := range projects {
		rows = append(rows, p)
	}
	return (&workspace.Snapshot{}).Replaced(rows, nil)
}

func TestWhereProjectsAre(t *testing.T) {
	t.Parallel()
	g := rollup.On(ground())
	tests := []struct {
		name            string
		p               data.Project
		zones, communes []string
	}{
		{"nowhere", data.Project{}, nil, nil},
		{"on plots of one zone", data.Project{PlotIDs: []string{"P1", "P2"}}, []string{"Z1"}, []string{"Arvenne", "Brive"}},
		{"on a plot that takes its commune from its zone", data.Project{PlotIDs: []string{"P3"}}, []string{"Z3"}, []string{"Brive"}},
		{"on a plot of no zone", data.Project{PlotIDs: []string{"P4"}}, nil, []string{"Civry"}},
		{"on zones", data.Project{ZoneIDs: []string{"Z3", "Z1"}}, []string{"Z1", "Z3"}, []string{"Arvenne", "Brive"}},
		{"on a plot and its zone", data.Project{PlotIDs: []string{"P1"}, ZoneIDs: []string{"Z1"}}, []string{"Z1"}, []string{"Arvenne"}},
		{"on what is gone", data.Project{PlotIDs: []string{"P9"}, ZoneIDs: []string{"Z9"}}, nil, nil},
		{"drawn in a zone", data.Project{At: orb.Point{3.105, 47.005}}, []string{"Z2"}, nil},
		{"drawn elsewhere than its plot", data.Project{At: orb.Point{3.105, 47.005}, PlotIDs: []string{"P1"}}, []string{"Z1"}, []string{"Arvenne"}},
		{"drawn in no zone", data.Project{At: orb.Point{4, 48}}, nil, nil},
	}
	for _, test := range tests {
		if got := g.Zones(test.p); !slices.Equal(got, test.zones) {
			t.Errorf("%s: zones %q, want %q", test.name, got, test.zones)
		}
		if got := g.Communes(test.p); !slices.Equal(got, test.communes) {
			t.Errorf("%s: communes %q, want %q", test.name, got, test.communes)
		}
	}
	money := data.Project{Funding: []data.Funding{{SchemeID: "S1", Scheme: "vert"}, {Scheme: "CEE"}, {Scheme: "CEE"}, {SchemeID: "S9", Scheme: "Ailleurs"}, {}}}
	if got := g.Schemes(money); !slices.Equal(got, []string{"Ailleurs", "CEE", "Fonds vert"}) {
		t.Errorf("schemes %q", got)
	}
}

// Small enough to be added up by hand.
func TestUnknownIsNotZero(t *testing.T) {
	t.Parallel()
	r := rollup.Of(ground(
		data.Project{ID: "1", Type: data.Recruitment, Status: data.ProjectIdea, Jobs: ptr(0), ZoneIDs: []string{"Z1", "Z2"}},
		data.Project{ID: "2", Type: data.Recruitment, Status: data.ProjectDone, ZoneIDs: []string{"Z1"}},
		data.Project{ID: "3", Type: data.Recruitment, Status: data.ProjectAbandoned, Jobs: ptr(90), ZoneIDs: []string{"Z1"}},
		data.Project{ID: "4", Type: data.Innovation, Status: data.ProjectDone, CapexEuro: ptr(5e5), JobLines: []data.JobLine{{Type: data.JobPermanent, Count: 4}}, ContractID: "C1"},
		data.Project{ID: "5", Type: data.Decarbonation, Status: data.ProjectFunded, AvoidedTCO2: ptr(120.5), PlotIDs: []string{"P1"}},
		data.Project{ID: "6", Type: data.Decarbonation, PlotIDs: []string{"P1"}, ContractID: "C9"},
	), nil)
	all := r.Territory
	if all.Jobs.Total != 4 || all.Jobs.Known != 2 || !slices.Equal(all.Jobs.Unknown, []string{"2"}) {
		t.Errorf("jobs: %+v", all.Jobs)
	}
	if all.CapexEuro.Total != 5e5 || !slices.Equal(all.CapexEuro.Unknown, []string{"5", "6"}) {
		t.Errorf("capex: %+v", all.CapexEuro)
	}
	if all.TCO2e.Total != 120.5 || all.TCO2e.Known != 1 || !slices.Equal(all.TCO2e.Unknown, []string{"6"}) {
		t.Errorf("tCO₂e: %+v", all.TCO2e)
	}
	if len(all.Projects) != 6 || all.OfType(data.Recruitment) != 3 || all.OfStatus(data.ProjectDone) != 2 || all.Counts[data.Decarbonation][data.ProjectFunded] != 1 {
		t.Errorf("counts: %v", all.Counts)
	}
	if r.Zones.Several != 1 || len(r.Zones.Groups) != 3 || r.Zones.Groups[0].Name != "La Gare" || len(r.Zones.Groups[0].Projects) != 5 || r.Zones.Groups[2].ID != "" {
		t.Errorf("zones: %+v", r.Zones)
	}
	if r.Communes.Several != 0 || len(r.Communes.Groups) != 2 || len(r.Communes.Groups[0].Projects) != 5 {
		t.Errorf("communes: %+v", r.Communes)
	}
	if len(r.Contracts.Groups) != 2 || r.Contracts.Groups[0].Name != "CRTE" || len(r.Contracts.Groups[1].Projects) != 5 {
		t.Errorf("contracts: %+v", r.Contracts)
	}
}

// Over random projects, each group is what counting its projects one by one gives, each project is in as many groups as it has places,
// and once in the territory.
func TestGroupsAreWhatCountingGives(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 11))
	some := func(from ...string) (out []string) {
		for _, s := range from {
			if random.IntN(4) == 0 {
				out = append(out, s)
			}
		}
		return out
	}
	for range 200 {
		var projects []data.Project
		for i := range random.IntN(40) {
			p := data.Project{
				ID: fmt.Sprintf("PRJ-%04d", i), Type: data.ProjectTypes()[random.IntN(3)], Status: append(data.ProjectStatuses(), "")[random.IntN(7)],
				PlotIDs: some("P1", "P2", "P3", "P4", "P9"), ZoneIDs: some("Z1", "Z2", "Z3", "Z9"), ContractID: []string{"", "C1", "C9"}[random.IntN(3)],
			}
			if random.IntN(2) == 0 {
				p.Jobs = ptr(random.IntN(50))
			}
			if random.IntN(2) == 0 {
				p.CapexEuro = ptr(float64(random.IntN(1000)) / 8)
			}
			if random.IntN(2) == 0 {
				p.AvoidedTCO2 = ptr(float64(random.IntN(1000)) / 8)
			}
			projects = append(projects, p)
		}
		keep := func(p data.Project) bool { return p.Type != data.Innovation }
		snap := ground(projects...)
		r, g := rollup.Of(snap, keep), rollup.On(snap)
		byID := map[string]data.Project{}
		places := map[string][3]int{}
		several := [3]int{}
		for _, p := range projects {
			if keep(p) {
				byID[p.ID] = p
				zones, communes := g.Zones(p), g.Communes(p)
				contracts := 0
				if p.ContractID == "C1" {
					contracts = 1
				}
				for i, n := range []int{len(zones), len(communes), contracts} {
					at := places[p.ID]
					at[i] = max(1, n)
					places[p.ID] = at
					if n > 1 {
						several[i]++
					}
				}
			}
		}
		if len(r.Territory.Projects) != len(byID) {
			t.Fatalf("%d projects in the territory, not %d", len(r.Territory.Projects), len(byID))
		}
		same(t, r.Territory, byID)
		for i, axis := range []rollup.Axis{r.Zones, r.Communes, r.Contracts} {
			found := map[string]int{}
			for _, group := range axis.Groups {
				same(t, group, byID)
				if len(group.Projects) == 0 {
					t.Error("an empty group")
				}
				for _, id := range group.Projects {
					found[id]++
				}
			}
			for id, n := range places {
				if found[id] != n[i] {
					t.Fatalf("axis %d: %s is in %d groups, not %d", i, id, found[id], n[i])
				}
			}
			if axis.Several != several[i] {
				t.Errorf("axis %d: %d in several, not %d", i, axis.Several, several[i])
			}
		}
	}
}

// same checks a group against its projects, one by one.
func same(t *testing.T, g rollup.Group, byID map[string]data.Project) {
	t.Helper()
	var jobs, capex, tonnes rollup.Sum
	n := 0
	for _, id := range g.Projects {
		p, ok := byID[id]
		if !ok {
			t.Fatalf("%s is not meant", id)
		}
		n++
		if p.Status == data.ProjectAbandoned {
			continue
		}
		if p.Jobs != nil {
			jobs.Total, jobs.Known = jobs.Total+float64(*p.Jobs), jobs.Known+1
		} else if p.Type == data.Recruitment {
			jobs.Unknown = append(jobs.Unknown, id)
		}
		if p.CapexEuro != nil {
			capex.Total, capex.Known = capex.Total+*p.CapexEuro, capex.Known+1
		} else if p.Type != data.Recruitment {
			capex.Unknown = append(capex.Unknown, id)
		}
		if p.AvoidedTCO2 != nil {
			tonnes.Total, tonnes.Known = tonnes.Total+*p.AvoidedTCO2, tonnes.Known+1
		} else if p.Type == data.Decarbonation {
			tonnes.Unknown = append(tonnes.Unknown, id)
		}
	}
	byType, byStatus := 0, 0
	for _, of := range data.ProjectTypes() {
		byType += g.OfType(of)
	}
	for _, s := range append(data.ProjectStatuses(), "") {
		byStatus += g.OfStatus(s)
	}
	if n != byType || n != byStatus {
		t.Errorf("%s counts %d projects by type and %d by status of %d", g.ID, byType, byStatus, n)
	}
	for _, pair := range [][2]rollup.Sum{{g.Jobs, jobs}, {g.CapexEuro, capex}, {g.TCO2e, tonnes}} {
		if math.Abs(pair[0].Total-pair[1].Total) > 1e-9 || pair[0].Known != pair[1].Known || !slices.Equal(pair[0].Unknown, pair[1].Unknown) {
			t.Errorf("%s: %+v, want %+v", g.ID, pair[0], pair[1])
		}
	}
}

// In the demonstration a project that is only drawn is in the commune whose outline holds it.
func TestCommunesOfTheLimits(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "demo.gpkg")
	if err := demo.WriteProject(t.Context(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		t.Fatal(err)
	}
	store, err := gpkg.Open(t.Context(), path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(t.Context(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	snap := ws.Snapshot()
	g := rollup.On(snap)
	met := 0
	for _, p := range snap.Plots {
		at, ok := snap.PlaceOf(data.Project{PlotIDs: []string{p.ID}})
		if !ok {
			continue
		}
		if got := g.Communes(data.Project{At: at}); !slices.Equal(got, []string{p.Commune}) {
			t.Errorf("%s is in %q, its project in %q", p.ID, p.Commune, got)
		}
		met++
	}
	if met == 0 {
		t.Error("no plot was tried")
	}
	r := rollup.Of(snap, nil)
	if len(r.Territory.Projects) != len(snap.Projects) || r.Territory.Jobs.Total == 0 || len(r.Zones.Groups) < 3 {
		t.Errorf("%+v", r.Territory)
	}
}
