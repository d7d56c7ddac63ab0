package fact_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
)

// strewn makes rectangles, some of them points, over a square of so many metres.
func strewn(t *testing.T, r *rand.Rand, n int, side, most float64, columns func() []string) []thing {
	t.Helper()
	var list []thing
	for i := range n {
		x, y := side*r.Float64(), side*r.Float64()
		f := thing{shape: rectangle(t, x, y, x+5+most*r.Float64(), y+5+most*r.Float64()), columns: columns()}
		if i%9 == 0 {
			f.shape = lonLat(t, x, y)
		}
		if i%7 == 0 {
			f.shape = line(t, x, y, x+most, y-most)
		}
		list = append(list, f)
	}
	return list
}

// A whole layer answers as each of its outlines does, whether layers cover it all or only half.
func TestColumnsAnswerAsOutlinesDo(t *testing.T) {
	t.Parallel()
	for name, coverage := range map[string]data.Coverage{"whole": data.CoverageTerritory, "half": data.CoverageExtent} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testColumns(t, coverage)
		})
	}
}

func testColumns(t *testing.T, coverage data.Coverage) {
	ctx := context.Background()
	about := func(id string, role data.Role) data.Layer {
		l := about(id, role)
		l.Coverage = coverage
		return l
	}
	wide := 3000.0
	if coverage == data.CoverageExtent {
		wide = 1500
	}
	r := rand.New(rand.NewPCG(41, 42))
	one := func(words ...string) string { return words[r.IntN(len(words))] }
	s := snapshot(t, 1, nil,
		layer{about("parcels", data.RoleParcels), strewn(t, r, 120, 3000, 60, func() []string { return nil })},
		layer{about("things", data.RoleContext), strewn(t, r, 60, wide, 300, func() []string {
			return []string{"kind", one("a", "b"), "depth", one("1", "2", "3.5")}
		})},
		layer{about("ppr", data.RoleHazards), strewn(t, r, 20, wide, 500, func() []string {
			return []string{"typereglement", one("01", "02", "03", "04"), "typealea", one("112", "124")}
		})},
		layer{about("nature", data.RoleProtected), strewn(t, r, 10, wide, 400, func() []string { return nil })},
		layer{about("plu", data.RoleUrbanZoning), strewn(t, r, 20, wide, 900, func() []string {
			return []string{"typezone", one("U", "A", "N"), "formdomi", one("0100", "0201")}
		})},
		layer{about("roads", data.RoleRoads), strewn(t, r, 40, wide, 500, func() []string { return []string{"nature", one("Bretelle", "Route à 1 chaussée")} })},
	)
	parcels := s.Scene.Layer("parcels")
	same := func(m data.Measure, f int, got float64, v match.Value) {
		t.Helper()
		want := math.NaN()
		switch {
		case v.Known && len(v.Categories) > 0 && v.Categories[0] == "yes":
			want = 1
		case v.Known && len(v.Categories) > 0:
			want = 0
		case v.Known:
			want = v.Number
		}
		if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
			t.Fatalf("%s of row %d is %v, alone %v", m, f, got, want)
		}
	}

	survey := fact.NewSurvey(s)
	for _, m := range []data.Measure{
		data.MeasureArea, data.MeasureMotorway, data.MeasureRail, data.MeasureDistanceDwelling, data.MeasureFlood, data.MeasureBan, data.MeasureProtected,
		data.MeasureNet, data.MeasureCompactness, data.MeasureFrontage, data.MeasureRectangleWidth, data.MeasureRectangleLength, data.MeasureMotorwayRoad, data.MeasureMotorwayDrive,
	} {
		got, err := survey.Column(ctx, m, parcels, nil)
		if err != nil {
			t.Fatal(err)
		}
		for f := 0; f < len(got); f += 5 {
			shape := parcels.Features.MultiPolygon(f)
			if shape == nil {
				continue
			}
			same(m, f, got[f], survey.Measure(shape)[m])
		}
		if again, err := survey.Column(ctx, m, parcels, nil); err != nil || &again[0] != &got[0] {
			t.Errorf("%s is worked out twice: %v", m, err)
		}
	}
	fresh := fact.NewSurvey(s)
	for _, pair := range [][2]data.Measure{{data.MeasureRectangleLength, data.MeasureRectangleWidth}, {data.MeasureMotorwayDrive, data.MeasureMotorwayRoad}} {
		if _, err := fresh.Column(ctx, pair[0], parcels, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := fresh.Column(ctx, pair[1], parcels, func(int64, int64) { t.Errorf("%s is worked out beside %s", pair[1], pair[0]) }); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := survey.Column(ctx, data.MeasurePrice, parcels, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a price is read from the ground: %v", err)
	}

	var need data.Need
	for _, q := range []data.Free{
		{Kind: data.FreeDistance, Layer: "things"},
		{Kind: data.FreeDistance, Layer: "things", Where: "kind = 'a'"},
		{Kind: data.FreeDistance, Layer: "things", Where: "kind = 'c'"},
		{Kind: data.FreeShare, Role: data.RoleHazards, Where: "typereglement = '04'"},
		{Kind: data.FreeShare, Layer: "nowhere"},
		{Kind: data.FreeIntersects, Layer: "things"},
		{Kind: data.FreeIntersects, Layer: "things", Where: "kind = 'b'"},
		{Kind: data.FreeIntersects, Layer: "nowhere"},
		{Kind: data.FreeCount, Layer: "things", WithinM: 400},
		{Kind: data.FreeCount, Role: data.RoleRail, WithinM: 400},
		{Kind: data.FreeNumber, Layer: "things", Field: "depth", Pick: data.PickMax},
		{Kind: data.FreeText, Layer: "things", Field: "kind"},
	} {
		need.Criteria = append(need.Criteria, data.Criterion{Free: &q})
	}
	questions, err := fact.NewQuestions(ctx, s, need)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range need.Criteria {
		got, err := questions.Column(ctx, c.Key(), parcels, nil)
		if c.Free.Kind == data.FreeText {
			if !errors.Is(err, data.ErrInvalid) {
				t.Errorf("a column of texts: %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for f := range got {
			shape := parcels.Features.MultiPolygon(f)
			if shape == nil {
				continue
			}
			values := map[data.Measure]match.Value{}
			questions.Answer(shape, values)
			same(c.Key(), f, got[f], values[c.Key()])
		}
	}
	if _, err := questions.Column(ctx, "free:m:other", parcels, nil); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a question that was not put: %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := fact.NewSurvey(s).Column(ended, data.MeasureFrontage, parcels, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
