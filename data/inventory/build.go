package inventory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/style"
)

// Draft is what is proposed for a zone. Nothing of it is in the project until somebody makes its edit.
type Draft struct {
	ZoneID     string
	Units      []data.LandUnit  // new, or other than they are in the project
	Landowners []data.Landowner // whom the parcels name and the project does not know
	Same       int              // units that are in the project as they are proposed
	Left       []string         // units of the zone that nothing proposes any more; they stay until somebody deletes them
	Uncovered  geo.SquareMetres // of the zone, by no parcel: streets, most often
	Issues     []ingest.Issue
}

// Edit puts the units and the landowners in one step; it is empty when there is nothing to put.
func (d Draft) Edit(zone string) data.Edit {
	e := data.Edit{Note: data.Note{Key: "edit.inventory", Args: map[string]string{"zone": zone, "units": fmt.Sprint(len(d.Units))}}}
	for _, l := range d.Landowners {
		e.Put = append(e.Put, l)
	}
	for _, u := range d.Units {
		e.Put = append(e.Put, u)
	}
	return e
}

// piece is what of a parcel lies in the zone.
type piece struct {
	parcel string
	shape  orb.MultiPolygon
}

// Build proposes the land units of a zone: its parcels clipped to it, those of one owner that touch joined. Parcels whose owner is
// not known stand alone. A unit that is there already for the same parcels keeps its ID and all that was entered.
// newID gives IDs that no row has. A zone that is not there, or a project without parcels, wraps data.ErrNotFound.
func Build(ctx context.Context, snap *workspace.Snapshot, zoneID, day string, newID func(data.Kind) string) (Draft, error) {
	zone, ok := snap.Zone(zoneID)
	if !ok {
		return Draft{}, fmt.Errorf("inventory: zone %s: %w", zoneID, data.ErrNotFound)
	}
	d := Draft{ZoneID: zoneID}
	held := newOwners(snap, func() string { return newID(data.KindLandowner) })
	pieces, order, err := d.pieces(ctx, snap, zone, held)
	if err != nil {
		return Draft{}, err
	}
	d.Landowners = held.added
	var units []data.LandUnit
	for _, owner := range order {
		made, err := d.join(ctx, pieces[owner])
		if err != nil {
			return Draft{}, err
		}
		for i := range made {
			made[i].ZoneID = zoneID
			if !strings.HasPrefix(owner, "?") {
				made[i].LandownerID = owner
			}
		}
		units = append(units, made...)
	}
	d.meet(snap, units, day, newID)
	return d, nil
}

// pieces clips the parcels of the zone, by owner; order is that of the owners. A parcel without a known owner is one of its own.
func (d *Draft) pieces(ctx context.Context, snap *workspace.Snapshot, zone data.Zone, held *owners) (by map[string][]piece, order []string, err error) {
	by = map[string][]piece{}
	seen, layers := map[string]bool{}, 0
	var taken []orb.MultiPolygon
	covered := geo.SquareMetres(0)
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleParcels || drawn == nil {
			continue
		}
		layers++
		shares, err := outline.Cover(ctx, zone.Shape, drawn)
		if err != nil {
			return nil, nil, fmt.Errorf("inventory: zone %s: %w", zone.ID, err)
		}
		for _, s := range shares {
			id := drawn.Features.Text(style.IDColumn, s.Feature)
			switch {
			case id == "":
				d.issue(ingest.Warning, "parcel_nameless", "", drawn.Features.MultiPolygon(s.Feature), "")
				continue
			case seen[id]:
				continue
			case s.Doubt:
				d.issue(ingest.Warning, "parcel_doubtful", id, drawn.Features.MultiPolygon(s.Feature), "")
				continue
			}
			seen[id] = true
			shape := drawn.Features.MultiPolygon(s.Feature)
			if s.Of < 1 {
				if shape, err = outline.Common(shape, zone.Shape); err != nil {
					if !errors.Is(err, outline.ErrNothingLeft) {
						d.issue(ingest.Warning, "parcel_doubtful", id, drawn.Features.MultiPolygon(s.Feature), err.Error())
					}
					continue
				}
			}
			if shape = d.withoutSlivers(id, shape, s); len(shape) == 0 {
				continue
			}
			if shape = d.apart(id, shape, taken); len(shape) == 0 {
				continue
			}
			taken = append(taken, shape)
			covered += measure.Area(shape)
			owner := held.of(id, drawn.Features, s.Feature)
			if owner == "" {
				owner = "?" + id
			}
			if by[owner] == nil {
				order = append(order, owner)
			}
			by[owner] = append(by[owner], piece{id, shape})
		}
	}
	if layers == 0 {
		return nil, nil, fmt.Errorf("inventory: parcels: %w", data.ErrNotFound)
	}
	d.Uncovered = max(0, measure.Area(zone.Shape)-covered)
	slices.Sort(order)
	return by, order, ctx.Err()
}

// leastWidth is how wide what remains of a clipped parcel must be on average, metres: less is a border that was drawn twice.
const leastWidth geo.Metres = 0.5

