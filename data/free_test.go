package data_test

import (
	"testing"

	"emprise/data"
)

// The key of a free criterion tells its unit, differs where the answer may, and does not where only the words do.
func TestFreeKeys(t *testing.T) {
	t.Parallel()
	distance := data.Free{Kind: data.FreeDistance, Label: "a", Role: data.RoleRoads, Where: "nature = 'Bretelle'"}
	number := data.Free{Kind: data.FreeNumber, Label: "a", Layer: "soil", Field: "depth", Numbers: "m"}
	all := []data.Free{
		distance, number,
		{Kind: data.FreeDistance, Role: data.RoleRoads},
		{Kind: data.FreeDistance, Layer: "roads"},
		{Kind: data.FreeShare, Role: data.RoleRoads},
		{Kind: data.FreeIntersects, Role: data.RoleRoads},
		{Kind: data.FreeCount, Role: data.RoleRoads, WithinM: 500},
		{Kind: data.FreeCount, Role: data.RoleRoads, WithinM: 501},
		{Kind: data.FreeNumber, Layer: "soil", Field: "depth"},
		{Kind: data.FreeNumber, Layer: "soil", Field: "depth", Numbers: "m", Pick: data.PickMax},
		{Kind: data.FreeText, Layer: "soil", Field: "depth"},
		{Kind: data.FreeText, Layer: `soil":"x`, Field: "depth"},
		{Kind: "to come", Layer: "soil"},
	}
	units := []string{"m", "m", "m", "m", "share", "", "count", "count", "number", "m", "", "", ""}
	seen := map[data.Measure]int{}
	for i, f := range all {
		c := data.Criterion{Free: &f}
		key := c.Key()
		if j, ok := seen[key]; ok {
			t.Errorf("%d and %d have one key %s", i, j, key)
		}
		seen[key] = i
		if !key.Free() || c.Unit() != units[i] || key.Unit() != units[i] || c.Categorical() != (units[i] == "") || key.Categorical() != c.Categorical() {
			t.Errorf("%s: unit %q and %q, want %q", key, c.Unit(), key.Unit(), units[i])
		}
	}
	other := distance
	other.Label = "b"
	most := number
	most.Pick = data.PickMost
	if other.Key() != distance.Key() || most.Key() != number.Key() {
		t.Error("one question has two keys")
	}
	for _, m := range data.Measures() {
		if c := (data.Criterion{Measure: m}); m.Free() || c.Key() != m || c.Unit() != m.Unit() || c.Categorical() != m.Categorical() || c.Label() != "" {
			t.Errorf("%s is not its own key", m)
		}
	}
}
