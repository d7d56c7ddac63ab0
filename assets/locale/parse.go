package locale

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Parse reads a number as people type it in either language: 12 345,7 or 12,345.7 or 12345.7. The empty text, and what is
// not a number, give false.
func (l *Locale) Parse(s string) (float64, bool) {
	s = strings.NewReplacer(" ", "", noBreak, "", narrowNoBreak, "", "−", "-", "’", "", "'", "").Replace(strings.TrimSpace(s))
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma >= 0 && point >= 0: // both: the last one is the decimal mark
		if comma > point {
			s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
		} else {
			s = strings.ReplaceAll(s, ",", "")
		}
	case comma >= 0 && l.lang == "en" && len(s)-comma == 4: // 12,345
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// ParseIn reads a number of a unit that is so much of another, and gives it in that: 4,7 km is 4700 m, not 4700.000000000001.
func (l *Locale) ParseIn(s string, per float64) (float64, bool) {
	v, ok := l.Parse(s)
	if !ok || per == 1 {
		return v, ok
	}
	v, err := strconv.ParseFloat(strconv.FormatFloat(v*per, 'g', 12, 64), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// ParseDay reads a day as people type it, 2026-03-31, 31/03/2026 or 31.3.2026, and gives it as AAAA-MM-JJ.
func (l *Locale) ParseDay(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2.1.2006", "2-1-2006", "2/1/06"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
