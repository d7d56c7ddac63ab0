package main

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/placement"
	"emprise/data/workspace"
)

type allocateVerb struct {
	Project   string   `arg:"" help:"project"`
	Need      []string `help:"allocate_need" placeholder:"ID"`
	Lock      []pair   `help:"allocate_lock" placeholder:"N=P"`
	Forbid    []pair   `help:"allocate_forbid" placeholder:"N=P" aliases:"ban"`
	Allow     []pair   `help:"allocate_allow" placeholder:"N=P"`
	Priority  []class  `help:"allocate_priority" placeholder:"N=K"`
	Objective goals    `help:"allocate_objective" placeholder:"O,…"`
	Sure      bool     `help:"allocate_sure"`
	Zones     bool     `help:"allocate_zones"`
	Assemble  bool     `help:"allocate_assemble"`
	Fresh     bool     `help:"allocate_fresh"`
	CSV       bool     `help:"allocate_csv" name:"csv" xor:"form"`
	Text      bool     `help:"allocate_text" xor:"form"`
}

// pair is a need and a plot on the command line.
type pair allocation.Pair

// UnmarshalText accepts BES-0001=58901_TERRAIN-ECO_00012.
func (p *pair) UnmarshalText(text []byte) error {
	need, plot, ok := strings.Cut(string(text), "=")
	if !ok || need == "" || plot == "" {
		return fmt.Errorf("%q: NEED=PLOT", text)
	}
	p.NeedID, p.PlaceID = need, plot
	return nil
}

// class is the priority class of a need on the command line.
type class struct {
	need string
	rank int
}

// UnmarshalText accepts BES-0001=2.
func (c *class) UnmarshalText(text []byte) error {
	need, rank, ok := strings.Cut(string(text), "=")
	var err error
	if c.rank, err = strconv.Atoi(rank); err != nil || !ok || need == "" {
		return fmt.Errorf("%q: NEED=RANK", text)
	}
	c.need = need
	return nil
}

// goals are objectives on the command line, in the order in which they count or weighted against one another.
type goals struct{ tiers [][]allocation.Goal }

// UnmarshalText accepts jobs,fit and fit=1,jobs=0.5.
func (g *goals) UnmarshalText(text []byte) error {
	var order []allocation.Objective
	var weighted []allocation.Goal
	for _, word := range strings.Split(string(text), ",") {
		name, weight, given := strings.Cut(strings.TrimSpace(word), "=")
		o := allocation.Objective(name)
		if name == "carbon" {
			o = allocation.TCO2e
		}
		if !slices.Contains(allocation.Objectives(), o) {
			return fmt.Errorf("%q: one of %v", name, allocation.Objectives())
		}
		if !given {
			order = append(order, o)
			continue
		}
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil || !(w > 0 && w <= 1e6) {
			return fmt.Errorf("%q: a weight above 0", weight)
		}
		weighted = append(weighted, allocation.Goal{Objective: o, Weight: w})
	}
	if len(order) > 0 && len(weighted) > 0 {
		return fmt.Errorf("%q: all weighted, or none", text)
	}
	if g.tiers = allocation.InOrder(order...); len(weighted) > 0 {
		g.tiers = append([][]allocation.Goal{weighted}, allocation.InOrder()...)
	}
	return nil
}

// plan is who gets which land, with the words for it.
type plan struct {
	*placement.Plan
	names   explain.Names
	titles  map[string]data.Need
	company func(need string) string
}

func (v *allocateVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		p, err := v.plan(e, s)
		if err != nil {
			return err
		}
		switch {
		case e.json:
			return e.print(p.json(e))
		case v.CSV:
			for _, w := range p.warnings(e) { // the columns have no room for them
				e.say(w.Text)
			}
			return p.csv(e)
		}
		return p.tell(e)
	})
}

func (v *allocateVerb) plan(e *env, s *workspace.Snapshot) (*plan, error) {
	needs, err := v.needs(s)
	if err != nil {
		return nil, err
	}
	kept := s.Territory.Allocation
	if v.Fresh {
		kept = data.Allocation{}
	}
	kept.Zones, kept.Assemble, kept.SureOnly = kept.Zones || v.Zones, kept.Assemble || v.Assemble, kept.SureOnly || v.Sure
	p := &plan{titles: map[string]data.Need{}}
	for _, n := range needs {
		p.titles[n.ID] = n
	}
	ground, err := placement.Look(e.ctx, s, needs, placement.Options(kept), e.report(e.loc.T("cli.neighbours")))
	if err != nil {
		return nil, err
	}
	e.endProgress()
	asked, err := v.asked(ground, kept, dealing.OffersOf(s), p.titles)
	if err != nil {
		return nil, err
	}
	if p.Plan, err = ground.Decide(e.ctx, asked); err != nil {
		return nil, err
	}
	p.company = func(need string) string {
		c, _ := s.Company(p.titles[need].CompanyID)
		return c.Shown()
	}
	p.names = explain.Names{
		Need: func(id string) string {
			if name := p.company(id); name != "" {
				return name
			}
			return p.titles[id].Title
		},
		Place:   func(id string) string { return explain.LandInFull(e.loc, p.Place(id)) },
		Refused: p.Asked.WasRefused,
	}
	return p, nil
}

