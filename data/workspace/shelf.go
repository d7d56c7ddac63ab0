package workspace

import (
	"slices"
	"sort"
	"strings"

	"emprise/data"
)

// shelf is where a snapshot keeps the rows of one kind, sorted by ID.
type shelf struct {
	find func(s *Snapshot, id string) (data.Row, bool)
	all  func(s *Snapshot) []data.Row
	put  func(s *Snapshot, rows []data.Row) // each with an ID of its own
	drop func(s *Snapshot, ids []string)
}

func shelfOf[R data.Row](at func(*Snapshot) *[]R) shelf {
	return shelf{
		find: func(s *Snapshot, id string) (data.Row, bool) { return find(*at(s), id) },
		all:  func(s *Snapshot) []data.Row { return rowsOf(*at(s)) },
		put: func(s *Snapshot, rows []data.Row) {
			put := make([]R, len(rows))
			for i, r := range rows {
				put[i] = r.(R)
			}
			*at(s) = withAll(*at(s), put)
		},
		drop: func(s *Snapshot, ids []string) { *at(s) = without(*at(s), ids...) },
	}
}

// shelves are those of all kinds that are more than one and are no layers.
var shelves = map[data.Kind]shelf{
	data.KindZone:          shelfOf(func(s *Snapshot) *[]data.Zone { return &s.Zones }),
	data.KindPlot:          shelfOf(func(s *Snapshot) *[]data.Plot { return &s.Plots }),
	data.KindCompany:       shelfOf(func(s *Snapshot) *[]data.Company { return &s.Companies }),
	data.KindNeed:          shelfOf(func(s *Snapshot) *[]data.Need { return &s.Needs }),
	data.KindContract:      shelfOf(func(s *Snapshot) *[]data.Contract { return &s.Contracts }),
	data.KindScheme:        shelfOf(func(s *Snapshot) *[]data.Scheme { return &s.Schemes }),
	data.KindProject:       shelfOf(func(s *Snapshot) *[]data.Project { return &s.Projects }),
	data.KindLandowner:     shelfOf(func(s *Snapshot) *[]data.Landowner { return &s.Landowners }),
	data.KindLandUnit:      shelfOf(func(s *Snapshot) *[]data.LandUnit { return &s.LandUnits }),
	data.KindEstablishment: shelfOf(func(s *Snapshot) *[]data.Establishment { return &s.Establishments }),
	data.KindContact:       shelfOf(func(s *Snapshot) *[]data.Contact { return &s.Contacts }),
	data.KindProposal:      shelfOf(func(s *Snapshot) *[]data.Proposal { return &s.Proposals }),
	data.KindSitting:       shelfOf(func(s *Snapshot) *[]data.Sitting { return &s.Sittings }),
	data.KindView:          shelfOf(func(s *Snapshot) *[]data.KeptView { return &s.Views }),
	data.KindAttachment:    shelfOf(func(s *Snapshot) *[]data.Attachment { return &s.Attachments }),
	data.KindRemark:        shelfOf(func(s *Snapshot) *[]data.Remark { return &s.Remarks }),
	data.KindTie:           shelfOf(func(s *Snapshot) *[]data.Tie { return &s.Ties }),
	data.KindComposition:   shelfOf(func(s *Snapshot) *[]data.KeptComposition { return &s.Compositions }),
}

// byKind parts rows by their kind.
func byKind(rows []data.Row) map[data.Kind][]data.Row {
	parted := map[data.Kind][]data.Row{}
	for _, r := range rows {
		parted[r.Ref().Kind] = append(parted[r.Ref().Kind], r)
	}
	return parted
}

func rowsOf[R data.Row](list []R) []data.Row {
	rows := make([]data.Row, len(list))
	for i, r := range list {
		rows[i] = r
	}
	return rows
}

// find looks for an ID in rows sorted by ID.
func find[R data.Row](rows []R, id string) (R, bool) {
	i, ok := place(rows, id)
	if !ok {
		var none R
		return none, false
	}
	return rows[i], true
}

// place is where an ID is in rows sorted by ID. Rows are large: they are asked where they lie, not copied at each step.
func place[R data.Row](rows []R, id string) (int, bool) {
	of := func(i int) string { return any(&rows[i]).(data.Row).Ref().ID }
	at := sort.Search(len(rows), func(i int) bool { return of(i) >= id })
	return at, at < len(rows) && of(at) == id
}

// withAll gives a copy of sorted rows in which many are put, each with an ID of its own.
func withAll[R data.Row](rows, put []R) []R {
	if len(put) == 0 {
		return rows
	}
	if few := 16 * len(put); few < len(rows) { // rows are large: the others are copied without a look
		if all, ok := replaced(rows, put); ok {
			return all
		}
	}
	put = slices.Clone(put)
	sortRows(put)
	all := make([]R, 0, len(rows)+len(put))
	for _, r := range rows {
		for len(put) > 0 && put[0].Ref().ID < r.Ref().ID {
			all, put = append(all, put[0]), put[1:]
		}
		if len(put) > 0 && put[0].Ref().ID == r.Ref().ID {
			r, put = put[0], put[1:]
		}
		all = append(all, r)
	}
	return append(all, put...)
}

// replaced is withAll where all that is put is there already; false where something is not.
func replaced[R data.Row](rows, put []R) ([]R, bool) {
	at := make([]int, len(put))
	for i, r := range put {
		var there bool
		if at[i], there = place(rows, r.Ref().ID); !there {
			return nil, false
		}
	}
	all := slices.Clone(rows)
	for i, r := range put {
		all[at[i]] = r
	}
	return all, true
}

// without gives a copy of the rows that lacks some IDs.
func without[R data.Row](rows []R, ids ...string) []R {
	gone := make(map[string]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r R) bool { return gone[r.Ref().ID] })
}

func sortRows[R data.Row](rows []R) {
	slices.SortStableFunc(rows, func(a, b R) int { return strings.Compare(a.Ref().ID, b.Ref().ID) })
}
