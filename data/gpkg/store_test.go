package gpkg_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

var territory = data.Territory{
	Name: "CC du Val d’Ombrelle", EPSG: 2154, Fictional: true, Authority: "CC du Val d’Ombrelle", Language: "fr",
	EPCISiren:  "200012345",
	Allocation: data.Allocation{First: "jobs", Assemble: true, Forbidden: []data.Pairing{{NeedID: "BES-0001", Place: "58901_TERRAIN-ECO_00001"}}},
}

// clock moves by a second each time it is asked, from the same moment.
func clock() func() time.Time {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func options() gpkg.Options { return gpkg.Options{Clock: clock(), Holder: "Marie (bureau)"} }

func create(t *testing.T, path string) *gpkg.Store {
	t.Helper()
	s, err := gpkg.Create(t.Context(), path, territory, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func open(t *testing.T, path string) *gpkg.Store {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func closeStore(t *testing.T, s *gpkg.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func work(t *testing.T, s *gpkg.Store) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Open(context.WithoutCancel(t.Context()), s, workspace.Options{Clock: clock(), Author: "Marie"})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// square is a closed counter-clockwise ring, size degrees wide.
func square(lon, lat, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}}}}
}

func known[T any](v T) *T { return &v }

func zone() data.Zone {
	return data.Zone{
		ID: "58901_SITE-ECO_00001", Name: "Parc d’activités des Peupliers", Commune: "Ombrelle", INSEE: "58901",
		Vocation: data.VocationLogistics, Shape: square(3, 47, 0.01),
	}
}

func plot() data.Plot {
	shape := square(3.001, 47.001, 0.002)
	shape[0] = append(shape[0], orb.Ring{{3.0015, 47.0015}, {3.0015, 47.002}, {3.002, 47.002}, {3.0015, 47.0015}})
	return data.Plot{
		ID: "58901_TERRAIN-ECO_00001", Name: "Lot 1", ZoneID: zone().ID, Commune: "Ombrelle", INSEE: "58901",
		Parcels: []string{"58901000AB0001", "58901000AB0002"}, Status: data.StatusForSaleLimited,
		Servicing: data.ServicingUnderway, Occupancy: data.OccupancyBrownfield, Owner: data.OwnerEPCI,
		PriceEuroPerM2: &data.Fact{Value: 32.5, Source: "Délibération 2025-12", Date: "2025-12-11", Confidence: data.Declared},
		PowerKVA:       &data.Fact{Value: 0},
		BuildingM2:     &data.Fact{Value: 1240.1, Confidence: data.Estimated},
		Available:      "2027-01-01", RailSiding: data.Yes, Fibre: data.No, EnvironmentRegime: "DC",
		Notes: "Accès « poids lourds » ; l'EPCI \"négocie\".\n\tÀ suivre…", Updated: "2026-02-28", Shape: shape,
	}
}

func company() data.Company {
	return data.Company{ID: "ENT-0001", Name: "Conserverie Morvan", CodeName: "Projet Cerise", SIREN: "732829320", NAF: "1039A"}
}

func need() data.Need {
	return data.Need{
		ID: "BES-0001", CompanyID: company().ID, Title: "Plateforme froide", Stage: data.StageOpen, Jobs: known(0),
		Deadline: "2028-01-01",
		Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 2, Min: known(15000.0), Ideal: known(20000.0), Max: known(0.1 + 60000)},
			{Measure: data.MeasureUrbanZone, Allowed: []string{"UI", "AUi"}},
			{Free: &data.Free{Kind: data.FreeCount, Label: "Arrêts « proches »", Role: data.RoleNetworks, Where: "type = 'arrêt'", WithinM: 500}, Min: known(1.0)},
			unread(),
		},
	}
}

// unread is a criterion that a newer version wrote.
func unread() (c data.Criterion) {
	if err := json.Unmarshal([]byte(`{"free":{"kind":"view","label":"Vue","from":[1,2]},"hard":true,"weight":1}`), &c); err != nil {
		panic(err)
	}
	return c
}

func project() data.Project {
	return data.Project{
		ID: "PRJ-0001", Type: data.Decarbonation, Title: "Chaufferie biomasse", Status: data.ProjectStudied,
		Start: "2026-09-01", End: "2028-06-30", PlotIDs: []string{plot().ID}, ZoneIDs: []string{zone().ID},
		CompanyID: company().ID, NeedID: need().ID, Internal: true, Jobs: known(12), ROME: []string{"H2503", "I1304"},
		TRL: known(7), CapexEuro: known(1.25e6), EnergyMWh: known(0.0), AvoidedTCO2: known(1830.7),
		Funding: []data.Funding{{Scheme: "Fonds chaleur", Euro: 400000, Status: data.FundingAsked}},
	}
}

