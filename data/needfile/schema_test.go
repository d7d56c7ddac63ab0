package needfile_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"emprise/assets"
	"emprise/data/needfile"
)

var update = flag.Bool("update", false, "write the schema again")

const published = "../../docs/need.schema.json"

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(needfile.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("need.schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("need.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// conforms says whether a text is JSON that the schema takes, by a validator that others wrote.
func conforms(s *jsonschema.Schema, text string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func TestThePublishedSchemaIsThatOfTheCode(t *testing.T) {
	t.Parallel()
	want := needfile.Schema()
	if *update {
		if err := os.WriteFile(published, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the code makes: run go test ./data/needfile -update", filepath.Base(published))
	}
}

func TestTheNeedsOfTheDemonstrationConform(t *testing.T) {
	t.Parallel()
	text, err := assets.Recipe.ReadFile("recipe/needs.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := conforms(compiled(t), string(text)); err != nil {
		t.Error(err)
	}
	if n, err := needfile.Read(text); err != nil || len(n) != 12 {
		t.Errorf("%d needs, %v", len(n), err)
	}
}

// What the schema of the file can see, it sees; what only reading can tell is listed.
func TestSchemaAndReaderAgree(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	onlyRead := map[string]bool{ // a schema compares no two values and knows no calendar and no filter
		"not_json": true, "repeated": true, "bad_date": true, "nothing_asked": true, "min_above_max": true, "ideal_and_points": true,
		"points_out_of_order": true, "twice": true, "ambiguous_number": true, "bad_expression": true, "bad_distance": true,
	}
	for text, want := range mistakes() {
		_, rule, _ := strings.Cut(want, " ")
		if strings.Contains(text, "e999") || strings.Contains(text, "e-999") || onlyRead[rule] { // JSON has no largest number
			continue
		}
		if conforms(s, text) == nil {
			t.Errorf("%s: the schema does not see %s", text, rule)
		}
	}
	for _, tt := range quantities() {
		text := asks(`{"measure":"` + string(tt.measure) + `","hard":true,"min":` + tt.text + `}`)
		if err := conforms(s, text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// Whatever is read conforms: who checks a file by the schema is never stricter than the program.
func TestWhatIsReadConforms(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	read, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := pieces(t)
		if _, err := needfile.Read([]byte(text)); err != nil {
			refused++
			return
		}
		read++
		if err := conforms(s, text); err != nil {
			t.Fatalf("%s is read, and the schema says %v", text, err)
		}
	})
	if read == 0 || refused == 0 {
		t.Errorf("%d read, %d refused", read, refused)
	}
}

// The example of the documents is one that is read.
func TestTheExampleOfTheDocuments(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ = bytes.Cut(text, []byte("#### Free criteria"))
	_, text, _ = bytes.Cut(text, []byte("```json\n"))
	text, _, found := bytes.Cut(text, []byte("```"))
	n, err := needfile.Read(text)
	if err != nil || !found || len(n) != 1 || len(n[0].Criteria) != 4 {
		t.Errorf("%v\n%s", err, text)
	}
	if err := conforms(compiled(t), string(text)); err != nil {
		t.Error(err)
	}
}
