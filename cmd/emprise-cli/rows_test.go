package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rowsAdded is the answer of --add, --set and --delete.
type rowsAdded struct {
	Seq  int64            `json:"seq"`
	Rows []map[string]any `json:"rows"`
}

// tell plays a command line with something on its standard input and reads its JSON answer.
func tellWith(t *testing.T, stdin string, args ...string) rowsAdded {
	t.Helper()
	code, stdout, stderr := runWith(t, stdin, append(args, "--json")...)
	var got rowsAdded
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitDone || len(got.Rows) == 0 {
		t.Fatalf("%v: exit code %d: %s%s %v", args, code, stdout, stderr, err)
	}
	return got
}

// Every kind goes through the same gestures: add from JSON and from CSV, list, show, set, list for the public, delete.
func TestRowsOfEveryKind(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "new", p)
	tellWith(t, `[{"name":"Un","code_name":"Alpha"},{"name":"Deux"}]`, "companies", p, "--add", "-")
	tellWith(t, `{"title":"Atelier pour Un","company_id":"ENT-0001","criteria":[{"measure":"area_m2","min":1}]}`, "needs", p, "--add", "-")
	for _, c := range []struct {
		verb, row, csv string // the first row in JSON, another in CSV
		field, value   string // what is set
		public         bool   // whether what was added is shown to the public
	}{
		{"zones", `{"name":"Z","insee":"58901","geometry":{"type":"Polygon","coordinates":[[[3,47],[3.1,47],[3.1,47.1],[3,47]]]}}`, "name;insee\nZ2;58901\n", "url", "https://a.fr", true},
		{"companies", `{"name":"Forges","code_name":"Fer","siren":"732829320"}`, "name,siren\nAcier,552100554\n", "size", "small", true},
		{"needs", `{"title":"Halle","criteria":[{"measure":"area_m2","min":1}]}`, "title;criteria;jobs\nHalle 2;\"[{\"\"measure\"\":\"\"area_m2\"\",\"\"min\"\":1}]\";12\n", "stage", "open", true},
		{"contracts", `{"name":"CRTE","axes":[{"code":"1","title":"A"}]}`, "name;signatories\nTI;État|CC\n", "framework", "crte", true},
		{"schemes", `{"name":"Fonds"}`, "name;opens\nFonds 2;2026-01-01\n", "funder", "État", true},
		{"projects", `{"title":"Four","type":"decarbonation"}`, "title;type;capex_eur;internal\nFour 2;innovation;1 500 000,50;oui\n", "theme", "chaleur", true},
		{"landowners", `{"name":"Mme Petit","sort":"person"}`, "name;sort\nSCI;company\n", "contact", "06", false},
		{"units", `{"parcels":["58901000AB0001"],"geometry":{"type":"Polygon","coordinates":[[[3,47],[3.1,47],[3.1,47.1],[3,47]]]}}`, "parcels;use\n58901000AB0001|58901000AB0002;unused\n", "use", "used", true},
		{"establishments", `{"name":"Atelier","geometry":{"type":"Point","coordinates":[3,47]}}`, "name;siret;workforce;cfe\nAtelier 2;73282932000074;12;oui\n", "naf", "2550A", true},
		{"contacts", `{"company_id":"ENT-0001","date":"2026-03-01","subject":"S"}`, "company_id;date;subject;next_done\nENT-0001;2026-03-02;T;non\n", "channel", "call", false},
		{"proposals", `{"company_id":"ENT-0001","parcels":["58901000AB0001"]}`, "company_id;parcels;stage\nENT-0001;58901000AB0001;signed\n", "option_until", "2026-12-31", false},
		{"sittings", `{"title":"Commission","started":"2026-03-02T09:00:00+01:00","public":true}`, "title;started\nS;2026-03-02T09:00:00Z\n", "place", "Siège", true},
		{"views", `{"name":"Centre","lon":3,"lat":47,"level":60}`, "name;lon;lat;level\nBourg;3,5;47,25;61\n", "name", "Milieu", true},
		{"remarks", `{"on":[{"kind":"company","id":"ENT-0001"}],"text":"t"}`, "on;text;internal\ncompany:ENT-0001|need:BES-0001;u;true\n", "author", "Marie", true},
		{"ties", `{"from":{"kind":"company","id":"ENT-0001"},"to":{"kind":"company","id":"ENT-0002"}}`, "from;to;sort\ncompany:ENT-0001;company:ENT-0002;supplier\n", "sort", "parent", false},
	} {
		added := tellWith(t, c.row, c.verb, p, "--add", "-")
		id := added.Rows[0]["id"].(string)
		table := filepath.Join(t.TempDir(), "rows.csv")
		if err := os.WriteFile(table, []byte("\xef\xbb\xbf"+c.csv), 0o600); err != nil {
			t.Fatal(err)
		}
		second := tellWith(t, "", c.verb, p, "--add", table).Rows[0]["id"].(string)
		if id == second || id == "" {
			t.Errorf("%s: %q and %q", c.verb, id, second)
		}
		set := tellWith(t, `{"id":"`+id+`","`+c.field+`":"`+c.value+`"}`, c.verb, p, "--set", "-")
		if set.Rows[0][c.field] != c.value {
			t.Errorf("%s: set to %v", c.verb, set.Rows[0])
		}
		for field, value := range added.Rows[0] {
			if text, ok := value.(string); ok && field != c.field && set.Rows[0][field] != text {
				t.Errorf("%s: %s went from %v to %v", c.verb, field, text, set.Rows[0][field])
			}
		}
		if _, drawn := added.Rows[0]["geometry"]; drawn != strings.Contains(c.row, "geometry") || drawn != (set.Rows[0]["geometry"] != nil) {
			t.Errorf("%s: geometry %v, then %v", c.verb, added.Rows[0]["geometry"], set.Rows[0]["geometry"])
		}
		if shown := answer[map[string]any](t, c.verb, p, "--show", id); shown[c.field] != c.value {
			t.Errorf("%s: shown %v", c.verb, shown)
		}
		for _, args := range [][]string{{c.verb, p}, {c.verb, p, "--show", id}} {
			if said := must(t, args...); !strings.Contains(said, id) || strings.Contains(said, "⟦") {
				t.Errorf("%v: %s", args, said)
			}
		}
		if public := must(t, c.verb, p, "--public"); strings.Contains(public, id) != c.public || strings.Contains(public, "⟦") {
			t.Errorf("%s for the public: %s", c.verb, public)
		}
		if code, _, _ := run(t, c.verb, p, "--show", id, "--public"); (code == exitDone) != c.public {
			t.Errorf("%s: %s is shown to the public: exit code %d", c.verb, id, code)
		}
		tellWith(t, "", c.verb, p, "--delete", id+","+second)
		if code, _, stderr := run(t, c.verb, p, "--show", id); code != exitFailed || stderr == "" {
			t.Errorf("%s: %s is still there", c.verb, id)
		}
	}
	for _, bad := range []string{`{"neme":"x"}`, `[]`, `{"id":"nothing"`, `{"id":"ENT-9999"}`, `{"id":5}`} {
		if code, stdout, stderr := runWith(t, bad, "companies", p, "--set", "-"); code != exitFailed || stdout != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("--set %s: exit code %d, %q, %q", bad, code, stdout, stderr)
		}
	}
	if said := must(t, "check", p); !strings.Contains(said, "Aucun") {
		t.Error(said)
	}
}

