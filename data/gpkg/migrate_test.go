package gpkg_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/geo"
)

// later is the format of this program and one more.
func later(t *testing.T, next string) fs.FS {
	t.Helper()
	names, err := filepath.Glob("migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{fmt.Sprintf("%05d_next.sql", format+1): {Data: []byte("-- +goose Up\n" + next)}}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = &fstest.MapFile{Data: text}
	}
	return all
}

// format is the version of the files that this program writes.
const format = 11

// released is the last version that a released program wrote; there is a file of each up to it.
const released = 2

// TestReleasedFormatsAreMigrated opens a file that a released program wrote, of each format that there was: testdata/formats
// gains one with each release that changes the format.
func TestReleasedFormatsAreMigrated(t *testing.T) {
	t.Parallel()
	if got := files(t, "testdata/formats"); len(got) != released {
		t.Errorf("files of %d formats, %d were released: %q", len(got), released, got)
	}
	for version := 1; version <= released; version++ {
		t.Run(fmt.Sprintf("format %d", version), func(t *testing.T) {
			t.Parallel()
			testMigration(t, version)
		})
	}
}

func testMigration(t *testing.T, version int) {
	dir := t.TempDir()
	path := filepath.Join(dir, "val.gpkg")
	write(t, path, unzipped(t, fmt.Sprintf("testdata/formats/format%d.gpkg.gz", version)))
	s := open(t, path)
	if s.Guard() != nil {
		t.Fatal(s.Guard())
	}
	w := work(t, s)
	snap := w.Snapshot()
	l, ok := snap.Layer("zonage_du_plu")
	if !ok || l.Style != "" || l.Count != 2 || l.Producer != "CC du Val" || snap.Scene.Layer(l.ID).Features.Text("libelle", 0) != "UX" {
		t.Errorf("%+v", l)
	}
	if version > 1 {
		p, _ := snap.Plot("58901_TERRAIN-ECO_00001")
		j, _ := snap.Project("PRJ-0001")
		c, _ := snap.Company("ENT-0001")
		if f := p.PriceEuroPerM2; f == nil || f.Value != 32.5 || f.Source != "Délibération" || f.Confidence != data.Declared ||
			p.PowerKVA == nil || p.PowerKVA.Value != 0 || p.WaterM3PerHour != nil || p.Occupancy != data.OccupancyBrownfield || len(p.Shape) != 1 {
			t.Errorf("%+v", p)
		}
		if j.Title != "Chaufferie biomasse" || len(j.PlotIDs) != 1 || *j.CapexEuro != 1.25e6 || j.Funding[0].Euro != 400000 || !j.Internal {
			t.Errorf("%+v", j)
		}
		if c.CodeName != "Projet Cerise" || c.Contact != "Mme Roy, 06" {
			t.Errorf("%+v", c)
		}
	}
	was := l
	l.Style = `{"version":1,"classes":[{"symbol":{"fill":{"colour":"#AA3300"}}}]}`
	put := data.Edit{Note: data.Note{Key: "edit.layer"}, Put: append(nouns(), l)}
	if _, err := w.Do(t.Context(), put); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if now, _ := w.Snapshot().Layer(l.ID); now != was || len(w.Snapshot().LandUnits) > 0 {
		t.Errorf("undone to %+v", now)
	}
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	s = open(t, path)
	if again := work(t, s).Snapshot(); len(again.LandUnits) != 1 || len(again.Establishments) != 1 {
		t.Errorf("the nouns do not come back: %+v", again)
	} else if again, _ := again.Layer(l.ID); again != l {
		t.Errorf("comes back as %+v", again)
	}
	findings, err := s.Check(t.Context())
	for _, f := range findings {
		if f.Rule != gpkg.RuleRow { // what an older program let pass is told, and kept
			t.Errorf("%+v", f)
		}
	}
	if err != nil {
		t.Error(err)
	}
	if got := files(t, dir); !slices.Contains(got, fmt.Sprintf("val.v%d.gpkg", version)) {
		t.Errorf("no backup among %q", got)
	}
	closeStore(t, s)
	validate(t, path)
}

func unzipped(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was read
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAnOlderFileIsBackedUpAndMigrated(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "val.gpkg"))
	write(t, filepath.Join(dir, fmt.Sprintf("val.v%d.gpkg", format)), []byte("an older backup"))

	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	// A migration that fails leaves the file as it was.
	_, err = gpkg.Open(t.Context(), path, options().Migrations(later(t, "CREATE TABLE a (b);\nALTER TABLE nothing ADD COLUMN c TEXT;")))
	if err == nil {
		t.Fatal("a broken migration went through")
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a migration that failed altered the file: %v", err)
	}
	if got := files(t, dir); len(got) != 2 {
		t.Errorf("left behind: %q", got)
	}
	s := open(t, path)
	if s.Guard() != nil {
		t.Errorf("after a migration that failed: %v", s.Guard())
	}
	closeStore(t, s)

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
	if got := files(t, dir); !slices.Equal(got, []string{"val.gpkg", fmt.Sprintf("val.v%d-2.gpkg", format), fmt.Sprintf("val.v%d.gpkg", format)}) {
		t.Errorf("files %q", got)
	}
	if backup := open(t, filepath.Join(dir, fmt.Sprintf("val.v%d-2.gpkg", format))); backup.Guard() != nil {
		t.Errorf("the backup: %v", backup.Guard())
	}
	var newer *geo.FileError
	if migrated := open(t, path); !errors.As(migrated.Guard(), &newer) || newer.Reason != geo.FileNewer {
		t.Errorf("the migrated file, to the older program: %v", migrated.Guard())
	}
}
