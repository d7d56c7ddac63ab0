package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"emprise/geo/reference"
)

const square = `{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[2.35,48.7],[2.36,48.7],[2.36,48.71],[2.35,48.71],[2.35,48.7]]]}}`

func collection(features ...string) []byte {
	return []byte(`{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`)
}

func squeezed(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ogrinfo gives what GDAL says of a file, and skips the test where it is not installed.
func ogrinfo(t *testing.T, args ...string) string {
	t.Helper()
	path, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed")
	}
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("ogrinfo %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// unpacked is a copy of a gzip file as GDAL reads it.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "plain.geojson", text)
}

var featureCount = regexp.MustCompile(`Feature Count: (\d+)`)

func TestImportOfARealCadastre(t *testing.T) {
	t.Parallel()
	source := reference.Path(t, "fr/cadastre/cadastre-91432-parcelles.json.gz")
	project := filepath.Join(t.TempDir(), "p.gpkg")
	r := answer[importResult](t, "import", project, source, "--role", "parcels", "--producer", "DGFiP", "--date", "2024-01")
	if !r.Created || len(r.Files) != 1 {
		t.Fatalf("%+v", r)
	}
	got := r.Files[0]
	layers := answer[[]struct {
		ID, Role, Producer string
		Count              int
	}](t, "layers", project)
	if len(layers) != 1 || layers[0].Count != got.Features || layers[0].Role != "parcels" || layers[0].Producer != "DGFiP" {
		t.Errorf("layers %+v", layers)
	}
	if want := oracleArea(t); math.Abs(got.AreaM2-want) > 1e-4*want {
		t.Errorf("the parcels cover %.0f m², the oracle says %.0f", got.AreaM2, want)
	}
	t.Run("ogrinfo", func(t *testing.T) {
		t.Parallel()
		said := featureCount.FindStringSubmatch(ogrinfo(t, "-so", "-al", unpacked(t, source)))
		if len(said) == 0 || said[1] != strconv.Itoa(got.Features) {
			t.Errorf("%d features, ogrinfo says %v", got.Features, said)
		}
		whole := ogrinfo(t, "-so", "-al", project)
		if strings.Contains(whole, "Warning") || strings.Contains(whole, "ERROR") {
			t.Errorf("ogrinfo complains: %s", whole)
		}
		said = featureCount.FindStringSubmatch(ogrinfo(t, "-so", project, got.Layer))
		if len(said) == 0 || said[1] != strconv.Itoa(got.Features) {
			t.Errorf("%d features stored, ogrinfo says %v", got.Features, said)
		}
	})
}

// oracleArea is the sum of the areas of the same file on the ellipsoid, by another program.
func oracleArea(t *testing.T) float64 {
	t.Helper()
	text, err := os.ReadFile(unpacked(t, reference.Path(t, "oracles/cadastre-91432-areas-iris.json.gz")))
	if err != nil {
		t.Fatal(err)
	}
	var oracle struct {
		Total float64 `json:"total_area_geodesic_m2"`
	}
	if err := json.Unmarshal(text, &oracle); err != nil {
		t.Fatal(err)
	}
	return oracle.Total
}

func TestImportRefusals(t *testing.T) {
	t.Parallel()
	whole := collection(square, square)
	tests := []struct {
		name string
		text []byte
		word string // in the sentence
	}{
		{"empty.geojson", nil, "vide"},
		{"blank.geojson", []byte(" \n\t\n"), "vide"},
		{"truncated.geojson", whole[:len(whole)-30], "coupé"},
		{"truncated.geojson.gz", squeezed(t, bytes.Repeat(whole, 200))[:400], "«"},
		{"page.geojson", []byte("<!DOCTYPE html>\n<html><body>404</body></html>"), "page web"},
		{"notjson.geojson", []byte("bonjour"), "JSON"},
		{"other.geojson", []byte(`{"a":1}`), "GeoJSON"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			source := file(t, tt.name, tt.text)
			refuses(t, source, tt.word)
		})
	}
	t.Run("coverage", func(t *testing.T) {
		t.Parallel()
		project, source := filepath.Join(t.TempDir(), "p.gpkg"), file(t, "a.geojson", whole)
		if code, _, stderr := run(t, "import", project, source, "--covers", "58901,here"); code != exitUsage || !strings.Contains(stderr, "territory") {
			t.Errorf("exit code %d, %s", code, stderr)
		}
		must(t, "import", project, source, "--covers", "58901,58902")
		if l := answer[[]struct{ Coverage string }](t, "layers", project); len(l) != 1 || l[0].Coverage != "58901,58902" {
			t.Errorf("%+v", l)
		}
	})
	t.Run("missing", func(t *testing.T) {
		t.Parallel()
		refuses(t, filepath.Join(t.TempDir(), "nowhere.geojson"), "n’existe pas")
	})
	t.Run("folder", func(t *testing.T) {
		t.Parallel()
		refuses(t, t.TempDir(), "dossier")
	})
}

