package unitform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/unitform"
)

func TestALandUnitComesOutAsItWentIn(t *testing.T) {
	full := data.LandUnit{
		ID: "UF-0001", ZoneID: "Z", Parcels: []string{"58901000AB0012"}, LandownerID: "PTE-0002", Use: data.LandUnused, LastActivity: "2021-06-30", UnoccupiedSince: "2021-07-01",
		Reference: "Visite", Notes: "deux\nlignes", Entered: "2022-09-20", Updated: "2026-03-02", Provenance: data.Provenance{"use": {Source: "Visite"}},
		Shape: orb.MultiPolygon{{{{3, 47}, {3.1, 47}, {3.1, 47.1}, {3, 47}}}},
	}
	for i, v := 0, reflect.ValueOf(full); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	test.NewTempApp(t)
	f := unitform.New(locale.New("fr"), nil, unitform.Model{Unit: full, Landowners: []data.Landowner{{ID: "PTE-0001", Name: "A"}, {ID: "PTE-0002", Name: "B"}}})
	var got data.LandUnit
	f.OnSave = func(u data.LandUnit) { got = u }
	if f.Save(); !reflect.DeepEqual(got, full) {
		t.Errorf("came out as\n%+v, went in as\n%+v", got, full)
	}
	got = data.LandUnit{}
	f.Field("last_activity").Fill("hier")
	if f.Save(); got.ID != "" {
		t.Error("a day that is none was saved")
	}
}
