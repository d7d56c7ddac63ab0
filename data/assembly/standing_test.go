package assembly_test

import (
	"slices"
	"testing"

	"emprise/data/assembly"
)

func TestWhatStandsOut(t *testing.T) {
	t.Parallel()
	of := func(owners, high, compact float64) assembly.Proposal {
		return assembly.Proposal{Assembly: assembly.Assembly{Area: 1000, Owners: assembly.Range{Low: owners, High: high}, Compactness: compact, Places: []int{0}}}
	}
	p := assembly.Proposals{
		Answer:    assembly.Answer{Compared: []assembly.Objective{assembly.ObjectiveOwners, assembly.ObjectiveParcels, assembly.ObjectiveCompact}},
		Proposals: []assembly.Proposal{of(2, 2, 0.5), of(1, 3, 0.7), of(2, 2, 0.7)},
	}
	got := assembly.Standing(p)
	want := [][]assembly.Objective{
		{assembly.ObjectiveOwners}, {assembly.ObjectiveCompact}, {assembly.ObjectiveOwners, assembly.ObjectiveCompact},
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("%d stands out by %v, not %v", i, got[i], want[i])
		}
	}
	if got := assembly.Standing(assembly.Proposals{}); len(got) != 0 {
		t.Errorf("nobody stands out by %v", got)
	}
}
