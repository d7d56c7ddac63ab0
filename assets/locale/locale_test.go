package locale_test

import (
	"math"
	"testing"

	"emprise/assets/locale"
)

func TestQuantitiesFollowTheLanguage(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr_FR.UTF-8"), locale.New("en-GB")
	for _, c := range []struct{ name, got, want string }{
		{"hectares", fr.Hectares(23_456), "2,35\u202fha"},
		{"hectares in English", en.Hectares(23_456), "2.35\u202fha"},
		{"thousands", fr.Number(1234567.891, 1), "1\u202f234\u202f567,9"},
		{"thousands in English", en.Number(1234567.891, 1), "1,234,567.9"},
		{"three digits", fr.Number(999, 0), "999"},
		{"minus", fr.Number(-1234.5, 1), "−1\u202f234,5"},
		{"no minus zero", fr.Number(-0.01, 1), "0,0"},
		{"not a number", fr.Number(math.NaN(), 1), "–"},
		{"metres", fr.Distance(850), "850\u202fm"},
		{"kilometres", fr.Distance(3249), "3,2\u202fkm"},
		{"a kilometre from below", fr.Distance(999.6), "1,0\u202fkm"},
		{"euro", fr.Euro(1_250_000), "1\u202f250\u202f000\u00a0€"},
		{"euro in English", en.Euro(1_250_000), "€1,250,000"},
		{"share", fr.Percent(0.123, 0), "12\u202f%"},
		{"unit", fr.Unit(630, 0, "kVA"), "630\u202fkVA"},
		{"first of the month", fr.Date("2026-03-01"), "1er\u00a0mars 2026"},
		{"day", fr.Date("2026-11-23"), "23\u00a0novembre 2026"},
		{"day in English", en.Date("2026-11-23"), "23 November 2026"},
		{"month", fr.Date("2026-11"), "novembre 2026"},
		{"year", fr.Date("2026"), "2026"},
		{"no date", fr.Date("bientôt !!"), "bientôt !!"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestUnknownLanguageIsFrench(t *testing.T) {
	t.Parallel()
	if l := locale.New("de"); l.Lang() != "fr" {
		t.Errorf("language %q", l.Lang())
	}
}

func TestMissingKeyShowsItself(t *testing.T) {
	t.Parallel()
	if got := locale.New("fr").T("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("%q", got)
	}
	if got := locale.New("en").T("app.name"); got != "Emprise" {
		t.Errorf("%q", got)
	}
}
