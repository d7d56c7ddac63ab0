package land_test

import (
	"errors"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
)

// TestManyPlotsAreSetAtOnce sets each field of some plots of which a part is known, in all three ways, and counts by hand.
func TestManyPlotsAreSetAtOnce(t *testing.T) {
	t.Parallel()
	shape := orb.MultiPolygon{{{{3, 47}, {3.001, 47}, {3.001, 47.001}, {3, 47}}}}
	for _, f := range land.Fields() {
		values := []string{"10.5", "20"}
		switch f.Sort {
		case land.Coded:
			values = f.Codes[:2]
		case land.Dated:
			values = []string{"2027-01-31", "2028-02-29"}
		case land.InZone:
			values = []string{"Z1", "Z2"}
		case land.Listed:
			values = []string{f.Codes[0] + "," + f.Codes[2], f.Codes[1]}
		case land.Worded:
			values = []string{"Verrerie Lambert", "SCI du Val"}
		}
		bulk := func(value string, where land.Where) land.Bulk {
			return land.Bulk{Field: f, Value: value, Where: where, Day: "2026-11-25", Origin: data.Origin{Source: "délibération", Date: "2026-11-25", Confidence: data.Declared}}
		}
		// Five plots: two unknown, two with the first value, one with the second.
		plots := make([]data.Plot, 5)
		for i, value := range []string{"", "", values[0], values[0], values[1]} {
			plots[i] = data.Plot{ID: string(rune('A' + i)), Name: "Lot", Shape: shape}
			if o, err := bulk(value, land.Everywhere).Look(plots[i : i+1]); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			} else if len(o.Put) == 1 {
				plots[i] = o.Put[0].(data.Plot)
			}
			if got := f.Of(plots[i]); got != value {
				t.Fatalf("%s: %q, want %q", f.Name, got, value)
			}
		}
		for _, c := range []struct {
			value                    string
			where                    land.Where
			put, same, left, unknown int
		}{
			{values[1], land.Everywhere, 4, 1, 0, 0},
			{values[1], land.Gaps, 2, 1, 2, 0},
			{values[1], land.Known, 2, 1, 2, 2},
			{"", land.Everywhere, 3, 2, 0, 5},
			{"", land.Known, 3, 2, 0, 5},
			{"", land.Gaps, 0, 2, 3, 2},
		} {
			o, err := bulk(c.value, c.where).Look(plots)
			if err != nil || len(o.Put) != c.put || o.Same != c.same || o.Left != c.left || o.Unknown != c.unknown {
				t.Errorf("%s to %q, %s: %+v, %v", f.Name, c.value, c.where, o, err)
			}
			sum := 0
			for _, ch := range o.Changes {
				sum += ch.Plots
			}
			if sum != c.put {
				t.Errorf("%s to %q, %s: %v", f.Name, c.value, c.where, o.Changes)
			}
			for _, r := range o.Put {
				if p := r.(data.Plot); f.Of(p) != c.value || p.Updated != "2026-11-25" || (f.Origin(p).Source == "délibération") != (c.value != "") {
					t.Errorf("%s: %+v", f.Name, p)
				}
			}
		}
	}
	price, _ := land.FieldNamed("price_eur_m2")
	for value, rule := range map[string]string{"-3": "negative", "cher": "not_a_number"} {
		_, err := land.Bulk{Field: price, Value: value, Where: land.Everywhere}.Look([]data.Plot{{ID: "A", Name: "Lot", Shape: shape}})
		var bad *data.FieldError
		if !errors.As(err, &bad) || bad.Rule != rule || bad.Field != "price_eur_m2" {
			t.Errorf("%s: %v", value, err)
		}
	}
	if _, ok := land.FieldNamed("name"); ok {
		t.Error("all plots can be given one name")
	}
}
