package drive_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data/folder"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// The chooser of files begins from the usual places, a drive or a folder that was used before, by pointer and by keyboard; what is used comes
// first among those, and is remembered from one day to the next.
func TestAFileIsChosenFromAPlace(t *testing.T) {
	home, stick, config := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(stick, "foncier"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := rowFile(t, filepath.Join(stick, "foncier"))
	begin := func() (*drive.Driver, *ui.Window) {
		q := task.NewQueue()
		w := ui.NewWindow(ui.Config{
			App: test.NewTempApp(t), Runner: q.Runner(), Locale: locale.New("fr"), CacheDir: config, ConfigDir: config, Theme: theme.Light, Size: fyne.NewSize(1280, 800),
			Places: func(context.Context) []folder.Place {
				return []folder.Place{{Kind: folder.Home, Path: home}, {Kind: folder.Documents, Path: filepath.Join(home, "Documents")}, {Kind: folder.Drive, Path: stick, Name: "CLE_USB"}}
			},
		})
		w.Show()
		q.Pump()
		return drive.New(w, hall{q}), w
	}
	d, w := begin()
	do := playing(t)
	c := w.Fyne().Canvas()
	do(d.Press("open"))
	want := []string{home, filepath.Join(home, "Documents"), stick}
	if got := w.Chooser().Places(); !slices.Equal(got, want) {
		t.Fatalf("the places are %q", got)
	}
	at := func(key fyne.KeyName, kind string) {
		t.Helper()
		for range 8 {
			do(d.Strike(key))
			if typeOf(c.Focused()) == kind {
				return
			}
		}
		t.Fatalf("no %s has the keyboard, but a %T", kind, c.Focused())
	}
	at(fyne.KeyTab, "*kit.Rows") // the places, then the files
	do(d.Strike(fyne.KeyEnd, fyne.KeySpace))
	photograph(t, d, "places")
	if got := w.Chooser().Folder(); got != stick {
		t.Fatalf("the drive leads to %s", got)
	}
	do(d.Strike(fyne.KeyTab, fyne.KeyReturn))
	if got := w.Chooser().Folder(); got != filepath.Join(stick, "foncier") {
		t.Fatalf("Enter on a folder leads to %s", got)
	}
	do(d.Strike(fyne.KeyReturn), d.Act(func() error { w.Chooser().Choose(); return nil }))
	if w.Workspace() == nil || w.Workspace().Path() != file {
		t.Fatalf("nothing is open: %s", d.Said())
	}
	w.Close()

	d, w = begin()
	defer w.Close()
	do(d.Press("open"))
	if got := w.Chooser().Places(); !slices.Equal(got, append(want, filepath.Join(stick, "foncier"))) || w.Chooser().Folder() != filepath.Join(stick, "foncier") {
		t.Errorf("the next day the places are %q, and the folder %s", got, w.Chooser().Folder())
	}
	w.Chooser().Leave()
}
