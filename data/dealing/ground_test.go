package dealing_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

// What is drawn nowhere lies where what it cites lies: first itself, then its land unit, then its zone.
func TestWhereRowsLie(t *testing.T) {
	t.Parallel()
	square := func(x float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{x, 47}, {x + 1, 47}, {x + 1, 48}, {x, 47}}}}
	}
	snap := &workspace.Snapshot{
		Zones:     []data.Zone{{ID: "Z", Shape: square(1)}, {ID: "nowhere"}},
		LandUnits: []data.LandUnit{{ID: "U1", ZoneID: "Z", LandownerID: "O", Shape: square(2)}, {ID: "U2", ZoneID: "Z", LandownerID: "O"}, {ID: "U3", ZoneID: "nowhere", LandownerID: "O"}},
		Establishments: []data.Establishment{
			{ID: "E1", CompanyID: "C", LandUnitID: "U1", At: orb.Point{3, 47}}, {ID: "E2", CompanyID: "C", LandUnitID: "U1", ZoneID: "Z"}, {ID: "E3", ZoneID: "Z"}, {ID: "E4"},
		},
		Projects: []data.Project{{ID: "P1", CompanyID: "C", ContractID: "K"}, {ID: "P2", Funding: []data.Funding{{SchemeID: "F"}}}, {ID: "P3", ContractID: "K"}},
	}
	for ref, want := range map[data.Ref][]orb.Geometry{
		{Kind: data.KindLandUnit, ID: "U1"}:      {square(2)},
		{Kind: data.KindLandUnit, ID: "U2"}:      {square(1)},
		{Kind: data.KindLandUnit, ID: "U3"}:      nil,
		{Kind: data.KindLandowner, ID: "O"}:      {square(2), square(1)},
		{Kind: data.KindLandowner, ID: "C"}:      nil,
		{Kind: data.KindEstablishment, ID: "E1"}: {orb.Point{3, 47}},
		{Kind: data.KindEstablishment, ID: "E2"}: {square(2)},
		{Kind: data.KindEstablishment, ID: "E3"}: {square(1)},
		{Kind: data.KindEstablishment, ID: "E4"}: nil,
		{Kind: data.KindCompany, ID: "C"}:        {orb.Point{3, 47}, square(2)},
		{Kind: data.KindZone, ID: "Z"}:           nil,
	} {
		if got := dealing.Shapes(snap, ref); !slices.EqualFunc(got, want, orb.Equal) {
			t.Errorf("%v lies at %v, not %v", ref, got, want)
		}
	}
	for ref, want := range map[data.Ref]string{
		{Kind: data.KindCompany, ID: "C"}: "P1 ", {Kind: data.KindContract, ID: "K"}: "P1 P3 ", {Kind: data.KindScheme, ID: "F"}: "P2 ",
		{Kind: data.KindZone, ID: "C"}: "", {Kind: data.KindScheme, ID: "K"}: "",
	} {
		got := ""
		for _, p := range dealing.Projects(snap, ref) {
			got += p.ID + " "
		}
		if got != want {
			t.Errorf("%v has the projects %q, not %q", ref, got, want)
		}
	}
}
