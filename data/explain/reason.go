package explain

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

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
	case data.MeasureArea, data.MeasureBuilding, data.MeasurePower, data.MeasureWater, data.MeasureGas, data.MeasureDischarge, data.MeasureNet:
		return true
	}
	return false
}

// Asked says what a criterion asks: « au moins 2,00 ha, idéalement 2,50 ha », « UX ou UY »,
// « au moins 1,00 ha, 0 point à 1,50 ha, 100 points à 3,00 ha ».
func Asked(loc *locale.Locale, r match.Reason) string {
	parts := bounds(loc, r)
	if len(r.Allowed) > 0 {
		parts = []string{allowed(loc, r)}
	}
	for _, p := range r.Points {
		parts = append(parts, loc.T("asked.point", "points", points(loc, p.Utility), "value", Value(loc, r.Measure, p.Value)))
	}
	return strings.Join(append(parts, grades(loc, r)...), ", ")
}

// grades are the points of each category, the best first and what is left last.
func grades(loc *locale.Locale, r match.Reason) []string {
	order := slices.SortedFunc(maps.Keys(r.Grades), func(a, b string) int {
		if (a == data.OtherCategories) != (b == data.OtherCategories) {
			if a == data.OtherCategories {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(r.Grades[b], r.Grades[a]), strings.Compare(a, b))
	})
	parts := make([]string, len(order))
	for i, code := range order {
		key := "asked.grade"
		if code == data.OtherCategories {
			key = "asked.grade_other"
		}
		parts[i] = loc.T(key, "points", points(loc, r.Grades[code]), "category", Category(loc, r.Measure, code))
	}
	return parts
}

// points writes a utility: « 75 points ».
func points(loc *locale.Locale, u float64) string {
	if n := math.Round(u); math.Abs(u-n) < 1e-6 {
		return loc.N("value.points", int(n))
	}
	return loc.T("value.points_fraction", "n", loc.Number(u, 1))
}

// allowed lists the categories that are allowed.
func allowed(loc *locale.Locale, r match.Reason) string {
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

// bounds are what must lie where.
func bounds(loc *locale.Locale, r match.Reason) []string {
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
	return parts
}
