package projectform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/projectform"
)

func ptr[T any](v T) *T { return &v }

func contracts() []data.Contract {
	return []data.Contract{
		{ID: "CTR-1", Name: "CRTE", Axes: []data.Axis{{Code: "1", Title: "Énergie", Actions: []data.Action{{Code: "1.1", Title: "Chaleur"}, {Code: "1.2", Title: "Solaire"}}}}},
		{ID: "CTR-2", Name: "Territoire d’industrie"},
	}
}

func TestAProjectComesOutAsItWentIn(t *testing.T) {
	for _, project := range []data.Project{
		{
			ID: "PRJ-0001", Type: data.Recruitment, Title: "Recruter", Status: data.ProjectUnderway, Owner: "Mission locale", Start: "2026-01-01",
			End: "2026-12-31", PlotIDs: []string{"58901_TERRAIN-ECO_00001"}, Jobs: ptr(12), ROME: []string{"H2913", "N1303"},
			Contracts: "CDI", Partners: "France Travail", Internal: true, Notes: "deux\nlignes", ContractID: "CTR-2",
			JobLines:   []data.JobLine{{Type: data.JobPermanent, Count: 8}, {Type: data.JobApprenticeship, Count: 4}},
			Milestones: []data.Milestone{{Title: "Première session", Date: "2026-02-01", Done: true}, {Title: "Bilan", Date: "2026-12-01"}},
			CapexEuro:  ptr(1.0), // kept though the form of a recruitment does not show it
		},
		{
			ID: "PRJ-0002", Type: data.Decarbonation, Title: "Chaleur", Status: data.ProjectFunded, Theme: "chaleur fatale", TRL: ptr(7),
			CapexEuro: ptr(1_250_000.0), EnergyMWh: ptr(840.5), AvoidedTCO2: ptr(320.0),
			Funding: []data.Funding{
				{Scheme: "Fonds Chaleur", Euro: 400_000, Status: "notifié"}, {Scheme: "Région", Euro: 50_000.5, Status: data.FundingGranted, SchemeID: "DIS-2"},
			},
			Themes: []data.Theme{data.ThemeEnergy, data.ThemeHeat}, ContractID: "CTR-1", ActionCode: "1.2", Jobs: ptr(3), Partners: "CCI",
		},
	} {
		for _, lang := range locale.Languages() {
			test.NewTempApp(t)
			f := projectform.New(locale.New(lang), nil, projectform.Model{Project: project, Contracts: contracts()})
			var got data.Project
			f.OnSave = func(p data.Project) { got = p }
			f.Save()
			if !reflect.DeepEqual(got, project) {
				t.Errorf("%s: came out as\n%+v, went in as\n%+v", lang, got, project)
			}
		}
	}
}

func TestWhatIsWrongIsNotSaved(t *testing.T) {
	for field, text := range map[string]string{"title": "", "jobs": "huit", "start": "hier", "end": "31/02/2026"} {
		test.NewTempApp(t)
		f := projectform.New(locale.New("fr"), nil, projectform.Model{Project: data.Project{
			ID: "P", Type: data.Recruitment, Title: "T", Status: data.ProjectIdea,
		}})
		f.OnSave = func(p data.Project) { t.Errorf("%s %q was saved: %+v", field, text, p) }
		f.Field(field).Fill(text)
		f.Save()
	}
}

