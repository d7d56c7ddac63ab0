package symbology

import (
	"slices"

	"emprise/data"
	"emprise/geo/style"
)

// ForStatus is what a plot of a status wears, whatever stands on it: the sign of charts and lists.
func ForStatus(s data.Status) style.Symbol {
	for _, c := range ForPlots().Classes {
		if len(c.When) == 1 && c.When[0].Column == "status" && slices.Contains(c.When[0].Values, string(s)) {
			return c.Symbol
		}
	}
	return ForPlots().Classes[0].Symbol
}
