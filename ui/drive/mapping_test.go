package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/geo/reference"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// openWith starts the window with a folder for what it remembers, on a fresh copy of the demonstration territory.
func openWith(t *testing.T, config string) (*drive.Driver, *ui.Window) {
	t.Helper()
	q := task.NewQueue()
	w := ui.NewWindow(ui.Config{
		App: test.NewTempApp(t), Runner: q.Runner(), Locale: locale.New("fr"), CacheDir: t.TempDir(), ConfigDir: config, Theme: theme.Light,
		Size:  fyne.NewSize(1280, 800),
		Clock: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	})
	w.Show()
	q.Pump()
	d := drive.New(w, hall{q})
	if err := d.OpenProject(rowFile(t, t.TempDir())); err != nil {
		t.Fatal(err)
	}
	return d, w
}

func steps(t *testing.T, list ...error) {
	t.Helper()
	for i, step := range list {
		if step != nil {
			t.Fatalf("step %d: %v", i, step)
		}
	}
}

func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What a planner has typed: names that no standard knows, words that no list has.
const (
	oddHead = "Lot no;Dispo oui/non;Grandeur;Cout;Remarque libre;WKT\n"
	oddRows = `A1;libre;15000;32;angle;"POLYGON((3.30 46.98,3.303 46.98,3.303 46.982,3.30 46.982,3.30 46.98))"
A2;promis;8000;;;"POLYGON((3.31 46.98,3.313 46.98,3.313 46.982,3.31 46.982,3.31 46.98))"
`
	laterRows = `B7;promis;12000;40;;"POLYGON((3.32 46.98,3.323 46.98,3.323 46.982,3.32 46.982,3.32 46.98))"
`
)

// A person says which column is what, keeps it, and the next file with the same columns is read by it.
func TestAMappingIsEditedKeptAndAppliedAgain(t *testing.T) {
	config := t.TempDir()
	d, w := openWith(t, config)
	before := len(d.Snapshot().Plots)
	steps(t, d.ImportFile(written(t, "lots.csv", oddHead+oddRows)), d.Fill("role", "plots"))
	if got, err := d.Field("map.status"); err != nil || got != "" {
		t.Fatalf("the status comes from %q, %v", got, err)
	}
	for _, field := range []string{"rows", "map.id", "map.notes", "mapping_name"} {
		if _, err := d.Field(field); err != nil {
			t.Error(err)
		}
	}
	steps(t, d.Fill("map.id", "Lot no"), d.Fill("map.status", "Dispo oui/non"), d.Fill("map.area_m2", "Grandeur"),
		d.Fill("map.price_eur_m2", "Cout"), d.Fill("map.notes", "Remarque libre"))
	if got, err := d.Field("unit.area_m2"); err != nil || got != "m²" {
		t.Errorf("the unit is %q, %v", got, err)
	}
	lines := w.Columns().Model().Lines
	for _, l := range lines {
		if l.Key == "status" && (len(l.Words) != 2 || !strings.Contains(l.Examples, "promis")) {
			t.Errorf("%+v", l)
		}
	}
	// A word is given a meaning, and may be given another while the form is open.
	steps(t, d.Fill("word.status.libre", "for_sale"), d.Fill("word.status.promis", "option"), d.Fill("word.status.promis", "reserved_by_board"))
	steps(t, d.Fill("mapping_name", "Lots de la commune"), d.Save())
	snap := d.Snapshot()
	a1, ok := snap.Plot("A1")
	if !ok || len(snap.Plots) != before+2 || a1.Status != data.StatusForSale || a1.PriceEuroPerM2 == nil || a1.PriceEuroPerM2.Value != 32 || a1.Notes != "Remarque libre : angle" {
		t.Fatalf("%d plots, %+v", len(snap.Plots)-before, a1)
	}
	if a2, _ := snap.Plot("A2"); a2.Status != data.StatusReservedByBoard || len(a2.Shape) == 0 {
		t.Errorf("%+v", a2)
	}
	if l, ok := snap.Layer("lots"); !ok || l.Visible || l.Role != data.RolePlots {
		t.Errorf("the layer is %+v", l)
	}
	w.Close()

	// Another day, another project, the same columns in another order.
	d, w = openWith(t, config)
	defer w.Close()
	turned := strings.Replace(oddHead, "Lot no;Dispo oui/non", "Dispo oui/non;Lot no", 1) + strings.Replace(laterRows, "B7;promis", "promis;B7", 1)
	steps(t, d.ImportFile(written(t, "autres.csv", turned)))
	if got, _ := d.Field("role"); got != "plots" {
		t.Errorf("the role is %q", got)
	}
	if got := w.Columns().Model().Saved; got != "Correspondance enregistrée «\u202fLots de la commune\u202f» appliquée" {
		t.Errorf("it says %q", got)
	}
	if got, _ := d.Field("mapping_name"); got != "Lots de la commune" {
		t.Errorf("its name is %q", got)
	}
	steps(t, d.Save())
	if b7, ok := d.Snapshot().Plot("B7"); !ok || b7.Status != data.StatusReservedByBoard || b7.PriceEuroPerM2.Value != 40 {
		t.Errorf("%+v", b7)
	}
	// Columns that differ are proposed anew.
	steps(t, d.ImportFile(written(t, "encore.csv", "Lot no;Dispo oui/non;WKT\n9;libre;POINT(3.3 46.98)\n")))
	if c := w.Columns(); c == nil || c.Model().Saved != "" {
		t.Error("a mapping was applied to other columns")
	}
}

