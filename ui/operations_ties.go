package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
)

// tieOperations join two rows, go from one to the other and part them.
func (w *Window) tieOperations() []Operation {
	return []Operation{
		{ID: "tie.add", TitleKey: "op.tie_add", ShortKey: "op.tie_add_short", Group: "edit", Icon: "link", Shortcut: ctrlShift(fyne.KeyY), Disabled: w.noRowToTie, Run: func() { w.askTie(w.rowToTie()) }},
		{ID: "link.follow", TitleKey: "op.link_follow", Group: "edit", Icon: "forward", Shortcut: ctrlShift(fyne.KeyG), Disabled: w.noLink, Run: w.askLink},
		{ID: "tie.cut", TitleKey: "op.tie_cut", Group: "edit", Icon: "scissors", Disabled: w.noTie, Run: func() { w.askCutTie(w.rowToTie()) }},
	}
}

// tiedKinds are the kinds of rows that are tied here, which the inspector tells all, in the order in which they are offered.
var tiedKinds = []data.Kind{
	data.KindCompany, data.KindProject, data.KindNeed, data.KindContract, data.KindZone, data.KindPlot,
	data.KindScheme, data.KindLandowner, data.KindEstablishment, data.KindLandUnit,
}

// rowToTie is what is selected, else the company or the contract of the list that is shown; the zero Ref for none.
func (w *Window) rowToTie() data.Ref {
	ref := w.selectedRow()
	switch {
	case slices.Contains(tiedKinds, ref.Kind):
		return ref
	case w.shelved(shelfCompanies) && w.dealing.company != "":
		return data.Ref{Kind: data.KindCompany, ID: w.dealing.company}
	case w.shelved(shelfContracts) && w.dealing.contract != "":
		return data.Ref{Kind: data.KindContract, ID: w.dealing.contract}
	}
	return data.Ref{}
}

func (w *Window) noRowToTie() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if _, ok := w.ws.Snapshot().Row(w.rowToTie()); !ok {
		return "why.no_row_to_tie"
	}
	return ""
}

func (w *Window) noTie() string {
	if why := w.noRowToTie(); why != "" {
		return why
	}
	if len(tiesOn(w.ws.Snapshot(), w.rowToTie())) == 0 {
		return "why.no_tie"
	}
	return ""
}
