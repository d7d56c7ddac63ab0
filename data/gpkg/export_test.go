package gpkg

import (
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
