package data

// Link is a reference that a row makes to another one.
type Link struct {
	Field string // the JSON name of the field that makes it
	To    Ref
}

// Links gives the references of a row, in the order of its fields.
func Links(r Row) []Link {
	var links []Link
	add := func(field string, k Kind, ids ...string) {
		for _, id := range ids {
			if id != "" {
				links = append(links, Link{field, Ref{k, id}})
			}
		}
	}
	point := func(field string, to ...Ref) {
		for _, ref := range to {
			if ref.ID != "" {
				links = append(links, Link{field, ref})
			}
		}
	}
	switch r := r.(type) {
	case Plot:
		add("zone_id", KindZone, r.ZoneID)
	case Need:
		add("company_id", KindCompany, r.CompanyID)
	case Project:
		add("plot_ids", KindPlot, r.PlotIDs...)
		add("zone_ids", KindZone, r.ZoneIDs...)
		add("company_id", KindCompany, r.CompanyID)
		add("need_id", KindNeed, r.NeedID)
		for _, f := range r.Funding {
			add("funding", KindScheme, f.SchemeID)
		}
		add("contract_id", KindContract, r.ContractID)
	case LandUnit:
		add("zone_id", KindZone, r.ZoneID)
		add("landowner_id", KindLandowner, r.LandownerID)
	case Establishment:
		add("zone_id", KindZone, r.ZoneID)
		add("land_unit_id", KindLandUnit, r.LandUnitID)
		add("company_id", KindCompany, r.CompanyID)
	case Contact:
		add("company_id", KindCompany, r.CompanyID)
		add("need_id", KindNeed, r.NeedID)
	case Proposal:
		add("company_id", KindCompany, r.CompanyID)
		add("need_id", KindNeed, r.NeedID)
		add("plot_ids", KindPlot, r.PlotIDs...)
	case Attachment:
		point("on", r.On...)
	case Remark:
		point("on", r.On...)
	case Tie:
		point("from", r.From)
		point("to", r.To)
	}
	return links
}
