package inventory

import (
	"context"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// Check finds what units of a zone break of the rules of the standards: strictly inside one zone, covered by their parcels, no
// overlap, one polygon; holes are allowed. Up to a square metre is taken for a difference of drawing.
func Check(ctx context.Context, snap *workspace.Snapshot, zoneID string) ([]ingest.Issue, error) {
	const drawing geo.SquareMetres = 1
	zone, _ := snap.Zone(zoneID)
	var found []ingest.Issue
	var units []data.LandUnit
	for _, u := range snap.LandUnits {
		if u.ZoneID == zoneID {
			units = append(units, u)
		}
	}
	for i, u := range units {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tell := func(rule string) {
			found = append(found, issueAt(ingest.Warning, rule, u.ID, u.Shape, ""))
		}
		if len(u.Shape) == 0 {
			tell("unit_undrawn")
			continue
		}
		if len(u.Shape) > 1 {
			tell("unit_parts")
		}
		area := measure.Area(u.Shape)
		if inside, err := measure.Overlap(u.Shape, zone.Shape); err != nil || area-inside > drawing {
			tell("unit_outside")
		}
		for _, z := range snap.Zones {
			if z.ID != zoneID && overlaps(u.Shape, z.Shape, drawing) {
				tell("unit_two_zones")
			}
		}
		if shapes, missing := land.Outlines(snap, u.Parcels); len(missing) > 0 || len(u.Parcels) == 0 {
			tell("unit_parcels")
		} else if under, err := measure.Covered(u.Shape, shapes); err != nil || area-under > drawing+area/1000 {
			tell("unit_uncovered")
		}
		for _, other := range units[i+1:] {
			if overlaps(u.Shape, other.Shape, drawing) {
				found = append(found, issueAt(ingest.Warning, "unit_overlap", u.ID, u.Shape, other.ID))
			}
		}
	}
	return found, nil
}

func overlaps(a, b orb.MultiPolygon, most geo.SquareMetres) bool {
	if len(a) == 0 || len(b) == 0 || !a.Bound().Intersects(b.Bound()) {
		return false
	}
	over, err := measure.Overlap(a, b)
	return err != nil || over > most
}
