package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data/rollup"
)

// Sum says an amount that is added up, and of how many projects it is not known; said says the amount.
func Sum(loc *locale.Locale, s rollup.Sum, said func(total float64) string) string {
	var parts []string
	if s.Known > 0 {
		parts = append(parts, said(s.Total))
	}
	if n := len(s.Unknown); n > 0 {
		parts = append(parts, loc.N("sum.unknown", n))
	}
	if len(parts) == 0 {
		return "–"
	}
	return strings.Join(parts, " · ")
}
