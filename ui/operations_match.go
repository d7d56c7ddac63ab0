package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/comparison"
)

// matchOperations work with the answers to a need.
func (w *Window) matchOperations() []Operation {
	return []Operation{
		{ID: "need.weigh", TitleKey: "op.need_weigh", ShortKey: "op.need_weigh_short", Group: "land", Icon: "ruler", Disabled: w.noNeedToEdit, Run: w.weighNeed},
		{ID: "match.compare", TitleKey: "op.match_compare", Group: "land", Icon: "chart", Shortcut: ctrlShift(fyne.KeyM), Disabled: w.noAnswers, Chosen: func() bool { return w.shelved(shelfContest) }, Run: w.openContest},
		{ID: "match.mark", TitleKey: "op.match_mark", Icon: "check", Disabled: w.noPlotToMark, Run: func() { w.markPlot(w.selected.id) }},
		{ID: "match.compare_close", TitleKey: "op.match_compare_close", Icon: "close", Disabled: w.noContest, Run: w.closeContest},
	}
}

func (w *Window) noAnswers() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.ranking.needID == "" || w.ranking.matches == nil {
		return "why.no_ranking"
	}
	return ""
}

func (w *Window) noPlotToMark() string {
	if why := w.noAnswers(); why != "" {
		return why
	}
	if _, ok := w.ranking.of(w.selected.id); w.selected.kind != data.KindPlot || !ok {
		return "why.no_plot_selected"
	}
	if len(w.contest.marked) == comparison.Most && !slices.Contains(w.contest.marked, w.selected.id) {
		return "why.four_marked"
	}
	return ""
}

func (w *Window) noContest() string {
	if !w.shelved(shelfContest) {
		return "why.no_contest"
	}
	return ""
}