func everything() data.Edit {
	return data.Edit{
		Note: data.Note{Key: "edit.test", Args: map[string]string{"name": "Lot 1"}},
		Put:  []data.Row{zone(), plot(), company(), need(), project()},
	}
}

func parcels(n int) *feature.Set {
	var b feature.Builder
	for i := range n {
		lon, lat := 3+float64(i%100)*0.001, 47+float64(i/100)*0.001
		b.Begin(feature.Areas)
		b.Geometry(square(lon, lat, 0.001))
		b.Text("id", "58901000AB"+strings.Repeat("0", 4-len(itoa(i%10000)))+itoa(i%10000))
		b.Number("contenance", float64(i), feature.Integer)
		b.Number("part", float64(i)/7, feature.Real)
		b.Bool("arpente", i%2 == 0)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		panic(err)
	}
	return s
}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + itoa(i%10)
}

func layer(id string) data.Layer {
	return data.Layer{
		ID: id, Name: "Parcelles", Role: data.RoleParcels, Producer: "DGFiP", Licence: "Licence Ouverte 2.0",
		Source: "https://cadastre.data.gouv.fr", Date: "2026-01", Visible: true,
	}
}

func feed(sets ...*feature.Set) func(func(*feature.Set) error) error {
	return func(sink func(*feature.Set) error) error {
		for _, s := range sets {
			if err := sink(s); err != nil {
				return err
			}
		}
		return nil
	}
}

// ogrinfo runs GDAL over a file and fails on any warning; it is skipped where GDAL is not installed.
func ogrinfo(t *testing.T, path string, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed")
	}
	var stderr strings.Builder
	cmd := exec.Command(program, append([]string{"-ro", path}, args...)...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 || strings.Contains(string(out), "Warning") {
		t.Fatalf("ogrinfo: %v\n%s\n%s", err, stderr.String(), out)
	}
	return string(out)
}

// validate runs the validator of GeoPackage that GDAL brings, where it is installed.
func validate(t *testing.T, path string) {
	t.Helper()
	const python, validator = "/usr/bin/python3", "osgeo_utils.samples.validate_gpkg"
	if exec.Command(python, "-c", "import "+validator).Run() != nil {
		t.Log("the validator is not installed")
		return
	}
	if out, err := exec.Command(python, "-m", validator, path).CombinedOutput(); err != nil || strings.Contains(string(out), "Exception") {
		t.Errorf("validator: %v\n%s", err, out)
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestOneFileThatGDALReads(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "val d'ombrelle #1 50 %.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(3000), parcels(3))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("files after closing: %q", got)
	}
	validate(t, path)
	summary := ogrinfo(t, path, "-al", "-so")
	for _, want := range []string{
		"Layer name: parcelles", "Feature Count: 3003", "Geometry: Multi Polygon", "Layer name: plots", "Layer name: zones",
		"Layer name: projects", "Layer name: companies", "Layer name: needs", "Layer name: layers", "Layer name: journal",
		"Layer name: territory", "contenance: Integer", "part: Real", "arpente: Integer(Boolean)",
	} {
		if !strings.Contains(summary, want) {
			t.Errorf("ogrinfo does not say %q", want)
		}
	}
	for _, hidden := range []string{"identifiers", "emprise_schema", "rtree"} {
		if strings.Contains(summary, "Layer name: "+hidden) {
			t.Errorf("ogrinfo shows %s", hidden)
		}
	}
	for _, want := range []string{
		"terr_stade_comm (String) = en vente avec contraintes", "price_eur_m2 (Real) = 32.5", "water_m3h (Real) = (null)",
		"price_eur_m2_confidence (String) = déclaré", "available (Date) = 2027/01/01", "rail_siding (String) = oui",
	} {
		if !strings.Contains(ogrinfo(t, path, "plots"), want) {
			t.Errorf("plots do not say %q", want)
		}
	}
	if !strings.Contains(ogrinfo(t, path, "projects"), "POINT (3.00") {
		t.Error("the project is not drawn at its plot")
	}
	if t.Failed() {
		t.Log(summary, ogrinfo(t, path, "plots"))
	}
	findings, err := open(t, path).Check(t.Context())
	if err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
}
