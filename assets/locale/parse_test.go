package locale_test

import (
	"testing"
	"time"

	"emprise/assets/locale"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang, text string
		want       float64
		ok         bool
	}{
		{"fr", "1,85", 1.85, true},
		{"fr", "12 345,7", 12345.7, true},
		{"fr", "12\u202f345,7", 12345.7, true},
		{"fr", "1.85", 1.85, true},
		{"fr", "−3", -3, true},
		{"en", "12,345", 12345, true},
		{"en", "12,345.7", 12345.7, true},
		{"en", "1,5", 1.5, true},
		{"fr", "1.234,5", 1234.5, true},
		{"fr", "", 0, false},
		{"fr", "deux", 0, false},
		{"fr", "1,2,3", 0, false},
		{"fr", "NaN", 0, false},
	} {
		got, ok := locale.New(c.lang).Parse(c.text)
		if ok != c.ok || got != c.want {
			t.Errorf("%s %q: got %v %v, want %v %v", c.lang, c.text, got, ok, c.want, c.ok)
		}
	}
}

// A number of a unit is as many of the smaller one as people would say.
func TestParseIn(t *testing.T) {
	t.Parallel()
	l := locale.New("fr")
	for _, c := range []struct {
		text      string
		per, want float64
	}{{"4,7", 1000, 4700}, {"1,2345", 10_000, 12_345}, {"15", 0.01, 0.15}, {"33,333333333333", 1, 33.333333333333}} {
		if got, ok := l.ParseIn(c.text, c.per); !ok || got != c.want {
			t.Errorf("%q of %g: got %v %v, want %v", c.text, c.per, got, ok, c.want)
		}
	}
	if _, ok := l.ParseIn("deux", 1000); ok {
		t.Error("a word is a number")
	}
}

func TestParseDay(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-03-31": "2026-03-31", "31/03/2026": "2026-03-31", "1.3.2026": "2026-03-01", "31/02/2026": "", "demain": "",
	} {
		if got, ok := locale.New("fr").ParseDay(text); got != want || ok != (want != "") {
			t.Errorf("%q: got %q %v, want %q", text, got, ok, want)
		}
	}
}

// A day is written in digits as each language has it, and read back the same; what is none stays as it is.
func TestShortDay(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"fr": "02/03/2026", "en": "2026-03-02"} {
		loc := locale.New(lang)
		if got := loc.ShortDay("2026-03-02"); got != want {
			t.Errorf("%s: %q", lang, got)
		}
		if day, ok := loc.ParseDay(want); !ok || day != "2026-03-02" {
			t.Errorf("%s: %q is read as %q", lang, want, day)
		}
		for _, none := range []string{"", "2026", "2026-03", "demain", "2026-02-30"} {
			if got := loc.ShortDay(none); got != none {
				t.Errorf("%s: %q becomes %q", lang, none, got)
			}
		}
	}
	at := time.Date(2026, 3, 2, 7, 5, 0, 0, time.UTC)
	if fr, en := locale.New("fr").Moment(at), locale.New("en").Moment(at); fr != "02/03/2026 07:05" || en != "2026-03-02 07:05" {
		t.Errorf("%q, %q", fr, en)
	}
}
