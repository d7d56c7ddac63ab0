package drive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// A project is founded from nothing: the file has the name of the territory, the projection is that of what was named, and a file that is
// there is never written over.
func TestAProjectIsFounded(t *testing.T) {
	dir := t.TempDir()
	d, w := start(t, dir)
	defer w.Close()
	do := playing(t)
	do(d.Press("new"))
	if d.Save() == nil {
		t.Error("a territory without a name is founded")
	}
	do(d.Fill("name", "TCO – Ouest de La Réunion"))
	if got, _ := d.Field("file"); got != "TCO – Ouest de La Réunion.gpkg" {
		t.Errorf("the file is called %q", got)
	}
	for text, want := range map[string]string{"58194": "2154", "97415, 97423": "2975", "Mayotte": "4471", "": "2154"} {
		do(d.Fill("place", text))
		if got, _ := d.Field("epsg"); got != want {
			t.Errorf("for %q the projection is %s, not %s", text, got, want)
		}
	}
	do(d.Fill("place", "97415"))
	path := filepath.Join(dir, "tco.gpkg")
	do(d.Fill("file", path))
	do(d.Save())
	s := d.Snapshot()
	if s == nil || s.Territory.EPSG != 2975 || s.Territory.Name != "TCO – Ouest de La Réunion" || w.Workspace().Path() != path {
		t.Fatalf("what is open is %+v", s)
	}
	// From an open project, over a file that is there.
	do(d.Press("new"))
	do(d.Fill("name", "Autre"))
	do(d.Fill("file", filepath.Join(filepath.Dir(path), "tco")))
	if d.Save() == nil {
		t.Error("a project is founded where there is one")
	}
	do(d.Fill("file", "autre"))
	do(d.Act(func() error { return nil }))
	if d.Snapshot().Territory.Name != s.Territory.Name {
		t.Error("the project that is open is left before there is another")
	}
	// What it is about can be said later too.
	do(d.Press("territory"))
	do(d.Fill("epci_siren", "200 067 891"))
	if d.Save() == nil {
		t.Error("a wrong SIREN is saved")
	}
	do(d.Fill("epci_siren", ""))
	do(d.Fill("authority", "TCO"))
	do(d.Save())
	if got := d.Snapshot().Territory.Authority; got != "TCO" {
		t.Errorf("the sheets are signed by %q", got)
	}
}

// A file of land that is let fall on the welcome founds a project where it lies, and is asked about in it; so is the GeoPackage of another
// program.
func TestAFileFoundsAProject(t *testing.T) {
	dir := t.TempDir()
	d, w := start(t, dir)
	defer w.Close()
	file := filepath.Join(dir, "zones_guadeloupe.geojson")
	const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Jarry"},"geometry":{"type":"Point","coordinates":[-61.55,16.24]}}]}`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	do := playing(t)
	do(d.Act(func() error { w.Drop(file); return nil }))
	for field, want := range map[string]string{"name": "zones guadeloupe", "epsg": "5490", "file": "zones guadeloupe.gpkg"} {
		if got, err := d.Field(field); err != nil || got != want {
			t.Errorf("%s is %q, not %q (%v)", field, got, want, err)
		}
	}
	do(d.Act(func() error { return w.SaveForm() }))
	if got, err := d.Field("producer"); err != nil {
		t.Fatalf("the file is not asked about: %q, %v", got, err)
	}
	do(d.Save())
	if s := d.Snapshot(); len(s.Layers) != 1 || s.Layers[0].Count != 1 || filepath.Dir(w.Workspace().Path()) != dir {
		t.Errorf("%d layers in %s", len(s.Layers), w.Workspace().Path())
	}
	do(d.Press("close"))
	do(d.Act(func() error { w.Drop(filepath.Join(dir, "absent.geojson")); return nil }))
	if w.FormOpen() || !strings.Contains(w.Sorry(), "absent.geojson") {
		t.Errorf("of a file that is not there it is said: %q", w.Sorry())
	}
	if _, err := os.Stat(filepath.Join(dir, "zones guadeloupe.gpkg")); err != nil {
		t.Error(err)
	}
}

