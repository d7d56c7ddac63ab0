package feature_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// TestWhatIsWrittenIsReadBack writes every kind of geometry and value, and reads the file as any other.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	square := func(x, y, side float64) orb.Ring {
		return orb.Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}
	}
	hole := orb.Ring{{2.2, 47.2}, {2.2, 47.4}, {2.4, 47.4}, {2.4, 47.2}, {2.2, 47.2}}
	shapes := []orb.Geometry{
		orb.MultiPoint{{2, 47}},
		orb.MultiPoint{{2, 47}, {2.5, 47.5}},
		orb.MultiLineString{{{2, 47}, {3, 48}}},
		orb.MultiLineString{{{2, 47}, {3, 48}}, {{1, 46}, {1.5, 46.25}}},
		orb.MultiPolygon{{square(2, 47, 1), hole}},
		orb.MultiPolygon{{square(2, 47, 1), hole}, {square(4, 47, 0.5)}},
		nil,
	}
	var b feature.Builder
	for i, g := range shapes {
		b.Begin(feature.KindOf(g))
		b.Geometry(g)
		b.Text("nom", "« Été » \"œ\" \n</script>"+strings.Repeat("x", i))
		if i%2 == 0 {
			b.Number("rang", float64(i), feature.Integer)
		}
		b.Number("part", float64(i)/8, feature.Real)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(`{"type":"FeatureCollection","features":[`)
	for f := range set.Len() {
		if f > 0 {
			text = append(text, ',')
		}
		text = set.AppendJSON(text, f)
	}
	text = append(text, "]}"...)
	if !json.Valid(text) {
		t.Fatalf("not JSON: %s", text)
	}
	path := filepath.Join(t.TempDir(), "written.geojson")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	back, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for f := range set.Len() {
		if a, b := set.Geometry(f), back.Geometry(f); a == nil != (b == nil) || a != nil && !orb.Equal(a, b) {
			t.Errorf("feature %d: %v became %v", f, a, b)
		}
		for _, name := range []string{"nom", "rang", "part"} {
			if a, b := set.Text(name, f), back.Text(name, f); a != b {
				t.Errorf("feature %d: %s %q became %q", f, name, a, b)
			}
		}
	}
}
