package gpkg_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/geo"
)

func reasonOf(t *testing.T, err error) geo.Reason {
	t.Helper()
	var refused *geo.FileError
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no *geo.FileError", err)
	}
	return refused.Reason
}

func write(t *testing.T, path string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// database makes an SQLite file with plain statements.
func database(t *testing.T, path string, statements ...string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// project makes a closed project file.
func projectFile(t *testing.T, path string) string {
	t.Helper()
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(400))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenRefusesWhatIsNoProject(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want geo.Reason
	}{
		"missing":          {func(*testing.T, string) {}, geo.FileMissing},
		"missing folder":   {func(t *testing.T, path string) { _ = os.Remove(filepath.Dir(path)) }, geo.FileMissing},
		"directory":        {func(t *testing.T, path string) { _ = os.Mkdir(path, 0o777) }, geo.FileIsDirectory},
		"empty":            {func(t *testing.T, path string) { write(t, path, nil) }, geo.FileEmpty},
		"a few bytes":      {func(t *testing.T, path string) { write(t, path, []byte("SQLite")) }, geo.FileNotGeoPackage},
		"geojson":          {func(t *testing.T, path string) { write(t, path, bytes.Repeat([]byte(`{"type":"X"}`), 99)) }, geo.FileNotGeoPackage},
		"another database": {func(t *testing.T, path string) { database(t, path, "CREATE TABLE a (b)") }, geo.FileNotGeoPackage},
		"another gpkg": {func(t *testing.T, path string) {
			database(t, path, "PRAGMA application_id = 1196444487", "CREATE TABLE a (b)")
		}, geo.FileNotEmprise},
		"cut short":         {func(t *testing.T, path string) { _ = os.Truncate(projectFile(t, path), 40_000) }, geo.FileDamaged},
		"cut in the header": {func(t *testing.T, path string) { _ = os.Truncate(projectFile(t, path), 60) }, geo.FileNotGeoPackage},
		"schema scribbled over": {func(t *testing.T, path string) {
			content, err := os.ReadFile(projectFile(t, path))
			if err != nil {
				t.Fatal(err)
			}
			copy(content[100:4096], bytes.Repeat([]byte{0xa5}, 3996))
			write(t, path, content)
		}, geo.FileDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "folder")
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "p.gpkg")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := gpkg.Open(t.Context(), path, options())
			if got := reasonOf(t, err); got != c.want {
				t.Errorf("%s, want %s: %v", got, c.want, err)
			}
			if refused := (*geo.FileError)(nil); errors.As(err, &refused) && refused.Path != path {
				t.Errorf("names %s", refused.Path)
			}
			after, _ := os.ReadFile(path)
			if !bytes.Equal(before, after) {
				t.Error("the file was altered")
			}
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 1 {
				t.Errorf("left behind: %q", files(t, dir))
			}
		})
	}
}

