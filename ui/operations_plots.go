package ui

import (
	"fyne.io/fyne/v2"
)

// plotOperations list the plots and keep what was asked of them.
func (w *Window) plotOperations() []Operation {
	return []Operation{
		{ID: "plots", TitleKey: "op.plots", Group: "land", Icon: "plot", Shortcut: ctrlShift(fyne.KeyI), Disabled: w.noProject, Chosen: func() bool { return w.shelved(shelfPlots) }, Run: w.flipPlots},
		{ID: "plots.cards", TitleKey: "op.plots_cards", Icon: "cards", Disabled: w.noPlotList, Chosen: func() bool { return w.settings.PlotCards }, Run: w.flipCards},
		{ID: "plots.clear", TitleKey: "op.plots_clear", ShortKey: "op.plots_clear_short", Icon: "close", Disabled: w.noPlotFilter, Run: func() { w.filterPlots(plotListing{}) }},
		{ID: "plots.keep", TitleKey: "op.plots_keep", Icon: "bookmark", Disabled: w.noPlotFilter, Run: w.keepPlotFilter},
		{ID: "plots.forget", TitleKey: "op.plots_forget", Icon: "trash", Disabled: w.noKeptFilter, Run: w.forgetPlotFilter},
		{ID: "plots.gather", TitleKey: "op.plots_gather", Icon: "whole", Disabled: w.noPlotFilter, Run: w.gatherListed},
	}
}

func (w *Window) noPlotList() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if !w.shelved(shelfPlots) {
		return "why.no_plot_list"
	}
	return ""
}

// flipCards shows the plots as cards, or in a table again.
func (w *Window) flipCards() {
	w.settings.PlotCards = !w.settings.PlotCards
	w.settings.save()
	w.showPlots()
	w.showToolbar()
}

func (w *Window) noPlotFilter() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.listing.filter.Empty() {
		return "why.no_plot_filter"
	}
	return ""
}

func (w *Window) noKeptFilter() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.listing.name == "" {
		return "why.no_kept_filter"
	}
	return ""
}
