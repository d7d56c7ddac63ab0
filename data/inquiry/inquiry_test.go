package inquiry_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// The ground of these tests, in the metres of reference.LonLat: five parcels, of which the plot P1 has the first two.
//
//	100 ┌─────┬─────┬───┬─────────┐
//	    │  A  │  B  │ C │    D    │ E at x = 900
//	  0 └─────┴─────┴───┴─────────┘
//	    0    100   200 230       430
var lonLat, rectangle = reference.LonLat, reference.Rectangle

func layer(t *testing.T, id string, role data.Role, things []orb.MultiPolygon, names []string, column string) (data.Layer, *scene.Layer) {
	t.Helper()
	var b feature.Builder
	for i, shape := range things {
		b.Begin(feature.Areas)
		b.Geometry(shape)
		b.Text(column, names[i])
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return data.Layer{ID: id, Name: "layer " + id, Role: role, Date: "2026-01"}, scene.NewLayer(id, "layer "+id, string(role), 1, set)
}

var parcelIDs = []string{"75101000AB0001", "75101000AB0002", "75101000AB0003", "75101000AB0004", "75101000AB0005"}

func ground(t *testing.T) *workspace.Snapshot {
	t.Helper()
	s := &workspace.Snapshot{Version: 1, Scene: &scene.Scene{Version: 1}, Plots: []data.Plot{
		{ID: "P1", Name: "one", Status: data.StatusForSale, Parcels: parcelIDs[:2], Shape: rectangle(t, 0, 0, 200, 100), PriceEuroPerM2: &data.Fact{Value: 30, Source: "vote"}},
		{ID: "P2", Name: "within", Status: data.StatusSold, Parcels: parcelIDs[4:], Shape: rectangle(t, 900, 0, 950, 100)},
	}}
	areas := []orb.MultiPolygon{rectangle(t, 0, 0, 100, 100), rectangle(t, 100, 0, 200, 100), rectangle(t, 200, 0, 230, 100), rectangle(t, 230, 0, 430, 100), rectangle(t, 900, 0, 950, 100)}
	about, drawn := layer(t, "parcels", data.RoleParcels, areas, parcelIDs, "id")
	plan, zoning := layer(t, "plan", data.RoleUrbanZoning, []orb.MultiPolygon{rectangle(t, -50, -50, 250, 150), rectangle(t, 250, -50, 2000, 150)}, []string{"UX", "N"}, "libelle")
	s.Layers = []data.Layer{about, plan}
	plots, err := plotLayer(s.Plots)
	if err != nil {
		t.Fatal(err)
	}
	s.Scene.Layers = []*scene.Layer{drawn, zoning, plots}
	return s
}

// plotLayer draws the plots as the workspace does.
func plotLayer(plots []data.Plot) (*scene.Layer, error) {
	var b feature.Builder
	for _, p := range plots {
		b.Begin(feature.Areas)
		b.Geometry(p.Shape)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		return nil, err
	}
	return scene.NewLayer(workspace.ScenePlots, "plots", "plots", 1, set), nil
}

func bound(v float64) *float64 { return &v }

func find(t *testing.T, s *workspace.Snapshot, what string) inquiry.Place {
	t.Helper()
	p, err := inquiry.Find(context.Background(), s, &fact.Cache{}, what)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func at(t *testing.T, x, y float64) string {
	t.Helper()
	p := lonLat(t, x, y)
	return fmt.Sprintf("%.8f, %.8f", p[0], p[1])
}

func TestFind(t *testing.T) {
	t.Parallel()
	s := ground(t)
	for _, tt := range []struct {
		what, id string
		kind     inquiry.Kind
		plot     string
	}{
		{"P1", "P1", inquiry.Plot, "P1"},
		{parcelIDs[2], parcelIDs[2], inquiry.Parcel, ""},
		{" " + parcelIDs[0] + " ", parcelIDs[0], inquiry.Parcel, "P1"},
		{at(t, 50, 50), "P1", inquiry.Plot, "P1"},
		{at(t, 300, 50), parcelIDs[3], inquiry.Parcel, ""},
	} {
		if p := find(t, s, tt.what); p.Candidate.PlotID != tt.id || p.Kind != tt.kind || p.PlotID != tt.plot {
			t.Errorf("%q finds %s %s of plot %q", tt.what, p.Kind, p.Candidate.PlotID, p.PlotID)
		}
	}
	for _, what := range []string{"", "nothing", at(t, 700, 50), "NaN,NaN", "1,2,3", "400,10", "2.3"} {
		if _, err := inquiry.Find(context.Background(), s, &fact.Cache{}, what); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%q: %v", what, err)
		}
	}
}

// A parcel is worth what its ground, its id and its plot tell.
func TestAParcelIsValuedAsAPlotIs(t *testing.T) {
	t.Parallel()
	s := ground(t)
	c := find(t, s, parcelIDs[3]).Candidate
	if v := c.Values[data.MeasureArea]; math.Abs(v.Number-20_000) > 40 {
		t.Errorf("area %+v", v)
	}
	if v := c.Values[data.MeasureUrbanZone]; !v.Known || v.Categories[0] != "N" || v.Source != "layer plan" {
		t.Errorf("zone %+v", v)
	}
	if v := c.Values[data.MeasureCommune]; !v.Known || v.Categories[0] != "75101" {
		t.Errorf("commune %+v", v)
	}
	if v, ok := c.Values[data.MeasurePrice]; ok || !c.Offered || c.Name != "AB 4" {
		t.Errorf("%+v, price %+v", c, v)
	}
	if c := find(t, s, parcelIDs[1]).Candidate; c.Values[data.MeasurePrice].Number != 30 || c.Values[data.MeasurePrice].Source != "vote" {
		t.Errorf("a parcel of a plot: %+v", c)
	}
	if c := find(t, s, parcelIDs[4]).Candidate; c.Offered || c.Status != data.StatusSold {
		t.Errorf("a parcel that is sold: %+v", c)
	}
}

func TestWhyNotNamesNeighbours(t *testing.T) {
	t.Parallel()
	s := ground(t)
	ids := func(c match.Change) (list []string) {
		for _, p := range c.Parcels {
			list = append(list, fmt.Sprint(p.ID[13:], p.Enough))
		}
		return list
	}
	for _, tt := range []struct {
		name, what string
		min, max   float64
		want       []string
	}{
		{"the small neighbour is enough", "P1", 22_000, 1e6, []string{"3true"}},
		{"it is not enough", "P1", 24_000, 1e6, []string{"3false"}},
		{"it is too much", "P1", 22_000, 22_500, nil},
		{"a parcel: the smallest that is enough first", parcelIDs[2], 5_000, 1e6, []string{"2true", "4true"}},
		{"a parcel: the largest first where none is enough", parcelIDs[2], 33_000, 1e6, []string{"4false", "2false"}},
		{"a parcel: not the one that is too large", parcelIDs[2], 5_000, 15_000, []string{"2true"}},
	} {
		need := data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Min: bound(tt.min), Max: bound(tt.max)}}}
		r, err := inquiry.WhyNot(context.Background(), s, need, find(t, s, tt.what))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Changes) != 1 || r.Changes[0].Act != match.ActEnlarge || !slices.Equal(ids(r.Changes[0]), tt.want) {
			t.Errorf("%s: %+v", tt.name, r.Changes)
		}
	}
	none := data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Min: bound(1)}}}
	if r, err := inquiry.WhyNot(context.Background(), s, none, find(t, s, "P1")); err != nil || len(r.Changes) != 0 || r.Match.Verdict != match.Fits {
		t.Errorf("it fits: %+v, %v", r, err)
	}
}

