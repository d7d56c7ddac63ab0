package publication_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/publication"
	"emprise/data/workspace"
)

func project(t *testing.T) *workspace.Workspace {
	t.Helper()
	s, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "p.gpkg"), data.Territory{Name: "CC d’essai", EPSG: 2154}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	edit := data.Edit{Put: []data.Row{data.Company{ID: "a", Name: "Nom", CodeName: "Colibri"}, data.Company{ID: "b", Name: "Autre"}}}
	if _, err := w.Do(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWriteMakesAProject(t *testing.T) {
	t.Parallel()
	w := project(t)
	path := filepath.Join(t.TempDir(), "public.gpkg")
	done, err := publication.Write(t.Context(), w.Snapshot(), path, gpkg.Options{}, nil)
	if err != nil || done.Rows != 1 || done.Withheld != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	if _, err := publication.Write(t.Context(), w.Snapshot(), path, gpkg.Options{}, nil); err == nil {
		t.Error("it wrote over a file")
	}
	s, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	content, err := s.Load(t.Context())
	if err != nil || content.Territory.Name != "CC d’essai" || len(content.Rows) != 1 || data.Title(content.Rows[0]) != "Colibri" {
		t.Errorf("%+v %v", content.Rows, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestNothingIsLeftOfACopyThatFails(t *testing.T) {
	t.Parallel()
	w := project(t)
	path := filepath.Join(t.TempDir(), "public.gpkg")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := publication.Write(ctx, w.Snapshot(), path, gpkg.Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it left something: %v", err)
	}
}
