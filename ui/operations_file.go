package ui

// fileOperations look after the project file as a whole.
func (w *Window) fileOperations() []Operation {
	return []Operation{
		{ID: "check", TitleKey: "op.check", Group: "file", Icon: "check", Disabled: w.noProject, Run: w.checkFile},
		{ID: "compact", TitleKey: "op.compact", Group: "file", Icon: "box", Disabled: w.noUpkeep, Run: w.askCompact},
		{ID: "check.repair", TitleKey: "op.repair", Icon: "check", Disabled: w.noUpkeep, Run: w.repair},
		{ID: "compact.now", TitleKey: "op.compact_now", Icon: "box", Disabled: w.notAsked, Run: w.compact},
		{ID: "recover", TitleKey: "op.recover", Group: "file", Icon: "warning", Run: w.askRecover},
	}
}

// notAsked says why the file is not compacted: nobody has been told yet what that takes away.
func (w *Window) notAsked() string {
	if why := w.noUpkeep(); why != "" {
		return why
	}
	if !w.asked {
		return "why.not_asked"
	}
	return ""
}

// noUpkeep says why the file cannot be closed for a while and opened again.
func (w *Window) noUpkeep() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if len(w.bringing) > 0 {
		return "why.bringing"
	}
	return ""
}
