package fact_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/expression"
)

// soils are three fields under the two plots and one beside, with a ditch, a stop and a far pylon:
//
//	P1 [0, 100], P2 [100, 200]; A [0, 60], B [60, 130], C [130, 201]; D [200.005, 300]
func soils(t *testing.T) []layer {
	t.Helper()
	return []layer{
		{about("soil", data.RoleContext), []thing{
			{rectangle(t, 0, 0, 60, 100), []string{"Depth", "1,5", "sort", "clay"}},
			{rectangle(t, 60, 0, 130, 100), []string{"Depth", "3", "sort", "sand"}},
			{rectangle(t, 130, 0, 201, 100), []string{"Depth", "5", "sort", "clay"}},
			{rectangle(t, 200.005, 0, 300, 100), []string{"Depth", "99", "sort", "rock"}},
		}},
		{about("lines", data.RoleNetworks), []thing{
			{line(t, -50, 50, 50, 50), []string{"kind", "ditch"}},
			{lonLat(t, 150, 400), []string{"kind", "stop"}},
			{lonLat(t, 1000, 50), []string{"kind", "pylon"}},
		}},
	}
}

func asking(list ...data.Free) data.Need {
	n := data.Need{ID: "B", Title: "B"}
	for _, f := range list {
		n.Criteria = append(n.Criteria, data.Criterion{Free: &f})
	}
	return n
}

func TestFreeQuestions(t *testing.T) {
	t.Parallel()
	depth := func(p data.Pick) data.Free {
		return data.Free{Kind: data.FreeNumber, Layer: "soil", Field: "depth", Pick: p, Numbers: "m"}
	}
	unknown := math.NaN()
	for _, tt := range []struct {
		name     string
		question data.Free
		want     [2]any // of P1 and P2: a number, categories, NaN for unknown
	}{
		{"most", depth(""), [2]any{1.5, 5.0}},
		{"least", depth(data.PickMin), [2]any{1.5, 3.0}},
		{"greatest", depth(data.PickMax), [2]any{3.0, 5.0}},
		{"sum", depth(data.PickSum), [2]any{4.5, 8.0}},
		{"mean", depth(data.PickMean), [2]any{0.6*1.5 + 0.4*3, 0.3*3 + 0.7*5}},
		{"text under most", data.Free{Kind: data.FreeText, Role: data.RoleContext, Field: "SORT"}, [2]any{[]string{"clay"}, []string{"clay"}}},
		{"all texts", data.Free{Kind: data.FreeText, Layer: "soil", Field: "sort", Pick: data.PickAny}, [2]any{[]string{"clay", "sand"}, []string{"sand", "clay"}}},
		{"share", data.Free{Kind: data.FreeShare, Layer: "soil", Where: "sort = 'sand'"}, [2]any{0.4, 0.3}},
		{"share of what lies elsewhere", data.Free{Kind: data.FreeShare, Layer: "soil", Where: "sort = 'rock'"}, [2]any{0.0, 0.0}},
		{"distance to some", data.Free{Kind: data.FreeDistance, Role: data.RoleNetworks, Where: "kind = 'stop'"}, [2]any{math.Hypot(50, 300), 300.0}},
		{"distance to all", data.Free{Kind: data.FreeDistance, Layer: "lines"}, [2]any{0.0, 50.0}},
		{"a line meets", data.Free{Kind: data.FreeIntersects, Layer: "lines", Where: "kind = 'ditch'"}, [2]any{[]string{"yes"}, []string{"no"}}},
		{"a border drawn twice does not", data.Free{Kind: data.FreeIntersects, Layer: "soil", Where: "sort = 'rock'"}, [2]any{[]string{"no"}, []string{"no"}}},
		{"an area meets", data.Free{Kind: data.FreeIntersects, Layer: "soil", Where: "depth = 5"}, [2]any{[]string{"no"}, []string{"yes"}}},
		{"count", data.Free{Kind: data.FreeCount, Layer: "lines", WithinM: 301}, [2]any{1.0, 2.0}},
		{"count farther", data.Free{Kind: data.FreeCount, Layer: "lines", WithinM: 1000}, [2]any{3.0, 3.0}},
		{"count none of some", data.Free{Kind: data.FreeCount, Layer: "lines", Where: "kind = 'pylon'", WithinM: 10}, [2]any{0.0, 0.0}},

		{"nothing is named so", data.Free{Kind: data.FreeCount, Layer: "lines", Where: "kind = 'pilon'", WithinM: 10}, [2]any{unknown, unknown}},
		{"none of them is covered", data.Free{Kind: data.FreeShare, Layer: "soil", Where: "sort = 'cley'"}, [2]any{unknown, unknown}},
		{"no such column", data.Free{Kind: data.FreeShare, Layer: "soil", Where: "colour = 'red'"}, [2]any{unknown, unknown}},
		{"no such attribute", data.Free{Kind: data.FreeNumber, Layer: "soil", Field: "width"}, [2]any{unknown, unknown}},
		{"a text is no number", data.Free{Kind: data.FreeNumber, Layer: "soil", Field: "sort"}, [2]any{unknown, unknown}},
		{"no such layer", data.Free{Kind: data.FreeDistance, Layer: "moon"}, [2]any{unknown, unknown}},
		{"no layer of the role", data.Free{Kind: data.FreeDistance, Role: data.RolePower}, [2]any{unknown, unknown}},
		{"a kind to come", data.Free{Kind: "view", Layer: "soil"}, [2]any{unknown, unknown}},
	} {
		s := snapshot(t, 1, plots(t), soils(t)...)
		s.Needs = []data.Need{asking(tt.question)}
		for i, c := range gather(t, s) {
			v := c.Values[s.Needs[0].Criteria[0].Key()]
			switch want := tt.want[i].(type) {
			case []string:
				if !v.Known || !slices.Equal(v.Categories, want) {
					t.Errorf("%s of %s: %+v, want %q", tt.name, c.PlotID, v, want)
				}
			case float64:
				if v.Known == math.IsNaN(want) || v.Known && math.Abs(v.Number-want) > 0.001*math.Max(want, 1) {
					t.Errorf("%s of %s: %+v, want %g", tt.name, c.PlotID, v, want)
				}
				if v.Known && (v.Source == "" || v.Confidence != data.Measured) {
					t.Errorf("%s of %s has no source: %+v", tt.name, c.PlotID, v)
				}
			}
		}
	}
}

