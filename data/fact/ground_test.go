package fact_test

import (
	"context"
	"sync/atomic"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

func categoryIs(t *testing.T, c match.Candidate, m data.Measure, want, source string) {
	t.Helper()
	v := c.Values[m]
	if want == "" {
		unknown(t, c, m)
		return
	}
	if !v.Known || len(v.Categories) != 1 || v.Categories[0] != want || v.Source != source {
		t.Errorf("%s of %s is %+v, want %s from %q", m, c.PlotID, v, want, source)
	}
}

// Exclusions of the plot from 0 to 100: a ban up to 30, protected ground from 20 to 40, farm land from 90, an easement from 85.
func TestNetAreaTakesEachPieceOfGroundOnce(t *testing.T) {
	t.Parallel()
	risk := layer{about("ppr", data.RoleHazards), []thing{
		{rectangle(t, -50, -50, 30, 150), []string{"TYPEREG", "3"}},
		{rectangle(t, 50, -50, 70, 150), []string{"TYPEREG", "02"}},
	}}
	nature := layer{about("znieff", data.RoleProtected), []thing{{rectangle(t, 20, -50, 40, 150), nil}}}
	plan := layer{about("plu", data.RoleUrbanZoning), []thing{
		{rectangle(t, -500, -500, 90, 500), []string{"typezone", "U", "destoui", "31-51"}},
		{rectangle(t, 90, -500, 500, 500), []string{"typezone", "A"}},
	}}
	easement := layer{about("sup", data.RoleNetworks), []thing{
		{rectangle(t, 85, -500, 300, 500), []string{"suptype", "i4", "nomsuplitt", "Bande non ædificandi, non aedificandi"}},
		{rectangle(t, 40, -500, 300, 500), []string{"suptype", "pt2", "nomsuplitt", "Hauteur limitée"}},
	}}
	c := gather(t, snapshot(t, 1, plots(t), risk, nature, plan, easement))
	number(t, c[0], data.MeasureBan, 0.3, "layer ppr")
	number(t, c[0], data.MeasureProtected, 0.2, "layer znieff")
	number(t, c[0], data.MeasureNet, 4_500, "layer ppr, layer znieff, layer plu, layer sup")
	number(t, c[1], data.MeasureBan, 0, "layer ppr")
	number(t, c[1], data.MeasureNet, 0, "layer ppr, layer znieff, layer plu, layer sup")

	number(t, gather(t, snapshot(t, 1, plots(t), risk, nature, plan))[0], data.MeasureNet, 5_000, "layer ppr, layer znieff, layer plu")
	for _, missing := range [][]layer{{nature, plan}, {risk, plan}, {risk, nature}} {
		unknown(t, gather(t, snapshot(t, 1, plots(t), missing...))[0], data.MeasureNet)
	}
	clay := layer{about("clay", data.RoleHazards), []thing{{rectangle(t, 0, 0, 100, 100), []string{"typealea", "124"}}}}
	unknown(t, gather(t, snapshot(t, 1, plots(t), clay))[0], data.MeasureBan) // no risk plan tells of it
}

func TestIndustryByTheUrbanPlan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		columns   []string
		use, open string
		sure      data.Confidence
	}{
		{[]string{"typezone", "U", "destoui", "31-51-52"}, "allowed", "yes", data.Measured},
		{[]string{"typezone", "AUc", "destcdt", "51"}, "conditional", "yes", data.Measured},
		{[]string{"TYPEZONE", "AUs", "DESTNON", "31 - 51"}, "forbidden", "no", data.Measured},
		{[]string{"typezone", "U", "destoui", "31-33", "formdomi", "0201"}, "", "yes", ""}, // its rules are silent about industry
		{[]string{"typezone", "U", "destoui", "151"}, "", "yes", ""},
		{[]string{"typezone", "A"}, "forbidden", "no", data.Estimated},
		{[]string{"typezone", "N", "formdomi", "0900"}, "forbidden", "no", data.Estimated},
		{[]string{"typezone", "U", "formdomi", "201"}, "allowed", "yes", data.Estimated},
		{[]string{"typezone", "U", "destdomi", "02"}, "conditional", "yes", data.Estimated},
		{[]string{"typezone", "U", "formdomi", "0100"}, "", "yes", ""},
		{[]string{"typezone", "ZC"}, "", "", ""},
	} {
		plan := layer{about("plu", data.RoleUrbanZoning), []thing{
			{rectangle(t, -500, -500, 60, 500), c.columns},
			{rectangle(t, 60, -500, 500, 500), []string{"typezone", "N"}},
		}}
		got := gather(t, snapshot(t, 1, plots(t), plan))[0]
		categoryIs(t, got, data.MeasureIndustry, c.use, "layer plu")
		categoryIs(t, got, data.MeasureOpen, c.open, "layer plu")
		if v := got.Values[data.MeasureIndustry]; v.Confidence != c.sure {
			t.Errorf("%v: %s", c.columns, v.Confidence)
		}
	}
}

