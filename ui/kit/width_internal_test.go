package kit

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets"
)

// Every text of both languages is as wide as Fyne says, word by word, in each style.
func TestLinesAreAsWideAsTheirWords(t *testing.T) {
	test.NewTempApp(t)
	var lines []string
	for _, lang := range []string{"fr", "en"} {
		raw, err := assets.Translations.ReadFile("translations/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]any{}
		if err := json.Unmarshal(raw, &texts); err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			forms, several := text.(map[string]any)
			if !several {
				forms = map[string]any{"": text}
			}
			for _, form := range forms {
				lines = append(lines, strings.Split(form.(string), "\n")...)
			}
		}
	}
	if len(lines) < 5000 {
		t.Fatalf("%d lines", len(lines))
	}
	lines = append(lines, "", " ", "deux  espaces", " devant", "derrière ", "7,3 ha · 49,1 µm", "10\u202f000\u00a0m² ≥ 2 → 3", "ZA 工業 団地", "a\tb", "AV To We. P, T.")
	for _, l := range []letters{{13, fyne.TextStyle{}}, {13, fyne.TextStyle{Bold: true}}, {11, fyne.TextStyle{}}, {21, fyne.TextStyle{Italic: true}}} {
		for _, line := range lines {
			if got, want := widthOf(line, l), fyne.MeasureText(line, l.size, l.style).Width; math.Abs(float64(got-want)) > 0.02 {
				t.Errorf("%q in %v is %v wide, Fyne says %v", line, l, got, want)
			}
		}
	}
}