func TestAnotherGeoPackageIsNotAltered(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("ogr2ogr")
	if err != nil {
		t.Skip("ogr2ogr is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "qgis.gpkg")
	source := write(t, filepath.Join(dir, "a.geojson"),
		[]byte(`{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[3,47]}}`))
	if out, err := exec.Command(program, "-f", "GPKG", path, source).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	before, _ := os.ReadFile(path)
	_, err = gpkg.Open(t.Context(), path, options())
	if got := reasonOf(t, err); got != geo.FileNotEmprise {
		t.Error(got)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was altered")
	}
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	there := write(t, filepath.Join(dir, "there.gpkg"), []byte("precious"))
	for path, want := range map[string]geo.Reason{
		there:                                   geo.FileExists,
		dir:                                     geo.FileExists,
		filepath.Join(dir, "nowhere", "p.gpkg"): geo.FileFolderMissing,
		filepath.Join(there, "p.gpkg"):          geo.FileFolderMissing,
	} {
		_, err := gpkg.Create(t.Context(), path, territory, options())
		if got := reasonOf(t, err); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if _, err := gpkg.Create(t.Context(), filepath.Join(dir, "p.gpkg"), data.Territory{}, options()); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a territory without a name: %v", err)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
	if content, _ := os.ReadFile(there); string(content) != "precious" {
		t.Error("a file was overwritten")
	}
}

func TestNewerFileIsReadOnly(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	database(t, path, "INSERT INTO emprise_schema (version_id, tstamp) VALUES (99, '2030-01-01T00:00:00.000Z')",
		"ALTER TABLE plots ADD COLUMN hyperloop TEXT")
	s := open(t, path)
	w := work(t, s)
	if n := len(w.Snapshot().Plots); n != 1 {
		t.Errorf("%d plots", n)
	}
	_, err := w.Do(t.Context(), everything())
	if !errors.Is(err, data.ErrReadOnly) || reasonOf(t, err) != geo.FileNewer {
		t.Errorf("%v", err)
	}
	if notice := s.Notice(); notice == nil || notice.Reason != geo.FileNewer {
		t.Errorf("notice: %v", notice)
	}

	// A newer file that cannot even be read says that it is newer, not what SQL is missing.
	broken := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	database(t, broken, "INSERT INTO emprise_schema (version_id, tstamp) VALUES (99, '2030-01-01T00:00:00.000Z')",
		"ALTER TABLE plots RENAME COLUMN terr_id TO uuid")
	if _, err := open(t, broken).Load(t.Context()); reasonOf(t, err) != geo.FileNewer {
		t.Errorf("%v", err)
	}
}

func TestSecondOpenerReadsOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	first := work(t, create(t, path))
	if _, err := first.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	s, err := gpkg.Open(t.Context(), path, gpkg.Options{Clock: clock(), Holder: "Paul"})
	if err != nil {
		t.Fatal(err)
	}
	second := work(t, s)
	if notice := s.Notice(); notice == nil || notice.Reason != geo.FileLocked || notice.Detail != "Marie (bureau), "+clock()().Local().Format("2006-01-02 15:04") {
		t.Errorf("notice: %v", notice)
	}
	if !second.ReadOnly() || len(second.Snapshot().Plots) != 1 {
		t.Errorf("the second sees %d plots", len(second.Snapshot().Plots))
	}
	for name, do := range map[string]func() error{
		"do":     func() error { _, err := second.Do(t.Context(), everything()); return err },
		"undo":   func() error { _, err := second.Undo(t.Context()); return err },
		"import": func() error { _, err := second.Import(t.Context(), layer("l"), feed(parcels(1))); return err },
	} {
		if err := do(); !errors.Is(err, data.ErrReadOnly) || reasonOf(t, err) != geo.FileLocked {
			t.Errorf("%s: %v", name, err)
		}
	}
	// By another name it is the same file.
	link := filepath.Join(t.TempDir(), "link.gpkg")
	if err := os.Symlink(path, link); err != nil {
		t.Log(err)
	} else if linked := open(t, link); linked.Notice() == nil || linked.Path() != link {
		t.Errorf("through a link: %v", linked.Guard())
	} else {
		closeStore(t, linked)
	}

	// The first goes on, and its closing does not wait for the reader.
	if _, err := first.Undo(t.Context()); err != nil {
		t.Error(err)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	third := open(t, path)
	if third.Guard() != nil || third.Recovered() {
		t.Errorf("the third: %v, recovered %v", third.Guard(), third.Recovered())
	}
	closeStore(t, third)
	if got := files(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
}

func TestReadOnlyByWish(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if !errors.Is(s.Guard(), data.ErrReadOnly) || s.Notice() != nil {
		t.Errorf("guard %v, notice %v", s.Guard(), s.Notice())
	}
	if got := files(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("companions: %q", got)
	}
	closeStore(t, s)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was altered")
	}
	if _, err := os.Stat(path + ".lock"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a reader took the lock")
	}
}
