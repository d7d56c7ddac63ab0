package gpkg_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"emprise/data/gpkg"
	"emprise/geo"
)

// later is the format of this program and one more.
func later(t *testing.T, next string) fs.FS {
	t.Helper()
	first, err := os.ReadFile("migrations/00001_project.sql")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"00001_project.sql": {Data: first},
		"00002_next.sql":    {Data: []byte("-- +goose Up\n" + next)},
	}
}

func TestAnOlderFileIsBackedUpAndMigrated(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "val.gpkg"))
	write(t, filepath.Join(dir, "val.v1.gpkg"), []byte("an older backup"))

	// A migration that fails leaves the file as it was.
	_, err := gpkg.Open(t.Context(), path, options().Migrations(later(t, "CREATE TABLE a (b);\nALTER TABLE nothing ADD COLUMN c TEXT;")))
	if err == nil {
		t.Fatal("a broken migration went through")
	}
	s := open(t, path)
	if s.Guard() != nil {
		t.Errorf("after a migration that failed: %v", s.Guard())
	}
	closeStore(t, s)
	if err := os.Remove(filepath.Join(dir, "val.v1-2.gpkg")); err != nil {
		t.Error(err)
	}

	// One who may only read cannot migrate, and says what is to be done.
	_, err = gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true}.Migrations(later(t, "ALTER TABLE plots ADD COLUMN next TEXT;")))
	if err == nil {
		t.Error("read an older format as if it were the newer one")
	}

	s, err = gpkg.Open(t.Context(), path, options().Migrations(later(t, "ALTER TABLE plots ADD COLUMN next TEXT;")))
	if err != nil {
		t.Fatal(err)
	}
	if got := work(t, s).Snapshot(); len(got.Plots) != 1 {
		t.Errorf("%d plots", len(got.Plots))
	}
	closeStore(t, s)
	if got := files(t, dir); !slices.Equal(got, []string{"val.gpkg", "val.v1-2.gpkg", "val.v1.gpkg"}) {
		t.Errorf("files %q", got)
	}
	if backup := open(t, filepath.Join(dir, "val.v1-2.gpkg")); backup.Guard() != nil {
		t.Errorf("the backup: %v", backup.Guard())
	}
	var newer *geo.FileError
	if migrated := open(t, path); !errors.As(migrated.Guard(), &newer) || newer.Reason != geo.FileNewer {
		t.Errorf("the migrated file, to the older program: %v", migrated.Guard())
	}
}
