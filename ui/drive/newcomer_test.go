package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/kit"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// remembering starts a window that keeps what was chosen in a folder.
func remembering(t *testing.T, dir string) (*drive.Driver, *ui.Window) {
	t.Helper()
	q := task.NewQueue()
	w := ui.NewWindow(ui.Config{
		App: test.NewTempApp(t), Runner: q.Runner(), Locale: locale.New("fr"), CacheDir: dir, ConfigDir: dir, Theme: theme.Light, Size: fyne.NewSize(1280, 800),
	})
	w.Show()
	q.Pump()
	return drive.New(w, hall{q}), w
}

// TestTheTourIsOfferedOnce goes through the five steps on the demonstration, and is not asked again.
func TestTheTourIsOfferedOnce(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	if err := d.OpenDemo(); err != nil {
		t.Fatal(err)
	}
	for step := 1; step <= 5; step++ {
		if w.Tour() != step {
			t.Fatalf("step %d is shown, not %d", w.Tour(), step)
		}
		if err := d.Press("tour.next"); err != nil {
			t.Fatal(err)
		}
	}
	if w.Tour() != 0 {
		t.Errorf("step %d is shown after the last", w.Tour())
	}
	w.Close()
	d, w = remembering(t, dir)
	defer w.Close()
	if err := d.OpenDemo(); err != nil {
		t.Fatal(err)
	}
	if w.Tour() != 0 {
		t.Error("the tour is offered again")
	}
	if err := d.Press("tour"); err != nil {
		t.Fatal(err)
	}
	next, ok := w.Fyne().Canvas().Focused().(*kit.Button)
	if !ok || next.Text != "Suivant" {
		t.Errorf("the tour gives the keyboard to a %T", w.Fyne().Canvas().Focused())
	}
	photograph(t, d, "tour")
	if err := d.Strike(fyne.KeyReturn, fyne.KeySpace); err != nil || w.Tour() != 3 {
		t.Errorf("Enter and the space bar lead to step %d, %v", w.Tour(), err)
	}
	if err := d.Strike(fyne.KeyTab); err != nil || w.Fyne().Canvas().Focused().(*kit.Button).Text != "Passer" {
		t.Errorf("Tab leads to %v, %v", w.Fyne().Canvas().Focused(), err)
	}
	if err := d.Strike(fyne.KeyEscape); err != nil || w.Tour() != 0 {
		t.Errorf("Escape leads to step %d, %v", w.Tour(), err)
	}
	if err := d.Press("tour"); err != nil {
		t.Fatal(err)
	}
	if err := d.Press("tour.leave"); err != nil || w.Tour() != 0 {
		t.Errorf("the tour was not left: %v, step %d", err, w.Tour())
	}
}

// TestPreferencesAreKept changes what is preferred; a size that makes no sense is refused in the form.
func TestPreferencesAreKept(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	if err := d.OpenProject(rowFile(t, dir)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []error{d.Press("preferences"), d.Fill("author", "Camille"), d.Fill("language", "en"), d.Fill("text", "130"), d.Fill("cache", "3")} {
		if step != nil {
			t.Fatal(step)
		}
	}
	if d.Save() == nil {
		t.Error("a cache of three megabytes was taken")
	}
	if err := d.Fill("cache", "64"); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if w.Locale().Lang() != "en" {
		t.Errorf("the window speaks %s", w.Locale().Lang())
	}
	w.Close()
	d, w = remembering(t, dir)
	defer w.Close()
	if err := d.OpenProject(rowFile(t, t.TempDir())); err != nil {
		t.Fatal(err)
	}
	if err := d.Press("preferences"); err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{"author": "Camille", "text": "130", "cache": "64"} {
		if got, err := d.Field(field); err != nil || got != want {
			t.Errorf("%s is %q, not %q (%v)", field, got, want, err)
		}
	}
}

// TestACrashIsOfferedAtTheNextStart writes the report where a person wants it, once.
func TestACrashIsOfferedAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	if d.Press("crash.save") == nil {
		t.Error("a report is offered before any crash")
	}
	if err := d.Press("help"); err != nil {
		t.Fatal(err)
	}
	w.Crashed("a name", []byte("goroutine 1 [running]:\n"))
	w.Close()
	d, w = remembering(t, dir)
	defer w.Close()
	if err := d.Press("crash.save"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "report.txt")
	w.Chooser().Fill(path)
	w.Chooser().Choose()
	d.Idle()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "help") || strings.Contains(string(text), "a name") {
		t.Errorf("%v: %s", err, text)
	}
	if d.Press("crash.save") == nil {
		t.Error("the report is offered again")
	}
}
