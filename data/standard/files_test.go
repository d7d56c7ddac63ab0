package standard_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// read gives a file below shared/data/fr as a set: GeoJSON through ingest, CSV and dBASE attributes here, with the kind of
// geometry that the caller knows.
func read(t *testing.T, name string) *feature.Set {
	t.Helper()
	path := filepath.Join(reference.Path(t, ""), "fr", name)
	switch {
	case strings.HasSuffix(name, ".dbf"):
		return readDBF(t, path)
	case strings.Contains(name, ".csv"):
		return readCSV(t, path)
	}
	set, _, err := ingest.All(context.Background(), path, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if b, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func readCSV(t *testing.T, path string) *feature.Set {
	t.Helper()
	b := content(t, path)
	r := csv.NewReader(bytes.NewReader(b))
	first, _, _ := bytes.Cut(b, []byte("\n"))
	if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		r.Comma = ';'
	}
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table(t, feature.None, rows...)
}

// table makes a set without geometry of a header and rows; the empty text is unknown.
func table(t *testing.T, kind feature.Kind, rows ...[]string) *feature.Set {
	t.Helper()
	var b feature.Builder
	for _, row := range rows[1:] {
		b.Begin(kind)
		for i, name := range rows[0] {
			if i < len(row) && row[i] != "" {
				b.Text(name, row[i])
			} else {
				b.Unknown(name)
			}
		}
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readDBF reads dBASE III attributes as text: 32 bytes a field from byte 32, then records of fixed width.
func readDBF(t *testing.T, path string) *feature.Set {
	t.Helper()
	b := content(t, path)
	n, head, width := int(binary.LittleEndian.Uint32(b[4:])), int(binary.LittleEndian.Uint16(b[8:])), int(binary.LittleEndian.Uint16(b[10:]))
	var names []string
	var sizes []int
	for o := 32; b[o] != 13; o += 32 {
		names = append(names, string(bytes.TrimRight(b[o:o+11], "\x00")))
		sizes = append(sizes, int(b[o+16]))
	}
	rows := [][]string{names}
	for i := range n {
		at := head + i*width + 1
		var row []string
		for _, size := range sizes {
			row = append(row, strings.TrimSpace(string(b[at:at+size])))
			at += size
		}
		rows = append(rows, row)
	}
	return table(t, feature.None, rows...)
}

// named makes columns without values.
func named(names ...string) []standard.Column {
	var out []standard.Column
	for _, n := range names {
		out = append(out, standard.Column{Name: n})
	}
	return out
}
