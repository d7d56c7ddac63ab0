package dealing_test

import (
	"fmt"
	"testing"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

// manyDealings are so many companies, each with a need, two exchanges, an offer and two projects; all offers name the company alone.
func manyDealings(n int) *workspace.Snapshot {
	var rows []data.Row
	for i := range n {
		c := fmt.Sprintf("C%05d", i)
		rows = append(rows, data.Company{ID: c}, data.Need{ID: "N" + c, CompanyID: c, Received: "2026-01-02"})
		rows = append(rows, data.Proposal{ID: "P" + c, CompanyID: c, Stage: data.ProposalMade})
		for _, k := range []string{"1", "2"} {
			rows = append(rows, data.Contact{ID: "E" + c + k, CompanyID: c, Date: "2026-01-0" + k, Next: "rappeler"}, data.Project{ID: "J" + c + k, CompanyID: c})
		}
	}
	return (&workspace.Snapshot{}).Replaced(rows, nil)
}

func BenchmarkCompanies(b *testing.B) {
	snap := manyDealings(1000)
	for b.Loop() {
		dealing.Companies(snap)
	}
}

func BenchmarkOffers(b *testing.B) {
	snap := manyDealings(1000)
	for b.Loop() {
		dealing.OffersOf(snap)
	}
}

// BenchmarkRemove deletes a company on which a thousand exchanges and offers hang.
func BenchmarkRemove(b *testing.B) {
	snap := manyDealings(1000)
	var rows []data.Row
	for i := range 500 {
		rows = append(rows, data.Contact{ID: fmt.Sprintf("X%05d", i), CompanyID: "C00007"}, data.Proposal{ID: fmt.Sprintf("Y%05d", i), CompanyID: "C00007"})
	}
	snap = snap.Replaced(rows, nil)
	for b.Loop() {
		dealing.Remove(snap, data.Ref{Kind: data.KindCompany, ID: "C00007"})
	}
}
