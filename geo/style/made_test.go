package style_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// table is a layer of points with a column of each type; "" is unknown.
func table(tb failer, rows ...[4]string) *scene.Layer {
	tb.Helper()
	var b feature.Builder
	for i, r := range rows {
		b.Begin(feature.Points)
		b.Ring([]float64{2 + float64(i)/1000, 47}, false)
		b.Text("id", strconv.Itoa(i))
		if r[0] != "" {
			b.Text("Nature", r[0])
		}
		if r[1] != "" {
			b.Text("prix", r[1])
		}
		if v, ok := expression.Number(r[2]); ok {
			b.Number("aire", v, feature.Real)
		}
		if r[3] != "" {
			b.Bool("rail", r[3] == "oui")
		}
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("t", "t", "t", 1, s)
}

func worn(l *scene.Layer, r style.Rules) []int {
	pick := r.Picker(l)
	out := make([]int, l.Features.Len())
	for f := range out {
		out[f] = pick.Class(f)
	}
	return out
}

func TestConditions(t *testing.T) {
	t.Parallel()
	l := table(
		t, [4]string{"U", "12,5", "10", "oui"}, [4]string{"A", "n.c.", "20", "non"}, [4]string{"", "30", "", ""},
		[4]string{"N", "", "35.5", "oui"},
	)
	for _, c := range []struct {
		name string
		when style.Condition
		want []int // features
	}{
		{"values", style.Is("Nature", "U", "N"), []int{0, 3}},
		{"values, whatever the case of the column", style.Is("NATURE", "U"), []int{0}},
		{"not values", style.IsNot("Nature", "U"), []int{1, 2, 3}},
		{"numbers as values", style.Is("aire", "20", "35.5"), []int{1, 3}},
		{"yes as a value", style.Is("rail", "true"), []int{0, 3}},
		{"not yes", style.IsNot("rail", "true"), []int{1, 2}},
		{"an interval", style.In("aire", style.Interval{From: 10, To: 20}), []int{0}},
		{"a closed interval", style.In("aire", style.Interval{From: 10, To: 20, Closed: true}), []int{0, 1}},
		{"an open end", style.In("aire", style.AtLeast(20)), []int{1, 3}},
		{"below", style.In("aire", style.Below(20)), []int{0}},
		{"numbers in texts", style.In("prix", style.Interval{From: 12, To: 31}), []int{0, 2}},
		{"not in an interval", style.Condition{Column: "aire", Within: &style.Interval{From: 0, To: 30}, Not: true}, []int{2, 3}},
		{"unknown", style.Condition{Column: "prix", Unknown: true}, []int{3}},
		{"known", style.Condition{Column: "prix", Unknown: true, Not: true}, []int{0, 1, 2}},
		{"no number", style.Condition{Column: "prix", Unknown: true, Numeric: true}, []int{1, 3}},
		{"a number", style.Condition{Column: "prix", Unknown: true, Numeric: true, Not: true}, []int{0, 2}},
		{"an expression", style.Where("aire > 15 or nature = 'u'"), []int{0, 1, 3}},
		{"the contrary of an expression", style.Condition{Where: "aire > 15", Not: true}, []int{0}},
		{"an expression as column", style.In("=aire * 2", style.Interval{From: 20, To: 41}), []int{0, 1}},
		{"an expression of texts", style.Is("=left(nature, 1) || '!'", "U!", "A!"), []int{0, 1}},
		{"an expression that is unknown", style.Condition{Column: "=aire / 0", Unknown: true}, []int{0, 1, 2, 3}},
		{"a column that is not there", style.Is("couleur", "rouge"), nil},
		{"not a value of a column that is not there", style.IsNot("couleur", "rouge"), []int{0, 1, 2, 3}},
		{"unknown in a column that is not there", style.Condition{Column: "couleur", Unknown: true}, []int{0, 1, 2, 3}},
		{"an expression that does not fit", style.Where("couleur = 'rouge'"), nil},
	} {
		var got []int
		for f, class := range worn(l, style.Rules{Classes: []style.Class{{When: []style.Condition{c.when}}}}) {
			if class == 0 {
				got = append(got, f)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestCheckTellsWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	l := table(t, [4]string{"U", "12,5", "10", "oui"})
	for name, r := range map[string]style.Rules{
		"column":     style.ByColumn("couleur", []style.Value{{Of: "x"}}, nil),
		"expression": style.ByRules([]style.Rule{{Where: "aires > 2"}}, nil),
		"formula":    style.Graduated("=aire / superficie", []float64{0, 1}, style.ShadesOf("sea"), style.Symbol{}),
		"label":      {Label: style.Label{Columns: []string{"=nature ||"}}},
		"when":       {Plates: []style.Label{{When: []style.Condition{style.Is("couleur", "x")}}}},
	} {
		var e *expression.Error
		if err := r.Check(l); !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
	fine := style.Graduated("=aire / area_m2", []float64{0, 1}, style.ShadesOf("sea"), style.Symbol{})
	fine.Label.Columns = []string{"absent", "=nature || '!'"}
	if err := fine.Check(l); err != nil {
		t.Error(err)
	}
	if got := fine.Label.Read(l)(0); got != "U!" {
		t.Errorf("the label reads %q", got)
	}
}

var filled = style.Symbol{Fill: style.Plain(style.Hex("#102030")), Stroke: style.Line(style.Hex("#FFFFFF"), 1)}

func TestGraduated(t *testing.T) {
	t.Parallel()
	l := table(t, [4]string{2: "0"}, [4]string{2: "9.9"}, [4]string{2: "10"}, [4]string{2: "20"}, [4]string{2: "30"}, [4]string{}, [4]string{2: "31"})
	r := style.Graduated("aire", []float64{0, 10, 20, 30}, style.ShadesOf("ochre"), filled)
	if got, want := worn(l, r), []int{2, 2, 3, 4, 4, 1, 0}; !slices.Equal(got, want) {
		t.Errorf("classes %v, want %v", got, want)
	}
	var told []string
	for _, e := range r.Legend(l, l.Box) {
		s := e.Symbol.Key
		if s == style.Told {
			w := e.When[0].Within
			s = fmt.Sprintf("%g–%g %t", w.From, w.To, w.Closed)
		}
		told = append(told, fmt.Sprint(s, " ", e.Count))
	}
	if want := []string{"20–30 true 2", "10–20 false 1", "0–10 false 2", "legend.missing 1", "legend.others 1"}; !slices.Equal(told, want) {
		t.Errorf("legend %q", told)
	}
	if first, last := r.Classes[2].Symbol.Fill.Colour, r.Classes[4].Symbol.Fill.Colour; first != style.ShadesOf("ochre")[0] || last != style.ShadesOf("ochre")[4] {
		t.Errorf("from %v to %v", first, last)
	}
}

func TestCategories(t *testing.T) {
	t.Parallel()
	l := table(t, [4]string{"A"}, [4]string{"B"}, [4]string{"C"}, [4]string{}, [4]string{"A"})
	counts, distinct, unknown, err := style.Tally(l.Features, "nature", 2)
	if err != nil || distinct != 3 || unknown != 1 || !slices.Equal(counts, []style.Count{{Value: "A", Count: 2}, {Value: "B", Count: 1}}) {
		t.Errorf("%v, %d, %d, %v", counts, distinct, unknown, err)
	}
	if counts, _, _, err := style.Tally(l.Features, "=lower(nature)", 9); err != nil || counts[0] != (style.Count{Value: "a", Count: 2}) {
		t.Errorf("by an expression: %v, %v", counts, err)
	}
	r := style.Categories("Nature", []string{"A", "B"}, []style.RGBA{style.Hex("#FF0000")}, filled)
	if got, want := worn(l, r), []int{2, 3, 0, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("classes %v, want %v", got, want)
	}
	if r.Classes[2].Symbol.Fill.Pattern == r.Classes[3].Symbol.Fill.Pattern {
		t.Error("a colour that comes again looks the same")
	}
}

func TestRulesInOrder(t *testing.T) {
	t.Parallel()
	l := table(t, [4]string{"A", "", "5"}, [4]string{"B", "", "50"}, [4]string{"C", "", "500"}, [4]string{})
	other := style.Symbol{Key: "other"}
	r := style.ByRules([]style.Rule{{Where: "aire > 100", Symbol: style.Symbol{Key: "large"}}, {Where: "aire > 10", Symbol: style.Symbol{Key: "middling"}}}, &other)
	var got []string
	for _, c := range worn(l, r) {
		got = append(got, r.Classes[c].Symbol.Key)
	}
	if want := []string{"other", "middling", "large", "other"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if r.Classes[len(r.Classes)-1].Symbol.Key != "large" {
		t.Error("the first rule does not lie on top")
	}
}

func TestSized(t *testing.T) {
	t.Parallel()
	r := style.Sized("aire", []float64{0, 1, 2, 3}, 1, 3, style.Symbol{Marker: style.Marker{Shape: style.Circle, Size: 8}})
	for i, want := range []float64{8, 16, 24} {
		if got := r.Classes[2+i].Symbol.Marker.Size; got != want {
			t.Errorf("class %d: %g, want %g", i, got, want)
		}
	}
}

// TestPickersAgree: asking classes together changes no answer.
func TestPickersAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var rows [][4]string
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			rows = append(rows, [4]string{
				rapid.SampledFrom([]string{"", "A", "B", "12"}).Draw(t, "nature"), rapid.SampledFrom([]string{"", "x", "12", "1,5"}).Draw(t, "prix"),
				rapid.SampledFrom([]string{"", "0", "12", "20"}).Draw(t, "aire"), rapid.SampledFrom([]string{"", "oui", "non"}).Draw(t, "rail"),
			})
		}
		b := make([][4]string, len(rows), len(rows)+1)
		copy(b, rows)
		l := table(t, append(b, [4]string{"A", "x", "0.5", "oui"})...)
		var r style.Rules
		for range rapid.IntRange(1, 7).Draw(t, "classes") {
			var when []style.Condition
			for range rapid.IntRange(0, 2).Draw(t, "conditions") {
				w := style.Condition{Column: rapid.SampledFrom([]string{"Nature", "prix", "aire", "rail", "none", "=aire + 1"}).Draw(t, "column"), Not: rapid.Bool().Draw(t, "not")}
				switch rapid.IntRange(0, 3).Draw(t, "condition") {
				case 0:
					w.Values = rapid.SliceOf(rapid.SampledFrom([]string{"A", "B", "12", "true", "x"})).Draw(t, "values")
				case 1:
					w.Within = &style.Interval{From: rapid.SampledFrom([]float64{0, 1, 12}).Draw(t, "from"), To: rapid.SampledFrom([]float64{12, 20, 30}).Draw(t, "to"), Closed: rapid.Bool().Draw(t, "closed")}
				case 2:
					w.Unknown, w.Numeric = true, rapid.Bool().Draw(t, "numeric")
				default:
					w.Column, w.Where = "", rapid.SampledFrom([]string{"aire > 3", "nature = 'a'", "rail"}).Draw(t, "where")
				}
				when = append(when, w)
			}
			r.Classes = append(r.Classes, style.Class{When: when})
		}
		got := worn(l, r)
		for f := range got {
			want := -1
			for i := range r.Classes { // one class alone is asked without the others
				if (style.Rules{Classes: r.Classes[i : i+1]}).Picker(l).Class(f) == 0 {
					want = i
					break
				}
			}
			if got[f] != want {
				t.Fatalf("feature %d wears %d, want %d of %+v", f, got[f], want, r.Classes)
			}
		}
	})
}

// failer is what a test of testing and one of rapid have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func TestShades(t *testing.T) {
	t.Parallel()
	for _, name := range style.Families() {
		s := style.ShadesOf(name)
		if s.At(0) != s[0] || s.At(1) != s[len(s)-1] || s.At(nan) != s[0] {
			t.Errorf("%s does not end where it should", name)
		}
		if got := s.Reversed().At(0); got != s[len(s)-1] {
			t.Errorf("%s reversed begins with %v", name, got)
		}
		for _, n := range []int{1, 2, 5, 9} {
			if got := s.Take(n); len(got) != n {
				t.Errorf("%s: %d of %d", name, len(got), n)
			}
		}
		if name == "contrast" {
			continue
		}
		last := 1e9 // light to dark, in steps that a photocopy keeps
		for _, c := range s.Take(7) {
			y := 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
			if y > last-8 {
				t.Errorf("%s: lightness %.0f after %.0f", name, y, last)
			}
			last = y
		}
	}
	if style.Shades(nil).At(0.5) != (style.RGBA{}) {
		t.Error("no shades have a colour")
	}
}

func TestTinted(t *testing.T) {
	t.Parallel()
	red := style.Hex("#FF0000")
	hatched := style.Symbol{Fill: paint.Fill{Pattern: paint.Dots, PatternColour: style.Faded(style.Hex("#00FF00"), 0.5)}, Stroke: style.Line(style.Hex("#000000"), 1)}
	if got := hatched.Tinted(red); got.Fill.PatternColour != style.Faded(red, 0.5) || got.Stroke.Colour == red || got.Fill.Colour.A != 0 {
		t.Errorf("%+v", got)
	}
	line := style.Symbol{Stroke: style.Line(style.Hex("#000000"), 1)}
	if line.Tinted(red).Stroke.Colour != red {
		t.Error("a line keeps its colour")
	}
}

// BenchmarkPicker asks 1.5 million features which class they wear.
func BenchmarkPicker(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var fb feature.Builder
	zones := []string{"U", "AUc", "AUs", "A", "N", "Nh", "Ah"}
	for i := range 1_500_000 {
		fb.Begin(feature.None)
		fb.Text("id", "58001000A"+strconv.Itoa(i))
		fb.Text("typezone", zones[r.IntN(len(zones))])
		if i%5 > 0 {
			fb.Number("prix", r.Float64()*100, feature.Real)
		}
		fb.Number("importance", float64(1+r.IntN(6)), feature.Integer)
		fb.End()
	}
	s, err := fb.Set()
	if err != nil {
		b.Fatal(err)
	}
	l := scene.NewLayer("l", "l", "l", 1, s)
	var groups []style.Group
	for g := range 3 {
		var ids []string
		for i := range 1000 {
			ids = append(ids, "58001000A"+strconv.Itoa(3*i+g))
		}
		groups = append(groups, style.Group{IDs: ids})
	}
	other := style.Symbol{}
	for _, c := range []struct {
		name  string
		rules style.Rules
	}{
		{"single", style.Single(style.Symbol{})},
		{"categories", style.Categories("typezone", zones, nil, style.Symbol{})},
		{"categories of a number", style.Categories("importance", []string{"1", "2", "3", "4", "5"}, nil, style.Symbol{})},
		{"graduated", style.Graduated("prix", []float64{0, 10, 20, 35, 50, 75, 100}, style.ShadesOf("sea"), style.Symbol{})},
		{"graduated by a formula", style.Graduated("=prix * importance", []float64{0, 10, 20, 35, 50, 75, 600}, style.ShadesOf("sea"), style.Symbol{})},
		{"rules", style.ByRules([]style.Rule{{Where: "typezone in ('U'; 'AUc') et prix < 20"}, {Where: "importance > 4"}}, &other)},
		{"by id", style.ByID(groups, &other)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pick := c.rules.Picker(l)
				for f := range s.Len() {
					pick.Class(f)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(s.Len()), "ns/feature")
		})
	}
}
