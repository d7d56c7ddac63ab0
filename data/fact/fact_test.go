package fact_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// The ground of these tests, in the metres of reference.LonLat:
//
//	      0   100  200             1000
//	100 ┌─────┬─────┐
//	    │  P1 │  P2 │               ramp at x = 1000
//	  0 └─────┴─────┘
var lonLat, rectangle = reference.LonLat, reference.Rectangle

func line(t *testing.T, x0, y0, x1, y1 float64) orb.LineString {
	t.Helper()
	return orb.LineString{lonLat(t, x0, y0), lonLat(t, x1, y1)}
}

// thing is a feature of a test layer; columns alternates names and values.
type thing struct {
	shape   orb.Geometry
	columns []string
}

type layer struct {
	about  data.Layer
	things []thing
}

func snapshot(t *testing.T, version uint64, plots []data.Plot, layers ...layer) *workspace.Snapshot {
	t.Helper()
	s := &workspace.Snapshot{Version: version, Plots: plots, Scene: &scene.Scene{Version: version}}
	for _, l := range layers {
		var b feature.Builder
		for _, f := range l.things {
			b.Begin(feature.KindOf(f.shape))
			b.Geometry(f.shape)
			for i := 0; i < len(f.columns); i += 2 {
				b.Text(f.columns[i], f.columns[i+1])
			}
			b.End()
		}
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		s.Layers = append(s.Layers, l.about)
		s.Scene.Layers = append(s.Scene.Layers, scene.NewLayer(l.about.ID, l.about.Name, string(l.about.Role), version, set))
	}
	return s
}

func about(id string, role data.Role) data.Layer {
	return data.Layer{ID: id, Name: "layer " + id, Role: role, Date: "2026-01", Coverage: data.CoverageTerritory}
}

func plots(t *testing.T) []data.Plot {
	t.Helper()
	return []data.Plot{
		{ID: "P1", Name: "one", Status: data.StatusForSale, Shape: rectangle(t, 0, 0, 100, 100)},
		{ID: "P2", Name: "two", Status: data.StatusSold, Shape: rectangle(t, 100, 0, 200, 100)},
	}
}

