package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
)

func TestSittingFromOpeningToMinutes(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	opened := answer[data.Sitting](t, "sittings", p, "start", "--title", "Commission foncier", "--place", "Mairie", "--participants", "Mme Le Goff;M. Hamon", "--public")
	if opened.ID == "" || opened.Started == "" || opened.Ended != "" || len(opened.Participants) != 2 {
		t.Errorf("%+v", opened)
	}
	if code, _, said := run(t, "sittings", p, "start", "--title", "Autre"); code != exitFailed || !strings.Contains(said, "Commission foncier") {
		t.Errorf("%d: %s", code, said)
	}
	row := file(t, "p.json", []byte(`{"type":"innovation","title":"Chaudière biomasse","status":"studied","internal":true}`))
	must(t, "projects", p, "--add", row)
	if open := must(t, "sittings", p, "minutes"); !strings.Contains(open, "Chaudière biomasse – instruit") || !strings.Contains(open, "séance ouverte à") {
		t.Errorf("%s", open)
	}
	closed := answer[data.Sitting](t, "sittings", p, "stop")
	if closed.ID != opened.ID || closed.Ended == "" {
		t.Errorf("%+v", closed)
	}
	if code, _, said := run(t, "sittings", p, "stop"); code != exitFailed || !strings.Contains(said, "Aucune séance") {
		t.Errorf("%d: %s", code, said)
	}
	if all := answer[[]data.Sitting](t, "sittings", p, "list"); len(all) == 0 {
		t.Errorf("%+v", all)
	}
	type minutes struct {
		Projects []struct {
			Name string `json:"name"`
		} `json:"projects"`
		Withheld int `json:"withheld"`
	}
	if m := answer[minutes](t, "sittings", p, "minutes", opened.ID); len(m.Projects) != 1 || m.Projects[0].Name != "Chaudière biomasse" {
		t.Errorf("%+v", m)
	}
	if m := answer[minutes](t, "sittings", p, "minutes", opened.ID, "--public"); len(m.Projects) != 0 || m.Withheld != 1 {
		t.Errorf("%+v", m)
	}
	folder := t.TempDir()
	for form, begins := range map[string]string{"md": "# Minutes – Commission foncier", "pdf": "%PDF-", "odt": "PK\x03\x04", "docx": "PK\x03\x04"} {
		out := filepath.Join(folder, "cr."+form)
		must(t, "sittings", p, "minutes", opened.ID, "--out", out, "--language", "en")
		if text, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(text, []byte(begins)) {
			t.Errorf("%s: %v", form, err)
		}
	}
	for _, args := range [][]string{
		{"sittings", p, "begin"}, {"sittings", p, "start"}, {"sittings", p, "stop", "--title", "x"}, {"sittings", p, "minutes", "a", "b"},
	} {
		if code, _, _ := run(t, args...); code != exitUsage {
			t.Errorf("%v: exit code %d", args[2:], code)
		}
	}
	if code, _, _ := run(t, "sittings", p, "minutes", "SEA-none"); code != exitFailed {
		t.Error("minutes of a sitting that is not there")
	}
	if code, _, said := run(t, "sittings", p, "minutes", opened.ID, "--out", filepath.Join(folder, "cr.rtf")); code != exitFailed || !strings.Contains(said, ".odt") {
		t.Errorf("%d: %s", code, said)
	}
}
