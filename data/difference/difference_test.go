package difference_test

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/difference"
)

func square(lon, lat, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}}}}
}

func TestFields(t *testing.T) {
	t.Parallel()
	was := data.Plot{
		ID: "p", Name: "Lot 1", Status: data.StatusForSale, Notes: "vu", Shape: square(3, 47, 0.001),
		PriceEuroPerM2: &data.Fact{Value: 30, Source: "Délibération", Confidence: data.Declared}, Parcels: []string{"a"},
	}
	is := was
	is.Status, is.Notes, is.Parcels = data.StatusSold, "", []string{"a", "b"}
	is.PriceEuroPerM2 = &data.Fact{Value: 32, Source: "Acte"}
	is.Shape = square(3, 47, 0.002)
	is.Fibre = data.Yes
	var told []string
	for _, f := range difference.Fields(was, is) {
		line := f.Name + " " + string(f.Before) + " → " + string(f.After)
		if f.Name == difference.Shape {
			var a, b float64
			if json.Unmarshal(f.Before, &a) != nil || json.Unmarshal(f.After, &b) != nil || math.Abs(b/a-4) > 1e-3 || a < 8000 || a > 9000 {
				t.Errorf("areas %s and %s", f.Before, f.After)
			}
			line = f.Name
		}
		if f.Source != "" {
			line += " (" + f.Source + ")"
		}
		told = append(told, line)
	}
	want := []string{
		`parcels ["a"] → ["a","b"]`, `status "for_sale" → "sold"`,
		`price_eur_m2 {"value":30,"source":"Délibération","confidence":"declared"} → {"value":32,"source":"Acte"} (Acte)`,
		`fibre null → "yes"`, `notes "vu" → null`, `shape`,
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("%s", strings.Join(told, "\n"))
	}
	if f := difference.Fields(is, is); len(f) > 0 {
		t.Errorf("a row differs from itself: %+v", f)
	}
	empty := data.Zone{ID: "z", Name: "Z"}
	if f := difference.Fields(nil, empty); len(f) != 1 || f[0].Name != "name" {
		t.Errorf("what is not known is told: %+v", f)
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	zone := func(id, name string) data.Zone { return data.Zone{ID: id, Name: name} }
	moved := data.Project{ID: "j", Title: "J", Type: data.Recruitment}
	put := moved
	put.At = orb.Point{3, 47}
	before := []data.Row{
		zone("a", "A"), zone("b", "B"), zone("c", "C"), moved, data.Layer{ID: "l", Name: "L"}, data.Layer{ID: "off", Removed: true},
	}
	after := []data.Row{put, zone("d", "D"), zone("c", "C"), zone("b", "B2"), data.Layer{ID: "l", Name: "L", Removed: true}}
	var told []string
	for _, r := range difference.Rows(before, after) {
		line := string(r.What) + " " + string(r.Kind) + " " + r.ID + " " + r.Name
		if r.Moved() {
			line += " moved"
		}
		told = append(told, line)
	}
	want := []string{"gone layer l L", "gone zone a A", "changed zone b B2", "new zone d D", "changed project j J moved"}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("%q", told)
	}
}
