package template_test

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"emprise/assets"
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
	"emprise/data/template"
)

func need(t *testing.T, lang, name string) data.Need {
	t.Helper()
	n, err := template.New(locale.New(lang), name)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEveryTemplateIsAValidNeed(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		for _, name := range template.Names() {
			n := need(t, lang, name)
			n.ID = "B"
			if err := n.Validate(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			scored, hard := 0, 0
			for _, c := range n.Criteria {
				if c.Weight > 0 {
					scored++
				}
				if c.Hard {
					hard++
				}
				if strings.ContainsAny(c.Label(), "⟦") || strings.HasPrefix(c.Label(), "template.") {
					t.Errorf("%s: label %q", name, c.Label())
				}
			}
			if strings.ContainsAny(n.Title+n.Notes, "⟦") || n.Notes == "" || scored < 5 || hard < 3 {
				t.Errorf("%s: %d criteria score, %d eliminate: %q, %q", name, scored, hard, n.Title, n.Notes)
			}
		}
	}
	if _, err := template.New(locale.New("fr"), "bakery"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a template that there is not: %v", err)
	}
}

func TestEveryTemplateConformsToTheSchema(t *testing.T) {
	t.Parallel()
	s, err := jsonschema.NewCompiler().Compile("../../docs/need.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	files, err := assets.Templates.ReadDir("templates")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".json")
		if !slices.Contains(template.Names(), name) {
			t.Errorf("%s is not offered", name)
		}
		text, err := assets.Templates.ReadFile(path.Join("templates", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(files) != len(template.Names()) {
		t.Errorf("%d files, %d names", len(files), len(template.Names()))
	}
}

// The value functions of the preset give what is published (domain §3.4) for each class: very positive 100, positive 75, neutral
// 62.5, negative 25, very negative 0.
func TestThePublishedThresholds(t *testing.T) {
	t.Parallel()
	n := need(t, "fr", "mutafriches_industry")
	n.ID = "B"
	number := func(v float64) match.Value { return match.Value{Known: true, Number: v} }
	category := func(c string) match.Value { return match.Value{Known: true, Categories: []string{c}} }
	for _, tt := range []struct {
		measure data.Measure
		value   match.Value
		want    float64
		verdict match.Verdict
	}{
		{data.MeasureArea, number(9_000), 0, match.Fits},
		{data.MeasureArea, number(20_000), 75, match.Fits},
		{data.MeasureArea, number(60_000), 100, match.Fits},
		{data.MeasureBuilding, number(4_000), 0, match.Fits},
		{data.MeasureBuilding, number(7_000), 25, match.Fits},
		{data.MeasureBuilding, number(12_000), 75, match.Fits},
		{data.MeasureIndustry, category("allowed"), 100, match.Fits},
		{data.MeasureIndustry, category("conditional"), 62.5, match.Fits},
		{data.MeasureIndustry, category("forbidden"), 0, match.Unfit},
		{data.MeasurePollution, category("treated"), 75, match.Fits},
		{data.MeasurePollution, category("proven"), 62.5, match.Fits},
		{data.MeasureMotorway, number(500), 100, match.Fits},
		{data.MeasureMotorway, number(1_500), 75, match.Fits},
		{data.MeasureMotorway, number(3_000), 25, match.Fits},
		{data.MeasureMotorway, number(9_000), 0, match.Fits},
		{data.MeasureRail, number(500), 75, match.Fits},
		{data.MeasureRail, number(5_000), 62.5, match.Fits},
		{data.MeasureTruckAccess, category("yes"), 100, match.Fits},
		{data.MeasureTruckAccess, category("no"), 0, match.Fits},
		{data.MeasureWater, number(0), 0, match.Fits},
		{data.MeasureWater, number(5), 100, match.Fits},
		{data.MeasureFlood, number(0), 62.5, match.Fits},
		{data.MeasureFlood, number(0.3), 0, match.Unfit},
		{data.MeasureProtected, number(0), 75, match.Fits},
		{data.MeasureProtected, number(0.2), 25, match.Fits},
	} {
		i := slices.IndexFunc(n.Criteria, func(c data.Criterion) bool { return c.Measure == tt.measure })
		if i < 0 {
			t.Errorf("%s is not asked", tt.measure)
			continue
		}
		one := n
		one.Criteria = n.Criteria[i : i+1]
		m, err := match.Rank(context.Background(), one, []match.Candidate{{PlotID: "A", Offered: true, Values: map[data.Measure]match.Value{tt.measure: tt.value}}})
		if err != nil {
			t.Fatal(err)
		}
		if u := m[0].Reasons[0].Utility; u == nil || *u != tt.want || m[0].Verdict != tt.verdict {
			t.Errorf("%s at %+v: %v, %s, want %g, %s", tt.measure, tt.value, u, m[0].Verdict, tt.want, tt.verdict)
		}
	}
	weights := 0.0
	for _, c := range n.Criteria {
		weights += c.Weight
	}
	if weights != 13.5 {
		t.Errorf("the weights sum to %g", weights)
	}
}
