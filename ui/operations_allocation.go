package ui

import (
	"fyne.io/fyne/v2"

	"emprise/data/report"
)

// allocationOperations decide who gets which land.
func (w *Window) allocationOperations() []Operation {
	return []Operation{
		{ID: "allocation", TitleKey: "op.allocation", Group: "land", Icon: "company", Shortcut: ctrlShift(fyne.KeyA), Disabled: w.noProject, Chosen: func() bool { return w.shelved(shelfAllocation) }, Run: w.flipAllocation},
		{ID: "allocation.lock", Title: w.lockTitle, Icon: "lock", Disabled: w.noPair, Run: w.lockPair},
		{ID: "allocation.forbid", Title: w.forbidTitle, Icon: "forbid", Disabled: w.noPair, Run: w.forbidPair},
		{ID: "allocation.see", TitleKey: "op.allocation_see", Icon: "locate", Disabled: w.noLandInHand, Run: w.seeAllotted},
		{ID: "allocation.propose", TitleKey: "op.allocation_propose", ShortKey: "op.allocation_propose_short", Icon: "company", Disabled: w.nothingAllotted, Run: w.proposeAllotted},
		{ID: "allocation.reserve", TitleKey: "op.allocation_reserve", ShortKey: "op.allocation_reserve_short", Icon: "plot", Disabled: w.nothingAllotted, Run: w.reserveAllotted},
		{ID: "allocation.clear", TitleKey: "op.allocation_clear", ShortKey: "op.allocation_clear_short", Icon: "undo", Disabled: w.nothingDecided, Run: w.clearAllocation},
		{ID: "allocation.print", TitleKey: "op.allocation_print", ShortKey: "op.allocation_print_short", Icon: "export", Disabled: w.noProject, Run: func() { w.askSheet(string(report.TemplateAllocation)) }},
		{ID: "allocation.again", TitleKey: "op.allocation_again", Icon: "search", Disabled: w.notStopped, Run: w.decideAllocation},
		{ID: "allocation.close", TitleKey: "op.allocation_close", Icon: "close", Disabled: w.noAllocation, Run: w.closeAllocation},
	}
}

func (w *Window) lockTitle() string {
	if w.ws != nil && w.pairLocked() {
		return w.loc.T("op.allocation_unlock")
	}
	return w.loc.T("op.allocation_lock")
}

func (w *Window) forbidTitle() string {
	if w.ws != nil && w.pairForbidden() {
		return w.loc.T("op.allocation_allow")
	}
	return w.loc.T("op.allocation_forbid")
}

func (w *Window) noAllocation() string {
	if !w.allot.open {
		return "why.no_allocation"
	}
	return ""
}

// notStopped says why the question is not asked again: it is being answered, or was.
func (w *Window) notStopped() string {
	if why := w.noAllocation(); why != "" {
		return why
	}
	if !w.allot.stopped {
		return "why.not_stopped"
	}
	return ""
}

// noLandInHand says why there is no pair of a need and land in hand.
func (w *Window) noLandInHand() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if why := w.noAllocation(); why != "" {
		return why
	}
	if _, ok := w.pairInHand(); !ok {
		return "why.no_pair"
	}
	return ""
}

func (w *Window) noPair() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	return w.noLandInHand()
}

func (w *Window) nothingAllotted() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if why := w.noAllocation(); why != "" {
		return why
	}
	if w.allot.plan == nil || w.allot.plan.Best().Totals.Served == 0 {
		return "why.nothing_allotted"
	}
	return ""
}

func (w *Window) nothingDecided() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if a := w.ws.Snapshot().Territory.Allocation; len(a.Locked)+len(a.Forbidden)+len(a.Lifted) == 0 {
		return "why.nothing_decided"
	}
	return ""
}
