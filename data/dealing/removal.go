package dealing

import (
	"cmp"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
)

// Removal is what it takes to delete a row, with all that is nothing without it.
type Removal struct {
	Edit  data.Edit
	Gone  map[data.Kind]int // other rows that go: exchanges, needs and proposals of a company, what is said of rows that go
	Freed map[data.Kind]int // rows that stay and cite it no longer: projects, establishments, plots of a zone
}

// Remove deletes a row and, in the same edit, what would point at nothing: exchanges, needs and offers go with their company, and an offer
// with the last of its land; plots, projects, land units and establishments stay and lose the reference, and money keeps the name of its
// scheme; ties, notes and attachments go when they are about nothing else. ok is false when there is no such row.
func Remove(snap *workspace.Snapshot, ref data.Ref) (r Removal, ok bool) {
	row, ok := snap.Row(ref)
	if !ok {
		return Removal{}, false
	}
	citing := citations(snap)
	gone, goes, changed := []data.Ref{ref}, map[data.Ref]bool{ref: true}, map[data.Ref]data.Row{}
	for i := 0; i < len(gone); i++ {
		cited, _ := snap.Row(gone[i])
		for _, other := range citing[gone[i]] {
			at := other.Ref()
			if goes[at] {
				continue
			}
			if now := changed[at]; now != nil {
				other = now
			}
			if rest := without(other, cited); rest != nil {
				changed[at] = rest
			} else {
				gone, goes[at] = append(gone, at), true
				delete(changed, at)
			}
		}
	}
	r = Removal{Edit: data.Edit{Note: data.Deleted(row), Delete: gone}, Gone: map[data.Kind]int{}, Freed: map[data.Kind]int{}}
	for _, g := range gone[1:] {
		r.Gone[g.Kind]++
	}
	for _, now := range changed {
		r.Edit.Put = append(r.Edit.Put, now)
		r.Freed[now.Ref().Kind]++
	}
	kinds := data.Kinds()
	slices.SortFunc(r.Edit.Put, func(a, b data.Row) int {
		x, y := a.Ref(), b.Ref()
		return cmp.Or(cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind)), cmp.Compare(x.ID, y.ID))
	})
	return r, true
}

// citations are the rows that cite each row, in the order of data.Kinds and of their IDs.
func citations(snap *workspace.Snapshot) map[data.Ref][]data.Row {
	citing := map[data.Ref][]data.Row{}
	for _, k := range data.Kinds() {
		for _, r := range snap.Rows(k) {
			for _, l := range data.Links(r) {
				list := citing[l.To]
				if n := len(list); n == 0 || list[n-1].Ref() != r.Ref() {
					citing[l.To] = append(list, r)
				}
			}
		}
	}
	return citing
}

// without is a row that cites another no longer, nil when it is nothing without it.
func without(r, cited data.Row) data.Row {
	ref := cited.Ref()
	forget := func(id *string, kind data.Kind) {
		if ref.Kind == kind && *id == ref.ID {
			*id = ""
		}
	}
	fewer := func(refs []data.Ref) []data.Ref {
		return slices.DeleteFunc(slices.Clone(refs), func(o data.Ref) bool { return o == ref })
	}
	others := func(ids []string, kind data.Kind) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return ref.Kind == kind && id == ref.ID })
	}
	switch r := r.(type) {
	case data.Plot:
		forget(&r.ZoneID, data.KindZone)
		return r
	case data.LandUnit:
		forget(&r.ZoneID, data.KindZone)
		forget(&r.LandownerID, data.KindLandowner)
		return r
	case data.Proposal:
		if r.PlotIDs = others(r.PlotIDs, data.KindPlot); ref.Kind == data.KindPlot && len(r.PlotIDs)+len(r.Parcels) > 0 {
			return r
		}
	case data.Contact:
		if ref.Kind != data.KindNeed {
			return nil
		}
		r.NeedID = ""
		return r
	case data.Project:
		forget(&r.CompanyID, data.KindCompany)
		forget(&r.NeedID, data.KindNeed)
		r.PlotIDs, r.ZoneIDs = others(r.PlotIDs, data.KindPlot), others(r.ZoneIDs, data.KindZone)
		if ref.Kind == data.KindContract {
			r.ContractID, r.ActionCode = "", ""
		}
		if scheme, ok := cited.(data.Scheme); ok {
			r.Funding = named(r.Funding, scheme)
		}
		return r
	case data.Establishment:
		forget(&r.CompanyID, data.KindCompany)
		forget(&r.ZoneID, data.KindZone)
		forget(&r.LandUnitID, data.KindLandUnit)
		return r
	case data.Attachment:
		if r.On = fewer(r.On); len(r.On) > 0 {
			return r
		}
	case data.Remark:
		if r.On = fewer(r.On); len(r.On) > 0 {
			return r
		}
	}
	return nil
}

// named are lines of money that cite a scheme no longer, and still say its name.
func named(lines []data.Funding, scheme data.Scheme) []data.Funding {
	lines = slices.Clone(lines)
	for i := range lines {
		if f := &lines[i]; f.SchemeID == scheme.ID {
			f.SchemeID = ""
			if f.Scheme == "" {
				f.Scheme = scheme.Name
			}
		}
	}
	return lines
}

// Recoded is the edit that keeps a contract, in which projects follow the sheets whose codes have changed; renamed tells the new code of
// each old one.
func Recoded(snap *workspace.Snapshot, c data.Contract, renamed map[string]string) data.Edit {
	e := data.Edit{Note: data.Saved(c), Put: []data.Row{c}}
	for _, p := range snap.Projects {
		if code, ok := renamed[p.ActionCode]; ok && p.ContractID == c.ID {
			p.ActionCode = code
			e.Put = append(e.Put, p)
		}
	}
	return e
}
