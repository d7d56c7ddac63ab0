package ui

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/ui/inspector"
)

// withHanging adds to what the inspector tells of a row what hangs on it: first whom it was proposed to, at the end ties, files and notes.
func (w *Window) withHanging(ref data.Ref, m inspector.Model) inspector.Model {
	snap := w.ws.Snapshot()
	if offers := w.proposalsOn(snap, ref); len(offers.Links) > 0 {
		m.Sections = append([]inspector.Section{offers}, m.Sections...)
	}
	for _, s := range []inspector.Section{w.tiesOf(snap, ref), w.papersOn(snap, ref)} {
		same := slices.IndexFunc(m.Sections, func(o inspector.Section) bool { return o.Title == s.Title })
		switch {
		case len(s.Facts)+len(s.Links) == 0:
		case same >= 0: // a project tells what it is tied to by itself
			m.Sections[same].Links = append(m.Sections[same].Links, s.Links...)
		default:
			m.Sections = append(m.Sections, s)
		}
	}
	return m
}

// proposalsOn are the offers of a plot, or for a need: whom to, how far, and since when.
func (w *Window) proposalsOn(snap *workspace.Snapshot, ref data.Ref) inspector.Section {
	var s inspector.Section
	for _, p := range slices.Backward(snap.Proposals) {
		if w.outside() && data.Withheld(p) {
			continue
		}
		company, title := p.CompanyID, ""
		if n, ok := snap.Need(p.NeedID); ok {
			title = n.Title
			if company == "" {
				company = n.CompanyID
			}
		}
		theirs := ref == data.Ref{Kind: data.KindCompany, ID: company}
		if !theirs && !slices.ContainsFunc(data.Links(p), func(l data.Link) bool { return l.To == ref }) {
			continue
		}
		if c, ok := snap.Company(company); ok && ref.Kind != data.KindNeed {
			title = c.Shown()
		}
		icon, run := "company", func() { w.chooseCompany(company) }
		if ref.Kind == data.KindNeed || theirs {
			title = w.landOf(snap, p)
		}
		if theirs {
			icon, run = "plot", w.goesToLand(p)
		}
		s.Links = append(s.Links, inspector.Link{Icon: icon, Title: title, Detail: upperFirst(explain.Offer(w.loc, p)), Run: run})
	}
	s.Title = w.loc.N("inspector.proposals", len(s.Links))
	return s
}

// landOf names what a proposal offers.
func (w *Window) landOf(snap *workspace.Snapshot, p data.Proposal) string {
	var names []string
	for _, id := range p.PlotIDs {
		if plot, ok := snap.Plot(id); ok {
			names = append(names, plot.Name)
		}
	}
	if n := len(p.Parcels); n > 0 {
		names = append(names, w.loc.N("companies.parcels", n))
	}
	return strings.Join(names, ", ")
}

// fileSize is how large a file is, small ones in thousands of bytes.
func (w *Window) fileSize(n int64) string {
	if n < 100_000 {
		return w.loc.T("size.kilobytes", "n", w.loc.Number(float64(max(1, n/1000)), 0))
	}
	return w.megabytes(n)
}

// papersOn are the files and the notes of a row, and how to add to them.
func (w *Window) papersOn(snap *workspace.Snapshot, ref data.Ref) inspector.Section {
	s := inspector.Section{Title: w.loc.T("inspector.papers")}
	for _, r := range snap.Remarks {
		if slices.Contains(r.On, ref) && !(w.outside() && data.Withheld(r)) {
			label := w.loc.T("kind.remark")
			if r.Date != "" {
				label = w.loc.Date(r.Date)
			}
			s.Facts = append(s.Facts, inspector.Fact{Label: label, Value: r.Text, Source: r.Author})
		}
	}
	for _, a := range snap.Attachments {
		if slices.Contains(a.On, ref) && !(w.outside() && data.Withheld(a)) {
			s.Links = append(s.Links, inspector.Link{
				Icon: "doc", Title: a.Name, Detail: strings.Join(filled(w.fileSize(a.Size), w.loc.Date(a.Added), a.Notes), " · "), Run: func() { w.openAttachment(a.ID) },
			})
		}
	}
	if w.noEdit() == "" && !w.present.on {
		s.Links = append(s.Links,
			inspector.Link{Icon: adds, Title: w.loc.T("op.attach"), Run: func() { w.Press("attach") }},
			inspector.Link{Icon: adds, Title: w.loc.T("op.remark_add"), Run: func() { w.Press("remark.add") }},
		)
	}
	return s
}
