package search_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data/search"
	"emprise/geo/feature"
)

// TestHolding holds the look at each different text against one at all that a feature says, for few words and many.
func TestHolding(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	pool := []string{"Été", "forêt", "AB", "12", "0.0", "Gare", "œuf", "lot", "x", "nord", "sud", "est", "3"}
	pick := func() string { return pool[rng.IntN(len(pool))] }
	var b feature.Builder
	for i := range 200 {
		b.Begin(feature.None)
		b.Number("n", float64(i-50), feature.Integer)
		b.Number("x", math.Exp(float64(i%60)-30), feature.Real)
		if i%7 > 0 {
			b.Text("a", pick()+" "+pick())
		}
		b.Text("b", pick()+"-"+pick()+" "+pick()+" "+pick())
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for range 300 {
		var asked []string
		for range rng.IntN(12) {
			asked = append(asked, locale.Fold(pick()))
		}
		holds, err := search.Holding(t.Context(), set.Columns, asked)
		if err != nil {
			t.Fatal(err)
		}
		for f := range set.Len() {
			said := ""
			for _, c := range set.Columns {
				said += locale.Fold(c.Text(f)) + " "
			}
			want := true
			for _, word := range asked {
				want = want && strings.Contains(said, word)
			}
			if holds(f) != want {
				t.Fatalf("%q in %q: %v", asked, said, holds(f))
			}
			if want {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("nothing was found: the test proves nothing")
	}
}
