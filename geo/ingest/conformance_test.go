package ingest_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// load reads a file whole, and checks what holds for every file.
func load(t *testing.T, path string) (*feature.Set, *ingest.Result, error) {
	t.Helper()
	set, res, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	if err != nil {
		var refused *geo.FileError
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v is not a *geo.FileError", filepath.Base(path), err)
		}
		return nil, nil, err
	}
	if set.Len() != res.Kept || res.Kept > res.Read {
		t.Errorf("%s: %d features read, %d kept, %d in the set", filepath.Base(path), res.Read, res.Kept, set.Len())
	}
	for i := 0; i < len(set.Coords); i += 2 {
		if lon, lat := set.Coords[i], set.Coords[i+1]; !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) {
			t.Errorf("%s: position %v, %v is nowhere", filepath.Base(path), lon, lat)
			break
		}
	}
	return set, res, nil
}

func TestHostileFiles(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(reference.Path(t, "nasty/expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]struct {
		Verdict  string
		Features *int
		Why      string
	}
	if err := json.Unmarshal(raw, &expected); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(reference.Path(t, "nasty"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := expected[e.Name()]; !ok && e.Name() != "expected.json" {
			t.Errorf("%s has no verdict", e.Name())
		}
	}
	for name, want := range expected {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, res, err := load(t, reference.Path(t, "nasty/"+name))
			mayRefuse := strings.Contains(want.Verdict, "refusal") || strings.Contains(want.Verdict, "ask") || want.Verdict == "skip"
			switch accept := strings.HasPrefix(want.Verdict, "accept"); {
			case err != nil && !mayRefuse:
				t.Fatalf("refused (%v); want %s: %s", err, want.Verdict, want.Why)
			case err != nil:
				return
			case want.Verdict == "clear-refusal" || want.Verdict == "ask" || want.Verdict == "skip":
				t.Fatalf("accepted, %d of %d kept; want %s: %s", res.Kept, res.Read, want.Verdict, want.Why)
			case want.Features != nil && res.Kept != *want.Features:
				t.Fatalf("%d of %d kept, want %d: %s", res.Kept, res.Read, *want.Features, want.Why)
			case accept && strings.Contains(want.Verdict, "warning"), want.Verdict == "reject-feature":
				if len(res.Issues) == 0 {
					t.Fatalf("nothing is said of it: %s", want.Why)
				}
			case accept:
				for _, i := range res.Issues {
					if i.Severity == ingest.Error {
						t.Fatalf("a feature is lost by rule %s: %s", i.Rule, want.Why)
					}
				}
			}
		})
	}
}

func TestJSONConformance(t *testing.T) {
	t.Parallel()
	dir := reference.Path(t, "conformance/json")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) < 280 {
		t.Fatal(err, len(entries))
	}
	for _, e := range entries {
		_, _, err := load(t, filepath.Join(dir, e.Name()))
		var refused *geo.FileError
		if !errors.As(err, &refused) {
			t.Errorf("%s: not refused", e.Name())
			continue
		}
		switch e.Name()[:2] {
		case "y_": // good JSON, but no GeoJSON
			if refused.Reason != geo.FileNotGeoJSON {
				t.Errorf("%s: %v, want %s", e.Name(), err, geo.FileNotGeoJSON)
			}
		case "n_":
			if refused.Reason == geo.FileNotGeoJSON {
				t.Errorf("%s: broken JSON is taken for sound: %v", e.Name(), err)
			}
		case "i_": // an implementation may take it or not
		default:
			t.Errorf("%s is of no known family", e.Name())
		}
	}
}

// harmlessHints are what geojsonhint refuses and we take without a word, each with the reason.
var harmlessHints = map[string]string{
	"bad-polygon-interiorring-rhr.geojson":  "which way a ring turns: RFC 7946 §3.1.6 asks readers not to refuse it",
	"badfeatureid.geojson":                  "an id that is an object is kept as its text",
	"bbox-4or6elements.geojson":             "a bbox is not read: bounds are those of the positions",
	"bbox-contains-string.geojson":          "a bbox is not read",
	"excessive_precision_truncated.geojson": "ten decimals: true to the format, and no loss",
}

func TestGeoJSONHint(t *testing.T) {
	t.Parallel()
	good, err := filepath.Glob(reference.Path(t, "conformance/geojsonhint") + "/good/*.geojson")
	if err != nil || len(good) == 0 {
		t.Fatal(err, len(good))
	}
	for _, path := range good {
		_, res, err := load(t, path)
		if filepath.Base(path) == "issue82.geojson" { // metres that declare no system
			unknownCRS(t, err)
			continue
		}
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for _, i := range res.Issues {
			if i.Severity == ingest.Error {
				t.Errorf("%s: feature %d is lost by rule %s", filepath.Base(path), i.Feature, i.Rule)
			}
		}
	}
	bad, err := filepath.Glob(reference.Path(t, "conformance/geojsonhint") + "/bad/*.geojson")
	if err != nil || len(bad) == 0 {
		t.Fatal(err, len(bad))
	}
	for _, path := range bad {
		_, res, err := load(t, path)
		if err != nil {
			continue
		}
		told := len(res.IssueCounts)
		if res.IssueCounts["outside_france"] > 0 {
			told--
		}
		if _, harmless := harmlessHints[filepath.Base(path)]; harmless != (told == 0) {
			t.Errorf("%s: issues %v", filepath.Base(path), res.IssueCounts)
		}
	}
}

func TestGDALFixtures(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(reference.Path(t, "conformance/gdal-geojson") + "/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		_, _, err := load(t, path)
		if filepath.Base(path) == "feature_with_type_Topology_property.json" { // the British grid
			unknownCRS(t, err)
		} else if err != nil {
			t.Errorf("%v", err)
		}
	}
}

func unknownCRS(t *testing.T, err error) {
	t.Helper()
	var refused *geo.FileError
	if !errors.As(err, &refused) || refused.Reason != geo.FileUnknownCRS {
		t.Errorf("%v, want %s", err, geo.FileUnknownCRS)
	}
}
