package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
)

func TestStyleGoesOutAndComesIn(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	ready := answer[styleResult](t, "style", p, "parcelles")
	if ready.Own || !strings.Contains(string(ready.Style), "legend.parcels") {
		t.Errorf("%+v", ready)
	}
	out := filepath.Join(t.TempDir(), "s.json")
	must(t, "style", p, "parcelles", "--out", out)
	text, err := os.ReadFile(out)
	if err != nil || strings.TrimSpace(string(text)) != string(ready.Style) {
		t.Errorf("%v: %s", err, text)
	}
	changed := file(t, "t.json", []byte(strings.Replace(string(text), "#B8B1A4", "#FF0000", 1)))
	if r := answer[styleResult](t, "style", p, "parcelles", "--from", changed); !r.Own || r.Seq == 0 {
		t.Errorf("%+v", r)
	}
	if l := answer[[]data.Layer](t, "layers", p)[0]; !strings.Contains(string(l.Style), "#FF0000") {
		t.Errorf("%+v", l)
	}
	must(t, "undo", p)
	if l := answer[[]data.Layer](t, "layers", p)[0]; l.Style != "" {
		t.Errorf("undone to %+v", l)
	}
	if r := answer[styleResult](t, "style", p, "parcelles", "--like", "parcelles"); r.Style != ready.Style || !r.Own {
		t.Errorf("%+v", r)
	}
	if r := answer[styleResult](t, "style", p, "parcelles", "--default"); r.Style != "" || r.Own {
		t.Errorf("%+v", r)
	}
	for _, c := range []struct{ text, want string }{
		{`{"version":1,"classes":[]}`, "aucune classe"},
		{`{"version":7}`, "version"},
		{`<html>`, "n’est pas un style"},
		{`{"version":1,"classes":[{"symbol":{"stroke":{"width":-1}}}]}`, "classes[0].symbol.stroke.width"},
	} {
		if code, _, said := run(t, "style", p, "parcelles", "--from", file(t, "bad.json", []byte(c.text))); code != exitFailed || !strings.Contains(said, c.want) {
			t.Errorf("%s: %d %s", c.text, code, said)
		}
	}
}

func TestParcelsAreFiltered(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	all := answer[parcelsResult](t, "parcels", p)
	if all.Of != 1 || all.Found != 1 || all.AreaM2 <= 0 || len(all.Parcels) != 1 {
		t.Errorf("%+v", all)
	}
	if r := answer[parcelsResult](t, "parcels", p, "--where", "area_m2 < 1 m²"); r.Found != 0 || r.Parcels == nil {
		t.Errorf("%+v", r)
	}
	if code, _, said := run(t, "parcels", p, "--where", "area_m2 >"); code != exitFailed || !strings.Contains(said, "s’arrête trop tôt") {
		t.Errorf("%d %s", code, said)
	}
}

// TestZonesPlotsAndProjectsHaveAStyle gives the zones the look of the parcels, and takes it back.
func TestZonesPlotsAndProjectsHaveAStyle(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := hamlet(t)
	for _, layer := range []string{"zones", "plots", "projects"} {
		if got := answer[styleResult](t, "style", p, layer); got.Own || got.Style == "" {
			t.Errorf("%s at first: %+v", layer, got)
		}
		if got := answer[styleResult](t, "style", p, layer, "--like", "parcelles"); !got.Own || got.Seq == 0 {
			t.Errorf("%s: %+v", layer, got)
		}
		if got := answer[styleResult](t, "style", p, layer); !got.Own || got.Style != answer[styleResult](t, "style", p, "parcelles").Style {
			t.Errorf("%s afterwards: %+v", layer, got)
		}
		must(t, "style", p, layer, "--default")
		must(t, "undo", p)
		must(t, "undo", p)
		if got := answer[styleResult](t, "style", p, layer); got.Own {
			t.Errorf("%s taken back: %+v", layer, got)
		}
	}
}