func gather(t *testing.T, s *workspace.Snapshot) []match.Candidate {
	t.Helper()
	got, err := fact.Candidates(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func number(t *testing.T, c match.Candidate, m data.Measure, want float64, source string) {
	t.Helper()
	v := c.Values[m]
	if !v.Known || math.Abs(v.Number-want) > 0.001*math.Max(want, 1) || v.Source != source {
		t.Errorf("%s of %s is %+v, want %g from %q", m, c.PlotID, v, want, source)
	}
}

func unknown(t *testing.T, c match.Candidate, m data.Measure) {
	t.Helper()
	if v := c.Values[m]; v.Known {
		t.Errorf("%s of %s is known: %+v", m, c.PlotID, v)
	}
}

func TestNothingIsKnownWithoutLayers(t *testing.T) {
	t.Parallel()
	c := gather(t, snapshot(t, 1, plots(t)))
	if len(c) != 2 || !c[0].Offered || c[1].Offered || c[1].Status != data.StatusSold {
		t.Fatalf("candidates %+v", c)
	}
	number(t, c[0], data.MeasureArea, 10_000, fact.SourceOutline)
	ofOutline := []data.Measure{data.MeasureArea, data.MeasureCompactness, data.MeasureRectangleLength, data.MeasureRectangleWidth}
	for _, m := range data.Measures() {
		if !slices.Contains(ofOutline, m) {
			unknown(t, c[0], m)
		}
	}
}

func TestInterchange(t *testing.T) {
	t.Parallel()
	roads := func(things ...thing) layer { return layer{about("roads", data.RoleRoads), things} }
	motorway := thing{line(t, 150, -1000, 150, 1000), []string{"nature", "Type autoroutier"}}
	ramp := thing{line(t, 1000, 0, 1000, 500), []string{"NATURE", "Bretelle"}}
	far := thing{line(t, 9000, 0, 9000, 500), []string{"nature", "Bretelle"}}

	c := gather(t, snapshot(t, 1, plots(t), roads(motorway, far, ramp)))
	number(t, c[0], data.MeasureMotorway, 900, "layer roads")
	number(t, c[1], data.MeasureMotorway, 800, "layer roads")
	if c[0].Values[data.MeasureMotorway].Date != "2026-01" {
		t.Errorf("no date: %+v", c[0].Values[data.MeasureMotorway])
	}

	c = gather(t, snapshot(t, 1, plots(t), roads(motorway)))
	unknown(t, c[0], data.MeasureMotorway) // a stretch of motorway is no access

	point := thing{lonLat(t, 400, 50), []string{"nature", "Échangeur complet"}}
	c = gather(t, snapshot(t, 1, plots(t), roads(ramp), layer{about("points", data.RoleRoads), []thing{point}}))
	number(t, c[0], data.MeasureMotorway, 300, "layer points")
}

func TestRail(t *testing.T) {
	t.Parallel()
	p := plots(t)
	p[1].RailSiding = data.Yes
	rail := layer{about("rail", data.RoleRail), []thing{
		{line(t, 0, 150, 200, 150), []string{"nature", "LGV", "usage", "Voyageur"}},
		{line(t, 0, 400, 200, 400), []string{"nature", "Voie ferrée principale", "usage", "Voyageur et fret"}},
	}}
	c := gather(t, snapshot(t, 1, p, rail))
	number(t, c[0], data.MeasureRail, 300, "layer rail")
	number(t, c[1], data.MeasureRail, 0, fact.SourceRecord)
}

func TestFloodShareCountsGroundOnce(t *testing.T) {
	t.Parallel()
	ppr := about("ppr", data.RoleHazards)
	ppr.Name = "PPRI de l’Ombrelle, zones inondables"
	risk := layer{ppr, []thing{
		{rectangle(t, -50, -50, 60, 150), []string{"typereglement", "04"}},
		{rectangle(t, 40, -50, 80, 150), []string{"typereglement", "02"}}, // covers a part of the one before
		{rectangle(t, -50, -50, 300, 150), []string{"typereglement", "01"}},
	}}
	c := gather(t, snapshot(t, 1, plots(t), risk))
	number(t, c[0], data.MeasureFlood, 0.8, ppr.Name)
	number(t, c[1], data.MeasureFlood, 0, ppr.Name)

	clay := layer{about("clay", data.RoleHazards), []thing{{rectangle(t, 0, 0, 100, 100), []string{"typealea", "124"}}}}
	unknown(t, gather(t, snapshot(t, 1, plots(t), clay))[0], data.MeasureFlood)
	mixed := layer{about("mixed", data.RoleHazards), []thing{
		{rectangle(t, 0, 0, 100, 100), []string{"typealea", "124"}},
		{rectangle(t, 0, 0, 25, 100), []string{"typealea", "112"}},
	}}
	number(t, gather(t, snapshot(t, 1, plots(t), mixed))[0], data.MeasureFlood, 0.25, "layer mixed")
}

// The halves of a bow-tie are both meant; of ground that a ring goes round twice nobody knows what is.
func TestAFloodZoneThatCannotBeOverlaidIsUnknown(t *testing.T) {
	t.Parallel()
	ring := func(xy ...float64) orb.MultiPolygon {
		var r orb.Ring
		for i := 0; i < len(xy); i += 2 {
			r = append(r, lonLat(t, xy[i], xy[i+1]))
		}
		return orb.MultiPolygon{{append(r, r[0])}}
	}
	flood := func(shape orb.MultiPolygon) match.Candidate {
		return gather(t, snapshot(t, 1, plots(t), layer{about("flood", data.RoleHazards), []thing{{shape, nil}}}))[0]
	}
	number(t, flood(ring(0, 0, 100, 100, 100, 0, 0, 100)), data.MeasureFlood, 0.5, "layer flood")
	unknown(t, flood(ring(0, 0, 100, 0, 50, 90, 0, 0, 100, 0, 50, 80)), data.MeasureFlood)
}

func TestUrbanPlan(t *testing.T) {
	t.Parallel()
	plan := layer{about("plu", data.RoleUrbanZoning), []thing{
		{rectangle(t, -500, -500, 130, 500), []string{"LIBELLE", "UX", "TYPEZONE", "U", "FORMDOMI", "0201"}},
		{rectangle(t, 130, -500, 500, 500), []string{"LIBELLE", "1AUx", "TYPEZONE", "AUc", "FORMDOMI", "0201"}},
		{rectangle(t, 700, -500, 900, 500), []string{"LIBELLE", "UB", "TYPEZONE", "U", "FORMDOMI", "100"}},
	}}
	c := gather(t, snapshot(t, 1, plots(t), plan))
	for i, want := range [][]string{{"UX", "U"}, {"1AUx", "AUc"}} {
		v := c[i].Values[data.MeasureUrbanZone]
		if !v.Known || len(v.Categories) != 2 || v.Categories[0] != want[0] || v.Categories[1] != want[1] || v.Source != "layer plu" {
			t.Errorf("zone of %s: %+v", c[i].PlotID, v)
		}
	}
	number(t, c[0], data.MeasureDistanceDwelling, 600, "layer plu")
}

func TestRecord(t *testing.T) {
	t.Parallel()
	p := data.Plot{
		ID: "P1", Name: "one", ZoneID: "Z1", INSEE: "58901", Commune: "Ombrelle", Status: data.StatusForSaleLimited,
		Occupancy: data.OccupancyBrownfield, EnvironmentRegime: "E", Available: "2027-06-01", Updated: "2026-05-04",
		PriceEuroPerM2: &data.Fact{Value: 35, Source: "délibération", Date: "2026-02-03", Confidence: data.Declared},
		PowerKVA:       &data.Fact{Value: 0},
	}
	s := snapshot(t, 1, []data.Plot{p})
	s.Zones = []data.Zone{{ID: "Z1", Name: "zone", Vocation: data.VocationIndustrial}}
	c := gather(t, s)[0]
	number(t, c, data.MeasurePrice, 35, "délibération")
	if v := c.Values[data.MeasurePrice]; v.Date != "2026-02-03" || v.Confidence != data.Declared {
		t.Errorf("price %+v", v)
	}
	number(t, c, data.MeasurePower, 0, fact.SourceRecord) // zero is known; absent is not
	if v := c.Values[data.MeasurePower]; v.Date != "2026-05-04" {
		t.Errorf("power %+v", v)
	}
	unknown(t, c, data.MeasureWater)
	unknown(t, c, data.MeasureArea) // no outline
	number(t, c, data.MeasureRegime, 3, fact.SourceRecord)
	day, _ := data.DayNumber("2027-06-01")
	number(t, c, data.MeasureAvailable, day, fact.SourceRecord)
	for m, want := range map[data.Measure]string{
		data.MeasureOccupancy: "brownfield", data.MeasureCommune: "58901", data.MeasureVocation: "industrial",
	} {
		if v := c.Values[m]; !v.Known || v.Categories[0] != want {
			t.Errorf("%s is %+v", m, v)
		}
	}
}

func TestCacheFollowsTheSnapshot(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	var cache fact.Cache
	ramp := layer{about("roads", data.RoleRoads), []thing{{line(t, 1000, 0, 1000, 500), []string{"nature", "Bretelle"}}}}
	before := snapshot(t, 1, plots(t), ramp)
	first, err := cache.Candidates(ctx, before)
	if err != nil {
		t.Fatal(err)
	}
	number(t, first[0], data.MeasureMotorway, 900, "layer roads")

	after := *before
	after.Version = 2
	after.Plots = plots(t)
	after.Plots[0].Shape = rectangle(t, 0, 0, 400, 100)
	after.Plots[1].PowerKVA = &data.Fact{Value: 630}
	second, err := cache.Candidates(ctx, &after)
	if err != nil {
		t.Fatal(err)
	}
	number(t, second[0], data.MeasureMotorway, 600, "layer roads")
	number(t, second[0], data.MeasureArea, 40_000, fact.SourceOutline)
	number(t, second[1], data.MeasurePower, 630, fact.SourceRecord)
	number(t, first[0], data.MeasureArea, 10_000, fact.SourceOutline) // what was handed out stays as it was
	unknown(t, first[1], data.MeasurePower)

	none := snapshot(t, 3, after.Plots)
	third, err := cache.Candidates(ctx, none)
	if err != nil {
		t.Fatal(err)
	}
	unknown(t, third[0], data.MeasureMotorway)
}

func TestCancel(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := fact.Candidates(ctx, snapshot(t, 1, plots(t))); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
