package fact

import (
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Candidates gathers what is known of every plot of a snapshot, in the snapshot's order. It fails only when ctx ends.
func Candidates(ctx context.Context, snap *workspace.Snapshot) ([]match.Candidate, error) {
	return new(Cache).Candidates(ctx, snap)
}

// record adds what the plot's own record and its zone say.
func record(snap *workspace.Snapshot, p data.Plot, values map[data.Measure]match.Value) {
	for m, f := range map[data.Measure]*data.Fact{
		data.MeasurePrice:    p.PriceEuroPerM2,
		data.MeasurePower:    p.PowerKVA,
		data.MeasureWater:    p.WaterM3PerHour,
		data.MeasureBuilding: p.BuildingM2,

		data.MeasureGas:       p.GasNm3PerHour,
		data.MeasureDischarge: p.DischargeM3PerDay,
		data.MeasureHeight:    p.HeightLimitM,
		data.MeasureBearing:   p.BearingKPa,
		data.MeasureSlope:     p.SlopePercent,
		data.MeasureCoverage:  p.CoveragePercent,
		data.MeasureLandTake:  p.LandTakeM2,
	} {
		values[m] = entered(f, p)
	}
	number := func(m data.Measure, v float64) {
		values[m] = match.Value{Known: true, Number: v, Source: SourceRecord, Date: p.Updated}
	}
	if day, ok := data.DayNumber(p.Available); ok {
		number(data.MeasureAvailable, day)
	}
	if day, ok := data.DayNumber(p.PowerAvailable); ok {
		number(data.MeasurePowerDate, day)
	}
	if rank := slices.Index(data.Regimes(), p.EnvironmentRegime); rank >= 0 {
		number(data.MeasureRegime, float64(rank))
	}
	if rank := slices.Index(data.Sevesos(), p.SevesoMax); rank >= 0 {
		number(data.MeasureSeveso, float64(rank))
	}
	if p.Maturity != nil {
		number(data.MeasureMaturity, float64(*p.Maturity))
	}
	values[data.MeasureFibre] = category(SourceRecord, p.Updated, string(p.Fibre))
	values[data.MeasureTruckAccess] = category(SourceRecord, p.Updated, string(p.TruckAccess))
	values[data.MeasureTurnkey] = category(SourceRecord, p.Updated, string(p.Turnkey))
	values[data.MeasureProcedure] = category(SourceRecord, p.Updated, string(p.Procedure))
	tenures := make([]string, len(p.Tenures))
	for i, t := range p.Tenures {
		tenures[i] = string(t)
	}
	values[data.MeasureTenure] = category(SourceRecord, p.Updated, tenures...)
	values[match.MeasureStatus] = category(SourceRecord, p.Updated, string(p.Status))
	values[data.MeasureOccupancy] = category(SourceRecord, p.Updated, string(p.Occupancy))
	values[data.MeasureCommune] = category(SourceRecord, p.Updated, p.INSEE, p.Commune)
	if z, ok := snap.Zone(p.ZoneID); ok {
		values[data.MeasureVocation] = category(SourceZone, "", string(z.Vocation))
		for m, v := range map[data.Measure]*float64{
			data.MeasureFreightStation: z.Access.FreightM, data.MeasurePort: z.Access.PortM, data.MeasureAirport: z.Access.AirportM,
		} {
			if v != nil {
				values[m] = match.Value{Known: true, Number: *v, Source: SourceZone, Date: z.Updated, Confidence: data.Declared}
			}
		}
	}
	if p.RailSiding == data.Yes {
		values[data.MeasureRail] = match.Value{Known: true, Source: SourceRecord, Date: p.Updated}
	}
	for field, o := range p.Provenance {
		m := data.Measure(field)
		if v, ok := values[m]; ok && v.Known {
			values[m] = from(v, o)
		}
	}
	for m, v := range values {
		if !v.Known && v.Source == "" {
			delete(values, m) // unknown, and nobody was asked
		}
	}
}

func ended(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("gather facts: %w", err)
	}
	return nil
}
