package drive_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"emprise/ui/drive"
	"emprise/ui/viewsform"
)

// TestViewsTravelWithTheProject finds the views of a program of before moved into the file, keeps another one, renames, deletes,
// takes back, and reads them again on a computer that knows nothing of them.
func TestViewsTravelWithTheProject(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "essai.gpkg")
	old := fmt.Sprintf(`{"views":{%q:[{"name":"La gare","lon":3.2,"lat":46.9,"level":58},{"name":"Le pont","lon":3.3,"lat":47,"level":62}]}}`, path)
	if err := os.WriteFile(filepath.Join(dir, "window.json"), []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	clock := &stillClock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	d, w := overNetwork(t, dir, nil, clock)
	const first = 3 // the demonstration has views of its own before
	have := func(d *drive.Driver, what string, want ...string) {
		t.Helper()
		var names []string
		for _, v := range d.Snapshot().Views[first:] {
			names = append(names, v.Name)
		}
		if !slices.Equal(names, want) {
			t.Fatalf("%s: %q, want %q", what, names, want)
		}
	}
	have(d, "moved", "La gare", "Le pont")
	if got := d.Snapshot().Views[first+1]; got.Lon != 3.3 || got.Lat != 47 || got.Level != 62 {
		t.Errorf("the bridge is %+v", got)
	}
	var settings struct {
		Views map[string]any `json:"views"`
	}
	if text, err := os.ReadFile(filepath.Join(dir, "window.json")); err != nil || json.Unmarshal(text, &settings) != nil || len(settings.Views) != 0 {
		t.Errorf("the window still keeps %v, %v", settings.Views, err)
	}

	must := playing(t)
	must(d.Press("view.keep"))
	third := d.Snapshot().Views[first+2].Name
	must(d.Fill(viewsform.FieldOf(first), "Gare"), d.Fill(viewsform.FieldOf(first+2), "Tout"), d.Save())
	have(d, "renamed", "Gare", "Le pont", "Tout")
	must(d.Press("undo"))
	have(d, "names taken back", "La gare", "Le pont", third)
	must(d.Press("redo"), d.Press("view.list"))
	w.DropView(first + 1)
	d.Idle()
	have(d, "deleted", "Gare", "Tout")
	if name, err := d.Field(viewsform.FieldOf(first + 1)); err != nil || name != "Tout" {
		t.Errorf("the list shows %q, %v", name, err)
	}
	must(d.Press("undo"))
	have(d, "brought back", "Gare", "Le pont", "Tout")
	if name, err := d.Field(viewsform.FieldOf(first + 1)); err != nil || name != "Le pont" {
		t.Errorf("the list shows %q, %v", name, err)
	}
	photograph(t, d, "views-in-the-project")
	w.Close()

	other := t.TempDir()
	text, err := os.ReadFile(path)
	must(err, os.WriteFile(filepath.Join(other, "essai.gpkg"), text, 0o600))
	d, w = overNetwork(t, other, nil, clock)
	defer w.Close()
	have(d, "on another computer", "Gare", "Le pont", "Tout")
	titles, err := d.Find("gare")
	if err != nil || len(titles) == 0 || titles[0] != "Gare" {
		t.Fatalf("found %q, %v", titles, err)
	}
	must(d.RunFound())
	if got := d.View().Level; got != 58 {
		t.Errorf("level %d", got)
	}
}
