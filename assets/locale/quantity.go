package locale

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The spaces of French typography (Lexique des règles typographiques en usage à l'Imprimerie nationale).
const (
	narrowNoBreak = "\u202f"
	noBreak       = "\u00a0"
)

// Number writes x with its thousands grouped and the decimal mark of the language: 12 345,7 or 12,345.7.
func (l *Locale) Number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "–"
	}
	group, mark := narrowNoBreak, ","
	if l.lang == "en" {
		group, mark = ",", "."
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', decimals, 64), ".")
	var b strings.Builder
	if x < 0 && strings.Trim(whole+fraction, "0") != "" {
		b.WriteString("−")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(d)
	}
	if fraction != "" {
		b.WriteString(mark + fraction)
	}
	return b.String()
}

// Hectares writes an area given in square metres: 2,35 ha.
func (l *Locale) Hectares(m2 float64) string { return l.with(l.Number(m2/10_000, 2), "ha") }

// SquareMetres writes an area: 23 500 m².
func (l *Locale) SquareMetres(m2 float64) string { return l.with(l.Number(m2, 0), "m²") }

// Distance writes a length given in metres: 850 m, 3,2 km.
func (l *Locale) Distance(m float64) string {
	if math.Abs(m) < 999.5 {
		return l.with(l.Number(m, 0), "m")
	}
	return l.with(l.Number(m/1000, 1), "km")
}

// Euro writes an amount: 1 250 000 €.
func (l *Locale) Euro(x float64) string {
	if l.lang == "en" {
		return "€" + l.Number(x, 0)
	}
	return l.Number(x, 0) + noBreak + "€"
}

// Unit writes a number before its unit: 630 kVA.
func (l *Locale) Unit(x float64, decimals int, unit string) string {
	return l.with(l.Number(x, decimals), unit)
}

// Percent writes a share of 0 to 1: 12 %.
func (l *Locale) Percent(share float64, decimals int) string {
	if l.lang == "en" {
		return l.Number(100*share, decimals) + "%"
	}
	return l.with(l.Number(100*share, decimals), "%")
}

func (l *Locale) with(number, unit string) string { return number + narrowNoBreak + unit }

var frenchMonths = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

// Date writes a day given as AAAA-MM-JJ (or AAAA-MM, or AAAA) in full: 23 novembre 2026. What is not a date comes back as it is.
func (l *Locale) Date(day string) string {
	switch len(day) {
	case len("2006-01-02"):
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			return l.Day(t)
		}
	case len("2006-01"):
		if t, err := time.Parse("2006-01", day); err == nil {
			if l.lang == "en" {
				return t.Format("January 2006")
			}
			return frenchMonths[t.Month()-1] + " " + strconv.Itoa(t.Year())
		}
	}
	return day
}

// ShortDay writes a day given as AAAA-MM-JJ in digits: 26/11/2026 in French, as it is in English, where 2/3 would be two days. What is not
// a date comes back as it is.
func (l *Locale) ShortDay(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil && l.lang == "fr" {
		return t.Format("02/01/2006")
	}
	return day
}

// Moment writes the day and the minute of t in digits.
func (l *Locale) Moment(t time.Time) string {
	return l.ShortDay(t.Format(time.DateOnly)) + t.Format(" 15:04")
}

// Day writes the day of t in full.
func (l *Locale) Day(t time.Time) string {
	if l.lang == "en" {
		return t.Format("2 January 2006")
	}
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return day + noBreak + frenchMonths[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Plain writes a number for a spreadsheet of the language: all its digits, none grouped.
func (l *Locale) Plain(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if l.lang == "fr" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
