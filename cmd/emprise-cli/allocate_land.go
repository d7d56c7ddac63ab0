package main

import (
	"slices"
	"strings"

	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/supply"
	"emprise/data/workspace"
)

// placeKind is what a place of a plan is.
type placeKind string

const (
	kindPlot     placeKind = "plot"
	kindZone     placeKind = "zone"
	kindAssembly placeKind = "assembly"
)

// miss is the place that comes nearest to a need that none fits.
type miss struct {
	place   string
	reasons []match.Reason
}

func (m miss) said(e *env) []string {
	said := make([]string, len(m.reasons))
	for i, r := range m.reasons {
		said[i] = explain.Reason(e.loc, r)
	}
	return said
}

// decide gathers the land and finds the three answers.
func (p *plan) decide(e *env, s *workspace.Snapshot, o supply.Options) error {
	var err error
	if p.land, err = supply.Gather(e.ctx, s, p.question.Needs, o, e.report(e.loc.T("cli.neighbours"))); err != nil {
		return err
	}
	e.endProgress()
	p.question.Candidates, p.question.Parts, p.question.Zones = p.land.Candidates, p.land.Parts, p.land.Zones
	var warnings []allocation.Warning
	if p.problem, warnings, err = p.question.Problem(e.ctx); err != nil {
		return err
	}
	if p.result, err = allocation.Solve(e.ctx, p.problem, nil); err != nil {
		return err
	}
	cut, err := p.question.Cuttable(e.ctx, p.problem, p.result.Answers[2])
	if err != nil {
		return err
	}
	p.result.Warnings = slices.Concat(warnings, p.result.Warnings, cut)
	p.nearest = map[string]miss{}
	for _, a := range p.result.Answers[2].Outcomes {
		if a.Reason != allocation.NoFit {
			continue
		}
		// By the single plots, also where zones stand for them: what a plot misses is said in its own words.
		matches, err := inquiry.Rank(e.ctx, s, p.titles[a.NeedID], p.question.Candidates)
		if err != nil {
			return err
		}
		if len(matches) > 0 && matches[0].Verdict == match.Unfit {
			p.nearest[a.NeedID] = miss{matches[0].PlotID, missedHard(matches[0])}
		}
	}
	return nil
}

func missedHard(m match.Match) []match.Reason {
	return slices.DeleteFunc(slices.Clone(m.Reasons), func(r match.Reason) bool { return !r.Hard || r.Verdict != match.Unfit })
}

// placeNames gives the names of plots, of pieces of zones and of assemblies.
func (p *plan) placeNames(e *env, s *workspace.Snapshot) func(id string) string {
	names := map[string]string{}
	for _, piece := range p.land.Pieces {
		z, _ := s.Zone(piece.ZoneID)
		if names[piece.ID] = z.Name; piece.Number > 0 {
			names[piece.ID] = e.loc.T("cli.allocate.piece", "zone", z.Name, "number", piece.Number)
		}
	}
	for _, a := range p.land.Assemblies {
		names[a.ID] = a.Name
	}
	return func(id string) string {
		if name, ok := names[id]; ok {
			return name
		}
		x, _ := s.Plot(id)
		return x.Name
	}
}

func (p *plan) assembled(id string) bool { return p.kind(id) == kindAssembly }

func (p *plan) kind(id string) placeKind {
	switch {
	case id == "":
		return ""
	case slices.ContainsFunc(p.land.Zones, func(z allocation.Zone) bool { return z.ID == id }):
		return kindZone
	case slices.ContainsFunc(p.land.Assemblies, func(a supply.Assembly) bool { return a.ID == id }):
		return kindAssembly
	}
	return kindPlot
}

// area is what a need takes of the place that it is given, m²; 0 when it is not served.
func (p *plan) area(o allocation.Outcome) float64 {
	for _, x := range p.problem.Options {
		if p.problem.Needs[x.Need].ID == o.NeedID && p.problem.Places[x.Place].ID == o.PlaceID {
			return x.AreaM2
		}
	}
	return 0
}

// outcome says what a need gets, how much of a zone, and what comes nearest where nothing fits.
func (p *plan) outcome(e *env, o allocation.Outcome) string {
	said := explain.Outcome(e.loc, o, p.names)
	if p.kind(o.PlaceID) == kindZone {
		said += " · " + e.loc.Hectares(p.area(o))
	}
	if m, ok := p.nearest[o.NeedID]; ok && o.Reason == allocation.NoFit {
		said += e.loc.T("cli.allocate.nearest", "place", p.names.Place(m.place), "reasons", strings.Join(m.said(e), " ; "))
	}
	return said
}

// roomsJSON tells how full the zones are.
func (p *plan) roomsJSON(a allocation.Answer) []roomJSON {
	var rooms []roomJSON
	for _, place := range p.problem.Places {
		if !place.Shared {
			continue
		}
		r := roomJSON{ID: place.ID, Name: p.place(place.ID), CapacityM2: place.CapacityM2, Needs: []string{}}
		for _, piece := range p.land.Pieces {
			if piece.ID == place.ID {
				r.Plots = piece.Plots
			}
		}
		for _, o := range a.Outcomes {
			if o.PlaceID == place.ID {
				r.TakenM2 += p.area(o)
				r.Needs = append(r.Needs, o.NeedID)
			}
		}
		rooms = append(rooms, r)
	}
	return rooms
}

// rooms writes how full the zones are that take somebody.
func (p *plan) rooms(e *env, a allocation.Answer) []string {
	var lines []string
	for _, r := range p.roomsJSON(a) {
		if len(r.Needs) > 0 {
			lines = append(lines, "    "+e.loc.N("cli.allocate.room", len(r.Needs), "zone", r.Name, "plots", strings.Join(r.Plots, ", "),
				"taken", e.loc.Hectares(r.TakenM2), "capacity", e.loc.Hectares(r.CapacityM2)))
		}
	}
	return lines
}
