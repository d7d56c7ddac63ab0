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
	} {
		values[m] = entered(f, p)
	}
	if day, ok := data.DayNumber(p.Available); ok {
		values[data.MeasureAvailable] = match.Value{Known: true, Number: day, Source: SourceRecord, Date: p.Updated}
	}
	if rank := slices.Index(data.Regimes(), p.EnvironmentRegime); rank >= 0 {
		values[data.MeasureRegime] = match.Value{Known: true, Number: float64(rank), Source: SourceRecord, Date: p.Updated}
	}
	values[match.MeasureStatus] = category(SourceRecord, p.Updated, string(p.Status))
	values[data.MeasureOccupancy] = category(SourceRecord, p.Updated, string(p.Occupancy))
	values[data.MeasureCommune] = category(SourceRecord, p.Updated, p.INSEE, p.Commune)
	if z, ok := snap.Zone(p.ZoneID); ok {
		values[data.MeasureVocation] = category(SourceZone, "", string(z.Vocation))
	}
	if p.RailSiding == data.Yes {
		values[data.MeasureRail] = match.Value{Known: true, Source: SourceRecord, Date: p.Updated}
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
