package symbology_test

import (
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
	"emprise/geo/paint"
	"emprise/geo/style"
)

func all() map[string]style.Rules {
	rules := map[string]style.Rules{
		"zones": symbology.ForZones(), "plots": symbology.ForPlots(), "projects": symbology.ForProjects(),
		"verdicts": symbology.ForVerdicts(map[string]string{"a": "fits", "b": "check", "c": "unfit"}),
	}
	for _, role := range data.Roles() {
		rules["role "+string(role)] = symbology.ForLayer(data.Layer{Role: role})
	}
	return rules
}

func TestEveryClassIsTold(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for name, r := range all() {
			if len(r.Classes) == 0 {
				t.Errorf("%s is not drawn", name)
			}
			for _, c := range r.Classes {
				text := explain.Sign(loc, style.LegendEntry{Symbol: &c.Symbol, When: c.When, Unit: r.Unit})
				if c.Symbol.Key == "" || strings.Contains(text, "⟦") {
					t.Errorf("%s: legend key %q has no words in %s", name, c.Symbol.Key, lang)
				}
			}
			if r.First != nil && len(r.First) != len(r.Classes) {
				t.Errorf("%s: %d of %d classes are tried", name, len(r.First), len(r.Classes))
			}
		}
	}
}

// TestStatusesSurviveAPhotocopier makes sure that no two statuses differ by hue alone.
func TestStatusesSurviveAPhotocopier(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]style.Rules{
		"plots": symbology.ForPlots(), "verdicts": symbology.ForVerdicts(nil),
	} {
		type look struct {
			pattern paint.Pattern
			grey    uint32 // in steps that the eye tells apart
			dashed  bool
			edge    uint32
		}
		seen := map[look]string{}
		for _, c := range r.Classes {
			s := c.Symbol
			l := look{s.Fill.Pattern, grey(s.Fill.Colour), s.Stroke.Dash != nil, grey(s.Stroke.Colour)}
			if other, ok := seen[l]; ok {
				t.Errorf("%s: %s and %s look alike without colour", name, s.Key, other)
			}
			seen[l] = s.Key
		}
	}
}

// grey is the lightness of a colour on white paper, in steps of a sixteenth.
func grey(c style.RGBA) uint32 {
	y := (299*uint32(c.R) + 587*uint32(c.G) + 114*uint32(c.B)) / 1000
	return (y*uint32(c.A) + 255*(255-uint32(c.A))) / 255 / 16
}

// TestReadyMadeStylesAreFiles: each can be written, copied and taken back, so that it can be the beginning of another.
func TestReadyMadeStylesAreFiles(t *testing.T) {
	t.Parallel()
	for name, r := range all() {
		text, err := style.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		back, err := style.Decode(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if again, err := style.Encode(back); err != nil || string(again) != string(text) {
			t.Errorf("%s comes back as %s, %v", name, again, err)
		}
		l := data.Layer{Role: data.RoleContext, Style: data.Style(text)}
		if worn := symbology.ForLayer(l); len(worn.Classes) != len(r.Classes) {
			t.Errorf("%s is not worn", name)
		}
	}
	broken := data.Layer{Role: data.RoleWater, Style: "{"}
	if worn := symbology.ForLayer(broken); worn.Classes[0].Symbol.Key != "legend.water" {
		t.Error("a layer whose style is broken does not look as its role")
	}
}