// withoutSlivers leaves out what of a clipped parcel is no more than a difference of drawing.
func (d *Draft) withoutSlivers(id string, shape orb.MultiPolygon, s outline.Share) orb.MultiPolygon {
	if s.Of >= 1 {
		return shape
	}
	var kept orb.MultiPolygon
	for _, polygon := range shape {
		part := orb.MultiPolygon{polygon}
		area := measure.Area(part)
		border := geo.Metres(0)
		for _, ring := range polygon {
			border += measure.Length(orb.LineString(ring))
		}
		if s.Hairline() || area < 2 || 2*float64(area) < float64(leastWidth)*float64(border) {
			d.issue(ingest.Info, "unit_sliver", id, part, fmt.Sprintf("%.1f m²", area))
			continue
		}
		kept = append(kept, polygon)
	}
	return kept
}

// apart takes out of a parcel what lies in others already: no ground is in two units.
func (d *Draft) apart(id string, shape orb.MultiPolygon, taken []orb.MultiPolygon) orb.MultiPolygon {
	for _, other := range taken {
		if !shape.Bound().Intersects(other.Bound()) {
			continue
		}
		over, err := measure.Overlap(shape, other)
		if err != nil || over < 1 {
			continue
		}
		d.issue(ingest.Warning, "unit_overlap", id, shape, fmt.Sprintf("%.0f m²", over))
		if shape, err = outline.Without(shape, other); err != nil {
			return nil
		}
	}
	return shape
}

// join makes units of the pieces of one owner: those that touch are one. Each unit is one polygon.
func (d *Draft) join(ctx context.Context, pieces []piece) ([]data.LandUnit, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	shapes := make([]orb.MultiPolygon, len(pieces))
	for i, p := range pieces {
		shapes[i] = p.shape
	}
	joined, err := outline.Union(shapes, outline.Options{Close: outline.MostSlit})
	if err != nil { // outlines that do not fit together: as they are drawn
		joined, err = outline.Union(shapes, outline.Options{})
	}
	if err != nil {
		for _, p := range pieces {
			d.issue(ingest.Error, "unit_not_joined", p.parcel, p.shape, err.Error())
		}
		return nil, nil
	}
	var units []data.LandUnit
	for _, polygon := range joined.Shape {
		u := data.LandUnit{Shape: orb.MultiPolygon{polygon}}
		for _, p := range pieces {
			if !u.Shape.Bound().Intersects(p.shape.Bound()) {
				continue
			}
			if over, err := measure.Overlap(u.Shape, p.shape); err == nil && over >= 1 {
				u.Parcels = append(u.Parcels, p.parcel)
			}
		}
		slices.Sort(u.Parcels)
		u.Parcels = slices.Compact(u.Parcels)
		if len(u.Parcels) == 0 {
			continue
		}
		units = append(units, u)
	}
	return units, nil
}

// meet gives the units the IDs and what was entered of those that are there for the same parcels.
func (d *Draft) meet(snap *workspace.Snapshot, units []data.LandUnit, day string, newID func(data.Kind) string) {
	there := map[string][]data.LandUnit{}
	for _, u := range snap.LandUnits {
		if u.ZoneID == d.ZoneID {
			key := strings.Join(slices.Sorted(slices.Values(u.Parcels)), " ")
			there[key] = append(there[key], u)
		}
	}
	for _, u := range units {
		key := strings.Join(u.Parcels, " ")
		have := there[key]
		if len(have) == 0 {
			u.ID, u.Entered, u.Updated = newID(data.KindLandUnit), day, day
			d.Units = append(d.Units, u)
			continue
		}
		old := have[0]
		there[key] = have[1:]
		if sameGround(old.Shape, u.Shape) && (u.LandownerID == "" || u.LandownerID == old.LandownerID) {
			d.Same++
			continue
		}
		next := old
		next.Shape, next.Updated = u.Shape, day
		if next.LandownerID == "" {
			next.LandownerID = u.LandownerID
		}
		d.Units = append(d.Units, next)
	}
	for _, rest := range there {
		for _, u := range rest {
			d.Left = append(d.Left, u.ID)
			d.issue(ingest.Warning, "unit_left", u.ID, u.Shape, "")
		}
	}
	slices.Sort(d.Left)
}

// sameGround says whether two outlines differ by no more than the drawing.
func sameGround(a, b orb.MultiPolygon) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	over, err := measure.Overlap(a, b)
	return err == nil && measure.Area(a)-over < 1 && measure.Area(b)-over < 1
}

func (d *Draft) issue(severity ingest.Severity, rule, id string, at orb.MultiPolygon, detail string) {
	d.Issues = append(d.Issues, issueAt(severity, rule, id, at, detail))
}

func issueAt(severity ingest.Severity, rule, id string, at orb.MultiPolygon, detail string) ingest.Issue {
	i := ingest.Issue{Severity: severity, Rule: rule, Feature: -1, FeatureID: id, Detail: detail}
	if len(at) > 0 {
		i.At, i.HasPlace = measure.InteriorPoint(at), true
	}
	return i
}
