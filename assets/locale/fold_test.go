package locale_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"emprise/assets/locale"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Énergie": "energie", "Cœur d’Îlot": "coeur d ilot", "Croix-Blanche": "croix blanche", "ÆTHER": "aether", "L'Haÿ": "l hay",
		"AB 12": "ab 12", "": "",
	} {
		if got := locale.Fold(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		locale.Fold("12 RUE DE LA GARE")
	}
}

// Rows come in the order of their keys, as a stable sort has them, and each is asked for its key once.
func TestSortedBy(t *testing.T) {
	t.Parallel()
	names := strings.Fields("Zone éco À-côté zone Eco abri ZONE a-cote Été")
	asked := 0
	got := locale.SortedBy(names, func(s string) string { asked++; return locale.Fold(s) })
	want := slices.Clone(names)
	slices.SortStableFunc(want, func(a, b string) int { return cmp.Compare(locale.Fold(a), locale.Fold(b)) })
	if !slices.Equal(got, want) || asked != len(names) || names[0] != "Zone" {
		t.Errorf("%q after %d questions, want %q", got, asked, want)
	}
}
