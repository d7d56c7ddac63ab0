package inventory

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// Options say which inventory is wanted.
type Options struct {
	ZoneID string // "" for all zones
	Year   int    // the tax year: vacancy is judged on its 1 January
	Today  string // AAAA-MM-JJ, for the procedure
	Public bool   // anonymous: neither owners nor occupants are named
}

// Inventory is that of some zones.
type Inventory struct {
	Year   int            `json:"year"`
	Public bool           `json:"public"`
	Zones  []Zone         `json:"zones"` // by name
	Units  int            `json:"units"`
	Vacant int            `json:"vacant"`
	Rate   *int           `json:"vacancy_rate_percent"` // null without units
	Issues []ingest.Issue `json:"-"`

	territory, authority string
	fictional            bool
}

// Zone is the inventory of one zone.
type Zone struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Commune   string           `json:"commune,omitempty"`
	INSEE     string           `json:"insee,omitempty"`
	AreaM2    geo.SquareMetres `json:"area_m2"`
	UnitsM2   geo.SquareMetres `json:"units_m2"`
	Units     []Unit           `json:"units"`
	Vacant    int              `json:"vacant"`
	Unknown   int              `json:"unknown"` // units of which nobody knows: not counted as vacant
	Rate      *int             `json:"vacancy_rate_percent"`
	Occupants int              `json:"occupants"`
	Complete  int              `json:"complete"` // units that lack nothing
	Procedure Procedure        `json:"procedure"`
	Issues    []Finding        `json:"issues"`
}

// Finding is a rule that a unit breaks.
type Finding struct {
	Rule string `json:"rule"`
	Unit string `json:"unit"`
	With string `json:"with,omitempty"`
}

// Unit is one line of the état parcellaire.
type Unit struct {
	ID              string           `json:"id"`
	Parcels         []string         `json:"parcels"`
	AreaM2          geo.SquareMetres `json:"area_m2"`
	Owner           string           `json:"owner,omitempty"` // not in public
	OwnerSort       string           `json:"owner_sort,omitempty"`
	Occupants       []Occupant       `json:"occupants"`
	Use             data.LandUse     `json:"use,omitempty"`
	Vacant          data.Answer      `json:"vacant"` // "" is unknown
	LastActivity    string           `json:"last_activity,omitempty"`
	UnoccupiedSince string           `json:"unoccupied_since,omitempty"`
	Reference       string           `json:"reference,omitempty"`
	Missing         []Gap            `json:"missing"`
}

// Occupant is an establishment on a unit. In public it has no name.
type Occupant struct {
	ID    string      `json:"id,omitempty"`
	Name  string      `json:"name,omitempty"`
	SIRET string      `json:"siret,omitempty"`
	CFE   data.Answer `json:"cfe,omitempty"`
	From  string      `json:"from,omitempty"`
	Until string      `json:"until,omitempty"`
}

// Of tells the inventory as it stands in the project. A zone that is not there wraps data.ErrNotFound.
func Of(ctx context.Context, snap *workspace.Snapshot, o Options) (*Inventory, error) {
	inv := &Inventory{
		Year: o.Year, Public: o.Public, Zones: []Zone{}, territory: snap.Territory.Name, fictional: snap.Territory.Fictional,
		authority: cmp.Or(snap.Territory.Authority, snap.Territory.Name),
	}
	if _, ok := snap.Zone(o.ZoneID); o.ZoneID != "" && !ok {
		return nil, fmt.Errorf("inventory: zone %s: %w", o.ZoneID, data.ErrNotFound)
	}
	on := map[string][]data.Establishment{}
	for _, e := range snap.Establishments {
		on[e.LandUnitID] = append(on[e.LandUnitID], e)
	}
	outside := snap.Publisher()
	for _, z := range snap.Zones {
		if o.ZoneID != "" && z.ID != o.ZoneID {
			continue
		}
		if o.Public {
			public, _ := outside(z)
			shown, _ := public.(data.Zone)
			z.Name = shown.Name
		}
		zone, err := inv.zone(ctx, snap, z, on, o)
		if err != nil {
			return nil, err
		}
		inv.Zones = append(inv.Zones, zone)
		inv.Units += len(zone.Units)
		inv.Vacant += zone.Vacant
	}
	slices.SortStableFunc(inv.Zones, func(a, b Zone) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	if rate, ok := Rate(inv.Vacant, inv.Units); ok {
		inv.Rate = &rate
	}
	return inv, nil
}

func (inv *Inventory) zone(ctx context.Context, snap *workspace.Snapshot, z data.Zone, on map[string][]data.Establishment, o Options) (Zone, error) {
	zone := Zone{
		ID: z.ID, Name: z.Name, Commune: z.Commune, INSEE: z.INSEE, AreaM2: measure.Area(z.Shape), Units: []Unit{}, Issues: []Finding{},
		Procedure: ProcedureOn(datesOf(z), o.Today),
	}
	issues, err := Check(ctx, snap, z.ID)
	if err != nil {
		return Zone{}, err
	}
	inv.Issues = append(inv.Issues, issues...)
	for _, i := range issues {
		zone.Issues = append(zone.Issues, Finding{i.Rule, i.FeatureID, i.Detail})
	}
	for _, u := range snap.LandUnits {
		if u.ZoneID != z.ID {
			continue
		}
		unit := unitOf(snap, u, on[u.ID], o)
		zone.UnitsM2 += unit.AreaM2
		zone.Occupants += len(unit.Occupants)
		switch unit.Vacant {
		case data.Yes:
			zone.Vacant++
		case data.Unknown:
			zone.Unknown++
		}
		if len(unit.Missing) == 0 {
			zone.Complete++
		}
		zone.Units = append(zone.Units, unit)
	}
	if rate, ok := Rate(zone.Vacant, len(zone.Units)); ok {
		zone.Rate = &rate
	}
	return zone, nil
}

func unitOf(snap *workspace.Snapshot, u data.LandUnit, occupants []data.Establishment, o Options) Unit {
	unit := Unit{
		ID: u.ID, Parcels: slices.Clone(u.Parcels), AreaM2: measure.Area(u.Shape), Occupants: []Occupant{}, Use: u.Use,
		Vacant: Vacancy(u, occupants, o.Year), LastActivity: u.LastActivity, UnoccupiedSince: u.UnoccupiedSince,
		Missing: gapsOf(u, occupants, o.Year),
	}
	if unit.Missing == nil {
		unit.Missing = []Gap{}
	}
	for _, e := range occupants {
		if o.Public {
			unit.Occupants = append(unit.Occupants, Occupant{From: e.From, Until: e.Until})
			continue
		}
		unit.Occupants = append(unit.Occupants, Occupant{e.ID, e.Name, e.SIRET, e.CFE, e.From, e.Until})
	}
	if l, ok := snap.Landowner(u.LandownerID); ok && !o.Public {
		unit.Owner, unit.OwnerSort = l.Name, string(l.Sort)
	}
	if !o.Public {
		unit.Reference = u.Reference
	}
	return unit
}
