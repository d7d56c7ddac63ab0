package ui

// formOperations go on with what was typed.
func (w *Window) formOperations() []Operation {
	return []Operation{
		{ID: "form.resume", TitleKey: "op.form_resume", ShortKey: "op.form_resume_short", Group: "edit", Icon: "edit", Disabled: w.noFormKept, Run: w.resumeLast},
	}
}

func (w *Window) noFormKept() string {
	if len(w.kept) == 0 {
		return "why.no_form_kept"
	}
	return ""
}
