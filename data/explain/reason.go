package explain

import (
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// Reason says in one phrase, without full stop, how a plot answers a criterion:
// « Superficie : 1,85 ha, il en faut au moins 2,00 ha (il manque 0,15 ha) ».
func Reason(loc *locale.Locale, r match.Reason) string {
	name := Asker(loc, r)
	if r.Measure == match.MeasureStatus {
		if !r.Value.Known {
			return loc.T("reason.status_unknown", "measure", name)
		}
		return loc.T("reason.status", "measure", name, "value", Known(loc, r.Measure, r.Value))
	}
	asked := Asked(loc, r)
	switch {
	case !r.Value.Known:
		return loc.T("reason.unknown", "measure", name, "asked", asked)
	case r.Verdict == match.Unfit && r.Gap != nil:
		return missed(loc, r, name)
	case r.Verdict == match.Unfit:
		key := "reason.category_soft"
		if r.Hard {
			key = "reason.category"
		}
		return loc.T(key, "measure", name, "value", Known(loc, r.Measure, r.Value), "asked", asked)
	case asked == "":
		return loc.T("reason.plain", "measure", name, "value", Known(loc, r.Measure, r.Value))
	}
	return loc.T("reason.met", "measure", name, "value", Known(loc, r.Measure, r.Value), "asked", asked)
}

// missed is the sentence of a number beyond its bound.
func missed(loc *locale.Locale, r match.Reason, name string) string {
	below := r.Min != nil && r.Value.Number < *r.Min
	bound := r.Max
	if below {
		bound = r.Min
	}
	fine := value(loc, r.Measure, *r.Gap, false) == value(loc, r.Measure, 0, false) ||
		value(loc, r.Measure, r.Value.Number, false) == value(loc, r.Measure, *bound, false)
	args := []any{
		"measure", name,
		"value", value(loc, r.Measure, r.Value.Number, fine),
		"bound", value(loc, r.Measure, *bound, fine),
		"gap", gap(loc, r.Measure, *r.Gap, fine),
	}
	switch {
	case r.Measure.Unit() == "date" && below:
		return loc.T("reason.early", args...)
	case r.Measure.Unit() == "date":
		return loc.T("reason.late", args...)
	case below && !r.Hard:
		return loc.T("reason.below_soft", args...)
	case below && quantity(r.Measure):
		return loc.T("reason.below_quantity", args...)
	case below:
		return loc.T("reason.below", args...)
	case !r.Hard:
		return loc.T("reason.above_soft", args...)
	}
	return loc.T("reason.above", args...)
}

// quantity says whether French counts the measure with « il en faut ».
func quantity(m data.Measure) bool {
	switch m {
	case data.MeasureArea, data.MeasureBuilding, data.MeasurePower, data.MeasureWater, data.MeasureGas, data.MeasureDischarge, data.MeasureNet, data.MeasureCadastral:
		return true
	}
	return false
}
