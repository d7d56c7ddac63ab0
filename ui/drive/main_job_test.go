package drive_test

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// hall is the stage of a test: what is posted runs on the test's goroutine when it is pumped.
type hall struct{ queue *task.Queue }

func (h hall) Do(f func()) { f() }
func (h hall) Idle()       { h.queue.Pump() }

func (h hall) Picture(w fyne.Window) image.Image { return w.Canvas().Capture() }

func start(t *testing.T, dir string) (*drive.Driver, *ui.Window) {
	t.Helper()
	d, w, _ := startOn(t, dir)
	return d, w
}

// startOn gives the queue as well, for tests that do not wait for everything.
func startOn(t *testing.T, dir string) (*drive.Driver, *ui.Window, *task.Queue) {
	t.Helper()
	q := task.NewQueue()
	w := ui.NewWindow(ui.Config{
		App: test.NewTempApp(t), Runner: q.Runner(), Locale: locale.New("fr"), CacheDir: dir, Theme: theme.Light,
		Size:  fyne.NewSize(1280, 800),
		Clock: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	})
	w.Show()
	q.Pump()
	return drive.New(w, hall{q}), w, q
}

// playing ends the test at the first of some steps that fails.
func playing(t *testing.T) func(...error) {
	return func(steps ...error) {
		t.Helper()
		for _, err := range steps {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestTheMainJob(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	d, w := start(t, dir)
	if err := drive.MainJob(d, out); err != nil {
		t.Fatal(err)
	}
	ranking, err := os.ReadFile(filepath.Join(out, drive.RankingFile))
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(ranking, []byte("\n")); lines < 60 {
		t.Errorf("the ranking has %d lines:\n%s", lines, ranking)
	}
	sheet, err := os.ReadFile(filepath.Join(out, drive.SheetFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(sheet, []byte("%PDF-")) || len(sheet) < 50_000 {
		t.Errorf("the sheet is no PDF of a map: %d bytes", len(sheet))
	}
	if n := colours(d.Picture()); n < 200 {
		t.Errorf("the picture has %d colours: the map is not painted", n)
	}

	// What was saved is there after the project is opened again, and what was undone is not.
	saved := d.Snapshot()
	w.Close()
	again, w := start(t, dir)
	if err := again.OpenDemo(); err != nil {
		t.Fatal(err)
	}
	if got, want := titles(again.Snapshot().Projects), titles(saved.Projects); !equal(got, want) {
		t.Errorf("after reopening there are %q, not %q", got, want)
	}
	w.Close()
}

// openRows starts the window on the plots, zones, needs and all other rows of the demonstration territory, for tests that look at no layer.
func openRows(t *testing.T) (*drive.Driver, *ui.Window) {
	t.Helper()
	return openFile(t, rowFile(t, t.TempDir()))
}

// open starts the window on a fresh copy of the demonstration territory.
func open(t *testing.T) (*drive.Driver, *ui.Window) {
	t.Helper()
	return openFile(t, projectFile(t, t.TempDir()))
}

func openFile(t *testing.T, path string) (*drive.Driver, *ui.Window) {
	t.Helper()
	d, w := start(t, t.TempDir())
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	return d, w
}

func TestWhatIsWrongIsSaidInTheForm(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := len(d.Snapshot().Projects)
	for _, step := range []error{
		d.Press("recruitment.add"), d.Fill("title", "Recruter"), d.Fill("rome", "soudeur"),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	if err := d.Save(); err == nil {
		t.Error("a wrong occupation code was saved")
	}
	if after := len(d.Snapshot().Projects); after != before {
		t.Errorf("there are %d projects, not %d", after, before)
	}
	if err := d.Fill("rome", "H2913"); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(); err != nil {
		t.Error(err)
	}
}

func TestANeedIsWrittenAndRanked(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	for _, step := range []error{
		d.Press("need.add"), d.Fill("title", "Atelier"), d.Fill("area_m2.min", "0,3"), d.Fill("area_m2.max", "2"),
		d.Fill("area_m2.ideal", "1"), d.Save(),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	need, ok := d.Snapshot().Need(d.Selected().ID)
	if !ok || need.Title != "Atelier" || len(need.Criteria) != 1 || *need.Criteria[0].Min != 3000 {
		t.Fatalf("the need is %+v", need)
	}
	m := d.Ranking()
	if m.NeedID != need.ID || len(m.Rows) != len(d.Snapshot().Plots) {
		t.Fatalf("the ranking of %s has %d rows", m.NeedID, len(m.Rows))
	}
	if best := m.Rows[0]; best.Score == nil || best.AreaM2 == nil || *best.AreaM2 < 3000 || *best.AreaM2 > 20000 {
		t.Errorf("the best is %+v", best)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if _, ok := d.Snapshot().Need(need.ID); ok || d.Ranking().NeedID == need.ID && d.Selected() != (data.Ref{}) {
		t.Error("the need is still there after undo")
	}
}

func TestThePaletteGoesToAPlot(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	plot := d.Snapshot().Plots[0]
	titles, err := d.Find(plot.Name)
	if err != nil {
		t.Fatal(err)
	}
	if len(titles) == 0 || titles[0] != plot.Name {
		t.Fatalf("found %q", titles)
	}
	if err := d.RunFound(); err != nil {
		t.Fatal(err)
	}
	if d.Selected() != plot.Ref() {
		t.Errorf("selected %v", d.Selected())
	}
	if err := d.Type(fyne.KeyEscape); err != nil {
		t.Fatal(err)
	}
	if d.Selected() != (data.Ref{}) {
		t.Errorf("Escape left %v selected", d.Selected())
	}
}

func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, bl, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r >> 8, g >> 8, bl >> 8}] = true
		}
	}
	return len(seen)
}

func titles(projects []data.Project) []string {
	all := make([]string, len(projects))
	for i, p := range projects {
		all[i] = p.ID + " " + p.Title
	}
	return all
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestOpeningWhatIsOpenChangesNothing(t *testing.T) {
	d, w := start(t, t.TempDir())
	defer w.Close()
	path := rowFile(t, t.TempDir())
	for range 2 {
		if err := d.OpenProject(path); err != nil {
			t.Fatal(err)
		}
		if w.Workspace().ReadOnly() {
			t.Fatal("it is read-only")
		}
	}
	if err := d.Press("close"); err != nil {
		t.Fatal(err)
	}
	if err := d.OpenProject(path); err != nil || w.Workspace().ReadOnly() {
		t.Errorf("after closing: %v", err)
	}
}

func TestAFileThatIsNoProjectIsRefusedInASentence(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := d.Snapshot()
	path := filepath.Join(t.TempDir(), "page.gpkg")
	if err := os.WriteFile(path, []byte("<html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	if d.Snapshot() != before {
		t.Error("the project that was open is gone")
	}
	if !strings.Contains(d.Said(), "page.gpkg") {
		t.Errorf("the window says %q", d.Said())
	}
}

func TestALayerIsImported(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	path := filepath.Join(t.TempDir(), "haies.geojson")
	const text = `{"type":"FeatureCollection","features":[
		{"type":"Feature","properties":{"nom":"une haie"},"geometry":{"type":"LineString","coordinates":[[3.1,50.1],[3.2,50.2]]}},
		{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[3.1,50.1]]]}}]}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, step := range []error{d.ImportFile(path), d.Fill("name", "Haies"), d.Fill("producer", "Relevé de terrain"), d.Fill("date", "2026-11-01"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	layer, ok := d.Snapshot().Layer("haies")
	if !ok || layer.Name != "Haies" || layer.Count < 1 || layer.Producer != "Relevé de terrain" {
		t.Fatalf("the layer is %+v", layer)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if _, ok := d.Snapshot().Layer("haies"); ok {
		t.Error("undo left the layer")
	}

	// A file that is refused leaves nothing, and the window says why.
	if err := os.WriteFile(path, []byte(text[:100]), 0o600); err != nil {
		t.Fatal(err)
	}
	layers := len(d.Snapshot().Layers)
	if err := d.ImportFile(path); err != nil {
		t.Fatal(err)
	}
	if got := len(d.Snapshot().Layers); got != layers || w.FormOpen() || !strings.Contains(d.Said(), "haies.geojson") {
		t.Errorf("%d layers, not %d; the window says %q", got, layers, d.Said())
	}
}

// Every operation can be pressed or says why not, and every word is in both languages.
func TestEveryOperationIsNamedAndAnswers(t *testing.T) {
	d, w := start(t, t.TempDir())
	defer w.Close()
	keys := map[string]string{}
	for _, o := range w.Operations() {
		for _, key := range []string{string(o.Letter), o.Spelled()} {
			if key != "" && key != "\x00" {
				if keys[key] != "" {
					t.Errorf("%s and %s have the same key %s", keys[key], o.ID, key)
				}
				keys[key] = o.ID
			}
		}
	}
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for _, o := range w.Operations() {
			if o.TitleKey != "" && strings.Contains(loc.T(o.TitleKey), "⟦") {
				t.Errorf("%s: %s has no title", lang, o.ID)
			}
			if o.Disabled == nil {
				continue
			}
			why := o.Disabled()
			if why == "" {
				t.Errorf("%s can be done without a project", o.ID)
			} else if strings.Contains(loc.T(why), "⟦") {
				t.Errorf("%s: %s has no reason", lang, o.ID)
			}
			if err := d.Press(o.ID); err == nil {
				t.Errorf("%s was done while it is off", o.ID)
			}
		}
	}
}
