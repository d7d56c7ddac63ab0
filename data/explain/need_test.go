package explain_test

import (
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
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

// What a criterion asks, with a value function of its own.
func TestValueFunctionsInWords(t *testing.T) {
	t.Parallel()
	at := func(v float64) *float64 { return &v }
	for _, tt := range []struct {
		c      data.Criterion
		fr, en string
	}{
		{
			data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(10_000), Points: []data.Point{{Value: 15_000}, {Value: 30_000, Utility: 100}}},
			"au moins 1,00_ha, 0_point à 1,50_ha, 100_points à 3,00_ha", "at least 1.00_ha, 0 points at 1.50_ha, 100 points at 3.00_ha",
		},
		{
			data.Criterion{Measure: data.MeasureArea, Points: []data.Point{
				{Value: 10_000}, {Value: 10_000, Utility: 75}, {Value: 50_000, Utility: 75}, {Value: 50_000, Utility: 100},
			}},
			"0_point sous 1,00_ha, 75_points de 1,00_ha à 5,00_ha, 100_points au-delà de 5,00_ha",
			"0 points below 1.00_ha, 75 points from 1.00_ha to 5.00_ha, 100 points above 5.00_ha",
		},
		{
			data.Criterion{Measure: data.MeasureRail, Points: []data.Point{{Utility: 75}, {Value: 1000, Utility: 75}, {Value: 1000, Utility: 62.5}}},
			"75_points sous 1,0_km, 62,5 points au-delà de 1,0_km", "75 points below 1.0_km, 62.5 points above 1.0_km",
		},
		{
			data.Criterion{Measure: data.MeasureProtected, Points: []data.Point{{Utility: 75}, {Utility: 25}}},
			"75_points à 0_%, 25_points au-delà de 0_%", "75 points at 0%, 25 points above 0%",
		},
		{
			data.Criterion{Measure: data.MeasureFlood, Hard: true, Max: at(0.01), Points: []data.Point{{Value: 0.01, Utility: 62.5}}},
			"au plus 1_%, 62,5 points", "at most 1%, 62.5 points",
		},
		{
			data.Criterion{Measure: data.MeasureOccupancy, Hard: true, Allowed: []string{"vacant", "brownfield"}, Grades: map[string]float64{"vacant": 50, "brownfield": 100, "*": 10}},
			"vacant ou friche, 100_points si friche, 50_points si vacant, 10_points sinon", "vacant or brownfield, 100 points if brownfield, 50 points if vacant, 10 points otherwise",
		},
		{
			data.Criterion{Free: &data.Free{Kind: data.FreeCount, Label: "Arrêts", Role: data.RoleNetworks, WithinM: 500}, Min: at(2)},
			"au moins 2", "at least 2",
		},
		{
			data.Criterion{Free: &data.Free{Kind: data.FreeIntersects, Label: "Zone humide", Role: data.RoleProtected}, Hard: true, Allowed: []string{"no"}},
			"non", "no",
		},
	} {
		r := match.Asks(tt.c)
		if got := spaces(explain.Asked(locale.New("fr"), r)); got != tt.fr {
			t.Errorf("\n got %s\nwant %s", got, tt.fr)
		}
		if got := spaces(explain.Asked(locale.New("en"), r)); got != tt.en {
			t.Errorf("\n got %s\nwant %s", got, tt.en)
		}
	}
	r := match.Asks(data.Criterion{Free: &data.Free{Kind: data.FreeDistance, Label: "Canal", Role: data.RoleWater}, Hard: true, Max: at(500)})
	gap := 250.0
	r.Verdict, r.Value, r.Gap = match.Unfit, match.Value{Known: true, Number: 750}, &gap
	if got := spaces(explain.Reason(locale.New("fr"), r)); got != "Canal_: 750_m, il faut au plus 500_m (250_m de trop)" {
		t.Errorf("%s", got)
	}
}
