package data

import "slices"

// codeLists are the codes that fields of kinds take, by the JSON name of the field.
var codeLists = map[Kind]map[string][]string{
	KindLayer: {"role": texts(Roles())},
	KindZone: {
		"vocation": texts(Vocations()), "type": texts(ZoneTypes()), "state": texts(ZoneStates()), "evolution": texts(ZoneEvolutions()),
		"developer": texts(ZoneDevelopers()),
	},
	KindPlot: {
		"status": texts(Statuses()), "servicing": texts(Servicings()), "occupancy": texts(Occupancies()), "owner": texts(Owners()),
		"rail_siding": texts(Answers()), "fibre": texts(Answers()), "truck_access": texts(Answers()), "turnkey": texts(Answers()),
		"icpe_max": Regimes(), "seveso_max": texts(Sevesos()), "tenures": texts(Tenures()), "studies": texts(Studies()),
		"procedure": texts(Procedures()),
	},
	KindCompany:       {"size": texts(Sizes())},
	KindNeed:          {"stage": texts(Stages())},
	KindContract:      {"framework": texts(Frameworks())},
	KindProject:       {"type": texts(ProjectTypes()), "status": texts(ProjectStatuses()), "themes": texts(Themes())},
	KindLandowner:     {"sort": texts(LandownerSorts())},
	KindLandUnit:      {"use": texts(LandUses())},
	KindEstablishment: {"cfe": texts(Answers())},
	KindContact:       {"channel": texts(Channels())},
	KindProposal:      {"stage": texts(ProposalStages())},
	KindTie:           {"sort": texts(TieSorts())},
}

// Codes lists the codes that a field of a kind takes; nil where it takes no codes.
func Codes(k Kind, field string) []string { return slices.Clone(codeLists[k][field]) }

func texts[T ~string](codes []T) []string {
	all := make([]string, len(codes))
	for i, c := range codes {
		all[i] = string(c)
	}
	return all
}
