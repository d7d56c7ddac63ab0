package explain_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/style"
)

func at(v float64) *float64 { return &v }

// spaces makes narrow and ordinary no-break spaces readable in the tables below.
func spaces(s string) string { return strings.NewReplacer("\u202f", "_", "\u00a0", "~").Replace(s) }

// reason is what a need of one criterion says of a plot with one value.
func reason(t *testing.T, c data.Criterion, v match.Value) match.Reason {
	t.Helper()
	need := data.Need{ID: "B", Title: "b", Criteria: []data.Criterion{c}}
	got, err := match.Rank(context.Background(), need, []match.Candidate{
		{PlotID: "A", Offered: true, Values: map[data.Measure]match.Value{c.Measure: v}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return got[0].Reasons[0]
}

func known(v float64) match.Value { return match.Value{Known: true, Number: v} }

func TestReason(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	day := func(s string) float64 {
		n, ok := data.DayNumber(s)
		if !ok {
			t.Fatal(s)
		}
		return n
	}
	tests := []struct {
		name      string
		criterion data.Criterion
		value     match.Value
		fr, en    string
	}{
		{
			"short of land",
			data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000)},
			known(18_500),
			"Superficie_: 1,85_ha, il en faut au moins 2,00_ha (il manque 0,15_ha)",
			"Area: 1.85_ha, at least 2.00_ha needed (0.15_ha short)",
		},
		{
			"short by less than hectares can show",
			data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000)},
			known(19_990),
			"Superficie_: 19_990_m², il en faut au moins 20_000_m² (il manque 10_m²)",
			"Area: 19,990_m², at least 20,000_m² needed (10_m² short)",
		},
		{
			"fits",
			data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000), Ideal: at(25_000), Max: at(40_000)},
			known(23_500),
			"Superficie_: 2,35_ha (demandé_: de 2,00_ha à 4,00_ha, idéalement 2,50_ha)",
			"Area: 2.35_ha (asked: 2.00_ha to 4.00_ha, ideally 2.50_ha)",
		},
		{
			"unknown",
			data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(1000)},
			match.Value{},
			"Puissance électrique_: non renseigné, à vérifier (demandé_: au moins 1_000_kVA)",
			"Electric power: not known, to be checked (asked: at least 1,000_kVA)",
		},
		{
			"too dear, softly",
			data.Criterion{Measure: data.MeasurePrice, Weight: 1, Max: at(40)},
			known(45.5),
			"Prix HT_: 45,5_€/m², au plus 40_€/m² souhaités (5,5_€/m² de trop)",
			"Price before tax: 45.5_€/m², at most 40_€/m² wished for (5.5_€/m² too much)",
		},
		{
			"too far",
			data.Criterion{Measure: data.MeasureMotorway, Hard: true, Max: at(5000)},
			known(7240),
			"Distance à l’échangeur_: 7,2_km, il faut au plus 5,0_km (2,2_km de trop)",
			"Distance to the motorway interchange: 7.2_km, at most 5.0_km accepted (2.2_km too much)",
		},
		{
			"too far by less than kilometres can show",
			data.Criterion{Measure: data.MeasureMotorway, Hard: true, Max: at(5000)},
			known(5012),
			"Distance à l’échangeur_: 5_012_m, il faut au plus 5_000_m (12_m de trop)",
			"Distance to the motorway interchange: 5,012_m, at most 5,000_m accepted (12_m too much)",
		},
		{
			"too late",
			data.Criterion{Measure: data.MeasureAvailable, Hard: true, Max: at(day("2027-12-31"))},
			known(day("2028-03-01")),
			"Disponibilité_: 1er~mars 2028, il le faut au plus tard le 31~décembre 2027 (61_jours trop tard)",
			"Availability: 1 March 2028, needed by 31 December 2027 (61 days too late)",
		},
		{
			"flooded",
			data.Criterion{Measure: data.MeasureFlood, Hard: true, Max: at(0.1)},
			known(0.37),
			"Part en zone inondable_: 37_%, il faut au plus 10_% (27_points de trop)",
			"Share in a flood zone: 37%, at most 10% accepted (27 points too much)",
		},
		{
			"permit too low",
			data.Criterion{Measure: data.MeasureRegime, Hard: true, Min: at(4)},
			known(1),
			"Régime ICPE admis_: D, il faut au moins A (il manque 3_degrés)",
			"Environmental permit regime (ICPE) admitted: D, at least A needed (3 steps short)",
		},
		{
			"wrong zone",
			data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX", "UY", "AUx"}},
			match.Value{Known: true, Categories: []string{"N", "N"}},
			"Zonage du PLU_: N, il faut UX, UY ou AUx", "Urban plan zone (PLU): N, UX, UY or AUx needed",
		},
		{
			"right purpose",
			data.Criterion{Measure: data.MeasureVocation, Weight: 1, Allowed: []string{"industrial"}},
			match.Value{Known: true, Categories: []string{"industrial"}},
			"Vocation de la zone_: industrielle (demandé_: industrielle)", "Purpose of the zone: industrial (asked: industrial)",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := reason(t, tt.criterion, tt.value)
			if got := spaces(explain.Reason(fr, r)); got != tt.fr {
				t.Errorf("\n got %s\nwant %s", got, tt.fr)
			}
			if got := spaces(explain.Reason(en, r)); got != tt.en {
				t.Errorf("\n got %s\nwant %s", got, tt.en)
			}
		})
	}
}

