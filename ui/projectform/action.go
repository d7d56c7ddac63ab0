package projectform

import (
	"fyne.io/fyne/v2"

	"emprise/ui/asking"
	"emprise/ui/kit"
)

// offerActions offers the action sheets of the contract in hand.
func (f *Form) offerActions() {
	var sheets []kit.Option
	have := f.project.ActionCode
	if old := f.fields["action"]; old != nil {
		have = old.Value()
	}
	for _, c := range f.model.Contracts {
		if c.ID != f.fields["contract_id"].Value() {
			continue
		}
		for _, x := range c.Axes {
			for _, a := range x.Actions {
				sheets = append(sheets, kit.Option{Code: a.Code, Text: f.loc.T("contracts.sheet", "code", a.Code, "title", a.Title)})
			}
		}
		if _, _, ok := c.Action(have); !ok && have != "" && have == f.project.ActionCode && c.ID == f.project.ContractID { // it is not in the contract any more
			sheets = append(sheets, kit.Option{Code: have, Text: have})
		}
	}
	delete(f.fields, "action")
	f.action.Objects = nil
	if len(sheets) > 0 {
		choice := kit.NewChoiceField(f.loc.T("project.action"), "", asking.Or(f.loc.T("form.none"), sheets), nil)
		choice.Fill(have)
		f.fields["action"] = choice
		f.action.Objects = []fyne.CanvasObject{choice.Object()}
	}
	f.action.Hidden = len(sheets) == 0
	f.action.Refresh()
}
