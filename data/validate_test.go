package data_test

import (
	"errors"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
)

func p[T any](v T) *T { return &v }

var ring = orb.Ring{{3, 47}, {3.1, 47}, {3.1, 47.1}, {3, 47}}

// Each good row stays good, and breaks with one field changed: the error names the field and the rule.
func TestValidate(t *testing.T) {
	t.Parallel()
	territory := func(change func(*data.Territory)) data.Row {
		r := data.Territory{Name: "CC du Val d’Ombrelle", EPSG: 2154}
		change(&r)
		return r
	}
	layer := func(change func(*data.Layer)) data.Row {
		r := data.Layer{ID: "zones_inondables_2", Name: "PPRI", Role: data.RoleHazards}
		change(&r)
		return r
	}
	zone := func(change func(*data.Zone)) data.Row {
		r := data.Zone{ID: "58901_SITE-ECO_00001", Name: "Les Peupliers", Shape: orb.MultiPolygon{{ring}}}
		change(&r)
		return r
	}
	plot := func(change func(*data.Plot)) data.Row {
		r := data.Plot{ID: "58901_TERRAIN-ECO_00001", Name: "Lot 1", Status: data.StatusForSale, Parcels: []string{"58901000AB0001", "58901000AB0002"}}
		change(&r)
		return r
	}
	free := func(change func(*data.Criterion)) data.Criterion {
		c := data.Criterion{Free: &data.Free{Kind: data.FreeDistance, Label: "Canal", Role: data.RoleWater}, Hard: true, Max: p(500.0)}
		change(&c)
		return c
	}
	company := func(change func(*data.Company)) data.Row {
		r := data.Company{ID: "ENT-0001", Name: "Conserverie"}
		change(&r)
		return r
	}
	need := func(change func(*data.Need)) data.Row {
		r := data.Need{ID: "BES-0001", Title: "Usine", Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Min: p(1.0), Ideal: p(2.0), Max: p(2.0)},
			{Measure: data.MeasureUrbanZone, Allowed: []string{"UI"}},
		}}
		change(&r)
		return r
	}
	project := func(change func(*data.Project)) data.Row {
		r := data.Project{ID: "PRJ-0001", Type: data.Recruitment, Title: "École", Start: "2026-01-01", End: "2026-01-01"}
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		row         data.Row
		field, rule string // empty: good
	}{
		"territory":              {territory(func(*data.Territory) {}), "", ""},
		"territory without name": {territory(func(r *data.Territory) { r.Name = " " }), "name", "required"},
		"territory that locks a need twice": {territory(func(r *data.Territory) {
			r.Allocation.Locked = []data.Pairing{{NeedID: "BES-1", Place: "a"}, {NeedID: "BES-1", Place: "b"}}
		}), "allocation", "repeated"},
		"territory that locks and forbids": {territory(func(r *data.Territory) {
			r.Allocation.Locked = []data.Pairing{{NeedID: "BES-1", Place: "a"}}
			r.Allocation.Forbidden = []data.Pairing{{NeedID: "BES-1", Place: "a"}}
		}), "allocation", "repeated"},
		"territory that locks nothing":  {territory(func(r *data.Territory) { r.Allocation.Locked = []data.Pairing{{NeedID: "BES-1"}} }), "allocation", "required"},
		"territory that forbids nobody": {territory(func(r *data.Territory) { r.Allocation.Forbidden = []data.Pairing{{Place: "a"}} }), "allocation", "required"},
		"territory for fame first":      {territory(func(r *data.Territory) { r.Allocation.First = "fame" }), "allocation", "unknown_code"},
		"territory without EPSG":        {territory(func(r *data.Territory) { r.EPSG = 0 }), "epsg", "required"},
		"layer":                         {layer(func(*data.Layer) {}), "", ""},
		"layer of communes":             {layer(func(r *data.Layer) { r.Coverage = "58901,2A004" }), "", ""},
		"layer of no communes":          {layer(func(r *data.Layer) { r.Coverage = "58901,everywhere" }), "coverage", "unknown_code"},
		"layer of communes and nothing": {layer(func(r *data.Layer) { r.Coverage = "58901," }), "coverage", "unknown_code"},
		"layer without id":              {layer(func(r *data.Layer) { r.ID = "" }), "id", "bad_id"},
		"layer with capitals":           {layer(func(r *data.Layer) { r.ID = "PPRI" }), "id", "bad_id"},
		"layer with a quote":            {layer(func(r *data.Layer) { r.ID = `a"b` }), "id", "bad_id"},
		"layer with a long id":          {layer(func(r *data.Layer) { r.ID = string(make([]byte, 61)) }), "id", "bad_id"},
		"layer named as a table":        {layer(func(r *data.Layer) { r.ID = "plots" }), "id", "reserved"},
		"layer named as GeoPackage":     {layer(func(r *data.Layer) { r.ID = "gpkg_contents" }), "id", "reserved"},
		"layer without name":            {layer(func(r *data.Layer) { r.Name = "" }), "name", "required"},
		"layer without role":            {layer(func(r *data.Layer) { r.Role = "" }), "role", "unknown_code"},
		"layer with a style":            {layer(func(r *data.Layer) { r.Style = `{"version":1,"classes":[{}]}` }), "", ""},
		"layer with a broken style":     {layer(func(r *data.Layer) { r.Style = `{"version":1,"classes":[` }), "style", "bad_style"},
		"layer with a newer style":      {layer(func(r *data.Layer) { r.Style = `{"version":9}` }), "style", "bad_style"},
		"zone":                          {zone(func(*data.Zone) {}), "", ""},
		"zone not drawn":                {zone(func(r *data.Zone) { r.Shape = nil }), "", ""},
		"zone without id":               {zone(func(r *data.Zone) { r.ID = "" }), "id", "required"},
		"zone with a bar":               {zone(func(r *data.Zone) { r.ID = "a|b" }), "id", "bad_identifier"},
		"zone without name":             {zone(func(r *data.Zone) { r.Name = "\t" }), "name", "required"},
		"zone of another vocation":      {zone(func(r *data.Zone) { r.Vocation = "spatial" }), "vocation", "unknown_code"},
		"open ring":                     {zone(func(r *data.Zone) { r.Shape = orb.MultiPolygon{{ring[:3]}} }), "shape", "bad_shape"},
		"ring that does not close":      {zone(func(r *data.Zone) { r.Shape = orb.MultiPolygon{{{{3, 47}, {3.1, 47}, {3.1, 47.1}, {3, 47.1}}}} }), "shape", "bad_shape"},
		"polygon without ring":          {zone(func(r *data.Zone) { r.Shape = orb.MultiPolygon{{}} }), "shape", "bad_shape"},
		"metres for degrees":            {zone(func(r *data.Zone) { r.Shape = orb.MultiPolygon{{{{7e5, 66e5}, {7e5, 67e5}, {8e5, 67e5}, {7e5, 66e5}}}} }), "shape", "bad_shape"},
		"position that is none":         {zone(func(r *data.Zone) { r.Shape = orb.MultiPolygon{{{{3, 47}, {math.NaN(), 47}, {3, 48}, {3, 47}}}} }), "shape", "bad_shape"},
		"plot":                          {plot(func(*data.Plot) {}), "", ""},
		"plot of unknown status":        {plot(func(r *data.Plot) { r.Status = "" }), "", ""},
		"plot with zero power":          {plot(func(r *data.Plot) { r.PowerKVA = &data.Fact{} }), "", ""},
		"plot without name":             {plot(func(r *data.Plot) { r.Name = "" }), "name", "required"},
		"plot of another status":        {plot(func(r *data.Plot) { r.Status = "sale" }), "status", "unknown_code"},
		"plot serviced otherwise":       {plot(func(r *data.Plot) { r.Servicing = "x" }), "servicing", "unknown_code"},
		"plot occupied otherwise":       {plot(func(r *data.Plot) { r.Occupancy = "x" }), "occupancy", "unknown_code"},
		"plot owned otherwise":          {plot(func(r *data.Plot) { r.Owner = "x" }), "owner", "unknown_code"},
		"plot of another regime":        {plot(func(r *data.Plot) { r.EnvironmentRegime = "Z" }), "icpe_max", "unknown_code"},
		"plot perhaps with fibre":       {plot(func(r *data.Plot) { r.Fibre = "maybe" }), "fibre", "unknown_code"},
		"plot at a negative price":      {plot(func(r *data.Plot) { r.PriceEuroPerM2 = &data.Fact{Value: -1} }), "price_eur_m2", "negative"},
		"plot of infinite power":        {plot(func(r *data.Plot) { r.PowerKVA = &data.Fact{Value: math.Inf(1)} }), "power_kva", "not_a_number"},
		"fact of no day":                {plot(func(r *data.Plot) { r.WaterM3PerHour = &data.Fact{Date: "2026-02-30"} }), "water_m3h", "bad_date"},
		"fact of other confidence":      {plot(func(r *data.Plot) { r.BuildingM2 = &data.Fact{Confidence: "sure"} }), "building_m2", "unknown_code"},
		"plot available one day":        {plot(func(r *data.Plot) { r.Available = "2026" }), "available", "bad_date"},
		"plot with a parcel twice":      {plot(func(r *data.Plot) { r.Parcels = []string{"58901000AB0001", "58901000AB0001"} }), "parcels", "repeated"},
		"plot with an empty parcel":     {plot(func(r *data.Plot) { r.Parcels = []string{""} }), "parcels", "required"},
		"company":                       {company(func(*data.Company) {}), "", ""},
		"company without name":          {company(func(r *data.Company) { r.Name = "" }), "name", "required"},
		"company with spaces":           {company(func(r *data.Company) { r.ID = " ENT" }), "id", "bad_identifier"},
		"need":                          {need(func(*data.Need) {}), "", ""},
		"need without criteria":         {need(func(r *data.Need) { r.Criteria = nil }), "", ""},
		"need without title":            {need(func(r *data.Need) { r.Title = "" }), "title", "required"},
		"need of another stage":         {need(func(r *data.Need) { r.Stage = "x" }), "stage", "unknown_code"},
		"need of negative jobs":         {need(func(r *data.Need) { r.Jobs = p(-1) }), "jobs", "negative"},
		"need by no day":                {need(func(r *data.Need) { r.Deadline = "demain" }), "deadline", "bad_date"},
		"criterion on nothing":          {need(func(r *data.Need) { r.Criteria[0].Measure = "x" }), "x", "unknown_code"},
		"criterion twice":               {need(func(r *data.Need) { r.Criteria[1] = r.Criteria[0] }), "area_m2", "twice"},
		"criterion without bound":       {need(func(r *data.Need) { r.Criteria[0] = data.Criterion{Measure: data.MeasureArea} }), "area_m2", "nothing_asked"},
		"ideal below minimum":           {need(func(r *data.Need) { r.Criteria[0].Ideal = p(0.5) }), "area_m2", "min_above_max"},
		"minimum above maximum":         {need(func(r *data.Need) { r.Criteria[0].Ideal = nil; r.Criteria[0].Min = p(3.0) }), "area_m2", "min_above_max"},
		"bound that is no number":       {need(func(r *data.Need) { r.Criteria[0].Min = p(math.NaN()) }), "area_m2", "not_a_number"},
		"negative weight":               {need(func(r *data.Need) { r.Criteria[0].Weight = -1 }), "area_m2", "negative"},
		"weight that is no number":      {need(func(r *data.Need) { r.Criteria[0].Weight = math.NaN() }), "area_m2", "not_a_number"},
		"category for a number":         {need(func(r *data.Need) { r.Criteria[0].Allowed = []string{"x"} }), "area_m2", "category_for_number"},
		"number for a category":         {need(func(r *data.Need) { r.Criteria[1].Min = p(1.0) }), "urban_zone", "number_for_category"},
		"no category allowed":           {need(func(r *data.Need) { r.Criteria[1].Allowed = nil }), "urban_zone", "nothing_asked"},
		"free criterion":                {need(func(r *data.Need) { r.Criteria[1] = free(func(*data.Criterion) {}) }), "", ""},
		"free criterion to come":        {need(func(r *data.Need) { r.Criteria[1] = free(func(c *data.Criterion) { c.Free.Kind = "later" }) }), "", ""},
		"free criterion twice": {need(func(r *data.Need) {
			r.Criteria = []data.Criterion{free(func(*data.Criterion) {}), free(func(*data.Criterion) {})}
		}), "Canal", "twice"},
		"free and of a measure":     {need(func(r *data.Need) { r.Criteria[1] = free(func(c *data.Criterion) { c.Measure = data.MeasureArea }) }), "Canal", "measure_and_free"},
		"free without label":        {need(func(r *data.Need) { r.Criteria[1] = free(func(c *data.Criterion) { c.Free.Label = " " }) }), " ", "required"},
		"project":                   {project(func(*data.Project) {}), "", ""},
		"project without title":     {project(func(r *data.Project) { r.Title = "" }), "title", "required"},
		"project without type":      {project(func(r *data.Project) { r.Type = "" }), "type", "unknown_code"},
		"project of another status": {project(func(r *data.Project) { r.Status = "x" }), "status", "unknown_code"},
		"project that ends first":   {project(func(r *data.Project) { r.End = "2025-12-31" }), "end", "before_start"},
		"project of no day":         {project(func(r *data.Project) { r.Start = "01/01/2026" }), "start", "bad_date"},
		"ROME with a small letter":  {project(func(r *data.Project) { r.ROME = []string{"h2503"} }), "rome", "bad_rome"},
		"ROME beyond N":             {project(func(r *data.Project) { r.ROME = []string{"O2503"} }), "rome", "bad_rome"},
		"TRL 10":                    {project(func(r *data.Project) { r.TRL = p(10) }), "trl", "out_of_range"},
		"negative jobs":             {project(func(r *data.Project) { r.Jobs = p(-3) }), "jobs", "negative"},
		"negative investment":       {project(func(r *data.Project) { r.CapexEuro = p(-1.0) }), "capex_eur", "negative"},
		"infinite energy":           {project(func(r *data.Project) { r.EnergyMWh = p(math.Inf(1)) }), "energy_mwh_year", "not_a_number"},
		"negative funding":          {project(func(r *data.Project) { r.Funding = []data.Funding{{Euro: -1}} }), "funding", "negative"},
		"project off the Earth":     {project(func(r *data.Project) { r.At = orb.Point{181, 0} }), "at", "bad_shape"},
		"plot twice":                {project(func(r *data.Project) { r.PlotIDs = []string{"a", "a"} }), "plot_ids", "repeated"},
	} {
		err := c.row.Validate()
		if c.rule == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var field *data.FieldError
		if !errors.As(err, &field) || !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want := (data.FieldError{Ref: c.row.Ref(), Field: c.field, Rule: c.rule}); *field != want {
			t.Errorf("%s: %+v, want %+v", name, *field, want)
		}
	}
}