func TestStatusReason(t *testing.T) {
	t.Parallel()
	fr := locale.New("fr")
	r := match.Reason{Measure: match.MeasureStatus, Hard: true, Verdict: match.Unfit, Value: match.Value{Known: true, Categories: []string{"sold"}}}
	if got := spaces(explain.Reason(fr, r)); got != "Commercialisation_: vendu, le terrain n’est pas proposé à la vente" {
		t.Error(got)
	}
	r.Value = match.Value{}
	if got := spaces(explain.Reason(fr, r)); got != "Commercialisation_: non renseignée, à vérifier" {
		t.Error(got)
	}
}

// Every reason of every measure has its words in both languages.
func TestEveryMeasureHasWords(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for _, m := range data.Measures() {
			for _, hard := range []bool{true, false} {
				c := data.Criterion{Measure: m, Hard: hard, Min: at(2), Max: at(3)}
				values := []match.Value{known(1), known(2), known(4), {}}
				if m.Categorical() {
					c = data.Criterion{Measure: m, Hard: hard, Allowed: []string{"a"}}
					values = []match.Value{{Known: true, Categories: []string{"a"}}, {Known: true, Categories: []string{"b"}}, {}}
				}
				for _, v := range values {
					if s := explain.Reason(loc, reason(t, c, v)); strings.ContainsAny(s, "⟦") || strings.Contains(s, "<no value>") {
						t.Errorf("%s %s: %s", lang, m, s)
					}
				}
			}
		}
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	fr := locale.New("fr")
	tests := []struct {
		value match.Value
		want  string
	}{
		{match.Value{}, ""},
		{match.Value{Source: "Zones inondables", Date: "2025-03-01", Confidence: data.Measured}, "Zones inondables, 1er~mars 2025, mesuré"},
		{match.Value{Source: "source.record", Date: "2025-03"}, "fiche du terrain, mars 2025"},
		{match.Value{Source: "Délibération du 24 juin 2026", Date: "2026-06-24", Confidence: data.Declared}, "Délibération du 24 juin 2026, déclaré"},
	}
	for _, tt := range tests {
		if got := spaces(explain.Source(fr, tt.value)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	file := &geo.FileError{Path: "a/b.geojson", Reason: geo.FileTruncated, Detail: "line 3"}
	tests := []struct {
		err    error
		fr, en string
	}{
		{
			fmt.Errorf("import: %w", file),
			"Le fichier «_a/b.geojson_» est coupé avant la fin_: téléchargez-le à nouveau. (détail_: line 3)",
			"The file “a/b.geojson” is cut short: download it again. (detail: line 3)",
		},
		{&geo.FileError{Path: "x", Reason: "strange"}, "L’opération n’a pas abouti_: x: strange.", "The operation did not succeed: x: strange."},
		{
			fmt.Errorf("edit: %w", &data.FieldError{Ref: data.Ref{Kind: data.KindPlot, ID: "P1"}, Field: "price_eur_m2", Rule: "negative"}),
			"Terrain P1, champ «_Prix HT_»_: la valeur ne peut pas être négative.", "Plot P1, field “Price before tax”: the value cannot be negative.",
		},
		{
			&data.InUseError{Ref: data.Ref{Kind: data.KindPlot, ID: "P1"}, By: data.Ref{Kind: data.KindProject, ID: "R1"}},
			"Terrain P1 ne peut pas être supprimé_: Projet R1 y fait référence.", "Plot P1 cannot be deleted: Project R1 refers to it.",
		},
		{context.Canceled, "Interrompu_: rien n’a été changé.", "Stopped: nothing was changed."},
		{
			fmt.Errorf("need B: %w", data.ErrNotFound),
			"Introuvable_: la fiche demandée n’existe pas dans ce projet (need B: not found).",
			"Not found: what you asked for is not in this project (need B: not found).",
		},
		{errors.New("boom"), "L’opération n’a pas abouti_: boom.", "The operation did not succeed: boom."},
		{nil, "L’opération n’a pas abouti_: nil.", "The operation did not succeed: nil."},
	}
	for _, tt := range tests {
		if got := spaces(explain.Sentence(fr, tt.err)); got != tt.fr {
			t.Errorf("\n got %s\nwant %s", got, tt.fr)
		}
		if got := spaces(explain.Sentence(en, tt.err)); got != tt.en {
			t.Errorf("\n got %s\nwant %s", got, tt.en)
		}
	}
}

// Whatever went wrong, the sentence has words, names the file, and leaves no hole.
func TestEveryErrorHasASentence(t *testing.T) {
	t.Parallel()
	reasons := []geo.Reason{
		geo.FileMissing, geo.FileIsDirectory, geo.FileEmpty, geo.FileTruncated, geo.FileNotJSON, geo.FileNotGeoJSON, geo.FileIsHTML,
		geo.FileBadGzip, geo.FileNoFeatures, geo.FileUnknownFormat, geo.FileUnknownCRS, geo.FileNoPermission, geo.FileNotGeoPackage,
		geo.FileNotEmprise, geo.FileNewer, geo.FileDamaged, geo.FileExists, geo.FileLocked, geo.FileFolderMissing,
		geo.FileFolderReadOnly, geo.FileDiskFull, geo.FileTooLarge, geo.FileNotRows, geo.FileOlder,
		geo.FileOtherFormat, geo.FileSpreadsheet, geo.FileServiceError, geo.FileBadArchive, geo.FileBadShapefile, geo.FileBadTable,
		geo.FileBadXML, geo.FileSeveralLayers, geo.FileLayerMissing,
	}
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for _, r := range reasons {
			s := explain.Sentence(loc, &geo.FileError{Path: "dir/file.x", Reason: r})
			if !strings.Contains(s, "dir/file.x") || strings.ContainsAny(s, "⟦<") || strings.Contains(s, string(r)+".") {
				t.Errorf("%s %s: %s", lang, r, s)
			}
		}
		for _, err := range []error{
			data.ErrNotFound, data.ErrConflict, data.ErrInvalid, data.ErrReadOnly, context.Canceled, context.DeadlineExceeded,
		} {
			if s := explain.Sentence(loc, err); s == "" || strings.ContainsAny(s, "⟦<") {
				t.Errorf("%s %v: %s", lang, err, s)
			}
		}
	}
}

// A condition that people type is answered with the place and, for a slip, with what may have been meant.
func TestExpressions(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	b.Begin(feature.None)
	b.Number("contenance", 1, feature.Integer)
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	fr, en := locale.New("fr"), locale.New("en")
	for source, want := range map[string][2]string{
		"contenence > 1": {
			"Aucune colonne ne s’appelle contenence (caractère 1)_: vouliez-vous dire contenance_?",
			"No column is called contenence (character 1): did you mean contenance?",
		},
		"contenance > ": {
			"L’expression s’arrête trop tôt_: il manque une valeur à la fin.", "The expression ends too soon: a value is missing at the end.",
		},
		"": {
			"L’expression est vide_: écrivez par exemple_: superficie > 500.", "The expression is empty: write for example: area > 500.",
		},
	} {
		_, err := expression.Where(source, expression.Table{Features: s})
		err = fmt.Errorf("filter: %w", err)
		if got := spaces(explain.Sentence(fr, err)); got != want[0] {
			t.Errorf("\n got %s\nwant %s", got, want[0])
		}
		if got := spaces(explain.Sentence(en, err)); got != want[1] {
			t.Errorf("\n got %s\nwant %s", got, want[1])
		}
	}
	for _, p := range []expression.Problem{
		expression.Empty, expression.TooLong, expression.TooDeep, expression.Unfinished, expression.Unexpected, expression.Unclosed,
		expression.BadCharacter, expression.UnknownColumn, expression.UnknownFunction, expression.WrongCount, expression.NeedsNumber,
		expression.NeedsText, expression.NeedsCondition, expression.Mixed,
	} {
		for _, loc := range []*locale.Locale{fr, en} {
			if s := explain.Sentence(loc, &expression.Error{Problem: p, Source: "x", Found: "x"}); strings.ContainsAny(s, "⟦<") {
				t.Errorf("%s: %s", p, s)
			}
		}
	}
}

func TestSign(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	told := &style.Symbol{Key: style.Told}
	for _, c := range []struct {
		when   []style.Condition
		unit   string
		fr, en string
	}{
		{[]style.Condition{style.In("a", style.Interval{From: 10, To: 20})}, "€/m²", "de 10 à 20_€/m²", "10 to 20_€/m²"},
		{[]style.Condition{style.In("a", style.Interval{From: 1234.6, To: 5678.25})}, "", "de 1_235 à 5_678", "1,235 to 5,678"},
		{[]style.Condition{style.In("a", style.Interval{From: 0.5, To: 2.26})}, "", "de 0,5 à 2,3", "0.5 to 2.3"},
		{[]style.Condition{style.In("a", style.Interval{From: 5000, To: 25_000})}, "m²", "de 0,5 à 2,5_ha", "0.5 to 2.5_ha"},
		{[]style.Condition{style.In("a", style.Interval{From: 500, To: 900})}, "m²", "de 500 à 900_m²", "500 to 900_m²"},
		{[]style.Condition{style.In("a", style.Below(10))}, "kVA", "moins de 10_kVA", "under 10_kVA"},
		{[]style.Condition{style.In("a", style.AtLeast(1500))}, "kVA", "1_500_kVA et plus", "1,500_kVA and more"},
		{[]style.Condition{style.In("a", style.Interval{From: 7, To: 7, Closed: true})}, "ha", "7_ha", "7_ha"},
		{[]style.Condition{style.Is("a", "UX", "UY")}, "", "UX ou UY", "UX or UY"},
		{[]style.Condition{style.Is("a", "UX"), style.IsNot("b", "")}, "", "UX et tous sauf (vide)", "UX and all but (blank)"},
		{[]style.Condition{{Column: "a", Unknown: true}}, "", "Inconnu", "Unknown"},
		{[]style.Condition{style.Where("a > 2")}, "", "a > 2", "a > 2"},
		{nil, "", "Autres", "Others"},
	} {
		e := style.LegendEntry{Symbol: told, When: c.when, Unit: c.unit}
		if got := spaces(explain.Sign(fr, e)); got != c.fr {
			t.Errorf("got %q, want %q", got, c.fr)
		}
		if got := spaces(explain.Sign(en, e)); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
	if got := explain.Sign(fr, style.LegendEntry{Symbol: &style.Symbol{Key: "legend.wood"}}); got != "Bois et forêts" {
		t.Error(got)
	}
	if got := explain.Sign(fr, style.LegendEntry{Symbol: &style.Symbol{Key: "Mes bois", Literal: true}}); got != "Mes bois" {
		t.Error(got)
	}
}

func TestStyleErrors(t *testing.T) {
	t.Parallel()
	for _, rule := range []string{
		style.RuleNotJSON, style.RuleNewer, style.RuleTooLarge, style.RuleOutOfRange, style.RuleColour, style.RuleCode, style.RuleOrder,
		style.RuleCondition, style.RuleExpression, style.RuleNoClass,
	} {
		for _, loc := range []*locale.Locale{locale.New("fr"), locale.New("en")} {
			err := fmt.Errorf("read style: %w", &style.FileError{At: "classes[2]", Rule: rule, Err: errors.New("line 3")})
			if s := explain.Sentence(loc, err); strings.ContainsAny(s, "⟦<") {
				t.Errorf("%s: %s", rule, s)
			}
		}
	}
}
