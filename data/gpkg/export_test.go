package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"io/fs"
	"testing"

	"emprise/geo/feature"
)

// Migrations lets a test know a later format than this program does.
func (o Options) Migrations(m fs.FS) Options {
	o.migrations = m
	return o
}

// Ask gives the texts in the first column of a query.
func Ask(t *testing.T, path, query string) []string {
	t.Helper()
	db, err := openPool(path, 1, "mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	answer, err := texts(t.Context(), db, query)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return answer
}

// Decode reads a geometry blob, as the fuzz test needs it.
func Decode(blob []byte) error {
	var d decoder
	return d.decode(blob)
}

// Encode writes feature f as it is stored.
func Encode(s *feature.Set, f int) []byte { return appendFeature(nil, s, f) }

// Exec changes a file as another program would.
func Exec(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := openPool(path, 1, "mode=rwc")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// Shape reads the geometry blob of another program: how many runs of how many positions it has, and the rule that it breaks.
func Shape(blob []byte) (runs, positions int, rule string, notes []string) {
	var s foreignShape
	s.read(blob)
	s.settle()
	for _, r := range s.runs {
		positions += r.to - r.from
	}
	return len(s.runs), positions, s.rule, s.notes
}

// Hold does as Exec and keeps the file open until release, as a program that still runs.
func Hold(t *testing.T, path string, statement string) (release func()) {
	t.Helper()
	db, err := openPool(path, 1, "mode=rw", "_pragma=wal_autocheckpoint(0)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Exclusive keeps all others from a file until release, as a program that writes a great deal.
func Exclusive(t *testing.T, path string) (release func()) {
	t.Helper()
	db, err := openPool(path, 1, "mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TableOf reads a layer from its table whatever its twin, and says whether that would be trusted.
func TableOf(ctx context.Context, s *Store, layer string) (table *feature.Set, twin bool, err error) {
	err = s.raw(ctx, func(q driver.QueryerContext) error {
		twin = findTwin(ctx, q, layer) != nil
		return nil
	})
	if err != nil {
		return nil, false, err
	}
	table, err = s.readTable(ctx, layer)
	return table, twin, err
}
