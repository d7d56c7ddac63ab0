package locale_test

import (
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
