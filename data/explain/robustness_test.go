package explain_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/robustness"
)

func robustnessOf(t *testing.T, hard bool, names []string, rows ...[2]float64) robustness.Report {
	t.Helper()
	zero, full := 0.0, 100.0
	need := data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasurePower, Weight: 3, Min: &zero, Ideal: &full},
		{Measure: data.MeasureWater, Weight: 1, Min: &zero, Ideal: &full, Hard: hard},
	}}
	var list []match.Candidate
	for i, row := range rows {
		c := match.Candidate{PlotID: string(rune('A' + i)), Name: names[i], Offered: true, Values: map[data.Measure]match.Value{}}
		for j, v := range row {
			if !math.IsNaN(v) {
				c.Values[need.Criteria[j].Measure] = match.Value{Known: true, Number: v}
			}
		}
		list = append(list, c)
	}
	matches, err := match.Rank(context.Background(), need, list)
	if err != nil {
		t.Fatal(err)
	}
	r, err := robustness.Examine(context.Background(), matches, robustness.Options{Samples: 2000, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRobustnessInWords(t *testing.T) {
	t.Parallel()
	r := robustnessOf(t, false, []string{"ZA-12", "ZA-7"}, [2]float64{80, 20}, [2]float64{20, 80})
	for lang, want := range map[string][]string{
		"fr": {
			"ZA-12 arrive en tête avec 65,0 points sur 100, 30,0 devant ZA-7, surtout par : Puissance électrique +45,0, Débit d’eau −15,0.",
			"Sur 4 méthodes de contrôle, 4 mettent ZA-12 en tête.",
			"Puissance électrique : ZA-12 reste en tête tant que ce poids est d’au moins 50 % (il est de 75 %) ; au-dessous, ZA-7 passe devant",
			"TOPSIS, normalisation vectorielle : ZA-12 arrive en tête aussi",
		},
		"en": {
			"ZA-12 ranks first with 65.0 points of 100, 30.0 ahead of ZA-7, mostly by: Electric power +45.0, Water supply −15.0.",
			"Of 4 cross-checks, 4 put ZA-12 ahead.",
			"Electric power: ZA-12 stays first while this weight is at least 50% (it is 75%); below, ZA-7 goes ahead",
			"TOPSIS, vector normalisation: ZA-12 ranks first too",
		},
	} {
		said := allSaid(locale.New(lang), r)
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%q is not in\n%s", w, said)
			}
		}
	}
}

// allSaid is every sentence, with plain spaces.
func allSaid(loc *locale.Locale, r robustness.Report) string {
	lines := explain.Robustness(loc, r)
	for _, c := range r.Criteria {
		lines = append(lines, explain.CriterionHolds(loc, r, c))
	}
	for _, m := range r.Methods {
		lines = append(lines, explain.MethodSays(loc, r, m))
	}
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(strings.Join(lines, "\n"))
}

func TestRobustnessSaysWhatIsOpen(t *testing.T) {
	t.Parallel()
	unknown := math.NaN()
	for _, tt := range []struct {
		report robustness.Report
		want   []string
	}{
		{robustnessOf(t, false, []string{"Lot", "Lot"}, [2]float64{60, 60}, [2]float64{59.5, 60}), []string{"Lot (A) arrive en tête", "Lot (B) suit à moins d’un point"}},
		{robustnessOf(t, false, []string{"X", "Y"}, [2]float64{60, 60}, [2]float64{60, 60}), []string{"X et Y sont à égalité avec 60,0 points"}},
		{robustnessOf(t, false, []string{"X", "Y"}, [2]float64{60, 60}, [2]float64{50, unknown}), []string{
			"Une valeur qui pèse n’est pas connue : selon ce qu’on apprendra, Y peut passer devant X.",
		}},
		{robustnessOf(t, false, []string{"X", "Y"}, [2]float64{60, 60}, [2]float64{20, unknown}), []string{
			"X reste en tête quoi qu’on apprenne.", "de 50 % à 100 % quoi que révèle ce qui n’est pas connu",
		}},
		{robustnessOf(t, true, []string{"X", "Y"}, [2]float64{60, 60}, [2]float64{90, unknown}), []string{
			"X est sans concurrent", "Y (90,0 points) passerait devant X si ce qui reste à vérifier s’avérait bon : Débit d’eau.",
		}},
		{robustnessOf(t, true, []string{"X"}, [2]float64{60, unknown}), []string{"Aucun terrain ne convient à coup sûr"}},
		{robustnessOf(t, true, nil), []string{"Aucun terrain ne convient ni n’est à vérifier"}},
	} {
		said := allSaid(locale.New("fr"), tt.report)
		english := allSaid(locale.New("en"), tt.report)
		for _, w := range tt.want {
			if !strings.Contains(said, w) {
				t.Errorf("%q is not in\n%s", w, said)
			}
		}
		if strings.Contains(said+english, "⟦") || strings.Contains(said+english, "<no value>") {
			t.Errorf("%s\n%s", said, english)
		}
	}
}

// An interval is said so that it is true, and never as nothing.
func TestNarrowIntervalsInWords(t *testing.T) {
	t.Parallel()
	for want, rows := range map[string][][2]float64{
		"Puissance électrique : le moindre changement de ce poids (75 %) met un autre que X en tête : Z au-dessous, Y au-dessus": {{60.1, 60}, {60.3, 59.4}, {59.8, 60.9}},
		"Puissance électrique : X reste en tête tant que ce poids est entre 75 % et 76 % (il est de 75 %)":                       {{60.2, 60.4}, {60.6, 59.1}, {59.948, 61.148}},
	} {
		if said := allSaid(locale.New("fr"), robustnessOf(t, false, []string{"X", "Y", "Z"}, rows...)); !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}
