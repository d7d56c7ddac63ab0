package data_test

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"emprise/data"
)

// What is wrong with a criterion is told by its part and its rule.
func TestWhatIsWrongWithACriterion(t *testing.T) {
	t.Parallel()
	area := data.Criterion{Measure: data.MeasureArea, Weight: 1}
	zone := data.Criterion{Measure: data.MeasureUrbanZone, Weight: 1}
	free := func(change func(*data.Free)) data.Criterion {
		f := data.Free{Kind: data.FreeNumber, Label: "Depth", Layer: "soil", Field: "depth", Numbers: "m"}
		change(&f)
		return data.Criterion{Free: &f, Min: p(2.0)}
	}
	with := func(c data.Criterion, change func(*data.Criterion)) data.Criterion {
		change(&c)
		return c
	}
	points := func(list ...data.Point) data.Criterion {
		return with(area, func(c *data.Criterion) { c.Points = list })
	}
	yes := func(f *data.Free) { *f = data.Free{Kind: data.FreeIntersects, Label: "Wet", Role: data.RoleProtected} }
	for name, tt := range map[string]struct {
		c          data.Criterion
		part, rule string
	}{
		"minimum":                 {with(area, func(c *data.Criterion) { c.Min = p(1.0) }), "", ""},
		"no measure":              {data.Criterion{}, "measure", "unknown_code"},
		"infinite maximum":        {with(area, func(c *data.Criterion) { c.Max = p(math.Inf(1)) }), "max", "not_a_number"},
		"ideal beyond maximum":    {with(area, func(c *data.Criterion) { c.Ideal, c.Max = p(3.0), p(2.0) }), "max", "min_above_max"},
		"hard, ideal by points":   {with(points(data.Point{Utility: 1}), func(c *data.Criterion) { c.Hard = true }), "", "nothing_asked"},
		"points":                  {points(data.Point{}, data.Point{Value: 1, Utility: 100}), "", ""},
		"step":                    {points(data.Point{}, data.Point{Utility: 100}), "", ""},
		"three points on a value": {points(data.Point{}, data.Point{}, data.Point{}), "points/2/value", "points_out_of_order"},
		"points back":             {points(data.Point{Value: 1}, data.Point{}), "points/1/value", "points_out_of_order"},
		"point of no value":       {points(data.Point{Value: math.NaN()}), "points/0/value", "not_a_number"},
		"point above 100":         {points(data.Point{Utility: 101}), "points/0/utility", "bad_utility"},
		"point of no utility":     {points(data.Point{Utility: math.NaN()}), "points/0/utility", "bad_utility"},
		"ideal and points":        {with(points(data.Point{}), func(c *data.Criterion) { c.Ideal = p(1.0) }), "ideal", "ideal_and_points"},
		"points of a category":    {with(zone, func(c *data.Criterion) { c.Points = []data.Point{{}} }), "", "number_for_category"},
		"grades":                  {with(zone, func(c *data.Criterion) { c.Grades = map[string]float64{"U": 100} }), "", ""},
		"hard, grades alone":      {with(zone, func(c *data.Criterion) { c.Hard, c.Grades = true, map[string]float64{"U": 100} }), "", "nothing_asked"},
		"negative grade":          {with(zone, func(c *data.Criterion) { c.Grades = map[string]float64{"U": 1, "N": -1} }), "grades/N", "bad_utility"},
		"grades of a number":      {with(area, func(c *data.Criterion) { c.Min, c.Grades = p(1.0), map[string]float64{"U": 1} }), "grades", "category_for_number"},

		"number of a layer":    {free(func(*data.Free) {}), "", ""},
		"kind to come":         {free(func(f *data.Free) { *f = data.Free{Kind: "later"} }), "", ""},
		"no kind":              {free(func(f *data.Free) { f.Kind = "" }), "free/kind", "required"},
		"no label":             {free(func(f *data.Free) { f.Label = "" }), "free/label", "required"},
		"no target":            {free(func(f *data.Free) { f.Layer = "" }), "free/role", "no_target"},
		"two targets":          {free(func(f *data.Free) { f.Role = data.RoleRail }), "free/layer", "two_targets"},
		"other role":           {free(func(f *data.Free) { f.Layer, f.Role = "", "canals" }), "free/role", "unknown_code"},
		"no attribute":         {free(func(f *data.Free) { f.Field = "" }), "free/attribute", "required"},
		"pick of texts":        {free(func(f *data.Free) { f.Pick = data.PickAny }), "free/pick", "not_of_kind"},
		"other pick":           {free(func(f *data.Free) { f.Pick = "best" }), "free/pick", "unknown_code"},
		"other unit":           {free(func(f *data.Free) { f.Numbers = "ft" }), "free/unit", "unknown_unit"},
		"distance of a number": {free(func(f *data.Free) { f.WithinM = 1 }), "free/within_m", "not_of_kind"},
		"filter":               {free(func(f *data.Free) { f.Where = "depth >= 1,5" }), "", ""},
		"broken filter":        {free(func(f *data.Free) { f.Where = "depth >=" }), "free/where", "bad_expression"},
		"count": {free(func(f *data.Free) {
			*f = data.Free{Kind: data.FreeCount, Label: "a", Role: data.RoleRail, WithinM: 500}
		}), "", ""},
		"count within nothing": {free(func(f *data.Free) { *f = data.Free{Kind: data.FreeCount, Label: "a", Role: data.RoleRail} }), "free/within_m", "bad_distance"},
		"attribute of a share": {free(func(f *data.Free) { f.Kind = data.FreeShare }), "free/attribute", "not_of_kind"},
		"minimum of yes or no": {free(yes), "", "number_for_category"},
		"yes":                  {with(free(yes), func(c *data.Criterion) { c.Min, c.Allowed = nil, []string{"yes"} }), "", ""},
		"perhaps":              {with(free(yes), func(c *data.Criterion) { c.Min, c.Allowed = nil, []string{"perhaps"} }), "allowed", "unknown_code"},
	} {
		if part, rule := tt.c.Wrong(); part != tt.part || rule != tt.rule {
			t.Errorf("%s: %q %q, want %q %q", name, part, rule, tt.part, tt.rule)
		}
	}
}

// What a newer version writes goes back as it came, wherever it stands in the criterion.
func TestWhatIsNotKnownIsKept(t *testing.T) {
	t.Parallel()
	const text = `{"id":"B","title":"T","criteria":[` +
		`{"measure":"area_m2","hard":true,"weight":1,"min":1,"fuzzy":{"of":[1,2]},"why":"<&>"},` +
		`{"free":{"kind":"view","label":"Sees the river","from":[1,2.50],"above":1e3},"hard":false,"weight":2,"max":3},` +
		`{"hard":false,"weight":0,"tree":{"all":[]}}` +
		`]}`
	row, err := data.DecodeRow(data.KindNeed, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		again, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		var was, is any
		if json.Unmarshal([]byte(text), &was) != nil || json.Unmarshal(again, &is) != nil || !reflect.DeepEqual(was, is) {
			t.Errorf("came as\n%s\ngoes as\n%s", text, again)
		}
		next, err := data.DecodeRow(data.KindNeed, again)
		if err != nil || !reflect.DeepEqual(next, row) {
			t.Fatalf("read again as %+v, %v", next, err)
		}
		row = next
	}
	n := row.(data.Need)
	if c := n.Criteria[1]; c.Understood() || c.Label() != "Sees the river" {
		t.Errorf("%+v", c)
	}
	if err := n.Validate(); err != nil {
		t.Errorf("a criterion of a kind to come is refused: %v", err)
	}
}
