package placement

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/supply"
	"emprise/data/workspace"
)

// Ground is the needs and the land that they can have.
type Ground struct {
	Needs []data.Need
	Land  supply.Supply

	snap  *workspace.Snapshot
	zones map[string]bool // ids of Land.Zones
	areas map[string]float64
	sets  map[string]supply.Assembly

	rankings allocation.Rankings

	drawing sync.Mutex
	shapes  map[string]orb.MultiPolygon // of the places that were asked for, by id
}

// Open are the needs that still look for land, in the order of the snapshot.
func Open(snap *workspace.Snapshot) []data.Need {
	var open []data.Need
	for _, n := range snap.Needs {
		if n.Stage == data.StageOpen || n.Stage == "" {
			open = append(open, n)
		}
	}
	return open
}

// Look gathers the land for some needs. It fails as supply.Gather does.
func Look(ctx context.Context, snap *workspace.Snapshot, needs []data.Need, o supply.Options, report func(done, total int64)) (*Ground, error) {
	land, err := supply.Gather(ctx, snap, needs, o, report)
	if err != nil {
		return nil, err
	}
	g := &Ground{
		Needs: needs, Land: land, snap: snap, zones: map[string]bool{}, areas: map[string]float64{}, sets: map[string]supply.Assembly{},
		shapes: map[string]orb.MultiPolygon{},
	}
	for _, z := range land.Zones {
		g.zones[z.ID] = true
	}
	for _, c := range land.Candidates {
		if v := c.Values[data.MeasureArea]; v.Known {
			g.areas[c.PlotID] = v.Number
		}
	}
	for _, a := range land.Assemblies {
		g.sets[a.ID] = a
	}
	return g, nil
}

// Asked is what a plan is made by.
type Asked struct {
	Locks, Bans []allocation.Pair
	Priorities  map[string]int      // class of a need, by id; 0 when absent
	Tiers       [][]allocation.Goal // nil is the default
	SureOnly    bool
	Gone        int       // decisions that were left out: their need or land is not there
	Refused     []Refusal // those that are banned are among Bans
}

// AskedOf is what a project has settled. Pairs whose need or land is not there are left out and counted: they mean nothing. What was
// refused is banned, unless people promised it or let it be.
func (g *Ground) AskedOf(a data.Allocation, offers dealing.Offers) Asked {
	asked := Asked{SureOnly: a.SureOnly}
	if asked.Tiers = allocation.InOrder(); a.First != "" {
		asked.Tiers = allocation.InOrder(allocation.Objective(a.First))
	}
	places := map[string]bool{}
	for _, id := range g.Places() {
		places[id] = true
	}
	for _, list := range []struct {
		from []data.Pairing
		to   *[]allocation.Pair
	}{{a.Locked, &asked.Locks}, {a.Forbidden, &asked.Bans}} {
		for _, p := range list.from {
			if _, ok := g.Need(p.NeedID); !ok || !places[p.Place] {
				asked.Gone++
				continue
			}
			*list.to = append(*list.to, allocation.Pair{NeedID: p.NeedID, PlaceID: p.Place})
		}
	}
	asked.Refused = g.refusals(offers)
	for i := range asked.Refused {
		pair := asked.Refused[i].Pair
		lifted := slices.Contains(a.Lifted, data.Pairing{NeedID: pair.NeedID, Place: pair.PlaceID})
		if asked.Refused[i].Banned = !lifted && !slices.Contains(asked.Locks, pair); asked.Refused[i].Banned && !slices.Contains(asked.Bans, pair) {
			asked.Bans = append(asked.Bans, pair)
		}
	}
	return asked
}

// Options are what a project has settled of the land to look at.
func Options(a data.Allocation) supply.Options {
	return supply.Options{Zones: a.Zones, Assemble: a.Assemble}
}

