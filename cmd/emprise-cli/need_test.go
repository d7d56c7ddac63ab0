package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/template"
)

// A planner begins with a template, has it checked, changes it in a file, brings it in and matches.
func TestNeedsAsPeopleWriteThem(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	listed := answer[[]templateJSON](t, "need", "templates")
	if len(listed) != len(template.Names()) {
		t.Errorf("%d templates", len(listed))
	}
	text := must(t, "need", "templates", "data_centre")
	if r := answerWith[needCheck](t, text, exitDone, "need", "check", "-"); !r.Good || r.Needs != 1 {
		t.Errorf("a template is not well written: %+v", r)
	}
	const free = `{"title":"Près du poste","criteria":[
		{"measure":"area_m2","hard":true,"weight":2,"min":"1,5 ha","points":[{"value":{"value":1.5,"unit":"ha"},"utility":0},{"value":"4 ha","utility":100}]},
		{"measure":"power_kva","weight":1,"min":{"value":1.8,"unit":"MW","power_factor":0.9}},
		{"free":{"kind":"distance","label":"Poste source","role":"power","where":"nature CONTIENT 'poste'"},"hard":true,"weight":1,"ideal":0,"max":"20 km"},
		{"free":{"kind":"share","label":"Milieu remarquable","role":"protected"},"weight":1,"max":"10 %"}]}`
	file := file(t, "besoin.json", []byte(free))
	if r := answer[needCheck](t, "need", "check", file, "--project", p); !r.Good {
		t.Errorf("%+v", r)
	}
	added := tellWith(t, "", "need", "add", p, file)
	id := added.Rows[0]["id"].(string)
	var n data.Need
	if err := json.Unmarshal([]byte(must(t, "needs", p, "--show", id, "--json")), &n); err != nil {
		t.Fatal(err)
	}
	if len(n.Criteria) != 4 || *n.Criteria[0].Min != 15_000 || *n.Criteria[1].Min != 2_000 || *n.Criteria[2].Max != 20_000 || *n.Criteria[3].Max != 0.1 {
		t.Errorf("%+v", n.Criteria)
	}
	ranked := answer[rankingJSON](t, "match", p, "--need", id)
	known := 0
	for _, m := range ranked.Matches {
		i := slices.IndexFunc(m.Reasons, func(r reasonJSON) bool { return r.Label == "Poste source" })
		if i < 0 {
			t.Fatalf("%s has no answer", m.PlotID)
		}
		if r := m.Reasons[i]; r.Known && r.Unit == "m" && *r.Value > 0 && r.Source != "" && strings.HasPrefix(r.Text, "Poste source") {
			known++
		}
	}
	if known != len(ranked.Matches) || known == 0 {
		t.Errorf("the distance to the substation is known of %d of %d plots", known, len(ranked.Matches))
	}
	made := tellWith(t, "", "need", "new", p, "--template", "logistics", "--title", "Quai", "--company", "ENT-0001")
	if row := made.Rows[0]; row["title"] != "Quai" || row["company_id"] != "ENT-0001" || row["notes"] == "" {
		t.Errorf("%+v", row)
	}
	// What was given by hand through the generic verb is read as strictly.
	set := tellWith(t, `{"id":"`+id+`","criteria":[{"measure":"area_m2","min":"2 ha"}]}`, "needs", p, "--set", "-")
	if c := set.Rows[0]["criteria"].([]any)[0].(map[string]any); c["min"] != 20_000.0 {
		t.Errorf("%+v", c)
	}
	if code, _, stderr := runWith(t, `{"title":"T","criteria":[{"measure":"area_m2","min":"2 acres"}]}`, "needs", p, "--add", "-"); code != exitFailed ||
		!strings.Contains(stderr, "/criteria/0/min") {
		t.Errorf("%d %s", code, stderr)
	}
}

// answerWith reads the JSON answer to a command that is given something and ends with an exit code.
func answerWith[T any](t *testing.T, stdin string, want int, args ...string) (got T) {
	t.Helper()
	code, stdout, stderr := runWith(t, stdin, append(args, "--json")...)
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != want {
		t.Fatalf("%v: exit code %d: %s%s %v", args, code, stdout, stderr, err)
	}
	return got
}

// Every contradiction is told with its place, in both languages, and fails.
func TestNeedCheckTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	p := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "new", p)
	const text = `{"title":"","criteria":[
		{"measure":"area_m2","min":3,"max":2},
		{"measure":"price_eur_m2","max":"50 $/ft²"},
		{"free":{"kind":"distance","label":"Canal","role":"water","where":"nom ="},"max":1}]}`
	r := answerWith[needCheck](t, text, exitFailed, "need", "check", "-")
	var at []string
	for _, found := range r.Problems {
		at = append(at, found.Pointer+" "+found.Rule)
	}
	want := []string{"/criteria/0/max min_above_max", "/criteria/1/max unknown_unit", "/criteria/2/free/where bad_expression"}
	if r.Good || !slices.Equal(at, want) {
		t.Errorf("%q, want %q", at, want)
	}
	for lang, want := range map[string]string{"fr": "/criteria/0/max\u202f: le minimum, l’idéal", "en": "/criteria/0/max: minimum, ideal and maximum"} {
		code, stdout, _ := runWith(t, text, "need", "check", "-", "--lang", lang)
		if code != exitFailed || !strings.Contains(stdout, want) || strings.Count(stdout, "\n") != 3 {
			t.Errorf("%s: %d %s", lang, code, stdout)
		}
	}
	asked := `{"title":"T","criteria":[{"free":{"kind":"distance","label":"Canal","role":"water"},"max":1}]}`
	if r := answerWith[needCheck](t, asked, exitFailed, "need", "check", "-", "--project", p); len(r.Problems) != 1 || r.Problems[0].Rule != "no_layer" {
		t.Errorf("a project without the layer: %+v", r)
	}
	if code, _, stderr := run(t, "need", "new", p, "--template", "bakery"); code != exitFailed || stderr == "" {
		t.Errorf("a template that there is not: %d %s", code, stderr)
	}
}
