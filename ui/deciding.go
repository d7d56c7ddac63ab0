package ui

import (
	"slices"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/ui/sittingform"
)

// chooseDeed goes to what a line of the log speaks of: the row itself, or what it is about.
func (w *Window) chooseDeed(line int) {
	if line < 0 || line >= len(w.deeds) {
		return
	}
	for _, ref := range w.leads(w.deeds[line].Ref) {
		if _, ok := w.ws.Snapshot().Row(ref); ok {
			w.Go(ref)
			return
		}
	}
	w.say(w.loc.T("sitting.nowhere"))
}

// ChooseDeed presses a line of the log of the sitting.
func (w *Window) ChooseDeed(line int) { w.log.OnChoose(line) }

// leads are the rows that a line on a row leads to, the best first.
func (w *Window) leads(ref data.Ref) []data.Ref {
	snap := w.ws.Snapshot()
	switch ref.Kind {
	case data.KindPlot, data.KindZone, data.KindNeed, data.KindProject, data.KindCompany, data.KindContract:
		return []data.Ref{ref}
	case data.KindProposal:
		p, _ := snap.Proposal(ref.ID)
		var refs []data.Ref
		for _, id := range p.PlotIDs {
			refs = append(refs, data.Ref{Kind: data.KindPlot, ID: id})
		}
		return append(refs, data.Ref{Kind: data.KindNeed, ID: p.NeedID}, data.Ref{Kind: data.KindCompany, ID: p.CompanyID})
	case data.KindRemark:
		r, _ := snap.Remark(ref.ID)
		return slices.DeleteFunc(slices.Clone(r.On), func(on data.Ref) bool { return on.Kind == data.KindRemark || len(w.leads(on)) == 0 })
	}
	return nil
}

// askDecision asks for a decision that changes nothing in the project, to be noted with the sitting and with what is selected.
func (w *Window) askDecision() {
	s, _ := minutes.Running(w.ws.Snapshot())
	m := sittingform.DecisionModel{Sitting: s.Title}
	ref := w.selectedRow()
	row, on := w.ws.Snapshot().Row(ref)
	if on = on && ref.Kind != data.KindLayer; on {
		m.About = data.Title(row)
	}
	f := sittingform.NewDecision(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnSave = func(d sittingform.Noted) {
		r := data.Remark{
			ID: w.ws.NewID(data.KindRemark, ""), On: []data.Ref{s.Ref()}, Text: d.Text, Date: w.today(), Author: w.settings.Author, Internal: d.Internal,
		}
		if d.About {
			r.On = append(r.On, ref)
		}
		e := data.Edit{Note: data.Note{Key: "edit.decision", Args: map[string]string{"title": data.Title(r)}}, Put: []data.Row{r}}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("text"))
}
