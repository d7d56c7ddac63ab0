package supply_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
	"emprise/data/supply"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

var spot = crs.Local(geo.LonLat{Lon: 2.38, Lat: 48.69})

func rectangle(x, y, w, h float64) orb.MultiPolygon {
	at := func(x, y float64) orb.Point { return spot.Inverse(geo.XY{X: x, Y: y}).Orb() }
	return orb.MultiPolygon{{{at(x, y), at(x+w, y), at(x+w, y+h), at(x, y+h), at(x, y)}}}
}

func parcel(n string) string { return "913260000A000" + n }

// park is a zone of eight parcels of a hectare in two rows with a street between. Three plots are on sale, of which two touch; one is
// sold; the parcels 2, 4 and 8 are of no plot.
//
//	┌────┬────┬────┬────┐
//	│ P1 │ 2  │ P3 │ 4  │
//	└────┴────┴────┴────┘
//	┌────┬────┬────┬────┐
//	│ P5 │ P6 │sold│ 8  │
//	└────┴────┴────┴────┘
func park(t *testing.T) *workspace.Snapshot {
	t.Helper()
	var b feature.Builder
	shapes := map[string]orb.MultiPolygon{}
	for i, n := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		shapes[n] = rectangle(float64(i%4)*100, 112*float64(1-i/4), 100, 100)
		b.Begin(feature.Areas)
		b.Geometry(shapes[n])
		b.Text("id", parcel(n))
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	l := scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, set)
	s := &workspace.Snapshot{Version: 1, Scene: &scene.Scene{Version: 1, Layers: []*scene.Layer{l}}}
	s.Layers = []data.Layer{{ID: "parcels", Name: "parcels", Role: data.RoleParcels}}
	s.Zones = []data.Zone{{ID: "Z", Name: "Le Parc", Vocation: data.VocationIndustrial, Shape: rectangle(-10, -10, 420, 240)}}
	plot := func(n string, status data.Status, parcels ...string) data.Plot {
		return data.Plot{ID: "P" + n, Name: "lot " + n, ZoneID: "Z", INSEE: "91326", Status: status, Shape: shapes[n], Parcels: parcels}
	}
	s.Plots = []data.Plot{
		plot("1", data.StatusForSale), plot("3", data.StatusForSale, parcel("3")), plot("5", data.StatusForSale), plot("6", data.StatusForSale),
		plot("7", data.StatusSold),
	}
	return s
}

func need(id string, least, most float64) data.Need {
	return data.Need{ID: id, Title: id, Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &least, Max: &most}}}
}

func gather(t *testing.T, s *workspace.Snapshot, o supply.Options, needs ...data.Need) supply.Supply {
	t.Helper()
	land, err := supply.Gather(t.Context(), s, needs, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return land
}

func TestPiecesOfAZone(t *testing.T) {
	t.Parallel()
	land := gather(t, park(t), supply.Options{Zones: true})
	want := []supply.Piece{
		{ID: "Z/1", ZoneID: "Z", Number: 1, Plots: []string{"P1"}},
		{ID: "Z/2", ZoneID: "Z", Number: 2, Plots: []string{"P3"}},
		{ID: "Z/3", ZoneID: "Z", Number: 3, Plots: []string{"P5", "P6"}},
	}
	if !reflect.DeepEqual(land.Pieces, want) || len(land.Candidates) != 5 || len(land.Zones) != 3 || land.Assemblies != nil {
		t.Errorf("%+v", land.Pieces)
	}
	s := park(t)
	s.Plots = s.Plots[2:4]
	if one := gather(t, s, supply.Options{Zones: true}).Pieces; len(one) != 1 || one[0].ID != "Z" || one[0].Number != 0 {
		t.Errorf("%+v", one)
	}
	s.Plots = nil
	if none := gather(t, s, supply.Options{Zones: true}); none.Pieces != nil || none.Zones != nil {
		t.Errorf("%+v", none)
	}
}

// Sets with a free parcel beside a plot are there, those within one plot and those with the sold one are not; plots know their
// parcels, from the record or from the ground.
func TestAssembliesBesidePlots(t *testing.T) {
	t.Parallel()
	far := data.Criterion{Free: &data.Free{Kind: data.FreeDistance, Label: "To the parcels", Layer: "parcels"}, Weight: 1, Max: new(500.0)}
	other := data.Need{ID: "c", Title: "no area", Criteria: []data.Criterion{far}} // the sets of a and b are held against it too
	land := gather(t, park(t), supply.Options{Assemble: true, Show: 50}, need("a", 15_000, 25_000), need("b", 15_000, 25_000), other)
	if !slices.Equal(land.Parts["P1"], []string{parcel("1")}) || !slices.Equal(land.Parts["P3"], []string{parcel("3")}) || land.Cut != 0 {
		t.Errorf("%+v", land.Parts)
	}
	ids := map[string]bool{}
	for _, a := range land.Assemblies {
		if ids[a.ID] {
			t.Errorf("%s twice", a.ID)
		}
		ids[a.ID] = true
		if slices.Contains(a.Parcels, parcel("7")) || len(a.Parcels) != 2 || a.ZoneID != "Z" || !slices.Equal(land.Parts[a.ID], a.Parcels) {
			t.Errorf("%+v", a)
		}
	}
	if !ids[parcel("1")+"+"+parcel("2")] || len(land.Candidates) != 5+len(ids) {
		t.Errorf("%v", ids)
	}
	for _, c := range land.Candidates[5:] {
		if !ids[c.PlotID] || c.Values[data.MeasureArea].Number < 15_000 || !c.Values[far.Key()].Known || !c.Offered {
			t.Errorf("%+v", c)
		}
	}
	// Where zones stand for their plots, what is assembled lies beside them: here no two free parcels touch.
	if both := gather(t, park(t), supply.Options{Zones: true, Assemble: true}, need("a", 15_000, 25_000)); len(both.Assemblies) != 0 || len(both.Zones) != 3 {
		t.Errorf("%+v", both.Assemblies)
	}
	if alone := gather(t, park(t), supply.Options{Assemble: true}, need("a", 5_000, 11_000)); !slices.ContainsFunc(alone.Assemblies, func(a supply.Assembly) bool { return a.ID == parcel("2") }) {
		t.Errorf("%+v", alone.Assemblies)
	}
}

// Two companies of two hectares: one takes P5 and P6 as a piece of the zone, the other a plot with the free parcel beside it.
func TestTheLandIsGiven(t *testing.T) {
	t.Parallel()
	q := allocation.Question{Needs: []data.Need{need("a", 15_000, 25_000), need("b", 15_000, 25_000), need("c", 9_000, 11_000)}}
	land := gather(t, park(t), supply.Options{Assemble: true}, q.Needs...)
	q.Candidates, q.Parts, q.Zones = land.Candidates, land.Parts, land.Zones
	p, _, err := q.Problem(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, err := allocation.Solve(t.Context(), p, nil)
	if err != nil || r.Answers[2].Totals.Served != 3 {
		t.Fatalf("%+v %v", r.Answers, err)
	}
	given := map[string]bool{}
	for _, o := range r.Answers[2].Outcomes {
		if o.Verdict == match.Unfit {
			t.Errorf("%+v", o)
		}
		for _, part := range land.Parts[o.PlaceID] {
			if given[part] {
				t.Errorf("%s is given twice", part)
			}
			given[part] = true
		}
	}
}

func TestGatherEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := supply.Gather(ctx, park(t), nil, supply.Options{Zones: true, Assemble: true}, nil); err == nil {
		t.Error("no error")
	}
}
