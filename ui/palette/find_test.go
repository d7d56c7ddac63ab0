package palette_test

import (
	"slices"
	"testing"

	"emprise/ui/kit"
	"emprise/ui/palette"
)

func TestFind(t *testing.T) {
	actions := []kit.Action{
		{ID: "open", Title: "Ouvrir un projet"},
		{ID: "recruitment.add", Title: "Ajouter un projet de recrutement"},
		{ID: "P1", Title: "Les Prés — lot 1", Detail: "Terrain · Ébrelles"},
		{ID: "P2", Title: "Projet Cargo"},
	}
	for text, want := range map[string][]string{
		"":         {"open", "recruitment.add", "P1", "P2"},
		"projet":   {"P2", "open", "recruitment.add"},
		"aj recr":  {"recruitment.add"},
		"EBRELLES": {"P1"},
		"pres 1":   {"P1"},
		"zzz":      nil,
	} {
		var got []string
		for _, a := range palette.Find(actions, text) {
			got = append(got, a.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
