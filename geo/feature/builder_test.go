package feature_test

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"emprise/geo/feature"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// build makes features of kind None, one a function.
func build(t *testing.T, features ...func(b *feature.Builder)) *feature.Set {
	t.Helper()
	var b feature.Builder
	for _, f := range features {
		b.Begin(feature.None)
		f(&b)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func text(v string) func(*feature.Builder) { return func(b *feature.Builder) { b.Text("a", v) } }
func whole(v float64) func(*feature.Builder) {
	return func(b *feature.Builder) { b.Number("a", v, feature.Integer) }
}

func broken(v float64) func(*feature.Builder) {
	return func(b *feature.Builder) { b.Number("a", v, feature.Real) }
}
func yes(v bool) func(*feature.Builder) { return func(b *feature.Builder) { b.Bool("a", v) } }
func unknown(b *feature.Builder)        { b.Unknown("a") }
func nothing(*feature.Builder)          {}

func TestColumnTakesTheTypeItsValuesShare(t *testing.T) {
	t.Parallel()
	type values []func(*feature.Builder)
	for _, c := range []struct {
		what   string
		values values
		typ    feature.Type
		want   []string
	}{
		{"text", values{text("x"), nothing, text("")}, feature.Text, []string{"x", "?", ""}},
		{"integers", values{whole(3), whole(1_500_000), nothing}, feature.Integer, []string{"3", "1500000", "?"}},
		{"integers, then reals", values{whole(3), broken(0.5)}, feature.Real, []string{"3", "0.5"}},
		{"reals, then integers", values{broken(0.5), whole(3)}, feature.Real, []string{"0.5", "3"}},
		{"large reals", values{broken(6_543_210.25), broken(1e-5), broken(1e30)}, feature.Real, []string{"6543210.25", "0.00001", "1e+30"}},
		{"yes and no", values{yes(true), nothing, yes(false)}, feature.Boolean, []string{"true", "?", "false"}},
		{"numbers, then text", values{whole(3), nothing, text("n/a"), broken(2.5)}, feature.Text, []string{"3", "?", "n/a", "2.5"}},
		{"yes, then a number", values{yes(true), whole(3)}, feature.Text, []string{"true", "3"}},
		{"a number, then yes", values{whole(3), yes(true)}, feature.Text, []string{"3", "true"}},
		{"text, then yes", values{text("x"), yes(false)}, feature.Text, []string{"x", "false"}},
		{"unknown, then a number", values{unknown, whole(3)}, feature.Integer, []string{"?", "3"}},
		{"unknown, then yes", values{unknown, unknown, yes(true)}, feature.Boolean, []string{"?", "?", "true"}},
		{"always unknown", values{unknown, unknown}, feature.Text, []string{"?", "?"}},
		{"not a number", values{broken(1), broken(math.NaN()), broken(math.Inf(1))}, feature.Real, []string{"1", "?", "?"}},
		{"late", values{nothing, nothing, whole(7)}, feature.Integer, []string{"?", "?", "7"}},
	} {
		s := build(t, c.values...)
		col := s.Column("a")
		if col == nil {
			t.Errorf("%s: no column", c.what)
			continue
		}
		var got []string
		for f := range s.Len() {
			if v := col.Text(f); col.Known(f) {
				got = append(got, v)
			} else {
				got = append(got, "?"+v)
			}
			if n, ok := col.Number(f); ok && (col.Type == feature.Text || n != n) {
				t.Errorf("%s: feature %d answers the number %v", c.what, f, n)
			}
		}
		if col.Type != c.typ || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q of type %d, want %q of type %d", c.what, got, col.Type, c.want, c.typ)
		}
	}
}

func TestLastValueWins(t *testing.T) {
	t.Parallel()
	s := build(t, func(b *feature.Builder) {
		b.Text("a", "x")
		b.Text("a", "y")
		b.Number("n", 1, feature.Integer)
		b.Number("n", 2, feature.Integer)
		b.Text("gone", "x")
		b.Unknown("gone")
	})
	if s.Text("a", 0) != "y" || s.Text("n", 0) != "2" || s.Column("gone").Known(0) || s.Text("absent", 0) != "" {
		t.Errorf("got %q, %q, %q", s.Text("a", 0), s.Text("n", 0), s.Text("gone", 0))
	}
}

func TestRepeatedTextsAreStoredOnce(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	scratch := []byte("Terrain")
	for i := range 1000 {
		b.Begin(feature.None)
		copy(scratch, strconv.Itoa(1000000+i%3))
		b.TextBytes("a", scratch)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Column("a").Distinct(); n != 3 {
		t.Errorf("%d texts are stored, want 3", n)
	}
	if s.Text("a", 4) != "1000001" {
		t.Errorf("a text follows the scratch it came in: %q", s.Text("a", 4))
	}
}

func TestRingsRunAsRFC7946Says(t *testing.T) {
	t.Parallel()
	right := orb.Ring{{2, 48}, {2, 49}, {3, 49}, {3, 48}, {2, 48}} // clockwise
	left := right.Clone()
	left.Reverse()
	hole := orb.Ring{{2.2, 48.2}, {2.4, 48.2}, {2.4, 48.4}, {2.2, 48.2}}
	far := orb.Ring{{5, 48}, {6, 48}, {6, 49}, {5, 48}}
	for _, shell := range []orb.Ring{right, left} {
		var b feature.Builder
		b.Begin(feature.Areas)
		b.Geometry(orb.MultiPolygon{{shell.Clone(), hole.Clone()}, {far.Clone()}})
		b.End()
		s, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		mp := s.MultiPolygon(0)
		if len(mp) != 2 || len(mp[0]) != 2 || len(mp[1]) != 1 {
			t.Fatalf("parts and holes are %v", mp)
		}
		if mp[0][0].Orientation() != orb.CCW || mp[0][1].Orientation() != orb.CW || mp[1][0].Orientation() != orb.CCW {
			t.Errorf("rings run %v", mp)
		}
	}
}

func TestGeometryRoundTrip(t *testing.T) {
	t.Parallel()
	geometries := []orb.Geometry{
		nil,
		orb.MultiPoint{{2, 48}, {3, 49}},
		orb.MultiLineString{{{2, 48}, {3, 49}}, {{2, 47}, {3, 47}, {4, 47}}},
		orb.MultiPolygon{{{{2, 48}, {3, 48}, {3, 49}, {2, 48}}}},
	}
	var b feature.Builder
	for _, g := range geometries {
		b.Begin(feature.KindOf(g))
		b.Geometry(g)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range geometries {
		got := s.Geometry(f)
		if (got == nil) != (want == nil) || want != nil && !orb.Equal(got, want) {
			t.Errorf("%v comes back as %v", want, got)
		}
		if want != nil && s.Bound(f) != want.Bound() || want == nil && !s.Bound(f).IsEmpty() {
			t.Errorf("%v has bound %v", want, s.Bound(f))
		}
	}
}

func TestBuilderServesAgain(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	for _, name := range []string{"first", "second"} {
		for range 3 {
			b.Begin(feature.Points)
			b.Ring([]float64{2, 48}, false)
			b.Text(name, "x")
			b.End()
		}
		s, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		if s.Len() != 3 || len(s.Columns) != 1 || s.Text(name, 2) != "x" {
			t.Errorf("%s: %d features, %d columns", name, s.Len(), len(s.Columns))
		}
	}
	s, err := b.Set()
	if err != nil || s.Len() != 0 || len(s.Starts) != 1 || len(s.Rings) != 1 {
		t.Errorf("nothing makes %+v, %v", s, err)
	}
	b.Begin(feature.None)
	if _, err := b.Set(); err == nil {
		t.Error("a set with an open feature is handed over")
	}
}

// TestAttributesComeBack: whatever is put in comes out, or comes out as its text.
func TestAttributesComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		type cell struct {
			text  string
			known bool
		}
		names := []string{"a", "b", "c"}
		n := rapid.IntRange(0, 12).Draw(t, "features")
		want := make([]map[string]cell, n)
		var b feature.Builder
		for f := range n {
			b.Begin(feature.None)
			want[f] = map[string]cell{}
			for _, name := range rapid.Permutation(names).Draw(t, "order") {
				switch rapid.IntRange(0, 5).Draw(t, "type") {
				case 0:
					v := rapid.String().Draw(t, "text")
					b.Text(name, v)
					want[f][name] = cell{v, true}
				case 1:
					v := rapid.IntRange(-1e9, 1e9).Draw(t, "integer")
					b.Number(name, float64(v), feature.Integer)
					want[f][name] = cell{strconv.Itoa(v), true}
				case 2:
					v := float64(rapid.IntRange(-1e6, 1e6).Draw(t, "real")) / 8
					b.Number(name, v, feature.Real)
					want[f][name] = cell{strconv.FormatFloat(v, 'f', -1, 64), true}
				case 3:
					v := rapid.Bool().Draw(t, "boolean")
					b.Bool(name, v)
					want[f][name] = cell{strconv.FormatBool(v), true}
				case 4:
					b.Unknown(name)
				}
			}
			b.End()
		}
		s, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		for f := range n {
			for _, name := range names {
				got := cell{text: s.Text(name, f)}
				if c := s.Column(name); c != nil {
					got.known = c.Known(f)
				}
				if got != want[f][name] {
					t.Fatalf("feature %d, %s: %+v, want %+v", f, name, got, want[f][name])
				}
			}
		}
	})
}

