package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// Reason says in one phrase, without full stop, how a plot answers a criterion:
// « Superficie : 1,85 ha, il en faut au moins 2,00 ha (il manque 0,15 ha) ».
func Reason(loc *locale.Locale, r match.Reason) string {
	name := Measure(loc, r.Measure)
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
	case data.MeasureArea, data.MeasureBuilding, data.MeasurePower, data.MeasureWater, data.MeasureGas, data.MeasureDischarge, data.MeasureNet:
		return true
	}
	return false
}

// Asked says what a criterion asks: « au moins 2,00 ha, idéalement 2,50 ha », « UX ou UY ».
func Asked(loc *locale.Locale, r match.Reason) string {
	if len(r.Allowed) > 0 {
		words := make([]string, len(r.Allowed))
		for i, code := range r.Allowed {
			words[i] = Category(loc, r.Measure, code)
		}
		last := len(words) - 1
		if last == 0 {
			return words[0]
		}
		return strings.Join(words[:last], ", ") + loc.T("asked.or") + words[last]
	}
	say := func(v *float64) string {
		if v == nil {
			return ""
		}
		return Value(loc, r.Measure, *v)
	}
	low, ideal, high := say(r.Min), say(r.Ideal), say(r.Max)
	var parts []string
	date := r.Measure.Unit() == "date"
	switch {
	case r.Min != nil && r.Max != nil && date:
		parts = append(parts, loc.T("asked.period", "min", low, "max", high))
	case r.Min != nil && r.Max != nil:
		parts = append(parts, loc.T("asked.between", "min", low, "max", high))
	case r.Min != nil && date:
		parts = append(parts, loc.T("asked.from", "min", low))
	case r.Min != nil:
		parts = append(parts, loc.T("asked.min", "min", low))
	case r.Max != nil && date:
		parts = append(parts, loc.T("asked.until", "max", high))
	case r.Max != nil:
		parts = append(parts, loc.T("asked.max", "max", high))
	}
	if r.Ideal != nil {
		parts = append(parts, loc.T("asked.ideal", "ideal", ideal))
	}
	return strings.Join(parts, ", ")
}
