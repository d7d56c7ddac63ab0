package search_test

import (
	"testing"

	"emprise/data"
	"emprise/data/search"
)

func TestWhichProjectsAFilterKeeps(t *testing.T) {
	t.Parallel()
	p := data.Project{ID: "PRJ-7", Type: data.Innovation, Title: "Four électrique", Owner: "Verrerie", ContractID: "C1", ROME: []string{"H2102"}}
	at := search.ProjectPlace{Zones: []string{"Z1", "Z2"}, Communes: []string{"Arvenne"}, Schemes: []string{"Fonds vert"}, Said: "Les Prés"}
	tests := []struct {
		name string
		f    search.ProjectFilter
		want bool
	}{
		{"none", search.ProjectFilter{}, true},
		{"one of the types", search.ProjectFilter{Types: []data.ProjectType{data.Recruitment, data.Innovation}}, true},
		{"another type", search.ProjectFilter{Types: []data.ProjectType{data.Recruitment}}, false},
		{"one of its zones", search.ProjectFilter{ZoneID: "Z2"}, true},
		{"another zone", search.ProjectFilter{ZoneID: "Z3"}, false},
		{"its commune", search.ProjectFilter{Commune: "Arvenne"}, true},
		{"another commune", search.ProjectFilter{Commune: "Brive"}, false},
		{"its contract", search.ProjectFilter{ContractID: "C1"}, true},
		{"another contract", search.ProjectFilter{ContractID: "C2"}, false},
		{"its scheme", search.ProjectFilter{Scheme: "Fonds vert"}, true},
		{"another scheme", search.ProjectFilter{Scheme: "CEE"}, false},
		{"words of several fields, in any case and without accents", search.ProjectFilter{Words: "ELECTRIQUE pres h2102 vert"}, true},
		{"a word that is nowhere", search.ProjectFilter{Words: "four gaz"}, false},
		{"all of it", search.ProjectFilter{Types: []data.ProjectType{data.Innovation}, ZoneID: "Z1", Commune: "Arvenne", ContractID: "C1", Scheme: "Fonds vert", Words: "four"}, true},
	}
	for _, test := range tests {
		if got := test.f.Keeps(p, at); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
		if test.f.Empty() != (test.name == "none") {
			t.Errorf("%s: empty is %v", test.name, test.f.Empty())
		}
	}
}
