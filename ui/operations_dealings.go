package ui

import (
	"fyne.io/fyne/v2"

	"emprise/data"
)

// dealingOperations work with companies and contracts.
func (w *Window) dealingOperations() []Operation {
	return []Operation{
		{ID: "call", TitleKey: "op.call", ShortKey: "op.call_short", Group: "land", Icon: "phone", Shortcut: ctrlShift(fyne.KeyN), Disabled: w.noEdit, Run: func() { w.noteCall("") }},
		{ID: "proposal.add", TitleKey: "op.proposal_add", ShortKey: "op.proposal_short", Group: "land", Icon: "plot", Disabled: w.noProposal, Run: w.offerLand},
		{ID: "companies", TitleKey: "op.companies", Group: "land", Icon: "company", Shortcut: ctrlShift(fyne.KeyP), Disabled: w.noProject, Chosen: func() bool { return w.shelved(shelfCompanies) }, Run: w.flipCompanies},
		{ID: "contracts", TitleKey: "op.contracts", Group: "sitting", Icon: "contract", Shortcut: ctrlShift(fyne.KeyO), Disabled: w.noProject, Chosen: func() bool { return w.shelved(shelfContracts) }, Run: w.flipContracts},
	}
}

// noProposal says why the land in hand cannot be proposed: it takes plots and a need.
func (w *Window) noProposal() string {
	if why := w.noPlotsInHand(); why != "" {
		return why
	}
	if id := w.needInHand(); id == "" {
		return "why.no_need"
	}
	return ""
}

// offerLand notes that the plots in hand are proposed to the company of the need in hand.
func (w *Window) offerLand() {
	need, _ := w.ws.Snapshot().Need(w.needInHand())
	var p data.Proposal
	for _, plot := range w.plotsInHand() {
		p.PlotIDs = append(p.PlotIDs, plot.ID)
	}
	w.noteProposal(need, p, w.loc.N("counted.plot", len(p.PlotIDs)))
}

// noteProposal notes that the land of p is proposed to the company of a need; land says how much it is.
func (w *Window) noteProposal(need data.Need, p data.Proposal, land string) {
	p.ID, p.NeedID, p.CompanyID, p.Stage = w.ws.NewID(data.KindProposal, ""), need.ID, need.CompanyID, data.ProposalMade
	p.Steps = []data.ProposalStep{{Stage: data.ProposalMade, Date: w.today()}}
	e := data.Edit{Note: data.Note{Key: "edit.proposed", Args: map[string]string{"need": need.Title, "plots": land}}, Put: []data.Row{p}}
	w.do(e, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.did(e.Note)
	})
}
