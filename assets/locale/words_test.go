package locale_test

import (
	"slices"
	"testing"

	"emprise/assets/locale"
)

// No line ends within a number, before its unit or its month, or before a sign that stands with the word before it.
func TestWordsThatBelongTogether(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Plateforme de 40 000 m² :":               {"Plateforme", "de", "40 000 m² :"},
		"« Le Clos » ; 3,50 ha.":                  {"« Le", "Clos » ;", "3,50 ha."},
		"jusqu’au 31 mars 2027, puis 12 lots":     {"jusqu’au", "31 mars", "2027,", "puis", "12", "lots"},
		"en 2026 250 kVA, lot 3 300 m":            {"en", "2026 250 kVA,", "lot", "3 300 m"},
		"A · B":                                   {"A ·", "B"},
		"Inventaire (art. L. 318-8-2) – lot n° 4": {"Inventaire", "(art. L. 318-8-2) –", "lot", "n° 4"},
		"": {""},
	} {
		if got := locale.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