// Rows of lines are read, those that are left empty are none, and what makes no sense is said at its field.
func TestLinesOfAProject(t *testing.T) {
	open := func(p data.Project) (*projectform.Form, *data.Project) {
		test.NewTempApp(t)
		p.ID, p.Title, p.Status = "P", "T", data.ProjectIdea
		f := projectform.New(locale.New("fr"), nil, projectform.Model{
			Project: p, Contracts: contracts(), Schemes: []data.Scheme{{ID: "DIS-1", Name: "Fonds vert"}},
		})
		var got data.Project
		f.OnSave = func(p data.Project) { got = p }
		return f, &got
	}
	f, got := open(data.Project{Type: data.Decarbonation, Funding: []data.Funding{{Scheme: "CEE", Euro: 5, SchemeID: "DIS-9", Note: "à déposer"}}})
	for field, text := range map[string]string{
		"funding.0.scheme": "fonds VERT", "funding.0.eur": "1 200", "funding.0.status": "asked", "contract_id": "CTR-1",
	} {
		f.Field(field).Fill(text)
	}
	f.Field("action").Fill("1.1")
	f.Save()
	want := data.Funding{Scheme: "fonds VERT", SchemeID: "DIS-1", Euro: 1200, Status: data.FundingAsked, Note: "à déposer"}
	if len(got.Funding) != 1 || got.Funding[0] != want || got.ContractID != "CTR-1" || got.ActionCode != "1.1" {
		t.Errorf("%+v", *got)
	}
	// Another contract has other action sheets, or none.
	f.Field("contract_id").Fill("CTR-2")
	f.Save()
	if got.ContractID != "CTR-2" || got.ActionCode != "" || f.Field("action") != nil {
		t.Errorf("on %s, action %q", got.ContractID, got.ActionCode)
	}
	// A project that becomes a recruitment brings what a recruitment brings.
	f.Field("type").Fill(string(data.Recruitment))
	f.Save()
	if got.Type != data.Recruitment || got.Funding != nil {
		t.Errorf("%+v", *got)
	}

	steps := []data.Milestone{{Title: "Permis", Date: "2026-05-01"}, {Title: "Chantier", Date: "2026-09-01"}}
	f, got = open(data.Project{Type: data.Recruitment, Milestones: steps, JobLines: []data.JobLine{{Type: data.JobPermanent, Count: 2}, {Type: data.JobFixedTerm, Count: 1}}})
	f.Field("milestones.0.title").Fill("")
	f.Field("milestones.0.date").Fill("")
	f.Field("job_lines.1.type").Fill("")
	f.Field("job_lines.1.count").Fill("")
	f.Save()
	if len(got.Milestones) != 1 || got.Milestones[0] != steps[1] || len(got.JobLines) != 1 || got.JobLines[0].Count != 2 {
		t.Errorf("%+v, %+v", got.Milestones, got.JobLines)
	}
	for field, text := range map[string]string{
		"milestones.0.title": "Permis", "milestones.1.date": "demain", "job_lines.0.count": "deux", "job_lines.0.type": "", "job_lines.1.count": "4",
	} {
		f, _ := open(data.Project{Type: data.Recruitment, Milestones: steps, JobLines: []data.JobLine{{Type: data.JobPermanent, Count: 2}, {Type: data.JobPermanent, Count: 1}}})
		if field == "milestones.0.title" {
			f.Field("milestones.0.date").Fill("")
		}
		f.Field(field).Fill(text)
		f.OnSave = func(p data.Project) { t.Errorf("%s %q was saved: %+v", field, text, p) }
		f.Save()
	}
}

// Lines are added and taken out; amounts that nobody touched keep their decimals.
func TestLinesComeAndGo(t *testing.T) {
	test.NewTempApp(t)
	exact := 1234.5678
	p := data.Project{
		ID: "P", Type: data.Decarbonation, Title: "T", Status: data.ProjectIdea, CapexEuro: &exact,
		Milestones: []data.Milestone{{Title: "Permis", Date: "2026-05-01"}, {Title: "Chantier", Date: "2026-09-01"}},
		Funding:    []data.Funding{{Scheme: "CEE", Euro: exact, Note: "à déposer"}, {Scheme: "Fonds chaleur", Euro: 7, Note: "accordé"}},
	}
	f := projectform.New(locale.New("fr"), nil, projectform.Model{Project: p})
	var got data.Project
	f.OnSave = func(p data.Project) { got = p }
	f.DropLine("milestones.0")
	f.AddLine("milestones")
	f.Field("milestones.2.title").Fill("Bilan")
	f.Field("milestones.2.date").Fill("31/12/2026")
	f.AddLine("job_lines")
	f.AddLine("funding")
	f.DropLine("funding.1")
	f.Save()
	if want := []data.Milestone{p.Milestones[1], {Title: "Bilan", Date: "2026-12-31"}}; !reflect.DeepEqual(got.Milestones, want) {
		t.Errorf("milestones %+v", got.Milestones)
	}
	if !reflect.DeepEqual(got.Funding, p.Funding[:1]) || *got.CapexEuro != exact {
		t.Errorf("funding %+v, investment %v", got.Funding, *got.CapexEuro)
	}
}
