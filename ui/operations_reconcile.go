package ui

import "fyne.io/fyne/v2"

// reconcileOperations bring a newer file of a layer in.
func (w *Window) reconcileOperations() []Operation {
	return []Operation{
		{ID: "layer.update", TitleKey: "op.layer_update", ShortKey: "op.layer_update_short", Icon: "import", Disabled: w.noLayerToEdit, Run: w.askUpdate},
		{ID: "reconcile.apply", TitleKey: "op.reconcile_apply", Icon: "check", Shortcut: ctrl(fyne.KeyReturn), Disabled: w.noEdition, Run: w.carryEdition},
		{ID: "reconcile.show", TitleKey: "op.reconcile_show", Icon: "drawer", Disabled: w.noEdition, Run: func() { w.showDrawer(w.comparing.panel.Object) }},
		{ID: "reconcile.close", TitleKey: "op.reconcile_close", Icon: "close", Disabled: w.noEdition, Run: func() { w.leaveEdition(); w.nextImport() }},
	}
}
