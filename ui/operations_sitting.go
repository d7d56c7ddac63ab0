package ui

import (
	"strconv"

	"emprise/data"
)

// sittingOperations hold a sitting: open and close it, decide with the keys, read the minutes.
func (w *Window) sittingOperations() []Operation {
	list := []Operation{
		{ID: "sitting", Title: w.sittingTitle, Group: "sitting", Icon: "sitting", Disabled: w.noWrite, Chosen: w.sits, Run: w.flipSitting},
		{ID: "sitting.note", TitleKey: "op.sitting_note", Group: "sitting", Icon: "edit", Disabled: w.noNote, Run: w.askDecision},
		{ID: "sitting.before", Title: w.beforeTitle, Group: "sitting", Icon: "history", Letter: 'a', Disabled: w.noBefore, Chosen: w.Before, Run: w.flipBefore},
		{ID: "sitting.minutes", TitleKey: "op.sitting_minutes", Group: "sitting", Icon: "doc", Disabled: w.noSittingYet, Run: w.readMinutes},
	}
	for i, s := range data.Statuses()[:6] {
		list = append(list, Operation{
			ID: "status." + string(s), Title: func() string { return w.loc.T("op.status", "status", w.loc.T("status."+string(s))) },
			Letter: rune(strconv.Itoa(i + 1)[0]), Icon: "plot", Disabled: func() string { return w.noStatus(s) }, Run: func() { w.setStatus(s) },
		})
	}
	return list
}

func (w *Window) noSittingYet() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if len(w.ws.Snapshot().Sittings) == 0 {
		return "why.no_sitting_yet"
	}
	return ""
}

// noNote says why no decision can be noted: it can while a sitting goes on.
func (w *Window) noNote() string {
	if why := w.noWrite(); why != "" {
		return why
	}
	if !w.sits() {
		return "why.no_sitting_to_note"
	}
	return ""
}

// noStatus says why the selected plot cannot be given a status by a key: it can while a sitting goes on.
func (w *Window) noStatus(s data.Status) string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if !w.sits() {
		return "why.no_sitting"
	}
	p, ok := w.ws.Snapshot().Plot(w.selected.id)
	switch {
	case !ok || w.selected.kind != data.KindPlot:
		return "why.no_plot"
	case p.Status == s:
		return "why.status_already"
	}
	return ""
}

// setStatus gives the selected plot a status.
func (w *Window) setStatus(s data.Status) {
	p, _ := w.ws.Snapshot().Plot(w.selected.id)
	p.Status = s
	e := data.Edit{Note: data.Note{Key: "edit.status." + string(s), Args: map[string]string{"title": p.Name}}, Put: []data.Row{p}}
	w.do(e, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.did(e.Note)
	})
}
