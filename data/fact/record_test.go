package fact_test

import (
	"testing"

	"emprise/data"
	"emprise/data/fact"
)

// What the record of a plot tells beside the first measures, and what nothing tells yet.
func TestRecordOfTheExtension(t *testing.T) {
	t.Parallel()
	three, km := 3, 12_000.0
	p := data.Plot{
		ID: "P1", Name: "one", ZoneID: "Z1", PowerAvailable: "2028-01-01", GasNm3PerHour: &data.Fact{Value: 400, Source: "étude"}, SevesoMax: data.SevesoLower,
		HeightLimitM: &data.Fact{Value: 15}, SlopePercent: &data.Fact{Value: 0}, Maturity: &three, Fibre: data.No, Turnkey: data.Yes,
		Tenures: []data.Tenure{data.TenureSale, data.TenureRent},
	}
	s := snapshot(t, 1, []data.Plot{p})
	s.Zones = []data.Zone{{ID: "Z1", Name: "zone", Access: data.ZoneAccess{FreightM: &km}}}
	c := gather(t, s)[0]
	day, _ := data.DayNumber("2028-01-01")
	number(t, c, data.MeasurePowerDate, day, fact.SourceRecord)
	number(t, c, data.MeasureGas, 400, "étude")
	number(t, c, data.MeasureSeveso, 1, fact.SourceRecord)
	number(t, c, data.MeasureHeight, 15, fact.SourceRecord)
	number(t, c, data.MeasureSlope, 0, fact.SourceRecord)
	number(t, c, data.MeasureMaturity, 3, fact.SourceRecord)
	number(t, c, data.MeasureFreightStation, 12_000, fact.SourceZone)
	for m, want := range map[data.Measure]string{data.MeasureFibre: "no", data.MeasureTurnkey: "yes", data.MeasureTenure: "sale"} {
		if v := c.Values[m]; !v.Known || v.Categories[0] != want {
			t.Errorf("%s is %+v", m, v)
		}
	}
	for _, m := range []data.Measure{
		data.MeasurePort, data.MeasureBearing, data.MeasureProcedure, data.MeasureTruckAccess, data.MeasureNet, data.MeasureRectangleLength,
		data.MeasureRectangleWidth, data.MeasureFrontage, data.MeasureIndustry, data.MeasureBan, data.MeasureProtected, data.MeasurePollution, data.MeasureSite,
	} {
		unknown(t, c, m)
	}
}

// What is told of where a code, a day or an answer comes from goes with it, as far as it is told.
func TestTheRecordTellsWhereItsValuesComeFrom(t *testing.T) {
	t.Parallel()
	p := data.Plot{
		ID: "P1", Name: "one", Updated: "2026-01-01", Fibre: data.Yes, TruckAccess: data.No, Available: "2027-01-01", EnvironmentRegime: "E", Turnkey: data.Yes,
		Provenance: data.Provenance{
			"fibre": {Source: "opérateur", Date: "2025-02-03", Author: "Léa", Confidence: data.Measured}, "truck_access": {Source: "visite"},
			"available": {Date: "2025-06-01", Confidence: data.Estimated}, "servicing": {Source: "conseil"}, "procedure": {Source: "mairie"},
		},
	}
	c := gather(t, snapshot(t, 1, []data.Plot{p}))[0]
	for m, want := range map[data.Measure]data.Origin{
		data.MeasureFibre:       {Source: "opérateur", Date: "2025-02-03", Confidence: data.Measured},
		data.MeasureTruckAccess: {Source: "visite"},
		data.MeasureAvailable:   {Source: fact.SourceRecord, Date: "2025-06-01", Confidence: data.Estimated},
		data.MeasureRegime:      {Source: fact.SourceRecord, Date: "2026-01-01"},
		data.MeasureTurnkey:     {Source: fact.SourceRecord, Date: "2026-01-01"},
	} {
		if v := c.Values[m]; !v.Known || v.Source != want.Source || v.Date != want.Date || v.Confidence != want.Confidence {
			t.Errorf("%s is %+v, want %+v", m, v, want)
		}
	}
	unknown(t, c, data.MeasureProcedure)
}
