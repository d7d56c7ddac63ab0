package ui

import "emprise/data"

// registerOperations enter what is not drawn: the territory, what is said of zones, companies and contracts.
func (w *Window) registerOperations() []Operation {
	return []Operation{
		{ID: "territory", TitleKey: "op.territory", Group: "file", Icon: "edit", Disabled: w.noEdit, Run: w.editTerritory},
		{ID: "zone.edit", TitleKey: "op.zone_edit", ShortKey: "op.edit_short", Group: "draw", Icon: "edit", Disabled: w.noZoneSelected, Run: w.editZone},
		{ID: "company.add", TitleKey: "op.company_add", ShortKey: "op.company_add_short", Group: "land", Icon: "add", Disabled: w.noEdit, Run: w.addCompany},
		{ID: "company.edit", TitleKey: "op.company_edit", ShortKey: "op.edit_short", Icon: "edit", Disabled: w.noCompanyToEdit, Run: func() { w.editCompany(w.companyInHand()) }},
		{ID: "company.delete", TitleKey: "op.company_delete", ShortKey: "op.delete_short", Icon: "trash", Disabled: w.noCompanyToEdit, Run: func() {
			w.remove(data.Ref{Kind: data.KindCompany, ID: w.companyInHand()})
		}},
		{ID: "contract.add", TitleKey: "op.contract_add", ShortKey: "op.contract_add_short", Group: "sitting", Icon: "add", Disabled: w.noEdit, Run: w.addContract},
		{ID: "contract.edit", TitleKey: "op.contract_edit", ShortKey: "op.edit_short", Icon: "edit", Disabled: w.noContractToEdit, Run: func() { w.editContract(w.contractInHand()) }},
		{ID: "contract.delete", TitleKey: "op.contract_delete", ShortKey: "op.delete_short", Icon: "trash", Disabled: w.noContractToEdit, Run: func() {
			w.remove(data.Ref{Kind: data.KindContract, ID: w.contractInHand()})
		}},
	}
}

// companyInHand is the company that is selected or chosen in the list, else the one of the need or the project that is selected, "" for none.
func (w *Window) companyInHand() string {
	snap, id := w.ws.Snapshot(), ""
	if n, ok := snap.Need(w.selected.id); ok && w.selected.kind == data.KindNeed {
		id = n.CompanyID
	}
	if p, ok := snap.Project(w.selected.id); ok && w.selected.kind == data.KindProject {
		id = p.CompanyID
	}
	if w.shelved(shelfCompanies) || w.selected.kind == data.KindCompany {
		id = w.dealing.company
	}
	if _, ok := snap.Company(id); !ok {
		return ""
	}
	return id
}

func (w *Window) noCompanyToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.companyInHand() == "" {
		return "why.no_company"
	}
	return ""
}

// contractInHand is the contract that was looked at last, else the first, "" when there is none.
func (w *Window) contractInHand() string {
	snap := w.ws.Snapshot()
	if _, ok := snap.Contract(w.dealing.contract); ok {
		return w.dealing.contract
	}
	if len(snap.Contracts) > 0 {
		return snap.Contracts[0].ID
	}
	return ""
}

func (w *Window) noContractToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	return w.noContract()
}
