package kit_test

import (
	"testing"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// TestADayIsTakenBothWays fills a day as a file has it and as it is typed: it is shown as the language has it, and its value is the file's.
func TestADayIsTakenBothWays(t *testing.T) {
	stage(t)
	for lang, shown := range map[string]string{"fr": "26/11/2026", "en": "2026-11-26"} {
		f := kit.NewDayField(locale.New(lang), nil, "", "")
		for _, text := range []string{"2026-11-26", "26/11/2026", "26.11.2026", "26/11/26"} {
			if f.Fill(text); f.Entry.Text != shown || f.Value() != "2026-11-26" {
				t.Errorf("%s: %q is shown as %q, its value is %q", lang, text, f.Entry.Text, f.Value())
			}
			if f.Entry.SetText(text); f.Value() != "2026-11-26" {
				t.Errorf("%s: %q typed has the value %q", lang, text, f.Value())
			}
		}
		for _, none := range []string{"", "demain", "31/02/2026"} {
			if f.Fill(none); f.Entry.Text != none || f.Value() != none {
				t.Errorf("%s: %q becomes %q, %q", lang, none, f.Entry.Text, f.Value())
			}
		}
	}
}
