package ui

// noPage says why there is no page to show.
func (w *Window) noPage() string {
	if w.composing == nil {
		return "why.no_export"
	}
	return ""
}

func (w *Window) pageOperations() []Operation {
	shown := func() bool { return w.composing != nil && !w.composing.off }
	edge := func(by int) func() string {
		return func() string {
			if why := w.noPage(); why != "" {
				return why
			}
			m := w.composing.panel.Model()
			switch {
			case by < 0 && m.Page <= 1:
				return "why.first_page"
			case by > 0 && m.Page >= m.Pages:
				return "why.last_page"
			}
			return ""
		}
	}
	return []Operation{
		{ID: "export.preview", TitleKey: "op.export_preview", Icon: "doc", Disabled: w.noPage, Chosen: shown, Run: w.flipPage},
		{ID: "export.before", TitleKey: "op.export_before", Icon: "back", Disabled: edge(-1), Run: func() { w.turnPage(-1) }},
		{ID: "export.after", TitleKey: "op.export_after", Icon: "forward", Disabled: edge(1), Run: func() { w.turnPage(1) }},
	}
}
