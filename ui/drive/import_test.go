package drive_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/reference"
	"emprise/ui/importform"
)

func newLayers(before, after *workspace.Snapshot) []data.Layer {
	return slices.DeleteFunc(slices.Clone(after.Layers), func(l data.Layer) bool {
		_, old := before.Layer(l.ID)
		return old
	})
}

func TestAZippedShapefileIsImported(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	path := reference.Path(t, "fr/risques/38DDT20180003.zip")
	before := d.Snapshot()

	// One of its layers, recognised.
	const part = "38DDT20180003/N_ZONE_REG_PPRN_20180003_S_038.shp"
	for _, step := range []error{d.ImportFile(path), d.Fill("part", part)} {
		if step != nil {
			t.Fatal(step)
		}
	}
	for field, want := range map[string]string{"part": part, "role": "hazards", "name": "N_ZONE_REG_PPRN_20180003_S_038"} {
		if got, err := d.Field(field); err != nil || got != want {
			t.Errorf("%s is %q, %v", field, got, err)
		}
	}
	for _, step := range []error{d.Fill("name", "PPR"), d.Fill("date", "2018-01-01"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	got := newLayers(before, d.Snapshot())
	if len(got) != 1 || got[0].Name != "PPR" || got[0].Role != data.RoleHazards || got[0].Count != 209 {
		t.Fatalf("%+v", got)
	}
	set := d.Snapshot().Scene.Layer(got[0].ID).Features
	if c := set.Column("typereglement"); c == nil || !c.Known(0) {
		t.Error("the rules of the plan cannot be matched: no typereglement")
	}

	// All of them at once.
	before = d.Snapshot()
	if err := d.ImportFile(path); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Field("part"); err != nil || got != importform.All {
		t.Errorf("part is %q, %v", got, err)
	}
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if got := newLayers(before, d.Snapshot()); len(got) != 4 || slices.ContainsFunc(got, func(l data.Layer) bool { return l.Role != data.RoleHazards }) {
		t.Errorf("%+v", got)
	}
}

// A file in metres that says no more is asked about: nothing is brought in before a person has answered.
func TestTheCoordinateSystemIsAskedFor(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := d.Snapshot()
	if err := d.ImportFile(reference.Path(t, "fr/plu-derived/41175_PLU_20140603-zone_urba-l93-no-crs.geojson")); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Field("system"); err != nil || got != "" {
		t.Errorf("the system is %q before it is chosen, %v", got, err)
	}
	if got, _ := d.Field("role"); got != string(data.RoleUrbanZoning) {
		t.Errorf("the role is %q", got)
	}
	if err := d.Save(); err == nil || len(newLayers(before, d.Snapshot())) != 0 {
		t.Error("a system was assumed")
	}
	for _, step := range []error{d.Fill("system", "EPSG:2154"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	got := newLayers(before, d.Snapshot())
	if len(got) != 1 || got[0].Count != 118 {
		t.Fatalf("%+v", got)
	}
	b := d.Snapshot().Scene.Layer(got[0].ID).Box.LonLatBound()
	if b.Min[0] < 1.1 || b.Max[0] > 1.2 || b.Min[1] < 47.8 || b.Max[1] > 47.95 {
		t.Errorf("the layer lies at %v", b)
	}
}

// Several files let fall on the window are asked about one after the other; one that cannot be read does not stop the others.
func TestSeveralFilesAreAskedAboutInTurn(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	folder := t.TempDir()
	var paths []string
	for name, text := range map[string]string{
		"a.csv": "nom;longitude;latitude\nun;3,1;50,1\ndeux;3,2;50,2\n", "b.geojson": "<html>",
		"c.geojson": `{"type":"Feature","properties":{"nom":"x"},"geometry":{"type":"Point","coordinates":[3.3,50.3]}}`,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	before := d.Snapshot()
	w.ImportFiles(paths)
	d.Idle()
	if got, err := d.Field("name"); err != nil || got != "a" {
		t.Fatalf("the first is %q, %v", got, err)
	}
	if err := w.SaveForm(); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	if got, err := d.Field("name"); err != nil || got != "c" {
		t.Fatalf("the last is %q, %v: %s", got, err, d.Said())
	}
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if got := newLayers(before, d.Snapshot()); len(got) != 2 {
		t.Errorf("%+v: %s", got, d.Said())
	}
}

// What was read of a file lies on the map while its form is open, by the system that is tried, and the map goes back when it is left.
func TestAFileIsSeenOnTheMapBeforeItIsBroughtIn(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	before := d.View()
	stands := func() bool { // whatever room the drawer leaves it
		was, is := before.Box().Centre(), d.View().Box().Centre()
		return d.View().Level == before.Level && math.Hypot(was.X-is.X, was.Y-is.Y) < 2*before.Resolution()
	}
	do(d.ImportFile(reference.Path(t, "fr/plu-derived/41175_PLU_20140603-zone_urba-l93-no-crs.geojson")))
	if !stands() {
		t.Error("the map has moved for a file of no place")
	}
	do(d.Fill("system", "EPSG:2154"))
	if at := d.View().Box().LonLatBound(); !at.Intersects(orb.Bound{Min: orb.Point{1.1, 47.8}, Max: orb.Point{1.2, 47.95}}) || at.Max[0]-at.Min[0] > 1 {
		t.Errorf("the map shows %v", at)
	}
	do(d.Fill("system", "EPSG:3947"))
	if at := d.View().Box().LonLatBound(); at.Min[1] < 30 && at.Max[1] > 47.9 {
		t.Errorf("by another system the map shows %v", at)
	}
	do(d.Type(fyne.KeyEscape))
	if !stands() {
		t.Errorf("the map stays at %v", d.View().Box().LonLatBound())
	}
}
