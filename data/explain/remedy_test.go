package explain_test

import (
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
)

func category(names ...string) match.Value { return match.Value{Known: true, Categories: names} }

// changes is what would make a plot fit, with neighbours to buy.
func changes(t *testing.T, c data.Criterion, v match.Value, also ...data.Criterion) match.Remedy {
	t.Helper()
	plot := match.Candidate{PlotID: "A", Offered: true, Status: data.StatusForSale, Values: map[data.Measure]match.Value{c.Key(): v, data.MeasureNet: known(16_000)}}
	r, err := match.RemedyFor(data.Need{ID: "B", Title: "b", Criteria: append([]data.Criterion{c}, also...)}, plot)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestChanging(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	day := func(s string) *float64 {
		n, ok := data.DayNumber(s)
		if !ok {
			t.Fatal(s)
		}
		return &n
	}
	area := data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000), Max: at(50_000)}
	for _, tt := range []struct {
		name      string
		criterion data.Criterion
		value     match.Value
		also      []data.Criterion
		parcels   []match.Parcel
		fr, en    string
	}{
		{
			"power",
			data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(1000)},
			known(600), nil, nil,
			"Puissance électrique_: porter de 600_kVA à 1_000_kVA (+ 400_kVA)", "Electric power: raise from 600_kVA to 1,000_kVA (+ 400_kVA)",
		},
		{
			"price",
			data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: at(40)},
			known(52.5), nil, nil,
			"Prix HT_: ramener de 52,5_€/m² à 40_€/m² (− 12,5_€/m²)", "Price before tax: bring down from 52.5_€/m² to 40_€/m² (− 12.5_€/m²)",
		},
		{
			"land, and a neighbour that is enough", area, known(16_000), nil,
			[]match.Parcel{{ID: "AB1", AreaM2: 4_200, Enough: true}, {ID: "AB2", AreaM2: 900}},
			"Superficie_: acquérir 0,40_ha de plus à côté, pour passer de 1,60_ha à 2,00_ha_; parcelles contiguës dont chacune suffit_: AB1 (4_200_m²)",
			"Area: buy 0.40_ha more beside, to go from 1.60_ha to 2.00_ha; parcels that touch, each of them enough: AB1 (4,200_m²)",
		},
		{
			"land, and none that is enough", area, known(16_000), nil,
			[]match.Parcel{{ID: "AB1", AreaM2: 3_000}, {ID: "AB2", AreaM2: 900}},
			"Superficie_: acquérir 0,40_ha de plus à côté, pour passer de 1,60_ha à 2,00_ha_; parcelles contiguës_: AB1 (3_000_m²), AB2 (900_m²), aucune ne suffit seule",
			"Area: buy 0.40_ha more beside, to go from 1.60_ha to 2.00_ha; parcels that touch: AB1 (3,000_m²), AB2 (900_m²), none is enough alone",
		},
		{
			"land that counts twice", area, known(18_000),
			[]data.Criterion{{Measure: data.MeasureNet, Hard: true, Min: at(20_000)}},
			nil,
			"Superficie_: acquérir 0,40_ha de plus à côté, pour passer de 1,80_ha à 2,20_ha_; vaut aussi pour Superficie constructible (au moins 2,00_ha)",
			"Area: buy 0.40_ha more beside, to go from 1.80_ha to 2.20_ha; counts for Buildable area too (at least 2.00_ha)",
		},
		{
			"too large", area, known(62_000), nil, nil,
			"Superficie_: n’en prendre qu’une partie, 5,00_ha sur 6,20_ha (1,20_ha de trop)", "Area: take only a part, 5.00_ha of 6.20_ha (1.20_ha too much)",
		},
		{
			"a few square metres", area, known(19_999), nil, nil,
			"Superficie_: acquérir 1_m² de plus à côté, pour passer de 19_999_m² à 20_000_m²", "Area: buy 1_m² more beside, to go from 19,999_m² to 20,000_m²",
		},
		{
			"too late",
			data.Criterion{Measure: data.MeasureAvailable, Hard: true, Max: day("2026-10-01")},
			known(*day("2027-03-01")), nil, nil,
			"Disponibilité_: attendre le 1er~mars 2027, ou l’avancer de 151_jours, au 1er~octobre 2026", "Availability: wait until 1 March 2027, or bring it forward by 151 days, to 1 October 2026",
		},
		{
			"the plan",
			data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX", "UY"}},
			category("N"), nil, nil,
			"Zonage du PLU_: passer par une procédure de «_N_» à UX ou UY", "Urban plan zone (PLU): go by a procedure from “N” to UX or UY",
		},
		{
			"not known",
			data.Criterion{Measure: data.MeasureWater, Hard: true, Min: at(5)},
			match.Value{},
			nil, nil,
			"Débit d’eau_: à demander (il faut_: au moins 5_m³/h)", "Water supply: to be asked (needed: at least 5_m³/h)",
		},
		{
			"where it lies",
			data.Criterion{Measure: data.MeasureMotorway, Hard: true, Max: at(5000)},
			known(12_000), nil, nil,
			"Distance à l’échangeur_: 12,0_km, il faut au plus 5,0_km (7,0_km de trop) – cela ne se change pas",
			"Distance to the motorway interchange: 12.0_km, at most 5.0_km accepted (7.0_km too much) – this cannot be changed",
		},
	} {
		r := changes(t, tt.criterion, tt.value, tt.also...)
		if len(r.Changes) != 1 {
			t.Errorf("%s: %d changes", tt.name, len(r.Changes))
			continue
		}
		r.Changes[0].Parcels = tt.parcels
		if got := spaces(explain.Changing(fr, r.Changes[0])); got != tt.fr {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.fr)
		}
		if got := spaces(explain.Changing(en, r.Changes[0])); got != tt.en {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.en)
		}
	}
}