// asked is what the project has settled, with what the command line says in its place.
func (v *allocateVerb) asked(g *placement.Ground, kept data.Allocation, offers dealing.Offers, needs map[string]data.Need) (placement.Asked, error) {
	asked := g.AskedOf(kept, offers)
	for _, x := range slices.Concat(v.Lock, v.Allow) {
		asked = asked.Allowing(allocation.Pair(x))
	}
	for _, x := range v.Lock {
		asked.Locks = slices.DeleteFunc(asked.Locks, func(l allocation.Pair) bool { return l.NeedID == x.NeedID })
	}
	for _, x := range v.Forbid {
		asked.Locks = slices.DeleteFunc(asked.Locks, func(l allocation.Pair) bool { return l == allocation.Pair(x) })
	}
	for _, x := range v.Lock {
		asked.Locks = append(asked.Locks, allocation.Pair(x))
	}
	for _, x := range v.Forbid {
		asked.Bans = append(asked.Bans, allocation.Pair(x))
	}
	asked.Priorities = map[string]int{}
	for _, c := range v.Priority {
		if _, ok := needs[c.need]; !ok {
			return asked, fmt.Errorf("need %s: %w", c.need, data.ErrNotFound)
		}
		asked.Priorities[c.need] = c.rank
	}
	if v.Objective.tiers != nil {
		asked.Tiers = v.Objective.tiers
	}
	return asked, nil
}

// needs are those that were named, else those that are open.
func (v *allocateVerb) needs(s *workspace.Snapshot) ([]data.Need, error) {
	var needs []data.Need
	for _, id := range v.Need {
		n, ok := s.Need(id)
		if !ok {
			return nil, fmt.Errorf("need %s: %w", id, data.ErrNotFound)
		}
		if !slices.ContainsFunc(needs, func(x data.Need) bool { return x.ID == id }) {
			needs = append(needs, n)
		}
	}
	if len(v.Need) > 0 {
		return needs, nil
	}
	return placement.Open(s), nil
}

// tell writes the answers for people: the optimum last, held against the other two.
func (p *plan) tell(e *env) error {
	if len(p.Needs) == 0 {
		return e.line(e.loc.T("cli.allocate.none"))
	}
	if err := e.line(e.loc.T("cli.allocate.objectives", "list", explain.Objectives(e.loc, p.Asked.Tiers)) + "\n"); err != nil {
		return err
	}
	if err := e.table(p.sideBySide(e)); err != nil {
		return err
	}
	var lines []string
	for _, a := range p.Result.Answers {
		lines = append(lines, "", e.loc.N("cli.allocate.head", a.Totals.Served, "way", capital(explain.Way(e.loc, a.Way)),
			"of", e.loc.Number(float64(len(a.Outcomes)), 0)), "  "+p.totals(e, a.Totals))
		for _, o := range a.Outcomes {
			lines = append(lines, "    "+o.NeedID+"  "+p.names.Need(o.NeedID)+" → "+p.outcome(e, o))
		}
		lines = append(lines, p.rooms(e, a)...)
		if a.Proof == nil {
			continue
		}
		lines = append(lines, "")
		for _, other := range p.Result.Answers[:2] {
			lines = append(lines, e.loc.T("cli.allocate.beside", "way", explain.Way(e.loc, other.Way), "gain", explain.Gain(e.loc, a, other)))
		}
		lines = append(lines, explain.Proof(e.loc, *a.Proof, p.Asked.Tiers))
	}
	for _, w := range p.warnings(e) {
		lines = append(lines, "! "+w.Text)
	}
	return e.line(strings.Join(lines, "\n"))
}

func (p *plan) totals(e *env, t allocation.Totals) string {
	return e.loc.T("cli.allocate.totals", "fit", e.loc.Number(t.Fit, 1), "jobs", e.loc.Number(t.Jobs, 0),
		"land", e.loc.Hectares(t.LandM2), "co2", e.loc.Number(t.TCO2e, 0), "regret", e.loc.Number(t.Regret, 1))
}

// csv writes a line an answer and need; numbers have a point and no unit, as in JSON, and two
// decimals.
func (p *plan) csv(e *env) error {
	if _, err := e.out.Write([]byte("\ufeff")); err != nil { // Excel reads UTF-8 only so
		return err
	}
	w := csv.NewWriter(e.out)
	w.Comma = ';'
	rows := [][]string{{
		"way", "need_id", "title", "company", "plot_id", "plot", "verdict", "fit", "choice", "best_plot_id", "best", "regret", "locked", "reason", "text",
		"kind", "area_m2",
	}}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
	for _, a := range p.Result.Answers {
		for _, o := range a.Outcomes {
			row := []string{string(a.Way), o.NeedID, p.titles[o.NeedID].Title, p.company(o.NeedID), o.PlaceID, p.place(e, o.PlaceID), string(o.Verdict)}
			if o.PlaceID == "" {
				row = append(row, "", "")
			} else {
				row = append(row, number(o.Fit), strconv.Itoa(o.Choice))
			}
			rows = append(rows, append(row, o.BestID, number(o.Best), number(o.Regret), strconv.FormatBool(o.Locked), string(o.Reason),
				p.outcome(e, o), string(p.Kind(o.PlaceID)), number(p.Area(o.NeedID, o.PlaceID))))
		}
	}
	return w.WriteAll(rows)
}

// capital writes the first letter of a phrase large.
func capital(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
