package palette_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emprise/assets/locale"
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

// What is found among many is what is found by looking at each, word by word and without anything kept from before.
func TestAnIndexFindsWhatLookingAtEachFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	syllables := []string{"Lot", "lot", "É", "tang", "cœur", " ", "-", "’", "1", "12", "a", "Prés", " · "}
	name := func(most int) string {
		var b strings.Builder
		for range random.IntN(most + 1) {
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		return b.String()
	}
	actions := make([]kit.Action, 400)
	for i := range actions {
		actions[i] = kit.Action{ID: name(2), Title: name(5), Detail: name(3), Shortcut: strconv.Itoa(i)}
		if random.IntN(3) == 0 {
			why := name(1)
			actions[i].Disabled = func() string { return why }
		}
	}
	index := palette.NewIndex(actions)
	for range 400 {
		text := name(3)
		want := lookAtEach(actions, text)
		for way, found := range map[string][]kit.Action{"index": index.Find(text), "function": palette.Find(actions, text)} {
			same := slices.EqualFunc(found, want, func(a, b kit.Action) bool { return a.Shortcut == b.Shortcut })
			if !same {
				t.Fatalf("%s: %q finds %d, not %d, or in another order", way, text, len(found), len(want))
			}
		}
	}
}

// lookAtEach scores each action on its own and sorts them.
func lookAtEach(actions []kit.Action, text string) []kit.Action {
	words := strings.Fields(locale.Fold(text))
	scores := map[string]int{}
	var found []kit.Action
	for _, a := range actions {
		title, all, score, ok := locale.Fold(a.Title), locale.Fold(a.Title)+" "+locale.Fold(a.Detail)+" "+locale.Fold(a.ID), 0, true
		for i, w := range words {
			switch {
			case i == 0 && strings.HasPrefix(title, w):
			case strings.Contains(" "+title, " "+w):
				score++
			case strings.Contains(title, w):
				score += 2
			case strings.Contains(all, w):
				score += 4
			default:
				ok = false
			}
		}
		if ok {
			if a.Why() != "" && len(words) > 0 {
				score += 1000
			}
			scores[a.Shortcut] = score
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b kit.Action) int { return scores[a.Shortcut] - scores[b.Shortcut] })
	return found
}

// Of a large project, what opening the palette and typing a letter after another costs.
func BenchmarkFind(b *testing.B) {
	actions := make([]kit.Action, 10_000)
	for i := range actions {
		actions[i] = kit.Action{ID: fmt.Sprintf("58901_TERRAIN-ECO_%05d", i), Title: fmt.Sprintf("Lot %d de l’Étang", i), Detail: "Terrain · Arvenne-sur-Loire"}
	}
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			palette.NewIndex(actions)
		}
	})
	index := palette.NewIndex(actions)
	for _, text := range []string{"l", "lot 99", "arvenne", "zzz"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				index.Find(text)
			}
		})
	}
}