func TestNeedsInOrder(t *testing.T) {
	t.Parallel()
	s := ground(t)
	area := func(least float64, weight float64) data.Criterion {
		return data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: weight, Min: bound(least), Ideal: bound(least + 20_000)}
	}
	zone := data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX"}}
	add := func(id string, stage data.Stage, criteria ...data.Criterion) {
		s.Needs = append(s.Needs, data.Need{ID: id, Title: id, Stage: stage, Criteria: criteria})
	}
	add("far", "", area(1e6, 1), data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UY"}})
	add("miss", data.StageOpen, area(25_000, 1), zone)
	add("lower", "", area(15_000, 1))
	add("check", "", area(1_000, 1), data.Criterion{Measure: data.MeasurePower, Hard: true, Min: bound(1)})
	add("higher", data.StagePaused, area(5_000, 1))
	add("lost", data.StageLost, area(5_000, 1))
	for _, tt := range []struct {
		all  bool
		want []string
	}{{false, []string{"higher", "lower", "check", "miss", "far"}}, {true, []string{"higher", "lost", "lower", "check", "miss", "far"}}} {
		got, err := inquiry.Needs(context.Background(), s, find(t, s, "P1"), tt.all)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, n := range got {
			ids = append(ids, n.Need.ID)
			if n.Near() != (n.Need.ID == "miss") {
				t.Errorf("near: %+v", n)
			}
		}
		if !slices.Equal(ids, tt.want) {
			t.Errorf("needs %v, want %v", ids, tt.want)
		}
	}
	if got, err := inquiry.Needs(context.Background(), ground(t), find(t, s, "P1"), true); err != nil || len(got) != 0 {
		t.Errorf("no need: %v, %v", got, err)
	}
}

