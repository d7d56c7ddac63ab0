package locale_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

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

// Letters that are folded one by one come out as the whole text does that is taken apart, without its marks.
func TestFoldingLetterByLetterIsFoldingTheText(t *testing.T) {
	t.Parallel()
	apart := strings.NewReplacer("œ", "oe", "æ", "ae", "’", " ", "'", " ", "-", " ", "\u00a0", " ", "\u202f", " ")
	want := func(s string) string {
		return apart.Replace(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(strings.ToLower(s))))
	}
	random := rand.New(rand.NewPCG(1, 2))
	pools := [][2]rune{{0, 0x7f}, {0x80, 0x17f}, {0x2000, 0x206f}, {0x180, 0x3ff}, {0x400, 0x2fff}}
	for known := range len(pools) + 1 {
		for range 5_000 {
			var text []rune
			for range 1 + random.IntN(12) {
				pool := pools[random.IntN(max(1, known))]
				text = append(text, pool[0]+random.Int32N(pool[1]-pool[0]+1))
			}
			if s := string(text); locale.Fold(s) != want(s) {
				t.Fatalf("%q: %q, not %q", s, locale.Fold(s), want(s))
			}
		}
	}
	for r := range rune(0x3000) {
		if s := "é" + string(r); locale.Fold(s) != want(s) {
			t.Errorf("%q: %q, not %q", s, locale.Fold(s), want(s))
		}
	}
	if s := "É\xff-A"; locale.Fold(s) != want(s) {
		t.Errorf("%q: %q, not %q", s, locale.Fold(s), want(s))
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		locale.Fold("12 RUE DE LA GARE")
	}
}

func BenchmarkFoldAccents(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		locale.Fold("Société des Énergies de l’Étang — lot 12")
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