func TestFrontageOnRoads(t *testing.T) {
	t.Parallel()
	roads := func(columns ...string) layer {
		return layer{about("roads", data.RoleRoads), []thing{{line(t, -200, -10, 400, -10), columns}}}
	}
	for _, c := range []struct {
		columns []string
		want    float64
	}{
		{[]string{"nature", "Route à 1 chaussée"}, 100}, // 6 m of carriageway, 8 m of verge: up to 11 m from the line
		{[]string{"largeur_de_chaussee", "3,5"}, 0},
		{[]string{"largeur_de_chaussee", "4.5"}, 100},
		{nil, 100},
	} {
		number(t, gather(t, snapshot(t, 1, plots(t), roads(c.columns...)))[0], data.MeasureFrontage, c.want, "layer roads")
	}
	unknown(t, gather(t, snapshot(t, 1, plots(t), roads("nature", "Type autoroutier")))[0], data.MeasureFrontage) // nobody asked roads
	rail := layer{about("rail", data.RoleRail), []thing{{line(t, -200, -10, 400, -10), nil}}}
	unknown(t, gather(t, snapshot(t, 1, plots(t), rail))[0], data.MeasureFrontage)
}

func TestPollution(t *testing.T) {
	t.Parallel()
	brownfields := layer{about("friches", data.RoleContext), []thing{
		{rectangle(t, -100, 0, 0, 100), []string{"sol_pollution_existe", "pollution avérée"}}, // a neighbour
		{rectangle(t, 0, 0, 50, 100), []string{"sol_pollution_existe", "pollution peu probable\n"}},
		{lonLat(t, 70, 50), []string{"sol_pollution_existe", "pollution supposée"}},
		{rectangle(t, 10, 0, 50, 100), []string{"sol_pollution_existe", "inconnu"}},
	}}
	sectors := layer{about("sis", data.RoleHazards), []thing{{rectangle(t, 150, 0, 300, 100), []string{"id_sis", "58SIS01"}}}}
	c := gather(t, snapshot(t, 1, plots(t), brownfields, sectors))
	categoryIs(t, c[0], data.MeasurePollution, "supposed", "layer friches")
	categoryIs(t, c[1], data.MeasurePollution, "proven", "layer sis")
	c = gather(t, snapshot(t, 1, plots(t), sectors))
	unknown(t, c[0], data.MeasurePollution) // outside of all sectors is not clean
	if v := c[0].Values[data.MeasurePollution]; v.Source != "layer sis" {
		t.Errorf("searched in %q", v.Source)
	}
}