// Another role has another mapping; without the mark nothing but the layer comes in; the drawer is as it was afterwards.
func TestTheRoleChangesTheMapping(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := d.Snapshot()
	steps(t, d.ImportFile(written(t, "lots.csv", oddHead+oddRows)), d.Fill("role", "zones"))
	if _, err := d.Field("map.vocation"); err != nil {
		t.Error(err)
	}
	steps(t, d.Fill("role", "companies"))
	if _, err := d.Field("map.siret"); err != nil {
		t.Error(err)
	}
	if _, err := d.Field("map.vocation"); err == nil {
		t.Error("companies have a vocation")
	}
	steps(t, d.Fill("role", "plots"), d.Fill("map.id", "Lot no"), d.Fill("rows", ""), d.Save())
	after := d.Snapshot()
	if l, ok := after.Layer("lots"); len(after.Plots) != len(before.Plots) || !ok || !l.Visible || after.Scene.Layer("lots").Features.Column("id") == nil {
		t.Errorf("%d plots, %+v", len(after.Plots), l)
	}
	if w.Columns() != nil {
		t.Error("the mapping is still shown")
	}
	steps(t, d.Press("undo"))
	if _, ok := d.Snapshot().Layer("lots"); ok {
		t.Error("undo left the layer")
	}
}

// A plot shows what other files tell of it, whichever came first.
func TestAPlotShowsItsEstablishments(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	plot := d.Snapshot().Plots[0]
	const head = "SIRET;SIREN;terr_id;etab_raison_sociale;etab_nom;etab_activite_code;comm_insee;WKT\n"
	row := "34749951900010;347499519;" + plot.ID + ";Picardie service;Garage du Val;4520B;58901;POINT(3.3 46.98)\n"
	steps(t, d.ImportFile(written(t, "etablissements.csv", head+row)), d.Save(), d.Choose(plot.Ref()))
	found := false
	for _, s := range w.Inspected().Sections {
		for _, l := range s.Links {
			found = found || l.Title == "Garage du Val" && strings.Contains(l.Detail, "34749951900010")
		}
	}
	if !found {
		t.Errorf("the inspector says %+v", w.Inspected().Sections)
	}
}

// The GeoPackage of another program is no project: its layers are asked about instead.
func TestAGeoPackageOfOthersIsAskedAbout(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := d.Snapshot()
	w.OpenProject(reference.Path(t, "fr/risques/pprt_69dreal20090005.gpkg"))
	d.Idle()
	if _, err := d.Field("part"); err != nil || w.Workspace() == nil || d.Snapshot() != before {
		t.Fatalf("%v: %s", err, d.Said())
	}
}
