package gpkg_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/paint/golden"
)

// foreignFiles are the GeoPackages of shared/data beside the project, above the package folder.
func foreignFiles(t testing.TB) []string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for {
		root := filepath.Join(dir, "shared", "data")
		var files []string
		for _, pattern := range []string{"conformance/gpkg/*.gpkg", "fr/risques/*.gpkg", "fr/sites-economiques-cnig/*.gpkg"} {
			found, err := filepath.Glob(filepath.Join(root, pattern))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, found...)
		}
		if len(files) > 0 {
			return files
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("shared/data is not beside the project")
		}
		dir = up
	}
}

// copyOf puts a file where anything may be written beside it.
func copyOf(t testing.TB, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), filepath.Base(file))
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readLayer gives what a reading gave, its Sets in a row.
func readLayer(t testing.TB, path string, opt ingest.Options) ([]*feature.Set, *ingest.Result, error) {
	t.Helper()
	var sets []*feature.Set
	res, err := gpkg.File(t.Context(), path, opt, func(s *feature.Set) error { sets = append(sets, s); return nil }, nil)
	return sets, res, err
}

func TestForeignFilesAreReadAndLeftAlone(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, file := range foreignFiles(t) {
		path := copyOf(t, file)
		before := sum(t, path)
		fmt.Fprintf(&b, "%s\n", filepath.Base(path))
		layers, err := gpkg.Layers(t.Context(), path)
		if err != nil {
			refused(t, err)
			fmt.Fprintf(&b, "  refused: %s\n", reasonIn(err))
		}
		counts := ogrCounts(t, path)
		for _, l := range layers {
			if want, ok := counts[l.Table]; counts != nil && (!ok || want != l.Features) {
				t.Errorf("%s: %s has %d features, ogrinfo counts %d", path, l.Table, l.Features, want)
			}
			fmt.Fprintf(&b, "  %s: %s\n    %s\n", l.Table, describe(l), outcome(t, path, l))
		}
		if sum(t, path) != before {
			t.Errorf("%s has changed", path)
		}
		beside, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(beside) != 1 {
			t.Errorf("beside %s lies %v, %v", path, beside, err)
		}
	}
	golden.Text(t, "foreign.txt", b.String())
}

func describe(l gpkg.ForeignLayer) string {
	sort := strings.ToLower(l.Geometry)
	if sort == "" {
		sort = "attributes"
	}
	if l.Z {
		sort += " z"
	}
	if l.M {
		sort += " m"
	}
	system := "no system"
	if l.CRS != nil {
		system = fmt.Sprintf("EPSG:%d", l.CRS.EPSG())
	} else if l.CRSName != "" {
		system = l.CRSName
	}
	indexed := ""
	if l.Indexed {
		indexed = ", indexed"
	}
	return fmt.Sprintf("%s, %s, %d features, %d fields%s", sort, system, l.Features, len(l.Fields), indexed)
}

// outcome reads a layer and says in a line how it went.
func outcome(t *testing.T, path string, l gpkg.ForeignLayer) string {
	t.Helper()
	sets, res, err := readLayer(t, path, ingest.Options{Part: l.Table})
	if err != nil {
		refused(t, err)
		return "refused: " + err.Error()[len(path)+2:]
	}
	kept, shapes := 0, 0
	for _, s := range sets {
		kept += s.Len()
		for _, k := range s.Kinds {
			if k != feature.None {
				shapes++
			}
		}
	}
	if kept != res.Kept || int64(res.Read) != l.Features {
		t.Errorf("%s: %s: read %d, kept %d, given %d, declared %d", path, l.Table, res.Read, res.Kept, kept, l.Features)
	}
	var rules []string
	for rule, n := range res.IssueCounts {
		rules = append(rules, fmt.Sprintf("%s %d", rule, n))
	}
	slices.Sort(rules)
	return fmt.Sprintf("%s, EPSG:%d by %s, kept %d, with shape %d; %s", res.Format, res.CRS.EPSG(), res.CRSFrom, kept, shapes, strings.Join(rules, ", "))
}

func refused(t *testing.T, err error) {
	t.Helper()
	var refusal *geo.FileError
	if !errors.As(err, &refusal) {
		t.Errorf("no refusal of the file: %v", err)
	}
}

func reasonIn(err error) geo.Reason {
	var refusal *geo.FileError
	if errors.As(err, &refusal) {
		return refusal.Reason
	}
	return ""
}