func TestOnlyKeepsTheGeometries(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	shapes := []orb.Geometry{
		orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{1, .5}, {2, .5}, {2, 1}, {1, .5}}},
		orb.Point{5, 5},
		nil,
		orb.MultiLineString{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}},
	}
	for _, g := range shapes {
		b.Begin(feature.KindOf(g))
		b.Geometry(g)
		b.Text("id", "x")
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	want := []int{3, 0, 2, 0}
	only := s.Only(want)
	if only.Len() != len(want) || len(only.Columns) != 0 {
		t.Fatalf("%d features with %d columns", only.Len(), len(only.Columns))
	}
	for i, f := range want {
		if !reflect.DeepEqual(only.Geometry(i), s.Geometry(f)) {
			t.Errorf("feature %d is %v, not %v", i, only.Geometry(i), s.Geometry(f))
		}
	}
	if none := s.Only(nil); none.Len() != 0 {
		t.Errorf("%d features", none.Len())
	}
}

// TestSetsAppended: sets one after the other are as if their features had been built together, and a glimpse of a part of
// them stays what it was.
func TestSetsAppended(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var all, together feature.Builder
		var glimpse *feature.Set
		for range rapid.IntRange(1, 4).Draw(t, "sets") {
			var part feature.Builder
			for range rapid.IntRange(0, 5).Draw(t, "features") {
				i := rapid.IntRange(0, 4).Draw(t, "value")
				for _, b := range []*feature.Builder{&part, &together} {
					b.Begin(feature.Points)
					b.Ring([]float64{float64(i), 48}, false)
					[]func(*feature.Builder){text("x"), whole(3), broken(0.5), yes(true), nothing}[i](b)
					b.End()
				}
			}
			s, err := part.Set()
			if err != nil {
				t.Fatal(err)
			}
			all.AppendSet(s)
			if glimpse == nil {
				glimpse = all.Glimpse()
			}
		}
		got, err := all.Set()
		if err != nil {
			t.Fatal(err)
		}
		want, err := together.Set()
		if err != nil {
			t.Fatal(err)
		}
		if got.Len() != want.Len() || !slices.Equal(got.Coords, want.Coords) || !slices.Equal(got.Starts, want.Starts) {
			t.Fatalf("%d features, want %d", got.Len(), want.Len())
		}
		for f := range want.Len() {
			if got.Text("a", f) != want.Text("a", f) {
				t.Fatalf("feature %d: %q, want %q", f, got.Text("a", f), want.Text("a", f))
			}
		}
		for f := range glimpse.Len() {
			if g, w := glimpse.Text("a", f), want.Text("a", f); g != w {
				t.Fatalf("feature %d was %q at first, %q in the end", f, g, w)
			}
		}
	})
}

// TestPartsAppended: what is put together of parts has each text once, whether texts repeat or hardly do.
func TestPartsAppended(t *testing.T) {
	t.Parallel()
	var all, want feature.Builder
	part := feature.Part()
	for p := range 3 {
		for i := range 6000 {
			for _, b := range []*feature.Builder{part, &want} {
				b.Begin(feature.None)
				b.Text("unique", strconv.Itoa(i%5900)+"/"+strconv.Itoa(p%2))
				b.Text("few", strconv.Itoa(i%7))
				b.End()
			}
		}
		all.Append(part)
		part.Reset()
	}
	got, err := all.Set()
	if err != nil {
		t.Fatal(err)
	}
	set, err := want.Set()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"unique", "few"} {
		a, b := got.Column(name), set.Column(name)
		if a.Distinct() != b.Distinct() {
			t.Errorf("%s: %d texts, not %d", name, a.Distinct(), b.Distinct())
		}
		for f := range set.Len() {
			if a.Text(f) != b.Text(f) || a.Code(f) != b.Code(f) {
				t.Fatalf("%s of %d: %q, not %q", name, f, a.Text(f), b.Text(f))
			}
		}
	}
}
