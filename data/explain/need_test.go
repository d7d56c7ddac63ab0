package explain_test

import (
	"testing"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/data/needfile"
)

func TestProblemsOfANeedInWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		`{"title":"T","criteria":[{"measure":"bearing_kpa","min":"2 psi"}]}`: {
			"/criteria/0/min_: cette unité n’est pas connue (lu_: psi_; possible_: kPa, MPa, bar, kN/m², kN/m2)",
			"/criteria/0/min: this unit is not known (read: psi; possible: kPa, MPa, bar, kN/m², kN/m2)",
		},
		`{"title":"T","criteria":[{"free":{"kind":"share","label":"a","role":"rail","where":"a ="},"max":1},{}]}`: {
			"/criteria/0/free/where_: ce filtre ne se lit pas (lu_: a =_; L’expression s’arrête trop tôt_: il manque une valeur à la fin)\n/criteria/1/measure_: à remplir",
			"/criteria/0/free/where: this filter cannot be read (read: a =; The expression ends too soon: a value is missing at the end)\n/criteria/1/measure: please fill it in",
		},
		`{`: {"ce n’est pas du JSON (ligne 1, caractère 1)", "this is not JSON (line 1, character 1)"},
	} {
		_, err := needfile.Read([]byte(text))
		for i, lang := range []string{"fr", "en"} {
			if got := spaces(explain.Sentence(locale.New(lang), err)); got != want[i] {
				t.Errorf("%s:\n got %s\nwant %s", text, got, want[i])
			}
		}
	}
}
