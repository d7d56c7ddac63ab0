package incoming

import (
	"emprise/data"
	"emprise/data/standard"
)

// Plan is how a layer is brought in.
type Plan struct {
	Columns standard.Mapping // the names under which the layer keeps its columns
	Rows    standard.Mapping // the zones or plots that are made of it beside; of no noun, none
}

// Plan is what is proposed for the layer when it plays a role.
func (l *Look) Plan(role data.Role) Plan { return l.PlanBy(role, l.Proposed(role)) }

// PlanBy is the plan of a mapping that a person has seen: of a noun, or of the layer's own columns. The columns that a
// standard keeps beside are kept all the same.
func (l *Look) PlanBy(role data.Role, m standard.Mapping) Plan {
	p := Plan{Columns: m.Flat().Over(l.Mapping(role))}
	if m.Noun != "" {
		p.Rows = m
	}
	return p
}

// Proposed is the mapping that a person is shown for a role: that of the best standard for it, else by the names of the
// columns; to the noun of the role where it has one.
func (l *Look) Proposed(role data.Role) standard.Mapping {
	noun := standard.NounOf(role)
	for _, g := range l.Guesses {
		s, ok := standard.ByID(g.Standard)
		if !ok || len(s.Fields[noun]) == 0 || noun == "" && g.Role != role || noun != "" && g.Confidence < standard.Sure && g.Role != role {
			continue
		}
		if m, err := standard.Propose(g.Standard, noun, l.Columns); err == nil {
			return m
		}
	}
	if noun == "" {
		return standard.ProposeRole(role, l.Columns)
	}
	m, err := standard.Propose("", noun, l.Columns)
	if err != nil {
		panic(err) // NounOf gives none that it refuses
	}
	return m
}
