package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"emprise/assets"
)

// Every command, argument and flag says what it is, in both languages, and no text is left that nothing says.
func TestHelpIsSaidInBothLanguages(t *testing.T) {
	t.Parallel()
	var v verbs
	parser := kong.Must(&v, kong.Name("emprise-cli"), kong.Description("about"), exportChoices())
	said := map[string]bool{}
	translate(parser.Model, func(name string) string {
		if strings.Contains(name, " ") {
			t.Errorf("%q is no name of a text, or was put in the place of one twice", name)
		}
		said[name] = true
		return "a text"
	})
	for _, lang := range []string{"fr", "en"} {
		raw, err := assets.Translations.ReadFile("translations/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(raw, &texts); err != nil {
			t.Fatal(err)
		}
		for name := range said {
			if _, ok := texts["cli.help."+name]; !ok {
				t.Errorf("%s: cli.help.%s is missing", lang, name)
			}
		}
		for key := range texts {
			if name, ok := strings.CutPrefix(key, "cli.help."); ok && !said[name] {
				t.Errorf("%s: nothing says %s", lang, key)
			}
		}
	}
	out := must(t, "match", "--help", "--lang=en")
	if !strings.Contains(out, "Show this help.") || strings.Contains(out, "⟦") {
		t.Error(out)
	}
}
