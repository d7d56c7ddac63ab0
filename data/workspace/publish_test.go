package workspace_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/geo/feature"
)

func TestPublishLeavesInsideWhatIsConfidential(t *testing.T) {
	t.Parallel()
	w := start(t)
	sold := plot("p", "z")
	sold.Status, sold.PriceEuroPerM2, sold.Notes = data.StatusSold, &data.Fact{Value: 43.21, Author: "Secrétaire"}, "SECRET plot"
	internal := project("j", "p")
	internal.Internal, internal.Title = true, "SECRET project"
	open := project("k", "p")
	open.Title, open.CompanyID, open.Notes = "Extension for Acier Martin", "c", "SECRET notes"
	do(t, w, put("edit.secret", zone("z"), sold, internal, open,
		data.Company{ID: "c", Name: "Acier Martin", CodeName: "Colibri", Notes: "SECRET company"},
		data.Company{ID: "d", Name: "SECRET Nameless"},
		data.Contact{ID: "e", CompanyID: "d", Date: "2026-01-02", Subject: "SECRET call"},
		data.Remark{ID: "m", On: []data.Ref{sold.Ref()}, Text: "Acier Martin has looked at it", Date: "2026-01-03"},
		data.Remark{ID: "n", On: []data.Ref{{Kind: data.KindContact, ID: "e"}}, Text: "SECRET remark on a call", Date: "2026-01-03"},
	))
	feed := func(sink func(*feature.Set) error) error { return sink(features(3)) }
	for _, l := range []data.Layer{
		{ID: "roads", Name: "Routes", Role: data.RoleRoads, Producer: "IGN", Licence: "Licence Ouverte 2.0", Date: "2026-01-01"},
		{ID: "owners", Name: "SECRET owners", Role: data.RoleContext},
	} {
		if _, err := w.Import(t.Context(), l, feed); err != nil {
			t.Fatal(err)
		}
	}

	path := filepath.Join(t.TempDir(), "public.gpkg")
	s, err := gpkg.Create(t.Context(), path, territory, gpkg.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	to := adopt(t, s)
	done, err := w.Snapshot().Publish(t.Context(), to, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(done.Layers, []string{"roads"}) || !slices.Equal(done.LeftOut, []string{"owners"}) || done.Rows != 5 || done.Withheld != 4 {
		t.Errorf("%+v", done)
	}
	to = reopen(t, to)
	now := to.Snapshot()
	if l, ok := now.Layer("roads"); !ok || l.Count != 3 || l.Licence == "" {
		t.Errorf("layer %+v", l)
	}
	if r, ok := now.Remark("m"); !ok || r.Text != "Colibri has looked at it" {
		t.Errorf("remark %+v", r)
	}
	if p, ok := now.Plot("p"); !ok || len(p.Shape) == 0 || p.PriceEuroPerM2 != nil {
		t.Errorf("plot %+v", p)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"SECRET", "43.21", "Acier Martin", "Secrétaire"} {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("the file has %q in it", secret)
		}
	}
	checked, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if wrong, err := checked.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("%v %v", wrong, err)
	}
	if err := checked.Close(); err != nil {
		t.Fatal(err)
	}
}
