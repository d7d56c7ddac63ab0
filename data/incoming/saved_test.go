package incoming_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/standard"
)

func columns(names ...string) []standard.Column {
	var out []standard.Column
	for _, n := range names {
		out = append(out, standard.Column{Name: n})
	}
	return out
}

func TestMappingsAreKeptByTheirColumns(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "mappings")
	if _, ok := incoming.SavedFor(folder, columns("a")); ok {
		t.Error("there is a mapping in a folder that is not there")
	}
	keep := func(name, from string, names ...string) {
		t.Helper()
		m := standard.Mapping{Format: 1, Name: name, Noun: data.KindPlot, Fields: []standard.Field{{To: "id", From: from}}}
		if err := incoming.Save(folder, incoming.Saved{Role: data.RolePlots, Columns: incoming.Signature(columns(names...)), Mapping: m}); err != nil {
			t.Fatal(err)
		}
	}
	keep("Lots d’Agde", "N°", "N°", "État", "WKT")
	keep("lots d'agde", "x", "x", "y") // cleaned alike, another name
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"WKT", "n°", "etat"}, "Lots d’Agde"}, {[]string{"y", "X"}, "lots d'agde"}, {[]string{"x"}, ""}, {[]string{"x", "y", "z"}, ""},
	} {
		got, _ := incoming.SavedFor(folder, columns(c.names...))
		if got.Mapping.Name != c.want {
			t.Errorf("%v: %q, not %q", c.names, got.Mapping.Name, c.want)
		}
	}
	// The same name replaces, and what is no mapping is passed over.
	keep("lots d'agde", "y", "x", "y")
	if got, _ := incoming.SavedFor(folder, columns("x", "y")); got.Mapping.Fields[0].From != "y" {
		t.Errorf("%+v", got)
	}
	for name, text := range map[string]string{"bad.mapping.json": "{", "empty.mapping.json": "{}", "other.json": "[]"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok := incoming.SavedFor(folder, columns("x", "y")); !ok || got.Role != data.RolePlots {
		t.Errorf("%+v", got)
	}
	if err := incoming.Save(folder, incoming.Saved{Role: data.RolePlots}); err == nil {
		t.Error("a mapping without a name was kept")
	}
	entries, err := os.ReadDir(folder)
	if err != nil || slices.ContainsFunc(entries, func(e os.DirEntry) bool { return filepath.Ext(e.Name()) == ".new" }) {
		t.Errorf("%v, %v", entries, err)
	}
}