// What moved is told against the need as it was, on the ground as it was.
func TestCompare(t *testing.T) {
	t.Parallel()
	then := ground(t)
	then.Needs = []data.Need{{ID: "B", Title: "need", Criteria: []data.Criterion{{Measure: data.MeasurePrice, Hard: true, Max: bound(35)}}}}
	now := *then
	now.Version = 2
	now.Plots = slices.Clone(then.Plots)
	now.Plots[0].PriceEuroPerM2 = &data.Fact{Value: 40}
	now.Needs = append(slices.Clone(then.Needs), data.Need{ID: "new", Title: "new", Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Min: bound(1)}}})
	got, err := inquiry.Compare(context.Background(), then, &now, &fact.Cache{}, "")
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	if m := got[0].Moves; len(m) != 1 || m[0].Course != match.Left || len(m[0].Why) != 1 || m[0].Why[0].After.Value.Number != 40 {
		t.Errorf("moves %+v", m)
	}
	if got[1].Before != nil || len(got[1].Moves) != 1 || got[1].Moves[0].Course != match.Entered {
		t.Errorf("a new need: %+v", got[1])
	}
	if same, err := inquiry.Compare(context.Background(), &now, &now, &fact.Cache{}, "B"); err != nil || len(same) != 1 || len(same[0].Moves) != 0 {
		t.Errorf("nothing changed: %+v, %v", same, err)
	}
}

func TestTheGroundOfTheseTests(t *testing.T) {
	t.Parallel()
	if got := measure.Area(rectangle(t, 0, 0, 100, 100)); math.Abs(float64(got)-10_000) > 20 {
		t.Errorf("a hectare is %g", got)
	}
}

