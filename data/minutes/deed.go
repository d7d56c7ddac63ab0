package minutes

import (
	"slices"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/workspace"
)

// tell adds what one journal entry did. now is the project before it, and after it when tell returns.
func (m *Minutes) tell(d workspace.Deed, now *state) {
	before := map[data.Ref]data.Row{}
	var refs []data.Ref
	touch := func(ref data.Ref) {
		if _, twice := before[ref]; !twice && ref != m.Sitting.Ref() {
			before[ref] = now.row(ref)
			refs = append(refs, ref)
		}
	}
	for _, r := range d.Forward.Put {
		touch(r.Ref())
	}
	for _, ref := range d.Forward.Delete {
		touch(ref)
	}
	now.do(d.Forward)
	if len(refs) > many {
		m.tellMany(d, refs)
		return
	}
	for _, ref := range refs {
		was, is := before[ref], now.row(ref)
		change, ok := difference.Of(was, is)
		if !ok {
			continue
		}
		if m.Public && (withheld(was) || withheld(is)) {
			m.Withheld++
			continue
		}
		deed := Deed{
			Seq: d.Seq, At: d.At.In(m.Started.Location()), Author: d.Author, Ref: ref, Name: m.name(was, is), Became: change.What,
			Rows: 1, Note: d.Forward.Note,
		}
		if change.What == difference.Changed {
			deed.Fields = change.Fields
		}
		if m.Public {
			deed.Author, deed.Note = "", data.Note{}
			if change.What == difference.Changed {
				if deed.Fields = openFields(was, is); len(deed.Fields) == 0 {
					m.Withheld++
					continue
				}
			}
		}
		m.file(deed, was, is, now)
	}
}

// tellMany adds an edit that touched more rows than can be told.
func (m *Minutes) tellMany(d workspace.Deed, refs []data.Ref) {
	if m.Public {
		m.Withheld++
		return
	}
	m.Other = append(m.Other, Deed{
		Seq: d.Seq, At: d.At.In(m.Started.Location()), Author: d.Author, Ref: refs[0], Became: difference.Changed, Rows: len(refs),
		Note: d.Forward.Note,
	})
}

// file puts a deed where it belongs.
func (m *Minutes) file(deed Deed, was, is data.Row, now *state) {
	shown := is
	if shown == nil {
		shown = was
	}
	switch r := shown.(type) {
	case data.Plot:
		m.about(r.ID)
		m.Decisions = append(m.Decisions, deed)
	case data.Proposal:
		deed.Stage, deed.Whose = string(r.Stage), m.whose(r, now)
		m.on(&deed, now, r.PlotIDs...)
		deed.About = append(deed.About, r.Parcels...)
		m.Proposals = append(m.Proposals, deed)
	case data.Remark:
		deed.Text = r.Text
		noted := false // as a decision of this sitting
		for _, ref := range r.On {
			if ref.Kind == data.KindSitting {
				noted = noted || ref == m.Sitting.Ref()
				continue
			}
			if on := now.row(ref); on != nil {
				if m.Public && withheld(on) {
					continue
				}
				deed.About = append(deed.About, m.name(nil, on))
			}
			if ref.Kind == data.KindPlot {
				m.about(ref.ID)
			}
		}
		if noted {
			m.Decisions = append(m.Decisions, deed)
			return
		}
		m.Remarks = append(m.Remarks, deed)
	case data.Project:
		deed.Stage = string(r.Status)
		m.on(&deed, now, r.PlotIDs...)
		m.Projects = append(m.Projects, deed)
	case data.Layer, data.Territory, data.KeptView, data.KeptComposition:
		if m.Public {
			m.Withheld++
			return
		}
		m.Other = append(m.Other, deed)
	default:
		m.Decisions = append(m.Decisions, deed)
	}
}

// on notes the plots that a deed is about.
func (m *Minutes) on(deed *Deed, now *state, plots ...string) {
	for _, id := range plots {
		m.about(id)
		if p := now.row(data.Ref{Kind: data.KindPlot, ID: id}); p != nil {
			deed.About = append(deed.About, data.Title(p))
		}
	}
}

func (m *Minutes) about(plot string) {
	if !slices.ContainsFunc(m.Plots, func(p Plot) bool { return p.ID == plot }) {
		m.Plots = append(m.Plots, Plot{ID: plot})
	}
}

// whose is the company that a proposal is made to, as the reader may know it.
func (m *Minutes) whose(p data.Proposal, now *state) string {
	id := p.CompanyID
	if n, ok := now.row(data.Ref{Kind: data.KindNeed, ID: p.NeedID}).(data.Need); ok && id == "" {
		id = n.CompanyID
	}
	c, ok := now.row(data.Ref{Kind: data.KindCompany, ID: id}).(data.Company)
	switch {
	case !ok, m.Public:
		return ""
	}
	return c.Shown()
}

// name is what people call a row that is touched; a company goes by its code name in public, or by its ID.
func (m *Minutes) name(was, is data.Row) string {
	r := is
	if r == nil {
		r = was
	}
	if c, ok := r.(data.Company); ok && m.Public {
		if c.CodeName != "" {
			return c.CodeName
		}
		return c.ID
	}
	return data.Title(r)
}
