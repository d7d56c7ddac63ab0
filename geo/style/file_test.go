package style_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"emprise/geo/expression"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// everything is rules in which each field is set.
func everything() style.Rules {
	c, d := style.Hex("#102030"), style.Faded(style.Hex("#FFEEDD"), 0.5)
	full := style.Symbol{
		Key: "legend.x", Literal: true, Hidden: true, Shown: style.Range{Finest: 1, Coarsest: 9}, Opacity: 0.5,
		Fill: paint.Fill{Colour: c, Pattern: paint.DenseDots, PatternColour: d}, Least: 2,
		Casing: style.Line(c, 2), Stroke: style.Dashed(d, 1.5, 4, 2.5), Widths: style.Steps(1, 2, 3, 4),
		Marker: style.Marker{Shape: style.RoundPin, Icon: "plot", Size: 20, Fill: c, Stroke: style.Line(d, 1), Core: d, Lone: true},
	}
	return style.Rules{
		Classes: []style.Class{
			{Symbol: full, When: []style.Condition{style.IsNot("a", "x", "y"), style.In("=b / 2", style.Interval{From: 1, To: 2, Closed: true})}},
			{Symbol: style.Symbol{Key: style.Told}, When: []style.Condition{style.Where("a = 'é' ou b > 1,5")}},
			{When: []style.Condition{{Column: "c", Unknown: true, Numeric: true}, style.In("d", style.Below(3)), style.In("d", style.AtLeast(3))}},
		},
		First: []int{2, 0, 1},
		Label: style.Label{
			Columns: []string{"a", "=a || b"}, Size: 12, Sizes: style.Steps(1, 1, 2, 0.5), Bold: true, Italic: true, Upper: true, Colour: c, Halo: d,
			Width: 1.5, Priority: -4, Shown: style.Range{Coarsest: 5}, Inside: true, Above: true, Shield: c, Below: -3, When: []style.Condition{style.Is("a", "z")},
		},
		Plates: []style.Label{{Columns: []string{"n"}, Size: 9}},
		Shown:  style.Range{Finest: 0.5}, Opacity: 0.25, Shared: true, Unit: "€/m²", Only: "b < 9",
		Cluster: &style.Cluster{Radius: 24, Shown: style.Range{Finest: 5}, Fill: c, Ink: d},
		Made:    style.Made{Sort: style.SortGraduated, Column: "b", Method: style.NaturalBreaks, Count: 5, Shades: "sea", Reverse: true, Rounded: true},
	}
}

func TestRulesComeBack(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]style.Rules{
		"everything": everything(),
		"one class":  style.Single(style.Symbol{}),
		"graduated":  style.Graduated("a", []float64{1, 2.5, 1e9}, style.ShadesOf("plum"), filled),
		"categories": style.Categories("a", []string{"", "é\"'\n", "z"}, style.ShadesOf("sea").Take(3), filled),
	} {
		text, err := style.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		back, err := style.Decode(text)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		if !reflect.DeepEqual(back, r) {
			t.Errorf("%s comes back as\n%+v, was\n%+v", name, back, r)
		}
		again, err := style.Encode(back)
		if err != nil || !bytes.Equal(again, text) {
			t.Errorf("%s is written otherwise the second time: %v", name, err)
		}
	}
	// Nothing is left out: a field that is added must be written too.
	v := reflect.ValueOf(everything())
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s at zero", v.Type().Field(i).Name)
		}
	}
	for _, v := range []any{everything().Classes[0].Symbol, everything().Classes[0].Symbol.Marker, everything().Label, everything().Made, *everything().Cluster} {
		for i := range reflect.TypeOf(v).NumField() {
			if reflect.ValueOf(v).Field(i).IsZero() {
				t.Errorf("the test leaves %T.%s at zero", v, reflect.TypeOf(v).Field(i).Name)
			}
		}
	}
}

