package minutes

import (
	"emprise/data"
	"emprise/data/difference"
)

// withheld says whether a public reader must not learn of a row at all.
func withheld(r data.Row) bool {
	switch r := r.(type) {
	case data.Contact, data.Landowner, data.Attachment, data.Tie:
		return true
	case data.Project:
		return r.Internal
	case data.Remark:
		return r.Internal
	}
	return false
}

// open are the fields of which a public reader may read the values; of others the minutes do not even say that they changed.
var open = map[data.Kind][]string{
	data.KindPlot: {
		"name", "zone_id", "commune", "status", "servicing", "occupancy", "available", "rail_siding", "fibre", "truck_access",
		"icpe_max", difference.Shape,
	},
	data.KindZone:     {"name", "commune", "vocation", difference.Shape},
	data.KindProposal: {"stage", "plot_ids"},
	data.KindProject:  {"title", "type", "status", "start", "end", "plot_ids", "zone_ids", difference.Place},
	data.KindContract: {"name", "framework", "start", "end", "signatories"},
	data.KindScheme:   {"name", "funder", "opens", "closes", "url"},
	data.KindRemark:   {"text"},
	data.KindNeed:     {"stage"},
}

func openFields(fields []difference.Field, r data.Row) []difference.Field {
	if r == nil {
		return nil
	}
	var kept []difference.Field
	for _, f := range fields {
		for _, name := range open[r.Ref().Kind] {
			if f.Name == name {
				f.Source = ""
				kept = append(kept, f)
			}
		}
	}
	return kept
}
