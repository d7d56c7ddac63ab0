package search_test

import (
	"testing"

	"emprise/data/search"
)

func TestWordsAreAllInAText(t *testing.T) {
	t.Parallel()
	const lot = "La Plaine d’Arvenne — lot 10 · Arvenne · 8,06 ha · 58904_TERRAIN-ECO_00010"
	for _, c := range []struct {
		typed, text string
		in          bool
	}{
		{"", lot, true},
		{"  ", lot, true},
		{"PLAINE arvenne", lot, true},
		{"arvenne nord", lot, false},
		{"lot a", lot, false}, // neither of « Arvenne » nor of « ha »
		{"lot a", "Lot A", true},
		{"a", lot, true}, // begins a word: more may come
		{"b", lot, false},
		{"lot 1", lot, false},
		{"lot 10", lot, true},
		{"1", lot, true},
		{"lot d'arv", lot, true},
		{"58904", lot, true},
		{"terrain-eco_00010", lot, true},
		{"rvenn", lot, true},
		{"pl ar", lot, true},
		{"la ne", lot, false},
		{`"lot 10"`, lot, true},
		{`"lot 1"`, lot, false},
		{"« plaine d’arvenne »", lot, true},
		{`"arvenne plaine"`, lot, false},
		{`"arvenne lot`, lot, true}, // not closed yet
		{`"arvenne lo`, lot, true},
		{`arvenne "lot 10" ha`, lot, true},
		{`"" lot`, lot, true},
		{`Étang`, "lot de l'etang", true},
	} {
		if got := search.WordsOf(c.typed).In(c.text); got != c.in {
			t.Errorf("%q in %q: %v", c.typed, c.text, got)
		}
	}
	if !search.WordsOf(`"" - `).None() || search.WordsOf("x").None() {
		t.Error("what asks for nothing is not told from what asks")
	}
}

func FuzzWords(f *testing.F) {
	f.Add("lot a", "Lot A")
	f.Add(`"lot`, "lot 1")
	f.Fuzz(func(t *testing.T, typed, text string) {
		w := search.WordsOf(typed)
		if w.In(text) && !w.In(text, "more") {
			t.Errorf("%q is in %q, and is not in more", typed, text)
		}
	})
}