func sum(t *testing.T, path string) [32]byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(raw)
}

// ogrCounts are the features of each layer as GDAL counts them, nil where it is not installed. It reads a copy: GDAL may
// write to what it opens.
func ogrCounts(t *testing.T, path string) map[string]int64 {
	t.Helper()
	if _, err := exec.LookPath("ogrinfo"); err != nil {
		return nil
	}
	out, err := exec.CommandContext(t.Context(), "ogrinfo", "-ro", "-al", "-so", copyOf(t, path)).Output()
	if err != nil {
		t.Logf("ogrinfo %s: %v", path, err)
		return nil
	}
	counts := map[string]int64{}
	name := ""
	for line := range strings.Lines(string(out)) {
		if rest, ok := strings.CutPrefix(line, "Layer name: "); ok {
			name = strings.TrimSpace(rest)
		}
		if rest, ok := strings.CutPrefix(line, "Feature Count: "); ok {
			var n int64
			if _, err := fmt.Sscan(rest, &n); err != nil {
				t.Fatal(err)
			}
			counts[name] = n
		}
	}
	return counts
}

// The values of each feature must be those that GDAL reads.
func TestForeignValuesAreThoseOfGDAL(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		t.Skip("GDAL is not installed")
	}
	for _, file := range foreignFiles(t) {
		name := filepath.Base(file)
		if name != "states10.gpkg" && !strings.HasPrefix(name, "pprt") && name != "test_gpkg_nulls.gpkg" {
			continue
		}
		path := copyOf(t, file)
		layers, err := gpkg.Layers(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range layers {
			sets, _, err := readLayer(t, path, ingest.Options{Part: l.Table})
			if err != nil {
				t.Fatal(err)
			}
			compareWithGDAL(t, copyOf(t, file), l.Table, sets)
		}
	}
}

func compareWithGDAL(t *testing.T, path, table string, sets []*feature.Set) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=10",
		"/vsistdout/", path, table).Output()
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	var doc struct {
		Features []struct {
			Properties map[string]any
			Geometry   *struct{ Coordinates any }
		}
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, s := range sets {
		for f := range s.Len() {
			want := doc.Features[n]
			for name, v := range want.Properties {
				got := s.Text(name, f)
				switch v := v.(type) {
				case nil:
					if c := s.Column(name); c != nil && c.Known(f) {
						t.Errorf("%s %d: %s is %q, GDAL has none", table, n, name, got)
					}
				case string:
					if strings.ReplaceAll(got, "-", "/") != strings.ReplaceAll(v, "-", "/") { // GDAL writes dates with slashes
						t.Errorf("%s %d: %s is %q, GDAL has %q", table, n, name, got, v)
					}
				case float64:
					x, ok := s.Column(name).Number(f)
					if !ok || x-v > 1e-6*v || v-x > 1e-6*v {
						t.Errorf("%s %d: %s is %v, GDAL has %v", table, n, name, x, v)
					}
				}
			}
			if want.Geometry != nil {
				var all []float64
				flatten(want.Geometry.Coordinates, &all)
				b := s.Bound(f)
				for i := 0; i+1 < len(all); i += 2 {
					if all[i] < b.Min[0]-1e-8 || all[i] > b.Max[0]+1e-8 || all[i+1] < b.Min[1]-1e-8 || all[i+1] > b.Max[1]+1e-8 {
						t.Fatalf("%s %d: GDAL has %g %g outside of %v", table, n, all[i], all[i+1], b)
					}
				}
			}
			n++
		}
	}
	if n != len(doc.Features) {
		t.Errorf("%s: %d features, GDAL has %d", table, n, len(doc.Features))
	}
}

func flatten(v any, into *[]float64) {
	switch v := v.(type) {
	case float64:
		*into = append(*into, v)
	case []any:
		for _, member := range v {
			flatten(member, into)
		}
	}
}

func TestForeignReadingStops(t *testing.T) {
	t.Parallel()
	for _, file := range foreignFiles(t) {
		if filepath.Base(file) != "states10.gpkg" {
			continue
		}
		stop := errors.New("enough")
		_, err := gpkg.File(t.Context(), file, ingest.Options{}, func(*feature.Set) error { return stop }, nil)
		if !errors.Is(err, stop) {
			t.Errorf("an error of the sink comes out as %v", err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := gpkg.File(ctx, file, ingest.Options{}, func(*feature.Set) error { return nil }, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("a cancelled reading ends in %v", err)
		}
	}
}