// Places lists all land by id, sorted: plots and assemblies that stand for themselves, and zones or pieces of them.
func (g *Ground) Places() []string {
	hosted := map[string]bool{}
	var ids []string
	for _, z := range g.Land.Zones {
		ids = append(ids, z.ID)
		for _, p := range z.Plots {
			hosted[p] = true
		}
	}
	for _, c := range g.Land.Candidates {
		if !hosted[c.PlotID] {
			ids = append(ids, c.PlotID)
		}
	}
	slices.Sort(ids)
	return ids
}

// Need finds a need.
func (g *Ground) Need(id string) (data.Need, bool) {
	i := slices.IndexFunc(g.Needs, func(n data.Need) bool { return n.ID == id })
	if i < 0 {
		return data.Need{}, false
	}
	return g.Needs[i], true
}

// question puts what is asked into the words of package allocation. A plot that is reserved and locked for a need is on offer to it:
// it is reserved for that need.
func (g *Ground) question(a Asked) allocation.Question {
	return allocation.Question{
		Needs: g.Needs, Projects: g.snap.Projects, Candidates: g.Land.Candidates, Parts: g.Land.Parts, Zones: g.Land.Zones,
		Priorities: a.Priorities, Locks: a.Locks, Bans: a.Bans, Tiers: a.Tiers, SureOnly: a.SureOnly,
		For: func(ctx context.Context, n data.Need, all []match.Candidate) ([]match.Candidate, error) {
			return fact.ForNeed(ctx, g.snap, n, all)
		},
		Promised: func(c match.Candidate) match.Candidate {
			c.Offered = c.Offered || reserved(c.Status)
			return c
		},
		Rankings: &g.rankings,
	}
}

func reserved(s data.Status) bool {
	return s == data.StatusOption || s == data.StatusReservedByBoard
}

// Decide finds the three answers, with what comes nearest to the needs that nothing fits. It fails as allocation.Solve does.
func (g *Ground) Decide(ctx context.Context, a Asked) (*Plan, error) {
	p := &Plan{Ground: g, Asked: a, Question: g.question(a), Nearest: map[string]Miss{}}
	var warnings []allocation.Warning
	var err error
	if p.Problem, warnings, err = p.Question.Problem(ctx); err != nil {
		return nil, err
	}
	if p.Result, err = allocation.Solve(ctx, p.Problem, nil); err != nil {
		return nil, err
	}
	cut, err := p.Question.Cuttable(ctx, p.Problem, p.Best())
	if err != nil {
		return nil, err
	}
	p.Result.Warnings = slices.Concat(warnings, p.Result.Warnings, cut)
	p.index()
	for _, o := range p.Best().Outcomes {
		if o.Reason != allocation.NoFit {
			continue
		}
		// By the single plots, also where zones stand for them: what a plot misses is said in its own words.
		n, _ := g.Need(o.NeedID)
		matches, err := inquiry.Rank(ctx, g.snap, n, g.Land.Candidates)
		if err != nil {
			return nil, err
		}
		if len(matches) > 0 && matches[0].Verdict == match.Unfit {
			p.Nearest[o.NeedID] = Miss{matches[0].PlotID, Missed(matches[0])}
		}
	}
	return p, nil
}

// Rivals are the locks that cannot hold with one more: those of the same ground, where it hosts one company.
func (g *Ground) Rivals(locks []allocation.Pair, pair allocation.Pair) []allocation.Pair {
	var rivals []allocation.Pair
	for _, l := range locks {
		same := l.PlaceID == pair.PlaceID && !g.zones[l.PlaceID]
		for _, part := range g.Land.Parts[l.PlaceID] {
			same = same || slices.Contains(g.Land.Parts[pair.PlaceID], part)
		}
		if l.NeedID != pair.NeedID && same {
			rivals = append(rivals, l)
		}
	}
	slices.SortFunc(rivals, func(a, b allocation.Pair) int { return cmp.Compare(a.NeedID, b.NeedID) })
	return rivals
}