// TestForm keeps the words of the file, on which files out there depend.
func TestForm(t *testing.T) {
	t.Parallel()
	text, err := style.Encode(everything())
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"version":1,"made":{"sort":"graduated","column":"b","method":"natural","count":5,"shades":"sea","reverse":true,"rounded":true},` +
		`"unit":"€/m²","only":"b \u003c 9","classes":[{"symbol":{"key":"legend.x","literal":true,"hidden":true,"shown":{"finest":1,"coarsest":9},"opacity":0.5,` +
		`"fill":{"colour":"#102030","pattern":"dense_dots","pattern_colour":"#FFEEDD80"},"least":2,"casing":{"colour":"#102030","width":2},` +
		`"stroke":{"colour":"#FFEEDD80","width":1.5,"dash":[4,2.5]},"widths":[[1,2],[3,4]],"marker":{"shape":"round_pin","icon":"plot","size":20,` +
		`"fill":"#102030","stroke":{"colour":"#FFEEDD80","width":1},"core":"#FFEEDD80","lone":true}},"when":[{"column":"a","values":["x","y"],"not":true},` +
		`{"column":"=b / 2","within":{"from":1,"to":2,"closed":true}}]},{"symbol":{"key":"legend.told"},"when":[{"where":"a = 'é' ou b \u003e 1,5"}]},` +
		`{"symbol":{},"when":[{"column":"c","unknown":true,"numeric":true},{"column":"d","within":{"to":3}},{"column":"d","within":{"from":3}}]}],` +
		`"first":[2,0,1],"label":{"columns":["a","=a || b"],"size":12,"sizes":[[1,1],[2,0.5]],"bold":true,"italic":true,"upper":true,"colour":"#102030",` +
		`"halo":"#FFEEDD80","halo_width":1.5,"priority":-4,"shown":{"coarsest":5},"inside":true,"above":true,"shield":"#102030","below":-3,` +
		`"when":[{"column":"a","values":["z"]}]},"plates":[{"columns":["n"],"size":9}],"shown":{"finest":0.5},"opacity":0.25,"shared":true,` +
		`"cluster":{"radius":24,"shown":{"finest":5},"fill":"#102030","ink":"#FFEEDD80"}}`
	if string(text) != want {
		t.Errorf("got\n%s", text)
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	one := func(class string) string { return `{"version":1,"classes":[` + class + `]}` }
	for text, want := range map[string]string{
		``:                           " not_json",
		`[]`:                         " not_json",
		`{"version":1,"classes":[`:   " not_json",
		`{"version":2,"classes":[]}`: "version newer",
		`{"classes":[]}`:             "version newer",
		`{"version":1,"classes":[]}`: "classes no_class",
		one(`{}`) + "x":              " not_json",
		one(`{"symbole":{}}`):        " not_json",
		one(`{"symbol":{"stroke":{"width":-1}}}`):                                   "classes[0].symbol.stroke.width range",
		one(`{"symbol":{"stroke":{"width":1e9}}}`):                                  "classes[0].symbol.stroke.width range",
		one(`{"symbol":{"stroke":{"colour":"red"}}}`):                               "classes[0].symbol.stroke.colour colour",
		one(`{"symbol":{"stroke":{"colour":"#12345g"}}}`):                           "classes[0].symbol.stroke.colour colour",
		one(`{"symbol":{"stroke":{"colour":"#+1+2+3"}}}`):                           "classes[0].symbol.stroke.colour colour",
		one(`{"symbol":{"stroke":{"dash":[0,0]}}}`):                                 "classes[0].symbol.stroke.dash range",
		one(`{"symbol":{"fill":{"pattern":"tartan"}}}`):                             "classes[0].symbol.fill.pattern code",
		one(`{"symbol":{"marker":{"shape":"star"}}}`):                               "classes[0].symbol.marker.shape code",
		one(`{"symbol":{"marker":{"icon":"../x"}}}`):                                "classes[0].symbol.marker.icon code",
		one(`{"symbol":{"opacity":2}}`):                                             "classes[0].symbol.opacity range",
		one(`{"symbol":{"widths":[[2,1],[1,1]]}}`):                                  "classes[0].symbol.widths order",
		one(`{"symbol":{"widths":[[0,1]]}}`):                                        "classes[0].symbol.widths range",
		one(`{"symbol":{"shown":{"finest":9,"coarsest":1}}}`):                       "classes[0].symbol.shown order",
		one(`{},{"symbol":{},"when":[{"column":"a","within":{"from":2,"to":1}}]}`):  "classes[1].when[0].within order",
		one(`{"symbol":{},"when":[{"column":"a","where":"a = 1"}]}`):                "classes[0].when[0] condition",
		one(`{"symbol":{},"when":[{}]}`):                                            "classes[0].when[0] condition",
		one(`{"symbol":{},"when":[{"column":"a","values":["x"],"unknown":true}]}`):  "classes[0].when[0] condition",
		one(`{"symbol":{},"when":[{"where":"a ="}]}`):                               "classes[0].when[0].where expression",
		one(`{"symbol":{},"when":[{"column":"=1 +","values":["x"]}]}`):              "classes[0].when[0].column expression",
		`{"version":1,"classes":[{}],"first":[1]}`:                                  "first order",
		`{"version":1,"classes":[{},{}],"first":[1,1]}`:                             "first order",
		`{"version":1,"classes":[{}],"label":{"size":1e6}}`:                         "label.size range",
		`{"version":1,"classes":[{}],"label":{"columns":["=("]}}`:                   "label.columns expression",
		`{"version":1,"classes":[{}],"cluster":{"radius":0}}`:                       "cluster.radius range",
		`{"version":1,"classes":[{}],"made":{"sort":"random"}}`:                     "made.sort code",
		`{"version":1,"classes":[{}],"made":{"sort":"graduated","method":"guess"}}`: "made.method code",
		one(`{}` + strings.Repeat(`,{}`, style.MaxClasses)):                         "classes too_large",
		one(`{}`) + strings.Repeat(" ", style.MaxFileSize):                          " too_large",
		one(`{"symbol":{"key":"` + strings.Repeat("x", 3000) + `"}}`):               "classes[0].symbol.key too_large",
	} {
		_, err := style.Decode([]byte(text))
		var e *style.FileError
		if !errors.As(err, &e) {
			t.Errorf("%.80s: %v", text, err)
			continue
		}
		if got := e.At + " " + e.Rule; got != want {
			t.Errorf("%.80s: %s, want %s", text, got, want)
		}
		var below *expression.Error
		if e.Rule == style.RuleExpression && !errors.As(err, &below) {
			t.Errorf("%.80s: the error of the expression is lost", text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	text, err := style.Encode(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"version":1,"classes":[{"symbol":{"fill":{"colour":"#FFF"}}}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := style.Decode(text)
		if err != nil {
			var e *style.FileError
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			return
		}
		written, err := style.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if len(written) <= style.MaxFileSize {
			back, err := style.Decode(written)
			if err != nil {
				t.Fatalf("what was read is not taken again: %v", err)
			}
			again, err := style.Encode(back)
			if err != nil || !bytes.Equal(again, written) {
				t.Fatalf("%s\n%s", again, written)
			}
		}
		l := table(t, [4]string{"U", "1,5", "3", "oui"}, [4]string{})
		worn(l, r)
		r.Legend(l, l.Box)
		_ = r.Check(l)
	})
}