func TestRemedySaysHowMuch(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	power := data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(1000)}
	slope := data.Criterion{Measure: data.MeasureSlope, Hard: true, Max: at(2)}
	for _, tt := range []struct {
		r      match.Remedy
		fr, en string
	}{
		{changes(t, power, known(1000)), "Rien à changer", "Nothing to change"},
		{changes(t, power, known(600)), "Une chose à obtenir_: une extension de réseau", "One thing to obtain: an extension of a network"},
		{changes(t, power, known(600), data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: at(3)}), "2 choses à obtenir, la plus difficile_: une extension de réseau", "2 things to obtain, the hardest: an extension of a network"},
		{changes(t, slope, known(9)), "Rien n’y ferait", "Nothing would help"},
	} {
		if got := spaces(explain.Remedy(fr, tt.r)); !strings.HasPrefix(got, tt.fr) {
			t.Errorf("%s, want %s", got, tt.fr)
		}
		if got := spaces(explain.Remedy(en, tt.r)); !strings.HasPrefix(got, tt.en) {
			t.Errorf("%s, want %s", got, tt.en)
		}
	}
	for _, m := range match.AllMeans() {
		if s := explain.Means(fr, m); strings.Contains(s, "⟦") {
			t.Errorf("%s: %s", m, s)
		}
	}
}

func TestMove(t *testing.T) {
	t.Parallel()
	loc := locale.New("en")
	score := func(v float64) *float64 { return &v }
	one := func(rank int, v match.Verdict, s *float64) *match.Match {
		return &match.Match{Rank: rank, Verdict: v, Score: s}
	}
	for _, tt := range []struct {
		move match.Move
		want string
	}{
		{match.Move{Course: match.Entered, Before: one(0, match.Unfit, nil), After: one(2, match.Fits, nil)}, "enters the ranking, at rank 2"},
		{match.Move{Course: match.Entered, After: one(2, match.Fits, nil)}, "new plot, at rank 2"},
		{match.Move{Course: match.Left, Before: one(1, match.Fits, nil), After: one(0, match.Unfit, nil)}, "leaves the ranking (was at rank 1)"},
		{match.Move{Course: match.Left, Before: one(1, match.Fits, nil)}, "plot deleted (was at rank 1)"},
		{match.Move{Course: match.Rose, Before: one(3, match.Fits, nil), After: one(1, match.Fits, nil)}, "rises from rank 3 to rank 1"},
		{match.Move{Course: match.Fell, Before: one(3, match.Fits, nil), After: one(4, match.Fits, nil)}, "falls from rank 3 to rank 4"},
		{match.Move{Course: match.Turned, Before: one(3, match.Fits, nil), After: one(3, match.Check, nil)}, "to be checked (was: fits)"},
		{match.Move{Course: match.Turned, Before: one(3, match.Fits, score(50)), After: one(3, match.Fits, score(61.3))}, "score 61.3 (was 50)"},
		{match.Move{Course: match.Turned, Before: one(3, match.Fits, nil), After: one(3, match.Fits, score(61))}, "score 61 (was not known)"},
	} {
		if got := strings.ReplaceAll(explain.Move(loc, tt.move), ".0", ""); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestTurn(t *testing.T) {
	t.Parallel()
	loc := locale.New("en")
	price := func(max, weight, value float64, hard bool) *match.Reason {
		r := reason(t, data.Criterion{Measure: data.MeasurePrice, Hard: hard, Weight: 1, Max: at(max)}, known(value))
		r.Weight = weight
		return &r
	}
	unknown := reason(t, data.Criterion{Measure: data.MeasurePrice, Hard: true, Weight: 1, Max: at(50)}, match.Value{})
	unknown.Weight = 1
	sold := match.Reason{Measure: match.MeasureStatus, Hard: true, Verdict: match.Unfit, Value: category("sold")}
	for _, tt := range []struct {
		turn match.Turn
		want string
	}{
		{match.Turn{Before: price(50, 1, 55, true), After: price(50, 1, 45, true)}, "Price before tax: 45_€/m² (was: 55_€/m²)"},
		{match.Turn{Before: &unknown, After: price(50, 1, 45, true)}, "Price before tax: 45_€/m² (was: not known)"},
		{match.Turn{Before: price(50, 1, 45, true), After: price(70, 1, 45, true)}, "Price before tax: asked at most 70_€/m² (was: at most 50_€/m²)"},
		{match.Turn{Before: price(50, 1, 45, true), After: price(50, 1, 45, false)}, "Price before tax: is no more than a wish now"},
		{match.Turn{Before: price(50, 1, 45, false), After: price(50, 1, 45, true)}, "Price before tax: has become a condition"},
		{match.Turn{Before: price(50, 0.25, 45, true), After: price(50, 0.5, 45, true)}, "Price before tax: counts for 50% (was: 25%)"},
		{match.Turn{After: price(50, 1, 45, true)}, "Price before tax: 45_€/m² (asked: at most 50_€/m²) – was not asked"},
		{match.Turn{Before: price(50, 1, 45, true)}, "Price before tax: no longer asked (at most 50_€/m²)"},
		{match.Turn{After: &sold}, "Sale status: sold, the plot is not on offer"},
		{match.Turn{Before: &sold}, "Sale status: the plot is for sale (was: sold)"},
	} {
		if got := spaces(explain.Turn(loc, tt.turn)); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
