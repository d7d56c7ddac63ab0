package ui

import (
	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/inspector"
	"emprise/ui/kit"
)

// tellOutside shows what another program changed while the project was closed.
func (w *Window) tellOutside(o workspace.Outside) {
	w.tellRecovered()
	if o.None() {
		return
	}
	w.say(w.loc.N("status.outside", o.Added+o.Changed+o.Deleted+len(o.Layers)))
	m := inspector.Model{Key: "outside", Kind: w.loc.T("kind.file"), Title: w.loc.T("outside.title"), Status: w.said(o)}
	wrong := map[data.Ref]bool{}
	for _, ref := range o.Wrong {
		wrong[ref] = true
	}
	if rows := w.listOutside(o, wrong); len(rows.Links) > 0 {
		m.Sections = append(m.Sections, rows)
	}
	if len(o.Layers) > 0 {
		s := inspector.Section{Title: w.loc.T("outside.layers"), Text: w.loc.T("outside.layers_stay")}
		for _, l := range o.Layers {
			s.Links = append(s.Links, inspector.Link{
				Icon: "layers", Title: l.Name, Detail: w.loc.T("outside.features", "was", w.loc.Number(float64(l.Was), 0), "now", w.loc.Number(float64(l.Now), 0)),
				Run: func() { w.chooseLayer(l.ID) },
			})
		}
		m.Sections = append(m.Sections, s)
	}
	if o.Problem != nil {
		m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("upkeep.what_now"), Text: w.sentence(o.Problem)})
	}
	if o.Kept {
		m.Actions = append(m.Actions, kit.Action{ID: "outside.undo", Title: w.loc.T("outside.undo"), Icon: "undo", Run: func() { w.Press("undo"); w.showInspector() }})
	}
	m.Actions = append(m.Actions, w.leaveReport())
	w.showReport(m)
}

// said sums up how many rows were changed.
func (w *Window) said(o workspace.Outside) string {
	return w.loc.T("outside.sum", "changed", w.loc.Number(float64(o.Changed), 0), "added", w.loc.Number(float64(o.Added), 0),
		"deleted", w.loc.Number(float64(o.Deleted), 0))
}

// listOutside leads to the rows that were changed; what breaks a rule is marked.
func (w *Window) listOutside(o workspace.Outside, wrong map[data.Ref]bool) inspector.Section {
	s := inspector.Section{Title: w.loc.T("outside.rows")}
	add := func(ref data.Ref, title, icon, detail string) {
		if len(s.Links) == findingsShown {
			s.Text = w.loc.T("issues.more")
			return
		}
		link := inspector.Link{Icon: icon, Title: w.loc.T("kind."+string(ref.Kind)) + " " + title, Detail: detail, Run: func() { w.Go(ref) }}
		if wrong[ref] {
			link.Icon, link.Detail = "warning", w.loc.T("outside.wrong")
		}
		s.Links = append(s.Links, link)
	}
	added := map[data.Ref]bool{}
	for _, ref := range o.Inverse.Delete {
		added[ref] = true
	}
	for _, r := range o.Forward.Put {
		if added[r.Ref()] {
			add(r.Ref(), data.Title(r), "add", w.loc.T("outside.added"))
		} else {
			add(r.Ref(), data.Title(r), "edit", w.loc.T("outside.changed"))
		}
	}
	for _, ref := range o.Forward.Delete {
		title := ref.ID
		for _, was := range o.Inverse.Put {
			if was.Ref() == ref {
				title = data.Title(was)
			}
		}
		add(ref, title, "trash", w.loc.T("outside.deleted"))
	}
	return s
}
