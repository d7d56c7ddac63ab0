package ingest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// What is shown of a file while it is read are beginnings of what is read, and stay so; showing them changes nothing.
func TestGlimpsesAreBeginnings(t *testing.T) {
	t.Parallel()
	const n = 33_500
	line := "[2,48]" + strings.Repeat(",[2.1,48.2],[2.2,48.1]", 15)
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		number := fmt.Sprint(i)
		if i == n-1 {
			number = `"none"` // which makes texts of all numbers before it
		}
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"id":"p%d","n":%s,"kind":"k%d"},"geometry":{"type":"LineString","coordinates":[%s,[2.%d,48.1]]}}`, i, number, i%7, line, i)
	}
	b.WriteString(`]}`)
	text := b.String()
	for _, workers := range []int{1, 3} {
		opt := ingest.Options{Workers: workers, Limits: ingest.Limits{Batch: n}}
		plain := readWith(strings.NewReader(text), opt)
		var shown []*feature.Set
		opt.Glimpse = func(s *feature.Set) { shown = append(shown, s) }
		got := readWith(strings.NewReader(text), opt)
		if d := differ(plain, got); d != "" {
			t.Errorf("%d workers: a reading that is looked at gives other %s", workers, d)
		}
		if len(shown) != 2 {
			t.Fatalf("%d workers: shown %d times", workers, len(shown))
		}
		whole := got.batches[0]
		before := 0
		for _, s := range shown {
			k := s.Len()
			if k < 2*before || k >= n || len(s.Coords)/2+k < 250_000 {
				t.Errorf("%d workers: %d features after %d", workers, k, before)
			}
			before = k
			if !slices.Equal(s.Coords, whole.Coords[:len(s.Coords)]) || !slices.Equal(s.Rings, whole.Rings[:len(s.Rings)]) || !slices.Equal(s.Starts, whole.Starts[:k+1]) {
				t.Errorf("%d workers: %d features: other shapes", workers, k)
			}
			for f := range k {
				for _, c := range whole.Columns {
					if got, want := s.Text(c.Name, f), c.Text(f); got != want {
						t.Fatalf("%d workers: %s of %d: %q, want %q", workers, c.Name, f, got, want)
					}
				}
			}
		}
	}
}
