package explain_test

import (
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
)

// Every code of every field has its words in both languages, every field its name, every hint its sentence.
func TestEveryCodeAndFieldHasWords(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for _, k := range data.Kinds() {
			for _, field := range data.Fields(k) {
				if said := explain.FieldName(loc, field); said == field && strings.Contains(field, "_") || said == "" {
					t.Errorf("%s: field %s of %s has no name", lang, field, k)
				}
				for _, code := range data.Codes(k, field) {
					if said := explain.Code(loc, k, field, code); said == code && (strings.Contains(code, "_") || lang == "fr" && field != "icpe_max" && !sameInFrench[code]) {
						t.Errorf("%s: %s of %s: %s has no words", lang, field, k, code)
					}
				}
			}
		}
		for _, project := range []data.Project{{Type: data.Decarbonation, CapexEuro: at(1)}, {Type: data.Decarbonation, CapexEuro: at(5e6), AvoidedTCO2: at(2000), Funding: []data.Funding{{Euro: 1}}}} {
			for _, h := range project.Hints(data.Yes) {
				said := explain.Hint(loc, h)
				for _, c := range h.Conditions {
					said += explain.Met(loc, c)
				}
				if strings.ContainsAny(said, "⟦") || strings.Contains(said, "<no value>") {
					t.Errorf("%s: %s", lang, said)
				}
			}
		}
	}
}

// sameInFrench are codes that are their own French words.
var sameInFrench = map[string]bool{"commune": true, "innovation": true, "option": true, "mixed": false, "vacant": true, "extension": true}
