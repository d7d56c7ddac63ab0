package main

import (
	"encoding/csv"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"emprise/geo/reference"
)

// A project of a real commune, a need of two to three hectares: assemblies as JSON, as text in both languages and as rows,
// around a parcel and anywhere, the same each time.
func TestAssembliesOfACommune(t *testing.T) {
	t.Parallel()
	parcels := reference.Path(t, "fr/cadastre/cadastre-91326-parcelles.json.gz")
	p := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "import", p, parcels, "--role", "parcels")
	must(t, "needs", p, "--add", file(t, "need.json", []byte(`{"id":"B","title":"Atelier","criteria":[
		{"measure":"area_m2","hard":true,"weight":1,"min":20000,"ideal":25000,"max":30000}]}`)))

	all := answer[assembliesJSON](t, "match", p, "--need", "B", "--assemble")
	if !all.Searched.Exact || all.Searched.Size != 6 || all.Searched.Parcels < 2800 || len(all.Assemblies) < 10 {
		t.Errorf("%+v, %d assemblies", all.Searched, len(all.Assemblies))
	}
	for _, a := range all.Assemblies {
		if a.AreaM2 < 20_000 || a.AreaM2 > 30_000 || a.Verdict != "fits" || a.Score == nil || len(a.Parcels) > 6 || a.Owners != nil {
			t.Errorf("%+v", a)
		}
	}
	seed := all.Assemblies[1].Parcels[0]
	around := answer[assembliesJSON](t, "match", p, "--need", "B", "--assemble", "--seed", seed, "--max-parcels", "4")
	if len(around.Assemblies) == 0 {
		t.Error("nothing around a parcel")
	}
	for _, a := range around.Assemblies {
		if !strings.Contains(strings.Join(a.Parcels, " "), seed) || len(a.Parcels) > 4 {
			t.Errorf("around %s: %v", seed, a.Parcels)
		}
	}
	short := answer[assembliesJSON](t, "match", p, "--need", "B", "--assemble", "--budget", "5000")
	if short.Searched.Exact || short.Searched.Stop != "budget" || short.Searched.Size >= 6 {
		t.Errorf("within a budget: %+v", short.Searched)
	}

	for lang, want := range map[string]string{"fr": "Tous les ensembles jusqu’à 6 parcelles", "en": "All sets of up to 6 parcels"} {
		text := must(t, "match", p, "--need", "B", "--assemble", "--lang", lang)
		if !strings.Contains(text, want) || !strings.Contains(text, all.Assemblies[0].Name) {
			t.Errorf("%s: %s", lang, text)
		}
		if again := must(t, "match", p, "--need", "B", "--assemble", "--lang", lang); again != text {
			t.Errorf("%s: another answer", lang)
		}
	}

	r := csv.NewReader(strings.NewReader(must(t, "match", p, "--need", "B", "--assemble", "--csv")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != len(all.Assemblies)+1 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	if area, err := strconv.ParseFloat(rows[1][4], 64); err != nil || area != all.Assemblies[0].AreaM2 {
		t.Errorf("area %s: %v", rows[1][4], err)
	}
}

func TestAssembliesThatCannotBeLookedFor(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{nil, exitFailed, "30314"}, // the whole territory
		{[]string{"--zone", "x"}, exitFailed, "x"},
		{[]string{"--seed", "x", "--zone", "y"}, exitUsage, ""},
	} {
		args := append([]string{"match", p, "--need", "BES-0003", "--assemble", "--lang", "fr"}, tt.args...)
		code, _, stderr := run(t, args...)
		if code != tt.code || !strings.Contains(stderr, tt.says) {
			t.Errorf("%v: %d: %s", tt.args, code, stderr)
		}
	}
}

// In the zones of the demonstration territory owners and prices are known of some parcels.
func TestAssembliesOfAZone(t *testing.T) {
	t.Parallel()
	a := answer[assembliesJSON](t, "match", territoryOf(t), "--need", "BES-0003", "--assemble", "--zone", "58904_SITE-ECO_00001", "--across-street", "15", "--free")
	if !a.Searched.Exact || len(a.Compared) != 8 || len(a.Assemblies) == 0 || a.Refused["outside"] == 0 {
		t.Fatalf("%+v", a)
	}
	for _, one := range a.Assemblies {
		if one.Owners == nil || one.NetM2 == nil || one.NetM2.High == nil || *one.NetM2.High > one.AreaM2+1e-6 || one.Verdict != "check" {
			t.Errorf("%+v", one)
		}
	}
}