// A whole layer is worth what each of its parcels is.
func TestParcels(t *testing.T) {
	t.Parallel()
	s := ground(t)
	s.Needs = []data.Need{{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasureArea, Hard: true, Weight: 2, Min: bound(4_000), Ideal: bound(20_000)},
		{Measure: data.MeasureUrbanZone, Hard: true, Weight: 1, Allowed: []string{"UX"}},
		{Measure: data.MeasureCommune, Hard: true, Allowed: []string{"75101"}},
		{Measure: data.MeasurePrice, Weight: 1, Max: bound(50), Ideal: bound(20)},
		{Measure: data.MeasureFlood, Hard: true, Max: bound(0.1)},
		{Measure: data.MeasurePower, Weight: 1, Min: bound(10)},
		{Free: &data.Free{Kind: data.FreeIntersects, Label: "In the plan", Layer: "plan"}, Hard: true, Weight: 1, Allowed: []string{"yes"}},
		{Free: &data.Free{Kind: data.FreeDistance, Label: "To the plan", Layer: "plan"}, Weight: 1, Max: bound(500), Ideal: bound(0)},
	}}}
	var facts fact.Cache
	table, err := inquiry.Parcels(context.Background(), s, &facts, "parcels", s.Needs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != len(parcelIDs) {
		t.Fatalf("%d rows", table.Len())
	}
	for row, id := range parcelIDs {
		whole, err := table.Match(s.Needs[0], row)
		if err != nil {
			t.Fatal(err)
		}
		p, err := inquiry.OfParcel(context.Background(), s, &facts, "parcels", row)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := match.Judge(s.Needs[0], p.Candidate)
		if err != nil {
			t.Fatal(err)
		}
		if whole.PlotID != id || whole.Verdict != alone.Verdict || (whole.Score == nil) != (alone.Score == nil) || whole.Score != nil && math.Abs(*whole.Score-*alone.Score) > 1e-6 {
			t.Errorf("%s: %+v\nalone\n%+v", id, whole, alone)
		}
		for i, r := range whole.Reasons {
			a := alone.Reasons[i]
			if r.Value.Known != a.Value.Known || r.Value.Source != a.Value.Source || r.Verdict != a.Verdict || !slices.Equal(r.Value.Categories, a.Value.Categories) {
				t.Errorf("%s: %+v\nalone\n%+v", id, r, a)
			}
		}
	}
	if _, err := inquiry.Parcels(context.Background(), s, &facts, "plan", s.Needs, nil); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a layer of no parcels: %v", err)
	}
}

// Where values come from is told by a parcel of which they are known: the first ones lie too far from a road.
func TestParcelsTellTheirSourceByOneThatKnows(t *testing.T) {
	t.Parallel()
	s := ground(t)
	var b feature.Builder
	for _, road := range []struct {
		line   orb.LineString
		nature string
	}{
		{orb.LineString{lonLat(t, 960, 50), lonLat(t, 1500, 50)}, "Route à 1 chaussée"},
		{orb.LineString{lonLat(t, 1500, 50), lonLat(t, 1600, 50)}, "Bretelle"},
	} {
		b.Begin(feature.Lines)
		b.Geometry(road.line)
		b.Text("nature", road.nature)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	s.Layers = append(s.Layers, data.Layer{ID: "roads", Name: "BD TOPO", Role: data.RoleRoads, Date: "2026-02"})
	s.Scene.Layers = append(s.Scene.Layers, scene.NewLayer("roads", "BD TOPO", string(data.RoleRoads), 1, set))
	s.Needs = []data.Need{{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasureMotorwayRoad, Hard: true, Max: bound(20_000)},
		{Measure: data.MeasureFlood, Hard: true, Max: bound(0.1)},
		{Measure: data.MeasureCommune, Hard: true, Allowed: []string{"75101"}},
	}}}
	var facts fact.Cache
	table, err := inquiry.Parcels(context.Background(), s, &facts, "parcels", s.Needs, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := len(parcelIDs) - 1
	p, err := inquiry.OfParcel(context.Background(), s, &facts, "parcels", last)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []data.Measure{data.MeasureMotorwayRoad, data.MeasureCommune} {
		got, alone := table.Candidate(last).Values[m], p.Candidate.Values[m]
		if !got.Known || got.Source != alone.Source || got.Date != alone.Date || got.Confidence != alone.Confidence {
			t.Errorf("%s is %+v, alone %+v", m, got, alone)
		}
	}
	if v := table.Candidate(0).Values[data.MeasureMotorwayRoad]; v.Known {
		t.Errorf("far from a road: %+v", v)
	}
}