// What the public must not see is in no answer that it is given.
func TestPublicListsHideNames(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	for _, args := range [][]string{{"companies", p}, {"needs", p}, {"projects", p}, {"plots", p}, {"zones", p}, {"needs", p, "--show", "BES-0001"}} {
		for _, more := range [][]string{{"--public"}, {"--public", "--json"}} {
			said := must(t, append(args, more...)...)
			for _, secret := range []string{"Transvallis", "Delmotte", "900000019", "Direction immobilière"} {
				if strings.Contains(said, secret) {
					t.Errorf("%v tells %q", args, secret)
				}
			}
		}
	}
	if said := must(t, "companies", p); !strings.Contains(said, "Transvallis") {
		t.Error("the test looks for what is not there")
	}
}

func TestAttachAndExtract(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p, plan := territoryOf(t), file(t, "Plan de masse.pdf", []byte("%PDF-1.7 plan"))
	id := strings.TrimSpace(must(t, "attach", p, plan, "--on", "company:ENT-0001", "--on", "need:BES-0001"))
	if said := must(t, "attachments", p); !strings.Contains(said, "Plan de masse.pdf") || !strings.Contains(said, "application/pdf") {
		t.Error(said)
	}
	out := strings.TrimSpace(must(t, "extract", p, id, "--dir", t.TempDir()))
	if content, err := os.ReadFile(out); err != nil || string(content) != "%PDF-1.7 plan" {
		t.Errorf("%s: %q %v", out, content, err)
	}
	for _, args := range [][]string{
		{"attach", p, file(t, "a.exe", []byte("x")), "--on", "need:BES-0001"},
		{"attach", p, file(t, "a.pdf", []byte("MZ")), "--on", "need:BES-0001"},
		{"attach", p, plan, "--on", "need:BES-9999"},
		{"attach", p, filepath.Join(t.TempDir(), "absent.pdf"), "--on", "need:BES-0001"},
		{"attach", p, t.TempDir(), "--on", "need:BES-0001"},
		{"extract", p, "PJ-9999"},
	} {
		if code, stdout, stderr := run(t, args...); code != exitFailed || stdout != "" || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "⟦") {
			t.Errorf("%v: exit code %d, %q, %q", args, code, stdout, stderr)
		}
	}
	must(t, "detach", p, id)
	must(t, "undo", p)
	if again := strings.TrimSpace(must(t, "extract", p, id, "--dir", t.TempDir())); again == out {
		t.Error("the copy is where the other one is")
	}
}
