package explain

import (
	"slices"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// codePrefixes are where the words of codes stand in the catalogues, by kind and JSON name of the field.
var codePrefixes = map[data.Kind]map[string]string{
	data.KindLayer: {"role": "role."},
	data.KindZone: {
		"vocation": "vocation.", "type": "zone_type.", "state": "zone_state.", "evolution": "zone_evolution.", "developer": "zone_developer.",
	},
	data.KindPlot: {
		"status": "status.", "servicing": "servicing.", "occupancy": "occupancy.", "owner": "owner.", "rail_siding": "answer.",
		"fibre": "answer.", "truck_access": "answer.", "turnkey": "answer.", "seveso_max": "seveso.", "tenures": "tenure.",
		"studies": "study.", "procedure": "procedure.", "maturity": "maturity.",
	},
	data.KindCompany:       {"size": "company_size."},
	data.KindNeed:          {"stage": "stage."},
	data.KindContract:      {"framework": "framework."},
	data.KindProject:       {"type": "project_type.", "status": "project_status.", "themes": "theme.", "job_lines": "job_type.", "funding": "funding_status."},
	data.KindLandowner:     {"sort": "landowner_sort."},
	data.KindLandUnit:      {"use": "land_use."},
	data.KindEstablishment: {"cfe": "answer."},
	data.KindContact:       {"channel": "channel."},
	data.KindProposal:      {"stage": "proposal_stage."},
	data.KindTie:           {"sort": "tie_sort."},
}

// Code says a code of a field in words: « sous option ». One that has no words is given as it is.
func Code(loc *locale.Locale, k data.Kind, field, code string) string {
	prefix, ok := codePrefixes[k][field]
	if !ok {
		return code
	}
	return word(loc, prefix+code, code)
}

// PlotField is the name of a field of a plot: that of its measure where it has one, « Puissance électrique ».
func PlotField(loc *locale.Locale, field string) string {
	if m := data.Measure(field); m == match.MeasureStatus || slices.Contains(data.Measures(), m) {
		return Measure(loc, m)
	}
	return locale.Raised(FieldName(loc, field))
}

// Unit writes a unit of a measure as a person does: « m³/j ».
func Unit(loc *locale.Locale, unit string) string {
	if unit == "m³/day" {
		return loc.T("unit.m3_day")
	}
	return unit
}

// Hint says whether a fund may take a project: « Fonds vert : à confirmer ».
func Hint(loc *locale.Locale, h data.Hint) string {
	key := map[data.Answer]string{data.Yes: "hint.yes", data.No: "hint.no", data.Unknown: "hint.unknown"}[h.Answer]
	return loc.T(key, "fund", loc.T("fund."+h.Fund))
}

// Met says a condition of a fund and whether it is met.
func Met(loc *locale.Locale, c data.Condition) string {
	return loc.T(map[data.Answer]string{
		data.Yes: "condition_met.yes", data.No: "condition_met.no", data.Unknown: "condition_met.unknown",
	}[c.Met], "condition", loc.T("condition."+c.Rule))
}
