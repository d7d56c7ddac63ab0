package ui

import (
	"fyne.io/fyne/v2"

	"emprise/data"
)

// landRegisterOperations enter who owns land, who works on it and where money comes from, and open the form of whatever is selected.
func (w *Window) landRegisterOperations() []Operation {
	return []Operation{
		{ID: "edit", TitleKey: "op.edit", ShortKey: "op.edit_short", Group: "edit", Icon: "edit", Key: fyne.KeyF2, Disabled: w.nothingToEdit, Run: w.editSelected},
		{ID: "landowner.add", TitleKey: "op.landowner_add", Group: "land", Icon: "people", Disabled: w.noEdit, Run: func() {
			w.openLandowner(data.Landowner{ID: w.ws.NewID(data.KindLandowner, "")}, true)
		}},
		{ID: "establishment.add", TitleKey: "op.establishment_add", ShortKey: "op.establishment_short", Group: "land", Icon: "company", Disabled: w.noEdit, Run: w.addEstablishment},
		{ID: "establishment.place", TitleKey: "op.establishment_place", Group: "land", Icon: "locate", Disabled: w.noEstablishmentToPlace, Run: w.placeEstablishment},
		{ID: "scheme.add", TitleKey: "op.scheme_add", Group: "sitting", Icon: "contract", Disabled: w.noEdit, Run: func() {
			w.openScheme(data.Scheme{ID: w.ws.NewID(data.KindScheme, "")}, true)
		}},
	}
}

func (w *Window) nothingToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if ref := w.selectedRow(); !deletable(ref.Kind) && ref.Kind != data.KindLayer {
		return "why.nothing_to_edit"
	}
	return ""
}

func (w *Window) noEstablishmentToPlace() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.selected.kind != data.KindEstablishment {
		return "why.no_establishment"
	}
	if _, marked := w.chart.Marker(); marked {
		return ""
	}
	return w.noPointer()
}
