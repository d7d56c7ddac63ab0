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

func TestAProjectComesOutAsItWentIn(t *testing.T) {
	for _, project := range []data.Project{
		{
			ID: "PRJ-0001", Type: data.Recruitment, Title: "Recruter", Status: data.ProjectUnderway, Owner: "Mission locale", Start: "2026-01-01",
			End: "2026-12-31", PlotIDs: []string{"58901_TERRAIN-ECO_00001"}, Jobs: ptr(12), ROME: []string{"H2913", "N1303"},
			Contracts: "CDI", Partners: "France Travail", Internal: true, Notes: "deux\nlignes",
		},
		{
			ID: "PRJ-0002", Type: data.Decarbonation, Title: "Chaleur", Status: data.ProjectFunded, Theme: "chaleur fatale", TRL: ptr(7),
			CapexEuro: ptr(1_250_000.0), EnergyMWh: ptr(840.5), AvoidedTCO2: ptr(320.0),
			Funding: []data.Funding{{Scheme: "Fonds Chaleur", Euro: 400_000, Status: "notifié"}, {Scheme: "Région", Euro: 50_000}},
		},
	} {
		for _, lang := range locale.Languages() {
			test.NewTempApp(t)
			f := projectform.New(locale.New(lang), nil, projectform.Model{Project: project})
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
