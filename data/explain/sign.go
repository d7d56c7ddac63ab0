package explain

import (
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/geo/style"
)

// Sign says what an entry of a legend stands for: the words of its symbol, or the condition of its class: « de 10 à
// 20 €/m² », « UX ou UY », « inconnu ».
func Sign(loc *locale.Locale, e style.LegendEntry) string {
	switch {
	case e.Symbol.Literal:
		return e.Symbol.Key
	case e.Symbol.Key != style.Told:
		return loc.T(e.Symbol.Key)
	case len(e.When) == 0:
		return loc.T(style.Others)
	}
	parts := make([]string, len(e.When))
	for i, w := range e.When {
		parts[i] = Condition(loc, w, e.Unit)
	}
	return strings.Join(parts, loc.T("condition.and"))
}

// Condition says what a condition holds; unit is that of its numbers and may be empty.
func Condition(loc *locale.Locale, w style.Condition, unit string) string {
	var s string
	switch {
	case w.Where != "":
		s = w.Where
	case w.Within != nil:
		s = Interval(loc, *w.Within, unit)
	case w.Unknown && w.Not:
		return loc.T("condition.known")
	case w.Unknown:
		return loc.T(style.Missing)
	default:
		words := make([]string, len(w.Values))
		for i, v := range w.Values {
			if words[i] = ofColumn(loc, w.Column, v); strings.TrimSpace(v) == "" {
				words[i] = loc.T("condition.blank")
			}
		}
		last := len(words) - 1
		switch {
		case last < 0:
			return loc.T("condition.none")
		case last == 0:
			s = words[0]
		default:
			s = strings.Join(words[:last], ", ") + loc.T("asked.or") + words[last]
		}
	}
	if w.Not {
		return loc.T("condition.not", "what", s)
	}
	return s
}

// Interval says the numbers of a class: « de 10 à 20 €/m² », « moins de 10 €/m² », « 20 €/m² et plus ». Ends have the
// decimals that their distance asks for; areas in "m²" are told in hectares where the class reaches them.
func Interval(loc *locale.Locale, r style.Interval, unit string) string {
	low, high := math.IsInf(r.From, 0), math.IsInf(r.To, 0)
	if largest := max(math.Abs(r.From), math.Abs(r.To)); unit == "m²" && (largest >= 10_000 || low || high) {
		if !low {
			r.From /= 10_000
		}
		if !high {
			r.To /= 10_000
		}
		unit = "ha"
	}
	d := ends(r)
	from, to := loc.Number(r.From, d), loc.Number(r.To, d)
	measured := func(v float64) string {
		if unit == "" {
			return loc.Number(v, d)
		}
		return loc.Unit(v, d, unit)
	}
	switch {
	case low && high:
		return loc.T("condition.any")
	case low:
		return loc.T("condition.below", "to", measured(r.To))
	case high:
		return loc.T("condition.at_least", "from", measured(r.From))
	case from == to:
		return measured(r.From)
	}
	return loc.T("condition.from_to", "from", from, "to", measured(r.To))
}

// ends is how many decimals the ends of an interval are told with: two figures of its width, and no more than they have.
func ends(r style.Interval) int {
	width := r.To - r.From
	if math.IsInf(width, 0) || width <= 0 {
		width = max(math.Abs(r.From), math.Abs(r.To))
		if math.IsInf(width, 0) {
			width = min(math.Abs(r.From), math.Abs(r.To))
		}
	}
	most := 0
	if width > 0 {
		most = min(6, max(0, 1-int(math.Floor(math.Log10(width)))))
	}
	d := 0
	for _, v := range []float64{r.From, r.To} {
		if !math.IsInf(v, 0) {
			d = max(d, decimals(v, 0, most))
		}
	}
	return d
}
