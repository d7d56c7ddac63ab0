package workspace_test

import (
	"encoding/json"
	"strings"
	"testing"

	"emprise/data"
)

// A name that a code name hides is nowhere in what leaves, whoever wrote it where.
func TestPublicRowsSayNoHiddenName(t *testing.T) {
	t.Parallel()
	w := start(t)
	do(t, w, put("",
		data.Company{ID: "c", Name: "Forges du Val", CodeName: "Projet Fer"},
		data.Project{ID: "j", Type: data.Recruitment, Title: "École des Forges du Val", Owner: "Forges du Val"},
		data.Need{ID: "n", Title: "Halle pour Forges du Val"},
	))
	s := w.Snapshot()
	if r, ok := s.Public(s.Projects[0]); !ok || r.(data.Project).Title != "École des Projet Fer" || r.(data.Project).Owner != "Projet Fer" {
		t.Errorf("%+v", r)
	}
	if r, _ := s.Public(s.Needs[0]); r.(data.Need).Title != "Halle pour Projet Fer" {
		t.Errorf("%+v", r)
	}
	free := data.Free{Kind: data.FreeCount, Label: "Voisins de Forges du Val", Role: data.RoleCompanies, WithinM: 100}
	deep := data.Need{ID: "m", Title: "m", Criteria: []data.Criterion{{Free: &free, Allowed: []string{"Forges du Val"}}}}
	if r, _ := s.Public(deep); r.(data.Need).Criteria[0].Free.Label != "Voisins de Projet Fer" || r.(data.Need).Criteria[0].Allowed[0] != "Projet Fer" {
		t.Errorf("%+v", r)
	}
	if free.Label != "Voisins de Forges du Val" || deep.Criteria[0].Allowed[0] != "Forges du Val" {
		t.Error("the row itself was changed")
	}
	var newer data.Need
	if err := json.Unmarshal([]byte(`{"id":"k","title":"k","criteria":[{"free":{"kind":"view","label":"v","seen_from":"Forges du Val"},"why":"Forges du Val"}]}`), &newer); err != nil {
		t.Fatal(err)
	}
	r, _ := s.Public(newer)
	if text, err := json.Marshal(r); err != nil || strings.Contains(string(text), "Forges") {
		t.Errorf("what is not read leaves: %s, %v", text, err)
	}
	if s.Projects[0].Owner != "Forges du Val" {
		t.Error("the snapshot was changed")
	}
	if _, ok := s.Public(data.Contact{ID: "x"}); ok {
		t.Error("a contact may leave")
	}
}