// The welcome shows the maps of the projects that were open, says which files are gone, keeps those that are pinned first and forgets what
// it is told to, and the preferences are at hand there.
func TestTheWelcomeRemembers(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	d, w := remembering(t, dir)
	do := playing(t)
	first, second := rowFile(t, dir), rowFile(t, other)
	do(d.OpenProject(first))
	d.Picture() // the map is painted
	do(d.OpenProject(second))
	do(d.Press("close"))
	m := w.Welcome().Model()
	if len(m.Recents) != 2 || m.Recents[0].Path != second || m.Recents[1].Picture == nil || m.Recents[0].When == "" {
		t.Fatalf("the welcome remembers %+v", m.Recents)
	}
	if n := colours(m.Recents[1].Picture); n < 50 {
		t.Errorf("the picture of the map has %d colours", n)
	}
	do(d.Act(func() error { w.Welcome().OnPin(first); return nil }))
	do(d.Press("preferences"))
	do(d.Fill("author", "Camille"))
	do(d.Save())
	w.Close()

	if err := os.Remove(second); err != nil {
		t.Fatal(err)
	}
	d, w = remembering(t, dir)
	defer w.Close()
	m = w.Welcome().Model()
	if len(m.Recents) != 2 || m.Recents[0].Path != first || !m.Recents[0].Pinned || m.Recents[0].Missing != "" || m.Recents[1].Missing == "" || m.Recents[0].Picture == nil {
		t.Fatalf("the welcome remembers %+v", m.Recents)
	}
	do(d.Press("preferences"))
	if got, err := d.Field("author"); err != nil || got != "Camille" {
		t.Errorf("the name is %q (%v)", got, err)
	}
	do(d.Fill("language", "en"))
	do(d.Save())
	if w.Locale().Lang() != "en" || len(w.Welcome().Model().Recents) != 2 {
		t.Errorf("the welcome speaks %s and remembers %d projects", w.Locale().Lang(), len(w.Welcome().Model().Recents))
	}
	do(d.Press("preferences"))
	do(d.Type(fyne.KeyEscape))
	if w.FormOpen() {
		t.Error("Escape does not leave the form beside the welcome")
	}
	do(d.Act(func() error { w.Welcome().OnRecent(second); return nil }))
	if w.Workspace() != nil || w.Sorry() == "" {
		t.Error("a file that is not there was opened, or nobody was told")
	}
	do(d.Act(func() error { w.Welcome().OnForget(second); return nil }))
	if m = w.Welcome().Model(); len(m.Recents) != 1 {
		t.Errorf("%d projects are remembered", len(m.Recents))
	}
	do(d.Act(func() error { w.Welcome().OnRecent(first); return nil }))
	if w.Workspace() == nil {
		t.Error("what is pinned does not open")
	}
}

// The picture of a project goes with its place on the list.
func TestPicturesLeaveWithTheirProjects(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	defer w.Close()
	do := playing(t)
	pictures := func() int {
		list, err := filepath.Glob(filepath.Join(dir, "pictures", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	first := rowFile(t, t.TempDir())
	do(d.OpenProject(first))
	d.Picture() // the map is painted
	do(d.Press("close"))
	if m := w.Welcome().Model(); pictures() != 1 || len(m.Recents) != 1 || m.Recents[0].Picture == nil {
		t.Fatalf("%d pictures, %+v", pictures(), m.Recents)
	}
	for i := range 6 {
		do(d.Act(func() error { w.NewProject(filepath.Join(dir, fmt.Sprintf("%d.gpkg", i)), "Val"); return nil }))
		if left := i == 5; left != (pictures() == 0) {
			t.Errorf("%d pictures after %d projects", pictures(), i+1)
		}
	}
	do(d.OpenProject(first))
	d.Picture()
	do(d.Press("close"))
	do(d.Act(func() error { w.Welcome().OnForget(first); return nil }))
	if n := pictures(); n != 0 {
		t.Errorf("%d pictures of what was forgotten", n)
	}
}
