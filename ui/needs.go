package ui

import (
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/kit"
	"emprise/ui/needform"
	"emprise/ui/weighform"
)

// editNeed opens the form of a need, or of a new one.
func (w *Window) editNeed(id string) {
	n, ok := w.ws.Snapshot().Need(id)
	if !ok {
		n = data.Need{ID: w.ws.NewID(data.KindNeed, ""), Stage: data.StageOpen, Received: w.today()}
		if w.selected.kind == data.KindCompany {
			n.CompanyID = w.selected.id
		}
		least := 10_000.0
		n.Criteria = []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &least}}
	}
	f := w.openNeed(n, !ok)
	if !ok {
		w.focus(f.Field("title"))
	}
}

// openNeed opens the form with a need, which is not stored as it is when it was weighed meanwhile.
func (w *Window) openNeed(n data.Need, isNew bool) *needform.Form {
	snap := w.ws.Snapshot()
	m := needform.Model{Need: n, New: isNew, Companies: snap.Companies, Targets: w.targets(snap)}
	seen := map[string]bool{}
	for _, p := range snap.Plots {
		if p.INSEE != "" && !seen[p.INSEE] {
			seen[p.INSEE] = true
			m.Communes = append(m.Communes, kit.Option{Code: p.INSEE, Text: p.Commune})
		}
	}
	f := needform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnChange = w.tryNeed
	f.OnWeigh = func(n data.Need) {
		// What was typed goes along, and comes back with the weights.
		typed := w.typedIn()
		carry := func(from form, open func()) {
			w.settle(from)
			if open(); typed {
				w.page.Touch()
			}
		}
		var weigh *weighform.Form
		back := func(n data.Need) {
			carry(weigh, func() {
				f := w.openNeed(n, isNew)
				w.tryNeed(n)
				w.focus(f.Field("title"))
			})
		}
		carry(f, func() {
			weigh = w.openWeigh(n, func(n data.Need) {
				typed = true
				back(n)
			}, func() { back(n) })
		})
	}
	key := "edit.need_changed"
	if isNew {
		key = "edit.need_added"
	}
	f.OnSave = func(n data.Need) { w.storeNeed(n, key, f) }
	w.showForm(f, f.Object)
	return f
}

// storeNeed stores the need of a form under a note and ranks the plots by it.
func (w *Window) storeNeed(n data.Need, key string, f form) {
	w.save(data.Edit{Note: data.Note{Key: key, Args: map[string]string{"title": n.Title}}, Put: []data.Row{n}}, f, func() {
		w.closeForm()
		w.chooseNeed(n.ID)
		w.matchSelected()
	})
}

// weighNeed opens the comparison of the criteria of a stored need, and stores the weights.
func (w *Window) weighNeed() {
	n, ok := w.ws.Snapshot().Need(w.needInHand())
	if !ok {
		return
	}
	var f *weighform.Form
	f = w.openWeigh(n, func(n data.Need) { w.storeNeed(n, "edit.need_changed", f) }, w.closeForm)
}

// openWeigh opens the comparison of the criteria of a need.
func (w *Window) openWeigh(n data.Need, save func(data.Need), cancel func()) *weighform.Form {
	f := weighform.New(w.loc, w.tips, n)
	f.OnSave, f.OnCancel, f.OnChange = save, cancel, w.tryNeed
	w.showForm(f, f.Object)
	return f
}

// targets are what a criterion in words of one's own can ask about: the layers of features, and the roles that several have.
func (w *Window) targets(snap *workspace.Snapshot) []needform.Target {
	var list []needform.Target
	count := map[data.Role]int{}
	for _, l := range slices.Backward(snap.Layers) {
		drawn := snap.Scene.Layer(l.ID)
		if drawn == nil || workspace.KindOf(l.ID) != "" {
			continue
		}
		t := needform.Target{Layer: l.ID, Name: l.Name}
		for _, c := range drawn.Features.Columns {
			t.Attributes = append(t.Attributes, c.Name)
		}
		list = append(list, t)
		count[l.Role]++
	}
	for _, role := range data.Roles() {
		if count[role] > 1 {
			list = append(list, needform.Target{Role: role, Name: w.loc.T("need.free_role", "role", w.loc.T("role."+string(role)))})
		}
	}
	return list
}
