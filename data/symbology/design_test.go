package symbology_test

import (
	"fmt"
	"reflect"
	"testing"

	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// plots are thirty squares of a price that is unknown in three, and of one of three natures.
func squares(t *testing.T) (*feature.Set, *scene.Layer) {
	t.Helper()
	var b feature.Builder
	for i := range 30 {
		x := 2 + float64(i)/100
		b.Begin(feature.Areas)
		b.Ring([]float64{x, 47, x + 0.005, 47, x + 0.005, 47.005, x, 47.005, x, 47}, false)
		if i%10 != 9 {
			b.Number("prix", float64(i*i), feature.Real)
		}
		b.Text("nature", []string{"bois", "friche", "pré"}[i%3])
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set, scene.NewLayer("l", "l", "context", 1, set)
}

func TestDesignsMakeRulesThatAreReadBack(t *testing.T) {
	t.Parallel()
	set, layer := squares(t)
	base := symbology.NewDesign(feature.Areas)
	with := func(change func(*symbology.Design)) symbology.Design {
		d := base
		change(&d)
		return d
	}
	for name, c := range map[string]struct {
		design  symbology.Design
		classes int // that some feature wears
	}{
		"single": {with(func(d *symbology.Design) {
			d.Sort, d.Colour, d.Pattern, d.Dashed, d.Opacity, d.Label = style.SortSingle, symbology.Qualitative()[3], paint.CrossHatch, true, 0.5, "nature"
		}), 1},
		"categories": {with(func(d *symbology.Design) { d.Sort, d.Column = style.SortCategories, "nature" }), 3},
		"quantiles": {with(func(d *symbology.Design) {
			d.Sort, d.Column, d.Method, d.Count, d.Rounded = style.SortGraduated, "prix", style.Quantiles, 4, false
		}), 4 + 1},
		"natural, reversed": {with(func(d *symbology.Design) {
			d.Sort, d.Column, d.Count, d.Reverse, d.Shades = style.SortGraduated, "prix", 3, true, "plum"
		}), 3 + 1},
		"manual": {with(func(d *symbology.Design) {
			d.Sort, d.Column, d.Method, d.Bounds = style.SortGraduated, "prix", style.Manual, []float64{0, 100, 1000}
		}), 2 + 1},
		"drawn area": {with(func(d *symbology.Design) { d.Sort, d.Column, d.Count = style.SortGraduated, "=area_m2", 2 }), 1}, // squares of one size
		"conditions": {with(func(d *symbology.Design) {
			d.Sort = style.SortRules
			d.Rules = []style.Rule{
				{Where: "prix > 400", Symbol: d.Symbol(feature.Areas, symbology.Qualitative()[0])},
				{Where: "nature = 'bois'", Symbol: d.Symbol(feature.Areas, symbology.Qualitative()[2])},
			}
		}), 3},
	} {
		rules, told, err := c.design.Make(set, feature.Areas)
		if err != nil || told < 1 {
			t.Errorf("%s: %d, %v", name, told, err)
			continue
		}
		if err := rules.Check(layer); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		pick, worn := rules.Picker(layer), map[int]bool{}
		for f := range set.Len() {
			worn[pick.Class(f)] = true
		}
		if len(worn) != c.classes || worn[-1] {
			t.Errorf("%s: %d classes are worn, want %d: %v", name, len(worn), c.classes, worn)
		}
		// Written, read and made anew, it is the same.
		text, err := style.Encode(rules)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		back, err := style.Decode(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again := symbology.DesignOf(back, true, feature.Areas)
		if again.Sort != c.design.Sort || again.Opacity != c.design.Opacity || again.Label != c.design.Label || again.Reverse != c.design.Reverse {
			t.Errorf("%s: read back as %+v", name, again)
		}
		if c.design.Sort != style.SortRules {
			anew, _, err := again.Make(set, feature.Areas)
			if a, b := looks(anew, layer), looks(rules, layer); err != nil || !reflect.DeepEqual(a, b) {
				t.Errorf("%s: made anew it is another (%v): %s in place of %s", name, err, a[0], b[0])
			}
		} else if len(again.Rules) != 2 || again.Rules[0].Where != "prix > 400" {
			t.Errorf("%s: %+v", name, again.Rules)
		}
	}
}

// looks says what each feature wears.
func looks(r style.Rules, l *scene.Layer) (all []string) {
	for f := range l.Features.Len() {
		if s, ok := r.For(l, f); ok {
			all = append(all, fmt.Sprintf("%v %v %v", s.Fill, s.Stroke, s.Marker))
		}
	}
	return all
}

func TestADesignThatCannotBeMadeSaysWhy(t *testing.T) {
	t.Parallel()
	set, _ := squares(t)
	d := symbology.NewDesign(feature.Areas)
	d.Sort, d.Column = style.SortGraduated, "=prixx * 2"
	if _, _, err := d.Make(set, feature.Areas); err == nil {
		t.Error("a column that is not there was graduated")
	}
}

// TestPointsAndLinesAreRead goes through the signs of the other kinds.
func TestPointsAndLinesAreRead(t *testing.T) {
	t.Parallel()
	for _, kind := range []feature.Kind{feature.Points, feature.Lines} {
		d := symbology.NewDesign(kind)
		d.Sort, d.Colour, d.Size, d.Width, d.Shape = style.SortSingle, symbology.Qualitative()[4], 14, 3, style.Diamond
		var back symbology.Design
		back.Read(d.Symbol(kind, d.Colour), kind)
		if back.Colour != d.Colour || kind == feature.Points && (back.Size != 14 || back.Shape != style.Diamond) || kind == feature.Lines && back.Width != 3 {
			t.Errorf("%v: %+v", kind, back)
		}
	}
}
