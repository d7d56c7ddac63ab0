package main

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/geo/reference"
)

// Each set that is shown is drawn as a sheet; the parcels of two communes are told apart.
func TestAssembliesAsPictures(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := filepath.Join(t.TempDir(), "p.gpkg")
	for _, insee := range []string{"91326", "91432"} {
		must(t, "import", p, reference.Path(t, "fr/cadastre/cadastre-"+insee+"-parcelles.json.gz"), "--role", "parcels",
			"--producer", "DGFiP", "--licence", "Licence Ouverte 2.0", "--date", "2026-04")
	}
	must(t, "needs", p, "--add", file(t, "need.json", []byte(`{"id":"B","title":"Atelier","criteria":[
		{"measure":"area_m2","hard":true,"weight":1,"min":20000,"ideal":25000,"max":30000}]}`)))
	dir := t.TempDir()
	a := answer[assembliesJSON](t, "match", p, "--need", "B", "--assemble", "--show", "2", "--png", dir)
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != len(a.Assemblies) || len(files) < 3 {
		t.Fatalf("%d pictures of %d assemblies: %v", len(files), len(a.Assemblies), err)
	}
	for i, f := range files {
		if !strings.Contains(f.Name(), a.Assemblies[i].Parcels[0]) || !strings.Contains(a.Assemblies[i].Name, "("+a.Assemblies[i].Parcels[0][:5]+")") {
			t.Errorf("%s of %+v", f.Name(), a.Assemblies[i])
		}
		r, err := os.Open(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.DecodeConfig(r)
		if err != nil || img.Width != 1754 || img.Height != 1240 {
			t.Errorf("%s: %+v %v", f.Name(), img, err)
		}
		_ = r.Close()
	}
	// What is there stays, and nothing is drawn beside it.
	last := filepath.Join(dir, files[len(files)-1].Name())
	for _, f := range files {
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(last, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t, "match", p, "--need", "B", "--assemble", "--show", "2", "--png", dir); code != exitFailed || !strings.Contains(stderr, "--force") {
		t.Errorf("%d %s", code, stderr)
	}
	left, err := os.ReadDir(dir)
	if text, unread := os.ReadFile(last); err != nil || len(left) != 1 || unread != nil || string(text) != "mine" {
		t.Errorf("%v, %.20q, %v, %v", left, text, err, unread)
	}
	if code, _, stderr := run(t, "match", p, "--need", "B", "--assemble", "--png", filepath.Join(dir, "nowhere")); code != exitFailed || strings.Count(stderr, "\n") != 1 {
		t.Errorf("%d %s", code, stderr)
	}
}