func TestCadastralArea(t *testing.T) {
	t.Parallel()
	parcels := layer{about("cadastre", data.RoleParcels), []thing{
		{rectangle(t, 0, 0, 50, 100), []string{"id", "589010000A0001", "contenance", "5012"}},
		{rectangle(t, 50, 0, 100, 100), []string{"id", "589010000A0002", "contenance", "4990"}},
		{rectangle(t, 100, 0, 200, 100), []string{"id", "589010000A0003"}},
	}}
	var cache fact.Cache
	p := plots(t)
	p[0].Parcels = []string{"589010000A0001", "589010000A0002"}
	p[1].Parcels = []string{"589010000A0001", "589010000A0003"}
	s := snapshot(t, 1, p, parcels)
	got, err := cache.Candidates(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	number(t, got[0], data.MeasureCadastral, 10_002, "layer cadastre")
	unknown(t, got[1], data.MeasureCadastral) // one of them says nothing
	next := *s
	next.Version, next.Plots = 2, plots(t)
	next.Plots[0].Parcels = []string{"589010000A0002"}
	next.Plots[1].Parcels = []string{"589010000A0009"}
	if got, err = cache.Candidates(context.Background(), &next); err != nil {
		t.Fatal(err)
	}
	number(t, got[0], data.MeasureCadastral, 4_990, "layer cadastre")
	unknown(t, got[1], data.MeasureCadastral)
}

func TestDistanceToThePresentSite(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	need := data.Need{ID: "B1", Title: "stay near", CompanyID: "E1", Criteria: []data.Criterion{{Measure: data.MeasureSite, Max: new(float64)}}}
	for _, c := range []struct {
		what           string
		company        data.Company
		establishments []data.Establishment
		layers         []layer
		want           float64 // negative: unknown
		source         string
	}{
		{"nowhere", data.Company{ID: "E1", Name: "x"}, nil, nil, -1, ""},
		{"the nearest of its own", data.Company{ID: "E1", Name: "x"}, []data.Establishment{
			{ID: "ETA-1", CompanyID: "E1", At: lonLat(t, 900, 50)},
			{ID: "ETA-2", CompanyID: "E1", At: lonLat(t, 400, 50)},
			{ID: "ETA-3", CompanyID: "E2", At: lonLat(t, 101, 50)},
			{ID: "ETA-4", CompanyID: "E1"},
			{ID: "ETA-5", CompanyID: "E1", At: lonLat(t, 102, 50), Until: "2020-01-01"},
		}, nil, 300, fact.SourceEstablishment},
		{"by its number", data.Company{ID: "E1", Name: "x", SIREN: "552100554"}, []data.Establishment{
			{ID: "ETA-1", SIRET: "55210055400013", At: lonLat(t, 600, 50)},
			{ID: "ETA-2", SIRET: "40483304800022", At: lonLat(t, 101, 50)},
		}, nil, 500, fact.SourceEstablishment},
		{"from a layer of companies", data.Company{ID: "E1", Name: "x", SIRET: "55210055400013"}, nil, []layer{{about("sirene", data.RoleCompanies), []thing{
			{lonLat(t, 700, 50), []string{"siret", "552 100 554 00013"}}, {lonLat(t, 101, 50), []string{"siret", "40483304800022"}},
		}}}, 600, "layer sirene"},
	} {
		s := snapshot(t, 1, plots(t), c.layers...)
		s.Companies, s.Establishments = []data.Company{c.company}, c.establishments
		list := gather(t, s)
		got, err := fact.ForNeed(ctx, s, need, list)
		if err != nil {
			t.Fatal(err)
		}
		unknown(t, list[0], data.MeasureSite) // other needs do not see it
		if c.want < 0 {
			unknown(t, got[0], data.MeasureSite)
			continue
		}
		number(t, got[0], data.MeasureSite, c.want, c.source)
	}
	s := snapshot(t, 1, plots(t))
	list := gather(t, s)
	if got, err := fact.ForNeed(ctx, s, data.Need{}, list); err != nil || &got[0] != &list[0] {
		t.Error("a need that does not ask gets other candidates", err)
	}
}

var cacheVersion atomic.Uint64

// How a layer looks changes nothing: nothing is measured again.
func TestALookIsNoReasonToMeasure(t *testing.T) {
	var cache fact.Cache
	s := snapshot(t, 1, plots(t), layer{about("roads", data.RoleRoads), []thing{{line(t, 1000, 0, 1000, 500), []string{"nature", "Bretelle"}}}})
	measured := func(s *workspace.Snapshot) float64 {
		return testing.AllocsPerRun(1, func() {
			next := *s
			next.Version = cacheVersion.Add(1)
			if _, err := cache.Candidates(context.Background(), &next); err != nil {
				t.Fatal(err)
			}
		})
	}
	measured(s)
	again := measured(s)
	other := *s
	other.Layers = []data.Layer{s.Layers[0]}
	other.Layers[0].Order, other.Layers[0].Visible, other.Layers[0].Style = 9, true, `{"symbol":{}}`
	if look := measured(&other); look > 2*again {
		t.Errorf("%v allocations after a change of looks, %v without", look, again)
	}
}
