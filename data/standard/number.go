package standard

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// number reads a number as people write it: "1,85", "19 700", "530000 €", "1.234,5". A lone separator is decimal.
func number(s string) (float64, bool) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '€' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, s)
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma >= 0 && point >= 0 && comma > point:
		s = strings.ReplaceAll(s, ".", "")
		s = strings.Replace(s, ",", ".", 1)
	case comma >= 0 && point >= 0:
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	}
	if strings.Trim(s, "0123456789.+-eE") != "" { // no "inf", "0x1p4" or "1_000"
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	return v, true
}

// plainDigits takes off what numbers leave on codes that went through one: "8190.0" is 8190.
func plainDigits(s string) string {
	s = strings.TrimSpace(s)
	if whole, ok := strings.CutSuffix(s, ".0"); ok && digits(whole) {
		return whole
	}
	return s
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// layouts are the dates seen in French files: ISO, day first, and the eight digits of CNIG PLU.
var layouts = []string{
	time.DateOnly, "02/01/2006", "2/1/2006", "20060102", "2006/01/02", "02-01-2006", time.RFC3339, "2006-01-02T15:04:05",
	time.DateTime, "02/01/2006 15:04:05",
}

// day reads a date as AAAA-MM-JJ; a lone year or month is no day. "00000000" is unknown: ok with "".
func day(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "00000000" {
		return "", true
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			if t.Year() < 1000 {
				return "", false
			}
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
