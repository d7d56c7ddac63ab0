package explain

import (
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// Measure is the name of a measure: « Superficie ».
func Measure(loc *locale.Locale, m data.Measure) string { return loc.T("measure." + string(m)) }

// Asker is the name of what a criterion reads: that of its measure, or the one that a person gave it.
func Asker(loc *locale.Locale, r match.Reason) string {
	switch {
	case r.Label != "":
		return r.Label
	case r.Measure.Free():
		return loc.T("need.unread")
	}
	return Measure(loc, r.Measure)
}

// Verdict is a verdict in words: « à vérifier ».
func Verdict(loc *locale.Locale, v match.Verdict) string { return loc.T("verdict." + string(v)) }

// Value writes a number of a measure with its unit: 1,85 ha, 3,2 km, 40 €/m², 12 %, 1er mars 2028, E.
func Value(loc *locale.Locale, m data.Measure, v float64) string { return value(loc, m, v, false) }

// value writes a number; fine takes the smallest unit that makes sense, for two numbers that would look the same.
func value(loc *locale.Locale, m data.Measure, v float64, fine bool) string {
	switch m.Unit() {
	case "m²":
		if m == data.MeasureBuilding || m == data.MeasureLandTake || fine || math.Abs(v) < 1000 && v != 0 {
			most := 2
			if !fine && math.Abs(v) >= 10 {
				most = 0 // nobody measures land to the square decimetre
			}
			return number(loc, v, 0, most, "m²", fine)
		}
		return loc.Hectares(v)
	case "m":
		if fine {
			return number(loc, v, 0, 2, "m", true)
		}
		return loc.Distance(v)
	case "share":
		if fine {
			return loc.Percent(v, 2)
		}
		return loc.Percent(v, decimals(100*v, 0, 1))
	case "date":
		return loc.Date(data.DayOf(v))
	case "rank":
		return rank(loc, m, v)
	case "min":
		return loc.Unit(v, 0, "min")
	case "€/m²", "kVA", "m³/h", "Nm³/h", "kPa":
		return number(loc, v, 0, 2, m.Unit(), fine)
	case "count":
		return loc.Number(v, 0)
	case "m³/day":
		return number(loc, v, 0, 2, loc.T("unit.m3_day"), fine)
	case "%":
		return loc.Percent(v/100, decimals(v, 0, 2))
	}
	return loc.Number(v, decimals(v, 0, 2))
}

// number writes v with the fewest decimals from least to most that show it whole; fine allows all of them.
func number(loc *locale.Locale, v float64, least, most int, unit string, fine bool) string {
	if !fine && math.Abs(v) >= 1000 {
		most = least
	}
	return loc.Unit(v, decimals(v, least, most), unit)
}

func decimals(v float64, least, most int) int {
	for d := least; d < most; d++ {
		p := math.Pow10(d)
		if math.Abs(math.Round(v*p)/p-v) < 1e-9*math.Max(1, math.Abs(v)) {
			return d
		}
	}
	return most
}

// rank says what stands at a place of a scale.
func rank(loc *locale.Locale, m data.Measure, v float64) string {
	i := int(v)
	if float64(i) == v && i >= 0 && i <= m.HighestRank() {
		switch m {
		case data.MeasureRegime:
			return data.Regimes()[i]
		case data.MeasureSeveso:
			return loc.T("seveso." + string(data.Sevesos()[i]))
		}
	}
	return loc.Number(v, 0)
}

// gap writes a difference: the unit of a date's is days, of a share's points.
func gap(loc *locale.Locale, m data.Measure, v float64, fine bool) string {
	switch m.Unit() {
	case "share":
		return points(loc, 100*v)
	case "date":
		return loc.N("value.days", int(math.Round(v)))
	case "rank":
		return loc.N("value.degrees", int(math.Round(v)))
	}
	return value(loc, m, v, fine)
}

// Category writes one category of a measure in words; what has no translation, such as a zone of a plan, stays as it is.
func Category(loc *locale.Locale, m data.Measure, code string) string {
	if m.Free() && (code == string(data.Yes) || code == string(data.No)) {
		return word(loc, "answer."+code, code)
	}
	switch m {
	case data.MeasureVocation:
		return word(loc, "vocation."+code, code)
	case data.MeasureOccupancy:
		return word(loc, "occupancy."+code, code)
	case data.MeasureFibre, data.MeasureTruckAccess, data.MeasureTurnkey, data.MeasureOpen:
		return word(loc, "answer."+code, code)
	case data.MeasureTenure:
		return word(loc, "tenure."+code, code)
	case data.MeasureProcedure:
		return word(loc, "procedure."+code, code)
	case data.MeasureIndustry:
		return word(loc, "industry_use."+code, code)
	case data.MeasurePollution:
		return word(loc, "pollution."+code, code)
	case match.MeasureStatus:
		return word(loc, "status."+code, code)
	}
	return code
}

// Known writes what is known of a measure, or that it is not known.
func Known(loc *locale.Locale, m data.Measure, v match.Value) string {
	if !v.Known {
		return loc.T("value.unknown")
	}
	if m.Categorical() || m == match.MeasureStatus {
		return Category(loc, m, first(v.Categories))
	}
	return Value(loc, m, v.Number)
}

// SourceName is where a value comes from without its date: a layer, an entered source, or what the plot itself tells.
func SourceName(loc *locale.Locale, v match.Value) string {
	if strings.HasPrefix(v.Source, "source.") {
		return word(loc, v.Source, v.Source)
	}
	return v.Source
}

// common turns spaces that do not break into those that people type.
var common = strings.NewReplacer("\u202f", " ", "\u00a0", " ")

// Source writes where a value comes from: « Zones inondables, 3 mars 2026, déclaré »; "" when nothing is said.
func Source(loc *locale.Locale, v match.Value) string {
	var parts []string
	for _, s := range []string{SourceName(loc, v), loc.Date(v.Date)} {
		if s != "" && (len(parts) == 0 || !strings.Contains(common.Replace(parts[0]), common.Replace(s))) { // a source may say its day itself
			parts = append(parts, s)
		}
	}
	if v.Confidence != "" {
		parts = append(parts, word(loc, "confidence."+string(v.Confidence), string(v.Confidence)))
	}
	return strings.Join(parts, ", ")
}

// word is the message of a key that may not be there, with what to say then.
func word(loc *locale.Locale, key, instead string) string {
	if s := loc.T(key); !strings.HasPrefix(s, "⟦") {
		return s
	}
	return instead
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
