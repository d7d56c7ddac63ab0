package main

import (
	"math"
	"strings"
	"testing"

	"emprise/data"
)

// Weights by swing, by rank and by comparisons, as one step that can be undone; what does not hold together is said.
func TestNeedWeigh(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	of := func() map[data.Measure]float64 {
		weights := map[data.Measure]float64{}
		for _, c := range answer[data.Need](t, "needs", p, "--show", "BES-0007").Criteria {
			weights[c.Measure] = c.Weight
		}
		return weights
	}
	before := of()
	dry := answer[weighedJSON](t, "need", "weigh", p, "BES-0007", "--swing", "rail_m=100,Prix HT=60,area_m2=40", "--dry-run")
	if dry.Seq != 0 || of()[data.MeasureRail] != before[data.MeasureRail] {
		t.Errorf("a dry run changes something: %+v", dry)
	}
	done := answer[weighedJSON](t, "need", "weigh", p, "BES-0007", "--swing", "rail_m=100,Prix HT=60,area_m2=40")
	if done.By != data.BySwing || done.Seq == 0 || of()[data.MeasureRail] != 50 || of()[data.MeasurePrice] != 30 || of()[data.MeasureDistanceDwelling] != 0 {
		t.Errorf("%+v %v", done, of())
	}
	kept := answer[data.Need](t, "needs", p, "--show", "BES-0007")
	for _, c := range kept.Criteria {
		if w := c.HowWeighed(); (c.Weight > 0) != (w != nil) {
			t.Errorf("%+v", c)
		}
	}
	must(t, "undo", p)
	for k, w := range before {
		if of()[k] != w {
			t.Errorf("undone: %v", of())
		}
	}
	rank := answer[weighedJSON](t, "need", "weigh", p, "BES-0007", "--rank", "rail_m,price_eur_m2=area_m2")
	if rank.Weights[1].After != 61.11 || math.Abs(of()[data.MeasurePrice]-19.44) > 1e-9 || of()[data.MeasureArea] != of()[data.MeasurePrice] {
		t.Errorf("%+v %v", rank, of())
	}
	pairs := file(t, "pairs.txt", []byte("# by the committee\nrail_m / area_m2 = 2\nrail_m/price_eur_m2=4\narea_m2/price_eur_m2 = 2\n"))
	ahp := answer[weighedJSON](t, "need", "weigh", p, "BES-0007", "--ahp", pairs)
	if *ahp.Ratio > 1e-9 || len(ahp.Warnings) != 0 || of()[data.MeasureRail] != 57.14 {
		t.Errorf("%+v %v", ahp, of())
	}
	code, stdout, stderr := run(t, "need", "weigh", p, "BES-0007", "--ahp", "rail_m/area_m2=5,area_m2/price_eur_m2=5,rail_m/price_eur_m2=1/5")
	if code != exitDone || !strings.Contains(stderr, "se contredisent") || !strings.Contains(stdout, "comparé deux à deux") {
		t.Errorf("%d %s %s", code, stdout, stderr)
	}
	for _, args := range [][]string{
		{"--swing", "rail_m"},
		{"--swing", "slope_pct=3"},
		{"--swing", "rail_m=1,rail_m=2"},
		{"--rank", "rail_m,,area_m2"},
		{"--rank", "rail_m,rail_m"},
		{"--ahp", "rail_m=3"},
		{"--ahp", "rail_m/area_m2=x"},
		{"--ahp", "rail_m/area_m2=2,area_m2/price_eur_m2=2"},
		{"--ahp", "nowhere.txt"},
		{"--swing", "rail_m=-1"},
	} {
		code, _, stderr := run(t, append([]string{"need", "weigh", p, "BES-0007"}, args...)...)
		if code != exitFailed || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "⟦") || strings.Contains(stderr, "weigh:") {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
	if code, _, _ := run(t, "need", "weigh", p, "BES-0007"); code != exitUsage {
		t.Error("no way is a wrong usage")
	}
}

// A need that was weighed can be written to a file and read again, with how its weights came about.
func TestAWeighedNeedTravels(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	must(t, "need", "weigh", p, "B", "--swing", "area_m2=100")
	text := must(t, "needs", p, "--show", "B", "--json")
	must(t, "need", "add", p, file(t, "need.json", []byte(text)))
	n := answer[data.Need](t, "needs", p, "--show", "B")
	if w := n.Criteria[0].HowWeighed(); w == nil || w.By != data.BySwing || w.Points != 100 || n.Criteria[0].Weight != 100 {
		t.Errorf("%+v", n)
	}
}
