package match_test

import (
	"testing"

	"emprise/data"
	"emprise/data/match"
)

// A free criterion is answered by what stands under its key, as a standard one is under its measure.
func TestFreeCriteria(t *testing.T) {
	t.Parallel()
	near := data.Criterion{Free: &data.Free{Kind: data.FreeDistance, Label: "To the canal", Layer: "canal"}, Hard: true, Weight: 1, Ideal: at(0), Max: at(1000)}
	dry := data.Criterion{Free: &data.Free{Kind: data.FreeIntersects, Label: "Wetland", Role: data.RoleProtected}, Hard: true, Allowed: []string{"no"}}
	n := need(near, dry)
	m := rank(t, n, plot("A", map[data.Measure]match.Value{near.Key(): num(250), dry.Key(): cat("no")}))[0]
	if m.Verdict != match.Fits || m.Reasons[0].Label != "To the canal" || m.Reasons[0].Unit != "m" || m.Reasons[1].Unit != "" {
		t.Errorf("%+v", m)
	}
	if m.Score == nil || *m.Score != 75 {
		t.Errorf("score %v", deref(m.Score))
	}
	if m := rank(t, n, plot("B", map[data.Measure]match.Value{near.Key(): num(1250), dry.Key(): cat("yes")}))[0]; m.Verdict != match.Unfit ||
		m.Reasons[0].Gap == nil || *m.Reasons[0].Gap != 250 || m.Reasons[1].Verdict != match.Unfit {
		t.Errorf("%+v", m)
	}
	if m := rank(t, n, plot("C", nil))[0]; m.Verdict != match.Check {
		t.Errorf("nothing known: %+v", m)
	}
}

// A hard floor and a wish with anchors of its own, the steps of a published scale, and what lies beyond.
func TestValueFunctionsByPoints(t *testing.T) {
	t.Parallel()
	ramp := data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: at(10_000), Points: []data.Point{{Value: 15_000}, {Value: 30_000, Utility: 100}}}
	steps := data.Criterion{Measure: data.MeasureArea, Weight: 1, Points: []data.Point{
		{Value: 10_000}, {Value: 10_000, Utility: 75}, {Value: 50_000, Utility: 75}, {Value: 50_000, Utility: 100},
	}}
	falling := data.Criterion{Measure: data.MeasureMotorway, Weight: 1, Points: []data.Point{
		{Value: 1000, Utility: 100}, {Value: 1000, Utility: 75}, {Value: 2000, Utility: 75}, {Value: 2000, Utility: 25},
	}}
	for _, tt := range []struct {
		name    string
		c       data.Criterion
		value   float64
		verdict match.Verdict
		want    float64
	}{
		{"below the floor", ramp, 9_000, match.Unfit, 0},
		{"above the floor, no points yet", ramp, 12_000, match.Fits, 0},
		{"first anchor", ramp, 15_000, match.Fits, 0},
		{"between", ramp, 22_500, match.Fits, 50},
		{"beyond the last", ramp, 90_000, match.Fits, 100},
		{"below the step", steps, 9_999, match.Fits, 0},
		{"on the step", steps, 10_000, match.Fits, 75},
		{"on the step but for noise", steps, 10_000 - 1e-7, match.Fits, 75},
		{"on the level", steps, 30_000, match.Fits, 75},
		{"beyond the second step", steps, 50_001, match.Fits, 100},
		{"on a falling step", falling, 1000, match.Fits, 100},
		{"past a falling step", falling, 1001, match.Fits, 75},
		{"past all", falling, 1e9, match.Fits, 25},
		{"before all", falling, 0, match.Fits, 100},
	} {
		r := rank(t, need(tt.c), plot("A", map[data.Measure]match.Value{tt.c.Measure: num(tt.value)}))[0].Reasons[0]
		if r.Verdict != tt.verdict {
			t.Errorf("%s: %s", tt.name, r.Verdict)
		}
		near(t, tt.name, r.Utility, tt.want)
	}
}

func TestGrades(t *testing.T) {
	t.Parallel()
	c := data.Criterion{Measure: data.MeasureUrbanZone, Weight: 1, Grades: map[string]float64{"UX": 100, "AU": 50, "*": 20, "n": 0}}
	closed := c
	closed.Hard, closed.Allowed = true, []string{"UX", "AU", "U"}
	for _, tt := range []struct {
		name    string
		c       data.Criterion
		have    []string
		verdict match.Verdict
		want    float64
	}{
		{"graded", c, []string{"ux"}, match.Fits, 100},
		{"the best of two names", c, []string{"N", "AU"}, match.Fits, 50},
		{"any other", c, []string{"UH"}, match.Fits, 20},
		{"graded nought is not any other", c, []string{"N"}, match.Fits, 0},
		{"allowed and graded", closed, []string{"AU"}, match.Fits, 50},
		{"allowed, not graded", closed, []string{"U"}, match.Fits, 20},
		{"not allowed", closed, []string{"N"}, match.Unfit, 0},
	} {
		r := rank(t, need(tt.c), plot("A", map[data.Measure]match.Value{c.Measure: cat(tt.have...)}))[0].Reasons[0]
		if r.Verdict != tt.verdict {
			t.Errorf("%s: %s", tt.name, r.Verdict)
		}
		near(t, tt.name, r.Utility, tt.want)
	}
}
