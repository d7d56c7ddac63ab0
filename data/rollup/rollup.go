package rollup

import (
	"cmp"
	"slices"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// Rollup is what projects bring, in all and by place.
type Rollup struct {
	Territory Group `json:"territory"`
	Zones     Axis  `json:"zones"`
	Communes  Axis  `json:"communes"`
	Contracts Axis  `json:"contracts"`
}

// Axis is the projects by one sort of place.
type Axis struct {
	Groups  []Group `json:"groups"`  // by name, what is nowhere last; none is empty
	Several int     `json:"several"` // projects that count in more than one
}

// Group is some projects and what they bring together.
type Group struct {
	ID       string                                          `json:"id,omitempty"`   // "" for those that are in none, and for the territory
	Name     string                                          `json:"name,omitempty"` // "" likewise
	Projects []string                                        `json:"ids"`
	Counts   map[data.ProjectType]map[data.ProjectStatus]int `json:"counts"`

	// Of all but the abandoned ones.
	Jobs      Sum `json:"jobs"`
	CapexEuro Sum `json:"capex_eur"`
	TCO2e     Sum `json:"avoided_tco2e_year"`
}

// Sum is an amount over the projects of which it is known.
type Sum struct {
	Total   float64  `json:"total"`
	Known   int      `json:"known"`             // projects that say
	Unknown []string `json:"unknown,omitempty"` // projects that ought to say and do not
}

// Of adds up the projects that are kept; nil keeps all of them.
func Of(snap *workspace.Snapshot, keep func(data.Project) bool) *Rollup { return On(snap).Sum(keep) }

// Sum is Of on ground that is there already.
func (g *Ground) Sum(keep func(data.Project) bool) *Rollup {
	snap := g.snap
	r := &Rollup{Territory: newGroup("", "")}
	zones, communes, contracts := newTally(), newTally(), newTally()
	for _, p := range snap.Projects {
		if keep != nil && !keep(p) {
			continue
		}
		r.Territory.add(p)
		zones.add(p, g.Zones(p))
		communes.add(p, g.Communes(p))
		var contract []string
		if _, ok := snap.Contract(p.ContractID); ok {
			contract = []string{p.ContractID}
		}
		contracts.add(p, contract)
	}
	r.Zones = zones.axis(func(id string) string {
		z, _ := snap.Zone(id)
		return z.Name
	})
	r.Communes = communes.axis(func(name string) string { return name })
	r.Contracts = contracts.axis(func(id string) string {
		c, _ := snap.Contract(id)
		return c.Name
	})
	return r
}

// OfType is how many projects of a type there are.
func (g Group) OfType(t data.ProjectType) int {
	n := 0
	for _, count := range g.Counts[t] {
		n += count
	}
	return n
}

// OfStatus is how many projects of a status there are; "" is not known.
func (g Group) OfStatus(s data.ProjectStatus) int {
	n := 0
	for _, byStatus := range g.Counts {
		n += byStatus[s]
	}
	return n
}

func newGroup(id, name string) Group {
	return Group{ID: id, Name: name, Counts: map[data.ProjectType]map[data.ProjectStatus]int{}}
}

func (g *Group) add(p data.Project) {
	g.Projects = append(g.Projects, p.ID)
	if g.Counts[p.Type] == nil {
		g.Counts[p.Type] = map[data.ProjectStatus]int{}
	}
	g.Counts[p.Type][p.Status]++
	if p.Status == data.ProjectAbandoned {
		return
	}
	var jobs *float64
	if n, ok := p.JobCount(); ok {
		v := float64(n)
		jobs = &v
	}
	g.Jobs.add(p.ID, jobs, p.Type == data.Recruitment)
	g.CapexEuro.add(p.ID, p.CapexEuro, p.Type != data.Recruitment)
	g.TCO2e.add(p.ID, p.AvoidedTCO2, p.Type == data.Decarbonation)
}

// add counts an amount of a project, which is not known when it is nil; due says whether the project ought to say it.
func (s *Sum) add(id string, v *float64, due bool) {
	switch {
	case v != nil:
		s.Total += *v
		s.Known++
	case due:
		s.Unknown = append(s.Unknown, id)
	}
}

// tally is the groups of an axis while they are counted.
type tally struct {
	groups  map[string]*Group
	several int
}

func newTally() *tally { return &tally{groups: map[string]*Group{}} }

// add counts a project in each of some groups, in the one of those that are nowhere when there is none.
func (t *tally) add(p data.Project, ids []string) {
	if len(ids) > 1 {
		t.several++
	}
	if len(ids) == 0 {
		ids = []string{""}
	}
	for _, id := range ids {
		if t.groups[id] == nil {
			g := newGroup(id, "")
			t.groups[id] = &g
		}
		t.groups[id].add(p)
	}
}

func (t *tally) axis(name func(id string) string) Axis {
	a := Axis{Groups: []Group{}, Several: t.several}
	for id, g := range t.groups {
		if id != "" {
			g.Name = name(id)
		}
		a.Groups = append(a.Groups, *g)
	}
	slices.SortFunc(a.Groups, func(x, y Group) int {
		if (x.ID == "") != (y.ID == "") {
			return cmp.Compare(y.ID, x.ID)
		}
		return cmp.Or(cmp.Compare(locale.Fold(x.Name), locale.Fold(y.Name)), cmp.Compare(x.ID, y.ID))
	})
	return a
}
