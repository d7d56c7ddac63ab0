package standard_test

import (
	"math"
	"testing"

	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// TestWorkforceKeepsItsZero: the official example writes 3 for the class 03.
func TestWorkforceKeepsItsZero(t *testing.T) {
	t.Parallel()
	s, ok := standard.ByID("cnig-etablissement")
	if !ok {
		t.Fatal("no such standard")
	}
	var b feature.Builder
	for _, code := range []string{"3", "03", "NN", "12", ""} {
		b.Begin(feature.Points)
		b.Ring([]float64{3, 47}, false)
		b.Text("SIRET", "55210055400013")
		if code != "" {
			b.Text("etab_effectif_code", code)
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	read := readAs(t, s.ID, set)
	for f, want := range []string{"03", "03", "NN", "12", ""} {
		if got := read.Text("workforce_code", f); got != want {
			t.Errorf("row %d: %q, want %q", f, got, want)
		}
	}
}

// TestRealParcelsAreNamedAndMeasuredOnce: the parts of a parcel's name come stripped and make its identifier when padded; the
// contenance is the fiscal area, which our measures leave alone and the standard warns of.
func TestRealParcelsAreNamedAndMeasuredOnce(t *testing.T) {
	t.Parallel()
	s, ok := standard.ByID("etalab-parcelles")
	if !ok {
		t.Fatal("no such standard")
	}
	cautioned := false
	for _, c := range s.Cautions {
		cautioned = cautioned || c == "contenance_fiscal"
	}
	if !cautioned {
		t.Error("nothing warns that contenance is not the drawn area")
	}
	set, _, err := ingest.All(t.Context(), reference.Path(t, "fr/cadastre/cadastre-91432-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := readAs(t, s.ID, set)
	if read.Column(standard.AreaField) != nil {
		t.Error("the fiscal area was taken for a measure")
	}
	apart := 0
	for f := range read.Len() {
		id, ok := standard.ComposeParcel(read.Text("commune", f), read.Text("prefixe", f), read.Text("section", f), read.Text("numero", f))
		if !ok || id != read.Text("id", f) {
			t.Fatalf("%s made %s", read.Text("id", f), id)
		}
		if deed, known := read.Column("contenance").Number(f); known && math.Abs(deed/float64(measure.FeatureArea(read, f))-1) > 0.1 {
			apart++
		}
	}
	if apart == 0 {
		t.Error("no parcel differs by a tenth: the two areas are not two")
	}
}

// readAs reads a set by the proposal of a standard.
func readAs(t *testing.T, id string, set *feature.Set) *feature.Set {
	t.Helper()
	m, err := standard.Propose(id, "", standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	read, _ := m.Layer(set)
	return read
}