// refuses plays an import that must fail with one sentence that names the file, leaving no trace in a new project and none in
// one that is there.
func refuses(t *testing.T, source, word string) {
	t.Helper()
	folder := t.TempDir()
	code, stdout, stderr := run(t, "import", filepath.Join(folder, "p.gpkg"), source)
	if code != exitFailed || stdout != "" {
		t.Errorf("exit code %d, %q", code, stdout)
	}
	sentence := strings.TrimSuffix(stderr, "\n")
	if strings.Contains(sentence, "\n") || !strings.Contains(sentence, source) || !strings.Contains(sentence, word) {
		t.Errorf("said %q", stderr)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	good := file(t, "good.geojson", collection(square))
	there := filepath.Join(folder, "there.gpkg")
	must(t, "import", there, good)
	before := must(t, "layers", there, "--json")
	if code, _, _ := run(t, "import", there, good, source); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	after := answer[[]struct{ Name string }](t, "layers", there)
	if len(after) != 2 { // the good file is one change, made before the bad one was looked at
		t.Errorf("layers %+v after %s", after, before)
	}
	if beside, _ := filepath.Glob(there + "-*"); len(beside) != 0 {
		t.Errorf("left beside: %v", beside)
	}
}

func TestProjectRefusals(t *testing.T) {
	t.Parallel()
	good := file(t, "good.geojson", collection(square))
	other := file(t, "other.gpkg", []byte("this is no database at all, only some text that is long enough"))
	for _, tt := range []struct {
		args []string
		word string
	}{
		{[]string{"import", other, good}, "GeoPackage"},
		{[]string{"layers", other}, "GeoPackage"},
		{[]string{"layers", filepath.Join(t.TempDir(), "none.gpkg")}, "n’existe pas"},
		{[]string{"layers", t.TempDir()}, "dossier"},
		{[]string{"import", filepath.Join(t.TempDir(), "no", "folder", "p.gpkg"), good}, "dossier"},
		{[]string{"new", other}, "existe déjà"},
	} {
		code, stdout, stderr := run(t, tt.args...)
		if code != exitFailed || stdout != "" || !strings.Contains(stderr, tt.word) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: exit code %d, %q, %q", tt.args, code, stdout, stderr)
		}
	}
	if text, _ := os.ReadFile(other); !strings.HasPrefix(string(text), "this is no database") {
		t.Error("a file that is not ours was written to")
	}
}

func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Skip("root may write anywhere")
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	good := file(t, "good.geojson", collection(square))
	code, _, stderr := run(t, "import", filepath.Join(folder, "p.gpkg"), good)
	if code != exitFailed || !strings.Contains(stderr, "écrire") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

func TestImportListsInvalidFeatures(t *testing.T) {
	t.Parallel()
	bow := `{"type":"Feature","properties":{"id":"b"},"geometry":{"type":"Polygon","coordinates":[[[2.35,48.7],[2.36,48.71],[2.36,48.7],[2.35,48.71],[2.35,48.7]]]}}`
	lost := `{"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Polygon","coordinates":"nowhere"}}`
	source := file(t, "some.geojson", collection(square, bow, lost, strings.ReplaceAll(square, `"a"`, `"d"`)))
	r := answer[importResult](t, "import", filepath.Join(t.TempDir(), "p.gpkg"), source)
	got := r.Files[0]
	if got.Read != 4 || got.Features < 2 || got.Features > 4 || len(got.Issues) < 2 {
		t.Errorf("%+v", got)
	}
	places := map[int]bool{}
	for _, i := range got.Issues {
		places[i.Feature] = true
		if got.IssueCounts[i.Rule] == 0 {
			t.Errorf("rule %q is not counted", i.Rule)
		}
	}
	if !places[1] || !places[2] || places[0] || places[3] {
		t.Errorf("issues at %v", places)
	}
	code, _, stderr := run(t, "import", filepath.Join(t.TempDir(), "q.gpkg"), source)
	if code != exitDone || stderr == "" || strings.ContainsAny(stderr, "⟦") {
		t.Errorf("exit code %d, said %q", code, stderr)
	}
}

// Whatever a file holds, the answer is a layer or one sentence, in words.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	list, err := filepath.Glob(filepath.Join(filepath.Dir(reference.Path(t, "nasty/expected.json")), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range list {
		t.Run(filepath.Base(source), func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := run(t, "info", source)
			switch code {
			case exitDone:
				if stdout == "" || strings.ContainsAny(stdout+stderr, "⟦") {
					t.Errorf("%s%s", stdout, stderr)
				}
			case exitFailed:
				if stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, source) || strings.ContainsAny(stderr, "⟦") {
					t.Errorf("%q, %q", stdout, stderr)
				}
			default:
				t.Errorf("exit code %d", code)
			}
		})
	}
}

func TestImportIsUndone(t *testing.T) {
	t.Parallel()
	source := file(t, "good.geojson", collection(square))
	project := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "import", project, source, "--layer", "Parcelles d’essai")
	must(t, "undo", project)
	if layers := answer[[]struct{}](t, "layers", project); len(layers) != 0 {
		t.Errorf("%d layers after undo", len(layers))
	}
	journal := answer[[]struct {
		Undone bool
		Note   struct{ Key string }
	}](t, "journal", project)
	if len(journal) != 1 || !journal[0].Undone || journal[0].Note.Key != "edit.import" {
		t.Errorf("journal %+v", journal)
	}
	if code, _, stderr := run(t, "undo", project); code != exitFailed || !strings.Contains(stderr, "rien à annuler") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}
