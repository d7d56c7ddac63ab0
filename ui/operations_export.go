package ui

import "path/filepath"

// exportOperations take data out of the project.
func (w *Window) exportOperations() []Operation {
	return []Operation{
		{ID: "export.data", TitleKey: "op.export_data", Group: "file", Icon: "export", Disabled: w.noProject, Run: w.askData},
		{ID: "export.folder", TitleKey: "op.export_folder", ShortKey: "op.export_folder_short", Icon: "folder", Disabled: w.nothingExported, Run: func() { w.openOutside(filepath.Dir(w.exported)) }},
		{ID: "export.read", TitleKey: "op.export_read", ShortKey: "op.export_read_short", Icon: "doc", Disabled: w.nothingExported, Run: func() { w.openOutside(w.exported) }},
	}
}

func (w *Window) nothingExported() string {
	if w.exported == "" {
		return "why.nothing_exported"
	}
	return ""
}
