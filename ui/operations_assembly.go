package ui

import (
	"fyne.io/fyne/v2"
)

// assemblyOperations look for parcels to be joined, go through them and make something of them.
func (w *Window) assemblyOperations() []Operation {
	return []Operation{
		{ID: "assemble", TitleKey: "op.assemble", Group: "land", Icon: "merge", Shortcut: ctrlShift(fyne.KeyJ), Disabled: w.noAssembling, Run: w.assemble},
		{ID: "assembly.previous", TitleKey: "op.assembly_previous", Icon: "back", Disabled: w.noAssembly, Run: func() { w.chooseAssembly(w.joining.at - 1) }},
		{ID: "assembly.next", TitleKey: "op.assembly_next", Icon: "forward", Disabled: w.noAssembly, Run: func() { w.chooseAssembly(w.joining.at + 1) }},
		{ID: "assembly.plot", TitleKey: "op.assembly_plot", ShortKey: "op.assembly_plot_short", Icon: "from-parcels", Disabled: w.noAssemblyToEdit, Run: w.plotOfAssembly},
		{ID: "assembly.offer", TitleKey: "op.assembly_offer", ShortKey: "op.assembly_offer_short", Icon: "company", Disabled: w.noAssemblyToOffer, Run: w.offerAssembly},
		{ID: "assembly.close", TitleKey: "op.assembly_close", Icon: "close", Disabled: w.noAssemblies, Run: w.closeAssemblies},
	}
}

// noAssembling says why no parcels can be looked for: it takes a need and a layer of parcels.
func (w *Window) noAssembling() string {
	if why := w.noNeed(); why != "" {
		return why
	}
	if !w.hasParcels() {
		return "why.no_parcels"
	}
	return ""
}

func (w *Window) noAssembly() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if _, ok := w.assembly(); !ok {
		return "why.no_assembly"
	}
	return ""
}

func (w *Window) noAssemblyToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	return w.noAssembly()
}

func (w *Window) noAssemblies() string {
	if w.joining.need == "" {
		return "why.no_assembly"
	}
	return ""
}

// noAssemblyToOffer says why the parcels in hand cannot be proposed: a proposal names them by their ids in the cadastre.
func (w *Window) noAssemblyToOffer() string {
	if why := w.noAssemblyToEdit(); why != "" {
		return why
	}
	a, _ := w.assembly()
	for _, id := range a.Parcels {
		if len(id) != parcelIDLength {
			return "why.no_parcel_ids"
		}
	}
	return ""
}

// parcelIDLength is how long the id of a parcel of the French cadastre is.
const parcelIDLength = 14
