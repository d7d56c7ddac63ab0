package drive_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/ui"
)

// words are all that the window says.
func wordsOf(w *ui.Window) string { return shownWords(w.Fyne().Canvas().Content()) }

func TestChangesMadeInAnotherProgramAreShownAndTakenBack(t *testing.T) {
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed")
	}
	path := projectFile(t, t.TempDir())
	for _, sql := range []string{
		"UPDATE plots SET terr_stade_comm = 'vendu, commercialisation achevée' WHERE fid IN (1, 2)",
		"UPDATE plots SET terr_stade_amngt = 'bientôt' WHERE fid = 3",
		"DELETE FROM projects WHERE fid = 1",
	} {
		if out, err := exec.Command(program, path, "-sql", sql).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	d, w := start(t, t.TempDir())
	defer w.Close()
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Said(), "4 changements faits dans un autre programme") {
		t.Errorf("said %q", d.Said())
	}
	said := wordsOf(w)
	for _, want := range []string{"Modifié dans un autre programme", "modifiés\u202f: 3, ajoutés\u202f: 0, supprimés\u202f: 1", "enfreint une règle", "Tout annuler"} {
		if !strings.Contains(said, want) {
			t.Errorf("the window does not say %q", want)
		}
	}
	keepPicture(t, d.Picture(), "outside")
	before := len(d.Snapshot().Projects)
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if after := len(d.Snapshot().Projects); after != before+1 {
		t.Errorf("%d projects, there were %d", after, before)
	}
}

func TestTheFileIsCheckedAndCompacted(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	path := w.Workspace().Path()
	was, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	l := d.Snapshot().Layers[0]
	for _, one := range d.Snapshot().Layers {
		if one.Count > l.Count {
			l = one
		}
	}
	l.Removed = true
	if _, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.layer_changed", Args: map[string]string{"layer": l.Name}}, Put: []data.Row{l}}); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	if err := d.Press("check"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(wordsOf(w), "Vérification du fichier") || !strings.Contains(d.Said(), "0 problème") {
		t.Errorf("said %q", d.Said())
	}
	if err := d.Press("compact.now"); err == nil {
		t.Error("compacted before anything was told")
	}
	if err := d.Press("compact"); err != nil {
		t.Fatal(err)
	}
	keepPicture(t, d.Picture(), "compact")
	if said := wordsOf(w); !strings.Contains(said, l.Name) || !strings.Contains(said, "Ne pourra plus être annulé") {
		t.Error("what is lost is not told")
	}
	if err := d.Press("compact.now"); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(d.Said(), "Compacté") {
		t.Errorf("said %q", d.Said())
	}
	if now, err := os.Stat(path); err != nil || now.Size() >= was.Size() {
		t.Errorf("%v %v", now, err)
	}
	if _, there := d.Snapshot().Layer(l.ID); there || len(d.Snapshot().Plots) == 0 {
		t.Error("the project that was opened again is another one")
	}
	if err := d.Press("check.repair"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Said(), "0 problème réparé") {
		t.Errorf("said %q", d.Said())
	}
	if got, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.gpkg")); err != nil || len(got) != 1 {
		t.Errorf("beside it: %q %v", got, err)
	}
}
