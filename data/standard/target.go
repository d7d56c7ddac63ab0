package standard

import "emprise/data"

// target is a field of one of our nouns: how it is read, in which unit we hold it, and the codes it may have.
type target struct {
	form  Form
	unit  Unit
	codes []string
}

func codes[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = string(c)
	}
	return out
}

// AreaField is what the source declares as area. It is compared with the drawing and not stored: our areas are drawn.
const AreaField = "area_m2"

// targets of the nouns that a layer can become, by the JSON names of their fields.
var targets = map[data.Kind]map[string]target{
	data.KindPlot: {
		"id": {form: FormIdentifier}, "name": {form: FormText}, "zone_id": {form: FormIdentifier},
		"commune": {form: FormText}, "insee": {form: FormINSEE}, "parcels": {form: FormParcels},
		"status":       {form: FormCode, codes: codes(data.Statuses())},
		"servicing":    {form: FormCode, codes: codes(data.Servicings())},
		"occupancy":    {form: FormCode, codes: codes(data.Occupancies())},
		"owner":        {form: FormCode, codes: codes(data.Owners())},
		"price_eur_m2": {form: FormNumber, unit: UnitEuroPerM2},
		"power_kva":    {form: FormNumber, unit: UnitKVA},
		"water_m3h":    {form: FormNumber, unit: UnitM3PerHour},
		"building_m2":  {form: FormNumber, unit: UnitSquareMetre},
		"gas_nm3h":     {form: FormNumber, unit: UnitNm3PerHour}, "discharge_m3day": {form: FormNumber, unit: UnitM3PerDay},
		"land_take_m2": {form: FormNumber, unit: UnitSquareMetre},
		"slope_pct":    {form: FormNumber, unit: UnitPercent}, "coverage_pct": {form: FormNumber, unit: UnitPercent},
		"bearing_kpa": {form: FormNumber, unit: UnitKilopascal}, "height_max_m": {form: FormNumber, unit: UnitMetre},
		"sale_eur": {form: FormNumber, unit: UnitEuro}, "sale_date": {form: FormDay}, "acquirer": {form: FormText},
		AreaField:   {form: FormNumber, unit: UnitSquareMetre},
		"available": {form: FormDay}, "power_available": {form: FormDay}, "updated": {form: FormDay},
		"rail_siding": {form: FormAnswer}, "fibre": {form: FormAnswer}, "truck_access": {form: FormAnswer}, "turnkey": {form: FormAnswer},
		"icpe_max": {form: FormCode, codes: data.Regimes()}, "seveso_max": {form: FormCode, codes: codes(data.Sevesos())},
		"procedure": {form: FormCode, codes: codes(data.Procedures())},
		"notes":     {form: FormText},
	},
	data.KindZone: {
		"id": {form: FormIdentifier}, "name": {form: FormText}, "commune": {form: FormText}, "insee": {form: FormINSEE},
		"vocation": {form: FormCode, codes: codes(data.Vocations())},
		AreaField:  {form: FormNumber, unit: UnitSquareMetre},
	},
}

// Targets lists the fields of a noun that a column can be mapped to, by name.
func Targets(noun data.Kind) []string { return sortedKeys(targets[noun]) }
