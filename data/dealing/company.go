package dealing

import (
	"cmp"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
)

// Stage is how far things have come with a company: the stage of the proposal that is furthest, else whether it has an open need, or
// was only spoken with.
type Stage string

// The stages below those of proposals.
const (
	Nothing Stage = "nothing"
	Spoken  Stage = "spoken"
	Asking  Stage = "asking"
)

// Stages lists all, from the nearest to the furthest; a proposal that was refused or withdrawn leads nowhere and is none.
func Stages() []Stage {
	list := []Stage{Nothing, Spoken, Asking}
	for _, s := range []data.ProposalStage{data.ProposalMade, data.ProposalVisited, data.ProposalOption, data.ProposalDecided, data.ProposalSigned} {
		list = append(list, Stage(s))
	}
	return list
}

// Company is how things stand with one.
type Company struct {
	data.Company
	Stage     Stage
	Open      []data.Need // that are open
	Needs     []data.Need
	Contacts  []data.Contact
	Proposals []data.Proposal
	Projects  []data.Project
	Last      string        // day of the last exchange or step, "" for none
	Due       *data.Contact // the exchange of which something is to be done first, nil for none
}

// Companies are all of them: those of which something is due first, by day, then those with the latest news.
func Companies(snap *workspace.Snapshot) []Company {
	all := make([]Company, len(snap.Companies))
	of := make(map[string]*Company, len(all))
	for i, c := range snap.Companies {
		all[i].Company = c
		of[c.ID] = &all[i]
	}
	gather(snap, of)
	slices.SortStableFunc(all, func(a, b Company) int {
		return cmp.Or(compareDue(a, b), cmp.Compare(b.Last, a.Last), cmp.Compare(a.Name, b.Name))
	})
	return all
}

func compareDue(a, b Company) int {
	switch {
	case a.Due == nil && b.Due == nil:
		return 0
	case a.Due == nil:
		return 1
	case b.Due == nil, before(a.Due.NextDue, b.Due.NextDue):
		return -1
	case before(b.Due.NextDue, a.Due.NextDue):
		return 1
	}
	return 0
}

// Find is how things stand with a company.
func Find(snap *workspace.Snapshot, id string) (Company, bool) {
	about, ok := snap.Company(id)
	if !ok {
		return Company{}, false
	}
	c := Company{Company: about}
	gather(snap, map[string]*Company{id: &c})
	return c, true
}

// gather gives some companies what is theirs, by ID, in one go through the rows.
func gather(snap *workspace.Snapshot, of map[string]*Company) {
	stages := Stages()
	reach := func(c *Company, s Stage) {
		if slices.Index(stages, s) > slices.Index(stages, c.Stage) {
			c.Stage = s
		}
	}
	for _, c := range of {
		c.Stage = Nothing
	}
	asks := map[string]*Company{} // by need
	for _, n := range snap.Needs {
		c := of[n.CompanyID]
		if c == nil {
			continue
		}
		asks[n.ID] = c
		c.Needs = append(c.Needs, n)
		c.Last = max(c.Last, n.Received)
		if n.Stage == data.StageOpen || n.Stage == "" {
			c.Open = append(c.Open, n)
			reach(c, Asking)
		}
	}
	for _, e := range snap.Contacts {
		c := of[e.CompanyID]
		if c == nil {
			continue
		}
		c.Contacts = append(c.Contacts, e)
		c.Last = max(c.Last, e.Date)
		reach(c, Spoken)
		if e.Next != "" && !e.NextDone && (c.Due == nil || before(e.NextDue, c.Due.NextDue)) {
			due := e
			c.Due = &due
		}
	}
	for _, p := range snap.Proposals {
		c := of[p.CompanyID]
		if p.CompanyID == "" {
			c = asks[p.NeedID]
		}
		if c == nil {
			continue
		}
		c.Proposals = append(c.Proposals, p)
		for _, s := range p.Steps {
			c.Last = max(c.Last, s.Date)
		}
		reach(c, Stage(p.Stage))
	}
	for _, p := range snap.Projects {
		if c := of[p.CompanyID]; c != nil {
			c.Projects = append(c.Projects, p)
		}
	}
}

// before says whether something is due earlier: what has no day is due last.
func before(a, b string) bool { return a != "" && (b == "" || a < b) }

// Sort is what an entry of a timeline is.
type Sort string

// The sorts.
const (
	Exchange Sort = "contact"
	NeedCame Sort = "need"
	Step     Sort = "step" // of a proposal
	Began    Sort = "project"
)

// Entry is something that happened between the authority and a company.
type Entry struct {
	Date string // "" is not known: such entries come last
	Sort Sort
	Ref  data.Ref

	Contact  data.Contact      // of an Exchange
	Need     data.Need         // of NeedCame
	Proposal data.Proposal     // of a Step
	Step     data.ProposalStep // of a Step
	Current  bool              // the step is where the proposal stands
	Project  data.Project      // of Began
}

// Timeline is all that happened, the newest first.
func (c Company) Timeline() []Entry {
	var all []Entry
	for _, e := range c.Contacts {
		all = append(all, Entry{Date: e.Date, Sort: Exchange, Ref: e.Ref(), Contact: e})
	}
	for _, n := range c.Needs {
		all = append(all, Entry{Date: n.Received, Sort: NeedCame, Ref: n.Ref(), Need: n})
	}
	for _, p := range c.Proposals {
		steps := p.Steps
		if len(steps) == 0 {
			steps = []data.ProposalStep{{Stage: p.Stage}}
		}
		for i, s := range steps {
			all = append(all, Entry{Date: s.Date, Sort: Step, Ref: p.Ref(), Proposal: p, Step: s, Current: i == len(steps)-1})
		}
	}
	for _, p := range c.Projects {
		all = append(all, Entry{Date: p.Start, Sort: Began, Ref: p.Ref(), Project: p})
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return cmp.Compare(b.Date, a.Date) })
	return all
}

// Next is the stage that a proposal goes to when all goes well; ok is false at the end of the way.
func Next(s data.ProposalStage) (next data.ProposalStage, ok bool) {
	way := data.ProposalStages()
	i := slices.Index(way, s)
	if i < 0 || s == data.ProposalSigned || s == data.ProposalRefused || s == data.ProposalWithdrawn {
		return "", false
	}
	return way[i+1], true
}
