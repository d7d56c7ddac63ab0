package dealing_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

// someDealings are companies with what hangs on them, at random: on none, on those that are there and on those that are not.
func someDealings(random *rand.Rand) *workspace.Snapshot {
	var rows []data.Row
	one := func(of string) string {
		if n := random.IntN(8); n > 0 {
			return fmt.Sprint(of, n)
		}
		return ""
	}
	day := func() string { return []string{"", "2026-01-01", "2026-02-01", "2026-03-01"}[random.IntN(4)] }
	for i := range 1 + random.IntN(6) {
		rows = append(rows, data.Company{ID: fmt.Sprint("C", i+1), Name: fmt.Sprint("Nom ", random.IntN(3))})
	}
	for i := range random.IntN(12) {
		stages := append(data.Stages(), "")
		rows = append(rows, data.Need{ID: fmt.Sprint("N", i+1), CompanyID: one("C"), Received: day(), Stage: stages[random.IntN(len(stages))]})
		rows = append(rows, data.Contact{ID: fmt.Sprint("E", i+1), CompanyID: one("C"), Date: day(), Next: []string{"", "rappeler"}[random.IntN(2)], NextDue: day(), NextDone: random.IntN(3) == 0})
		rows = append(rows, data.Project{ID: fmt.Sprint("J", i+1), CompanyID: one("C")})
	}
	for i := range random.IntN(12) {
		p := data.Proposal{ID: fmt.Sprint("P", i+1), CompanyID: one("C"), NeedID: one("N"), Stage: data.ProposalStages()[random.IntN(len(data.ProposalStages()))]}
		for range random.IntN(3) {
			p.Steps = append(p.Steps, data.ProposalStep{Stage: p.Stage, Date: day()})
		}
		rows = append(rows, p)
	}
	return (&workspace.Snapshot{}).Replaced(rows, nil)
}

// plain is how things stand with a company when all rows are looked at for its sake.
func plain(snap *workspace.Snapshot, about data.Company) dealing.Company {
	c := dealing.Company{Company: about, Stage: dealing.Nothing}
	reached := []dealing.Stage{dealing.Nothing}
	for _, n := range snap.Needs {
		if n.CompanyID == about.ID {
			c.Needs, c.Last = append(c.Needs, n), max(c.Last, n.Received)
			if n.Stage == data.StageOpen || n.Stage == "" {
				c.Open, reached = append(c.Open, n), append(reached, dealing.Asking)
			}
		}
	}
	for _, e := range snap.Contacts {
		if e.CompanyID == about.ID {
			c.Contacts, c.Last, reached = append(c.Contacts, e), max(c.Last, e.Date), append(reached, dealing.Spoken)
			if due := c.Due; e.Next != "" && !e.NextDone && (due == nil || cmp.Or(e.NextDue, "never") < cmp.Or(due.NextDue, "never")) {
				c.Due = &e
			}
		}
	}
	for _, p := range snap.Proposals {
		if p.CompanyID == about.ID || p.CompanyID == "" && slices.ContainsFunc(c.Needs, func(n data.Need) bool { return n.ID == p.NeedID }) {
			c.Proposals, reached = append(c.Proposals, p), append(reached, dealing.Stage(p.Stage))
			for _, s := range p.Steps {
				c.Last = max(c.Last, s.Date)
			}
		}
	}
	for _, p := range snap.Projects {
		if p.CompanyID == about.ID {
			c.Projects = append(c.Projects, p)
		}
	}
	for _, s := range dealing.Stages() {
		if slices.Contains(reached, s) {
			c.Stage = s
		}
	}
	return c
}

// All companies together are what each is when it is looked up alone, in the plain way.
func TestCompaniesAreWhatEachIsAlone(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		snap := someDealings(random)
		all := dealing.Companies(snap)
		if len(all) != len(snap.Companies) {
			t.Fatalf("%d companies of %d", len(all), len(snap.Companies))
		}
		for _, c := range all {
			want := plain(snap, c.Company)
			if found, ok := dealing.Find(snap, c.ID); !reflect.DeepEqual(c, want) || !ok || !reflect.DeepEqual(found, want) {
				t.Fatalf("%s is\n%+v, alone\n%+v, not\n%+v", c.ID, c, found, want)
			}
		}
	}
}

// What a need was offered is every offer to it, and every one to its company that names no need.
func TestOffersAreThoseOfEachNeed(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 9))
	for range 300 {
		snap := someDealings(random)
		offers := dealing.OffersOf(snap)
		for _, n := range snap.Needs {
			var want data.Proposal
			any := false
			for _, p := range snap.Proposals {
				mine := p.NeedID == n.ID || p.NeedID == "" && p.CompanyID != "" && p.CompanyID == n.CompanyID
				if mine && (!any || dealing.Day(p) >= dealing.Day(want)) { // of one day, the one that was noted last
					want, any = p, true
				}
			}
			if got, ok := offers.Latest(n.ID); ok != any || !reflect.DeepEqual(got, want) {
				t.Fatalf("the latest to %s is %+v, not %+v", n.ID, got, want)
			}
		}
	}
}
