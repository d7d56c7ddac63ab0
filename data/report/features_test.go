package report_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"emprise/assets/locale"
	"emprise/data/report"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

func someFeatures(t *testing.T) *feature.Set {
	t.Helper()
	var b feature.Builder
	for i, name := range []string{"Forêt; nord", "=1+1", "-12", "@x", "+33 1", `dit "le Clos"`, ""} {
		b.Begin(feature.Points)
		b.Ring([]float64{2 + float64(i)/10, 47}, false)
		if name != "" {
			b.Text("nom", name)
		}
		b.Number("surface", float64(i)+0.5, feature.Real)
		b.Number("annee", 2024, feature.Integer)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestRowsForASpreadsheet(t *testing.T) {
	t.Parallel()
	set := someFeatures(t)
	for lang, want := range map[string][]string{"fr": {"'=1+1", "1,5", "2024"}, "en": {"'=1+1", "1.5", "2024"}} {
		path := filepath.Join(t.TempDir(), "lignes.csv")
		if err := report.WriteFeatures(t.Context(), path, set, []int32{1, 0, 2, 3, 4, 5, 6}, locale.New(lang), nil); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(b, []byte("\ufeff")) {
			t.Fatalf("%q, %v", b, err)
		}
		r := csv.NewReader(bytes.NewReader(b[3:]))
		if r.Comma = ','; lang == "fr" {
			r.Comma = ';'
		}
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 8 {
			t.Fatalf("%v, %v", rows, err)
		}
		for i, cell := range want {
			if rows[1][i] != cell {
				t.Errorf("%s: cell %d is %q, want %q", lang, i, rows[1][i], cell)
			}
		}
		for _, row := range rows[1:] {
			if row[0] != "" && row[0] != "-12" && bytes.ContainsRune([]byte("=+-@"), rune(row[0][0])) {
				t.Errorf("%s: %q would be taken for a formula", lang, row[0])
			}
		}
		if rows[2][0] != "Forêt; nord" || rows[6][0] != `dit "le Clos"` || rows[7][0] != "" {
			t.Errorf("%s: %q", lang, rows)
		}
	}
}

func TestRowsWithTheirShapes(t *testing.T) {
	t.Parallel()
	set := someFeatures(t)
	path := filepath.Join(t.TempDir(), "lignes.geojson")
	if err := report.WriteFeatures(t.Context(), path, set, []int32{5, 1}, locale.New("fr"), nil); err != nil {
		t.Fatal(err)
	}
	back, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	if err != nil || back.Len() != 2 || back.Text("nom", 0) != `dit "le Clos"` || back.Text("nom", 1) != "=1+1" || back.Coords[0] != 2.5 {
		t.Errorf("%+v, %v", back, err)
	}
	if err := report.WriteFeatures(t.Context(), filepath.Join(path, "no.csv"), set, []int32{1}, locale.New("fr"), nil); err == nil {
		t.Error("a file was taken for a folder")
	}
}
