package dealing

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
)

// Projects are those of a company, on a contract, or with money from a scheme; those of no other kind of row.
func Projects(snap *workspace.Snapshot, ref data.Ref) (found []data.Project) {
	for _, p := range snap.Projects {
		switch {
		case ref.Kind == data.KindCompany && p.CompanyID == ref.ID,
			ref.Kind == data.KindContract && p.ContractID == ref.ID,
			ref.Kind == data.KindScheme && slices.ContainsFunc(p.Funding, func(f data.Funding) bool { return f.SchemeID == ref.ID }):
			found = append(found, p)
		}
	}
	return found
}

// Shapes are the places of a row besides those of its projects, lon/lat: a land unit, those of a landowner, an establishment, those of a
// company. What is placed nowhere itself lies in its land unit, else in its zone. There are none for rows of any other kind.
func Shapes(snap *workspace.Snapshot, ref data.Ref) []orb.Geometry {
	var all []orb.Geometry
	switch ref.Kind {
	case data.KindLandUnit, data.KindLandowner:
		for _, u := range snap.LandUnits {
			if u.ID == ref.ID && ref.Kind == data.KindLandUnit || u.LandownerID == ref.ID && ref.Kind == data.KindLandowner {
				all = append(all, ofUnit(snap, u))
			}
		}
	case data.KindEstablishment, data.KindCompany:
		for _, e := range snap.Establishments {
			if e.ID == ref.ID && ref.Kind == data.KindEstablishment || e.CompanyID == ref.ID && ref.Kind == data.KindCompany {
				all = append(all, ofEstablishment(snap, e))
			}
		}
	}
	return slices.DeleteFunc(all, func(g orb.Geometry) bool { return g == nil })
}

func ofEstablishment(snap *workspace.Snapshot, e data.Establishment) orb.Geometry {
	if e.At != (orb.Point{}) {
		return e.At
	}
	if u, ok := snap.LandUnit(e.LandUnitID); ok {
		return ofUnit(snap, u)
	}
	return ofZone(snap, e.ZoneID)
}

func ofUnit(snap *workspace.Snapshot, u data.LandUnit) orb.Geometry {
	if len(u.Shape) > 0 {
		return u.Shape
	}
	return ofZone(snap, u.ZoneID)
}

func ofZone(snap *workspace.Snapshot, id string) orb.Geometry {
	if z, ok := snap.Zone(id); ok && len(z.Shape) > 0 {
		return z.Shape
	}
	return nil
}
