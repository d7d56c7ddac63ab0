package search

import (
	"cmp"
	"slices"
	"strings"

	"emprise/data"
)

// Result is one thing that was found.
type Result struct {
	Kind     data.Kind // of a row; layer for features of one
	ID       string    // of the row; of the layer for features
	Features []int     // of the layer, ascending: pieces of one road have one name
	Role     data.Role // of the layer
	Name     string    // as it is written in the data
	Place    string    // commune, address: what tells namesakes apart; may be ""

	rank int
}

// Ranks of a name against what was typed; those of one rank are sorted by kind, then by name.
const (
	whole   = iota // it is the name
	begins         // the name begins with it
	words          // words of the name begin with it
	parts          // it is somewhere in the name
	beside         // it is in what stands beside the name: commune, company, identifier
	nowhere = -1
)

// rate ranks a folded name and what stands beside it, folded too, against folded words.
func rate(name, rest string, asked []string) int {
	text := strings.Join(asked, " ")
	if name == text {
		return whole
	}
	if strings.HasPrefix(name, text) {
		return begins
	}
	rank := words
	for _, w := range asked {
		switch {
		case strings.Contains(" "+name, " "+w):
		case strings.Contains(name, w):
			rank = max(rank, parts)
		case strings.Contains(rest, w):
			rank = beside
		default:
			return nowhere
		}
	}
	return rank
}

// order is the order of kinds among results of one rank: what people work on before the ground it lies on.
var order = []data.Kind{
	data.KindPlot, data.KindZone, data.KindCompany, data.KindNeed, data.KindProject, data.KindContract, data.KindEstablishment, data.KindLandowner, data.KindScheme,
	data.KindLandUnit, data.KindLayer,
}

func sorted(found []Result) []Result {
	slices.SortStableFunc(found, func(a, b Result) int {
		return cmp.Or(
			cmp.Compare(a.rank, b.rank),
			cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			-cmp.Compare(weight(a.Role), weight(b.Role)),
			cmp.Compare(a.Name, b.Name),
			cmp.Compare(a.Place, b.Place),
		)
	})
	return found
}

// weight puts the layers that name places before those that name things in them.
func weight(r data.Role) int {
	switch r {
	case data.RoleLimits:
		return 3
	case data.RoleParcels:
		return 2
	case data.RoleZones, data.RolePlots, data.RoleCompanies:
		return 1
	}
	return 0
}
