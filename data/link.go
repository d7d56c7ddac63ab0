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
	}
	return links
}
