package ui

import (
	"strings"

	"emprise/assets/locale"
	"emprise/geo/feature"
	"emprise/ui/attributes"
)

// Widths of the columns of the table, Fyne units: what their values take, within bounds.
const (
	letterWidth = 7.2
	leastWidth  = 64
	mostWidth   = 260
	sampleRows  = 200
)

// tableColumns are the columns of a set, as wide as the values of the first rows want.
func tableColumns(s *feature.Set) []attributes.Column {
	columns := make([]attributes.Column, len(s.Columns))
	for i, c := range s.Columns {
		letters := len([]rune(c.Name)) + 2
		for f := range min(s.Len(), sampleRows) {
			letters = max(letters, len([]rune(c.Text(f))))
		}
		columns[i] = attributes.Column{
			Name: c.Name, Number: c.Type == feature.Integer || c.Type == feature.Real,
			Width: max(leastWidth, min(mostWidth, float32(letters)*letterWidth)),
		}
	}
	return columns
}

// cellOf writes the values of a set for a reader: numbers that measure have the decimal mark of the language, whole numbers,
// which may be codes or years, stand as they are.
func cellOf(s *feature.Set, loc *locale.Locale) func(f int32, column int) string {
	return func(f int32, column int) string {
		c := s.Columns[column]
		text := c.Text(int(f))
		switch {
		case c.Type == feature.Boolean && text != "":
			if text == "true" {
				return loc.T("answer.yes")
			}
			return loc.T("answer.no")
		case c.Type == feature.Real && loc.Lang() == "fr":
			return strings.Replace(text, ".", ",", 1)
		}
		return text
	}
}

// summed says a summary in one line.
func summed(loc *locale.Locale, c *feature.Column, s feature.Summary) string {
	parts := []string{c.Name, loc.T("table.known", "known", loc.Number(float64(s.Known), 0), "rows", loc.Number(float64(s.Rows), 0))}
	if s.Known == 0 {
		return strings.Join(parts, " · ")
	}
	if c.Type == feature.Integer || c.Type == feature.Real {
		decimals := 0
		if c.Type == feature.Real {
			decimals = 2
		}
		n := func(v float64, d int) string { return loc.Number(v, d) }
		parts = append(parts,
			loc.T("table.sum", "value", n(s.Sum, decimals)), loc.T("table.mean", "value", n(s.Mean, 2)), loc.T("table.median", "value", n(s.Median, decimals)),
			loc.T("table.range", "min", n(s.Min, decimals), "max", n(s.Max, decimals)),
		)
		return strings.Join(parts, " · ")
	}
	parts = append(parts, loc.N("table.distinct", s.Distinct))
	if s.Distinct < s.Known {
		var common []string
		for _, t := range s.Common {
			common = append(common, t.Value+" ("+loc.Number(float64(t.Count), 0)+")")
		}
		parts = append(parts, strings.Join(common, ", "))
	}
	return strings.Join(parts, " · ")
}