// What is missing under a plot makes the answer unknown where it counts, and only there.
func TestAMissingAttributeIsUnknown(t *testing.T) {
	t.Parallel()
	layers := []layer{{about("soil", data.RoleContext), []thing{
		{rectangle(t, 0, 0, 160, 100), []string{"depth", "2"}},
		{rectangle(t, 160, 0, 200, 100), []string{"other", "x"}},
	}}}
	s := snapshot(t, 1, plots(t), layers...)
	most := data.Free{Kind: data.FreeNumber, Layer: "soil", Field: "depth"}
	sum := most
	sum.Pick = data.PickSum
	s.Needs = []data.Need{asking(most, sum)}
	got := gather(t, s)
	if v := got[1].Values[most.Key()]; !v.Known || v.Number != 2 {
		t.Errorf("under most: %+v", v)
	}
	if v := got[1].Values[sum.Key()]; v.Known {
		t.Errorf("sum with a gap: %+v", v)
	}
	if v := got[0].Values[sum.Key()]; !v.Known || v.Number != 2 {
		t.Errorf("sum without: %+v", v)
	}
}

// A cache answers as if it had begun anew, whatever changed before: outlines, layers, needs.
func TestCacheOfQuestions(t *testing.T) {
	t.Parallel()
	stop := data.Free{Kind: data.FreeDistance, Layer: "lines", Where: "kind = 'stop'"}
	sand := data.Free{Kind: data.FreeShare, Layer: "soil", Where: "sort = 'sand'"}
	layers := soils(t)
	moved := soils(t)
	moved[1].things[1].shape = lonLat(t, 150, 150)
	wide := plots(t)
	wide[0].Shape = rectangle(t, -20, 0, 100, 100)
	cache := new(fact.Cache)
	one, both := snapshot(t, 1, plots(t), layers...), snapshot(t, 1, plots(t), layers...)
	one.Needs, both.Needs = []data.Need{asking(stop)}, []data.Need{asking(stop), asking(sand, stop)}
	both.Version = 2
	both.Scene = one.Scene
	drawn := *both
	drawn.Version, drawn.Plots = 3, wide
	later := snapshot(t, 4, wide, moved...)
	later.Needs = both.Needs
	for i, s := range []*workspace.Snapshot{one, both, &drawn, later, one} {
		got, err := cache.Candidates(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		for j, want := range gather(t, s) {
			for _, key := range []data.Measure{stop.Key(), sand.Key()} {
				g, w := got[j].Values[key], want.Values[key]
				if g.Known != w.Known || g.Number != w.Number || g.Source != w.Source {
					t.Errorf("snapshot %d, %s: %s is %+v, anew %+v", i, want.PlotID, key, g, w)
				}
			}
		}
	}
}

func TestWhyAQuestionCannotBeAsked(t *testing.T) {
	t.Parallel()
	s := snapshot(t, 1, plots(t), soils(t)...)
	n := asking(
		data.Free{Kind: data.FreeDistance, Layer: "lines", Where: "kind = 'stop'"},
		data.Free{Kind: data.FreeDistance, Layer: "lines", Where: "kin = 'stop'"},
		data.Free{Kind: data.FreeText, Layer: "soil", Field: "colour"},
		data.Free{Kind: data.FreeDistance, Layer: "moon"},
	)
	q, err := fact.NewQuestions(context.Background(), s, n)
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Wrong(n.Criteria[0]); err != nil {
		t.Error(err)
	}
	for _, i := range []int{1, 2} {
		var wrong *expression.Error
		if err := q.Wrong(n.Criteria[i]); !errors.As(err, &wrong) || wrong.Problem != expression.UnknownColumn {
			t.Errorf("%d: %v", i, err)
		}
	}
	if err := q.Wrong(n.Criteria[3]); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	values := map[data.Measure]match.Value{}
	q.Answer(rectangle(t, 0, 0, 10, 10), values)
	if v := values[n.Criteria[0].Key()]; len(values) != 3 || !v.Known {
		t.Errorf("%+v", values)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := fact.NewQuestions(ctx, s, n); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
