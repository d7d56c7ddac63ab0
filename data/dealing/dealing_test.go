package dealing_test

import (
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

func ptr[T any](v T) *T { return &v }

func known() *workspace.Snapshot {
	return &workspace.Snapshot{
		Companies: []data.Company{{ID: "A", Name: "Aciérie"}, {ID: "B", Name: "Biscuits"}, {ID: "C", Name: "Chimie"}, {ID: "D", Name: "Data"}, {ID: "E", Name: "Émaux"}},
		Needs: []data.Need{
			{ID: "N1", CompanyID: "A", Title: "Hall", Stage: data.StageOpen, Received: "2026-02-01"},
			{ID: "N2", CompanyID: "A", Title: "Dépôt", Stage: data.StageLost},
			{ID: "N3", CompanyID: "B", Title: "Four"},
		},
		Contacts: []data.Contact{
			{ID: "E1", CompanyID: "A", Date: "2026-01-10", Subject: "appel", Next: "rappeler", NextDue: "2026-03-01"},
			{ID: "E2", CompanyID: "A", Date: "2026-01-20", Subject: "visite", Next: "plans", NextDue: "2026-02-01", NextDone: true},
			{ID: "E3", CompanyID: "C", Date: "2026-05-05", Subject: "salon", Next: "écrire"},
			{ID: "E4", CompanyID: "B", Date: "2026-06-05", Subject: "mail", Next: "x", NextDue: "2026-02-15"},
		},
		Proposals: []data.Proposal{
			{ID: "P1", CompanyID: "A", Stage: data.ProposalRefused, Steps: []data.ProposalStep{{Stage: data.ProposalMade, Date: "2026-03-01"}, {Stage: data.ProposalRefused, Date: "2026-04-01"}}},
			{ID: "P2", NeedID: "N3", Stage: data.ProposalOption, Steps: []data.ProposalStep{{Stage: data.ProposalOption, Date: "2026-06-01"}}},
		},
		Projects: []data.Project{{ID: "J1", CompanyID: "A", Title: "Recruter", Start: "2025-09-01"}},
	}
}

func TestHowThingsStandWithCompanies(t *testing.T) {
	t.Parallel()
	snap := known()
	for id, want := range map[string]dealing.Stage{"A": dealing.Asking, "B": dealing.Stage(data.ProposalOption), "C": dealing.Spoken, "D": dealing.Nothing} {
		c, ok := dealing.Find(snap, id)
		if !ok || c.Stage != want {
			t.Errorf("%s: %s, want %s", id, c.Stage, want)
		}
	}
	if _, ok := dealing.Find(snap, "Z"); ok {
		t.Error("a company that is not there was found")
	}
	// What is due first: B on 15 February, A on 1 March, C some day; then the latest news.
	var order []string
	for _, c := range dealing.Companies(snap) {
		order = append(order, c.ID)
	}
	if got := strings.Join(order, ""); got != "BACDE" {
		t.Errorf("the order is %s", got)
	}
	a, _ := dealing.Find(snap, "A")
	if a.Due == nil || a.Due.ID != "E1" || len(a.Open) != 1 || len(a.Needs) != 2 || a.Last != "2026-04-01" {
		t.Errorf("A: due %v, %d open needs of %d, last %s", a.Due, len(a.Open), len(a.Needs), a.Last)
	}
	var line []string
	for _, e := range a.Timeline() {
		line = append(line, e.Date+" "+e.Ref.ID)
	}
	want := []string{"2026-04-01 P1", "2026-03-01 P1", "2026-02-01 N1", "2026-01-20 E2", "2026-01-10 E1", "2025-09-01 J1", " N2"}
	if !slices.Equal(line, want) {
		t.Errorf("the timeline is\n%q, want\n%q", line, want)
	}
}

func TestACallBecomesANeedInOneEdit(t *testing.T) {
	t.Parallel()
	call := dealing.Call{
		Company: data.Company{ID: "A", Name: "Aciérie", CodeName: "Projet Héron"}, New: true,
		Contact: data.Contact{ID: "E", Date: "2026-11-23", Subject: "Cherche 2 ha"}, Need: &data.Need{ID: "N", Title: "Hall"},
	}
	e := call.Edit()
	if len(e.Put) != 3 || e.Note.Args["company"] != "Projet Héron" {
		t.Fatalf("%+v", e)
	}
	need, contact := e.Put[1].(data.Need), e.Put[2].(data.Contact)
	if need.CompanyID != "A" || need.Received != "2026-11-23" || contact.CompanyID != "A" || contact.NeedID != "N" {
		t.Errorf("need %+v, exchange %+v", need, contact)
	}
	for _, r := range e.Put {
		if err := r.Validate(); err != nil {
			t.Error(err)
		}
	}
	call.New, call.Need = false, nil
	if e = call.Edit(); len(e.Put) != 1 || e.Put[0].(data.Contact).NeedID != "" {
		t.Errorf("a call that asks for nothing: %+v", e.Put)
	}
}

func TestTheWayOfAProposal(t *testing.T) {
	t.Parallel()
	way := []data.ProposalStage{data.ProposalMade}
	for next, ok := dealing.Next(data.ProposalMade); ok; next, ok = dealing.Next(next) {
		way = append(way, next)
	}
	if !slices.Equal(way, data.ProposalStages()[:5]) {
		t.Errorf("%v", way)
	}
	for _, end := range []data.ProposalStage{data.ProposalRefused, data.ProposalWithdrawn, "", "other"} {
		if next, ok := dealing.Next(end); ok {
			t.Errorf("%q goes on to %s", end, next)
		}
	}
}

func TestWhatHangsOnAContract(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{
		Contracts: []data.Contract{{ID: "C", Name: "CRTE", Axes: []data.Axis{
			{Code: "1", Title: "Foncier", Actions: []data.Action{{Code: "1.1", Title: "Friches"}, {Code: "1.2", Title: "Zones"}}}, {Code: "2", Title: "Climat"},
		}}},
		Projects: []data.Project{
			{ID: "A", ContractID: "C", ActionCode: "1.2", Jobs: ptr(4), Funding: []data.Funding{{Euro: 100, Status: data.FundingPaid}, {Euro: 50, Status: data.FundingAsked}, {Euro: 7, Status: data.FundingRefused}}},
			{ID: "B", ContractID: "C", ActionCode: "1.2", Status: data.ProjectAbandoned, Jobs: ptr(9)},
			{ID: "D", ContractID: "C", ActionCode: "9", AvoidedTCO2: ptr(12.5)},
			{ID: "E", ContractID: "X"},
		},
	}
	c, ok := dealing.OfContract(snap, "C")
	if !ok || len(c.Axes) != 2 {
		t.Fatalf("%+v", c)
	}
	sheet := c.Axes[0].Sheets[1]
	if len(sheet.Projects) != 2 || sheet.Jobs != 4 || sheet.Asked != 157 || sheet.Granted != 100 || len(c.Axes[0].Sheets[0].Projects) != 0 {
		t.Errorf("%+v", sheet)
	}
	if len(c.Loose.Projects) != 1 || c.Loose.TCO2e != 12.5 || len(c.All.Projects) != 3 || c.All.Jobs != 4 {
		t.Errorf("loose %+v, all %+v", c.Loose, c.All)
	}
}
