package main

import (
	"strings"

	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/placement"
)

// place is what people call a place, "" for none.
func (p *plan) place(e *env, id string) string {
	if id == "" {
		return ""
	}
	return explain.Land(e.loc, p.Place(id))
}

// outcome says what a need gets, how much of a zone, and what comes nearest where nothing fits.
func (p *plan) outcome(e *env, o allocation.Outcome) string {
	said := explain.Outcome(e.loc, o, p.names)
	if p.Kind(o.PlaceID) == placement.Zone {
		said += " · " + e.loc.Hectares(p.Area(o.NeedID, o.PlaceID))
	}
	if m, ok := p.Nearest[o.NeedID]; ok && o.Reason == allocation.NoFit {
		said += e.loc.T("allocation.nearest", "place", p.names.Place(m.PlotID), "reasons", strings.Join(explain.MissedBy(e.loc, m), " ; "))
	}
	return said
}

// roomsJSON tells how full the zones are.
func (p *plan) roomsJSON(e *env, a allocation.Answer) []roomJSON {
	var rooms []roomJSON
	for _, r := range p.Rooms(a) {
		needs := append([]string{}, r.Needs...)
		rooms = append(rooms, roomJSON{ID: r.ID, Name: p.place(e, r.ID), CapacityM2: r.CapacityM2, TakenM2: r.TakenM2, Plots: r.Plots, Needs: needs})
	}
	return rooms
}

// rooms writes how full the zones are that take somebody.
func (p *plan) rooms(e *env, a allocation.Answer) []string {
	var lines []string
	for _, r := range p.roomsJSON(e, a) {
		if len(r.Needs) > 0 {
			lines = append(lines, "    "+e.loc.N("cli.allocate.room", len(r.Needs), "zone", r.Name, "plots", strings.Join(r.Plots, ", "),
				"taken", e.loc.Hectares(r.TakenM2), "capacity", e.loc.Hectares(r.CapacityM2)))
		}
	}
	return lines
}
