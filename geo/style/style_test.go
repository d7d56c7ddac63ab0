package style_test

import (
	"math"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
)

func layer(tb testing.TB) *scene.Layer {
	tb.Helper()
	var b feature.Builder
	for i, status := range []string{"sold", "free", "", "free"} {
		b.Begin(feature.Points)
		b.Ring([]float64{2 + float64(i)/100, 47}, false)
		b.Text("id", string(rune('a'+i)))
		if status != "" {
			b.Text("status", status)
		}
		b.Number("rank", float64(i), feature.Integer)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("l", "l", "l", 1, s)
}

func TestRulesPick(t *testing.T) {
	t.Parallel()
	sold, free, other := style.Symbol{Key: "sold"}, style.Symbol{Key: "free"}, style.Symbol{Key: "other"}
	values := []style.Value{{Of: "sold", Symbol: sold}, {Of: "free", Symbol: free}}
	for _, c := range []struct {
		name  string
		rules style.Rules
		want  [4]string // "" is not drawn
	}{
		{"nothing", style.Rules{}, [4]string{}},
		{"single", style.Single(free), [4]string{"free", "free", "free", "free"}},
		{"by column", style.ByColumn("status", values, nil), [4]string{"sold", "free", "", "free"}},
		{"by column with fallback", style.ByColumn("status", values, &other), [4]string{"sold", "free", "other", "free"}},
		{"by a number", style.ByColumn("rank", []style.Value{{Of: "3", Symbol: sold}}, &other), [4]string{"other", "other", "other", "sold"}},
		{"by a column that is not there", style.ByColumn("colour", values, &other), [4]string{"other", "other", "other", "other"}},
		{"by id", style.ByID([]style.Group{{IDs: []string{"c", "d"}, Symbol: sold}}, &free), [4]string{"free", "free", "sold", "sold"}},
		{"two conditions", style.Rules{Classes: []style.Class{{Symbol: free, When: []style.Condition{
			{Column: "status", Values: []string{"free"}}, {Column: "id", Values: []string{"b"}, Not: true},
		}}}}, [4]string{"", "", "", "free"}},
		{"unknown is none of the values", style.Rules{Classes: []style.Class{{Symbol: other, When: []style.Condition{
			{Column: "status", Values: []string{"free"}, Not: true},
		}}}}, [4]string{"other", "", "other", ""}},
	} {
		l := layer(t)
		for f, want := range c.want {
			got := ""
			if s, ok := c.rules.For(l, f); ok {
				got = s.Key
			}
			if got != want {
				t.Errorf("%s: feature %d wears %q, want %q", c.name, f, got, want)
			}
		}
	}
}

func TestLegendTellsWhatIsSeen(t *testing.T) {
	t.Parallel()
	l := layer(t)
	r := style.ByColumn("status", []style.Value{
		{Of: "sold", Symbol: style.Symbol{Key: "sold"}},
		{Of: "free", Symbol: style.Symbol{Key: "free"}},
		{Of: "lost", Symbol: style.Symbol{Key: "lost"}},
	}, &style.Symbol{Key: "other", Hidden: true})
	all := r.Legend(l, l.Box)
	if len(all) != 2 || all[0].Symbol.Key != "free" || all[0].Count != 2 || all[1].Symbol.Key != "sold" || all[1].Kind != feature.Points {
		t.Errorf("whole: %+v", all)
	}
	p := l.BoxOf(0).Min
	if near := r.Legend(l, geo.Box{Min: p, Max: p}.Padded(10)); len(near) != 1 || near[0].Symbol.Key != "sold" {
		t.Errorf("near: %+v", near)
	}
}

func TestLegendLeavesOutWhatTheScaleHides(t *testing.T) {
	t.Parallel()
	l := layer(t)
	r := style.ByColumn("status", []style.Value{
		{Of: "sold", Symbol: style.Symbol{Key: "sold", Shown: style.Range{Coarsest: 10}}}, {Of: "free", Symbol: style.Symbol{Key: "free"}},
	}, nil)
	for resolution, want := range map[float64]int{0: 2, 1: 2, 20: 1} {
		if got := len(r.LegendAt(l, l.Box, resolution)); got != want {
			t.Errorf("at %g: %d entries, want %d", resolution, got, want)
		}
	}
	r.Shown.Coarsest = 15
	if got := r.LegendAt(l, l.Box, 20); got != nil {
		t.Errorf("a layer that is not drawn is told: %v", got)
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	l := layer(t)
	read := style.Label{
		Columns: []string{"absent", "status", "id"}, When: []style.Condition{{Column: "id", Values: []string{"a"}, Not: true}},
	}.Read(l)
	for f, want := range []string{"", "free", "c", "free"} {
		if got := read(f); got != want {
			t.Errorf("feature %d reads %q, want %q", f, got, want)
		}
	}
}

func TestScales(t *testing.T) {
	t.Parallel()
	r := style.Steps(1, 10, 4, 6)
	for res, want := range map[float64]float64{0.1: 10, 1: 10, 2: 8, 4: 6, 99: 6} {
		if got := r.At(res); math.Abs(got-want) > 1e-9 {
			t.Errorf("at %g: %g, want %g", res, got, want)
		}
	}
	if style.Ramp(nil).At(3) != 1 {
		t.Error("no ramp is 1")
	}
	shown := style.Range{Finest: 1, Coarsest: 16}
	for res, want := range map[float64]float64{0.5: 0, 1: 0, 4: 1, 16: 0, 50: 0} {
		if got := shown.Share(res); math.Abs(got-want) > 1e-9 {
			t.Errorf("share at %g: %g, want %g", res, got, want)
		}
	}
	if got := shown.Share(12); got <= 0 || got >= 1 {
		t.Errorf("share at 12: %g", got)
	}
	if (style.Range{}).Share(1e9) != 1 {
		t.Error("no range is always")
	}
}

func TestHex(t *testing.T) {
	t.Parallel()
	if c := style.Hex("#BCD8E5"); c != (style.RGBA{R: 0xBC, G: 0xD8, B: 0xE5, A: 0xFF}) {
		t.Errorf("%v", c)
	}
	defer func() {
		if recover() == nil {
			t.Error("a word passed for a colour")
		}
	}()
	style.Hex("green!!")
}

func TestUniformRulesNeedNotBeAsked(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]style.Rules{
		"nothing": {}, "single": style.Single(style.Symbol{}),
		"a condition": style.ByColumn("status", []style.Value{{Of: "free"}}, nil),
		"two":         style.ByColumn("status", []style.Value{{Of: "free"}}, &style.Symbol{}),
		"some only":   {Classes: []style.Class{{}}, Only: "rank > 1"},
		"none tried":  {Classes: []style.Class{{}}, First: []int{}},
	} {
		if got := r.Uniform(); got != (name == "single") {
			t.Errorf("%s: uniform %v", name, got)
		}
	}
}
