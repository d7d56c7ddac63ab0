package gpkg_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// large is more features than a layer without a twin has.
const large = 70_000

// sameFeatures compares what is read with what is wanted, place by place and value by value.
func sameFeatures(t *testing.T, when string, got, want *feature.Set) {
	t.Helper()
	if got.Len() != want.Len() || len(got.Coords) != len(want.Coords) {
		t.Fatalf("%s: %d features with %d coordinates, not %d with %d", when, got.Len(), len(got.Coords), want.Len(), len(want.Coords))
	}
	for i, v := range want.Coords {
		if got.Coords[i] != v {
			t.Fatalf("%s: coordinate %d is %v, not %v", when, i, got.Coords[i], v)
		}
	}
	for _, c := range want.Columns {
		have := got.Column(c.Name)
		if have == nil || have.Type != c.Type {
			t.Fatalf("%s: column %s is %+v", when, c.Name, have)
		}
		for f := range want.Len() {
			if have.Known(f) != c.Known(f) || have.Text(f) != c.Text(f) {
				t.Fatalf("%s: %s of feature %d is %q, not %q", when, c.Name, f, have.Text(f), c.Text(f))
			}
		}
	}
}

// inFile asks a closed project one number.
func inFile(t *testing.T, path, query string, args ...any) (n int64) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

// run runs a statement on a closed project.
func run(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(statement, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// bigProject keeps a large layer in a new project.
func bigProject(t *testing.T, path string) {
	t.Helper()
	w := work(t, create(t, path))
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(large))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if n := inFile(t, path, "SELECT count(*) FROM emprise_twins WHERE fresh = 1"); n != 1 {
		t.Fatalf("%d twins", n)
	}
}

// readBoth reads a layer as it is read at an opening, and its table alone.
func readBoth(t *testing.T, path string) (read, table *feature.Set, twin bool) {
	t.Helper()
	s := open(t, path)
	defer closeStore(t, s)
	read, err := s.Features(t.Context(), "parcelles")
	if err != nil {
		t.Fatal(err)
	}
	table, twin, err = gpkg.TableOf(t.Context(), s, "parcelles")
	if err != nil {
		t.Fatal(err)
	}
	return read, table, twin
}

func TestATwinIsReadLikeTheTable(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	bigProject(t, path)
	read, table, twin := readBoth(t, path)
	if !twin {
		t.Fatal("there is no twin to be trusted")
	}
	sameFeatures(t, "twin", read, table)
	sameFeatures(t, "twin", read, parcels(large))
}

// TestNoStaleTwinIsRead: whatever another program does to the table, the layer is read as the table is, and compacting makes a
// twin of that.
func TestNoStaleTwinIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("many large layers, one after the other")
	}
	t.Parallel()
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.gpkg")
	bigProject(t, whole)
	for i, change := range [][]string{
		{"UPDATE parcelles SET contenance = 77 WHERE fid = 500"},
		{"DELETE FROM parcelles WHERE fid = 69999"},
		{"DELETE FROM parcelles"},
		{"UPDATE parcelles SET geom = (SELECT geom FROM parcelles WHERE fid = 9) WHERE fid = 8"},
		{"INSERT INTO parcelles (geom, contenance) SELECT geom, 5 FROM parcelles WHERE fid = 3"},
		{"REPLACE INTO parcelles (fid, contenance) VALUES (12, 99)"},
		{"ALTER TABLE parcelles ADD COLUMN vu INTEGER DEFAULT 3"},
		{"ALTER TABLE parcelles DROP COLUMN part"},
		{"ALTER TABLE parcelles RENAME COLUMN part TO autre"},
		{"DROP TRIGGER emprise_twin_parcelles_update", "UPDATE parcelles SET contenance = 1"},
		{
			"CREATE TABLE copied AS SELECT * FROM parcelles WHERE fid < 70", "DROP TABLE parcelles",
			"CREATE TABLE parcelles (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, id TEXT, contenance INTEGER, part REAL, arpente BOOLEAN)",
			"INSERT INTO parcelles SELECT * FROM copied", "DROP TABLE copied",
		},
		{"UPDATE emprise_twin_parts SET content = zeroblob(length(content)) WHERE block = 4"},
		{"DELETE FROM emprise_twin_parts WHERE block = 2"},
		{"UPDATE emprise_kept SET row = 'twin' WHERE kind = 'features'"},
		{"UPDATE emprise_twins SET packing = replace(packing, '\"length\":', '\"length\":9')"},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			path := write(t, filepath.Join(dir, fmt.Sprintf("%d.gpkg", i)), []byte(content(t, whole)))
			for _, statement := range change {
				if strings.Contains(statement, "twin") || len(change) > 2 { // GDAL refuses some of it
					run(t, path, statement)
					continue
				}
				gdal(t, "ogrinfo", path, "-sql", statement)
			}
			read, table, _ := readBoth(t, path)
			sameFeatures(t, change[0], read, table)
			if i%3 > 0 {
				return
			}
			if _, err := gpkg.Compact(t.Context(), path, options(), nil); err != nil {
				t.Fatal(err)
			}
			again, _, twin := readBoth(t, path)
			if twin != (table.Len() >= 1<<16) {
				t.Errorf("%s: there is a twin: %t", change[0], twin)
			}
			sameFeatures(t, "compacted", again, table)
		})
	}
}

// TestTwinsChangePlacesWithTheirTables renews a layer, takes that back and makes it again, with restarts between.
func TestTwinsChangePlacesWithTheirTables(t *testing.T) {
	if testing.Short() {
		t.Skip("many large layers, one after the other")
	}
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	bigProject(t, path)
	old, now := parcels(large), parcels(large+5)
	look := func(when string, w *workspace.Workspace, want *feature.Set) {
		t.Helper()
		sameFeatures(t, when, w.Snapshot().Scene.Layer("parcelles").Features, want)
		if o := w.Outside(); !o.None() {
			t.Errorf("%s: %+v is taken for changed outside", when, o)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		read, table, twin := readBoth(t, path)
		if !twin {
			t.Errorf("%s: no twin is trusted", when)
		}
		sameFeatures(t, when, read, want)
		sameFeatures(t, when, table, want)
	}
	w := work(t, open(t, path))
	l, _ := w.Snapshot().Layer("parcelles")
	if _, err := w.Renew(t.Context(), l, now, data.Edit{Note: data.Note{Key: "edit.reconcile"}}, nil); err != nil {
		t.Fatal(err)
	}
	look("renewed", w, now)
	w = work(t, open(t, path))
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("undone", w, old)
	w = work(t, open(t, path))
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("redone", w, now)
	if _, err := gpkg.Compact(t.Context(), path, options(), nil); err != nil {
		t.Fatal(err)
	}
	look("compacted", work(t, open(t, path)), now)
	if n := inFile(t, path, "SELECT count(DISTINCT number) FROM emprise_twin_parts"); n != 1 {
		t.Errorf("%d twins are kept, of one layer", n)
	}
	s := open(t, path)
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	closeStore(t, s)
}
