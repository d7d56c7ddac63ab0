package typed_test

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/typed"
)

// north is a territory between Lille and Arras.
var north = orb.Bound{Min: orb.Point{2.5, 50.2}, Max: orb.Point{3.4, 50.8}}

func TestPositionsAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	lambert, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	l93 := lambert.Inverse(geo.XY{X: 701234, Y: 7025112})
	paris := geo.LonLat{Lon: 2.352222, Lat: 48.856667}
	for _, c := range []struct {
		text string
		near orb.Bound
		want geo.LonLat
		way  typed.Way
	}{
		{"701 234 7 025 112", north, l93, typed.Projected},
		{"701 234 7 025 112", north, l93, typed.Projected},
		{"E 701 234   N 7 025 112   (Lambert-93)", north, l93, typed.Projected},
		{"701234 7025112", orb.Bound{}, l93, typed.Projected},
		{"701234,7025112", orb.Bound{}, l93, typed.Projected},
		{"701234.0, 7025112.0", north, l93, typed.Projected},
		{"701 234,0 ; 7 025 112,0", north, l93, typed.Projected},
		{"X=701234 Y=7025112", north, l93, typed.Projected},
		{"x: 701 234 m, y: 7 025 112 m", north, l93, typed.Projected},
		{"701234\t7025112", north, l93, typed.Projected},
		{"7 025 112 701 234", north, l93, typed.Swapped},
		{"2.352222 48.856667", orb.Bound{}, paris, typed.LonLat},
		{"2.352222,48.856667", orb.Bound{}, paris, typed.LonLat},
		{"2,352222 48,856667", orb.Bound{}, paris, typed.LonLat},
		{"2,352222,48,856667", orb.Bound{}, paris, typed.LonLat},
		{"2,352222 ; 48,856667", orb.Bound{}, paris, typed.LonLat},
		{"48.856667, 2.352222", orb.Bound{}, paris, typed.LatLon},
		{"(48.856667, 2.352222)", orb.Bound{}, paris, typed.LatLon},
		{`48°51'24"N 2°21'08"E`, north, paris, typed.Angles},
		{`48° 51′ 24″ N, 2° 21′ 8″ E`, north, paris, typed.Angles},
		{`48°51’24’’ N 2°21’8’’ E`, north, paris, typed.Angles},
		{`2°21'8"E 48°51'24"N`, north, paris, typed.Angles},
		{`48°51.4'N 2°21.13332'E`, north, paris, typed.Angles},
		{`48°51'24" 2°21'8"`, north, paris, typed.Angles},
		{"48.856667° N, 2.352222° E", north, paris, typed.Angles},
		{"N 48.856667 E 2.352222", north, paris, typed.Angles},
		{"48°51'N 2°21'O", north, geo.LonLat{Lon: -2.35, Lat: 48.85}, typed.Angles},
		{"33°52'S 151°12'E", north, geo.LonLat{Lon: 151.2, Lat: -33.866667}, typed.Angles},
		{"geo:48.856667,2.352222", north, paris, typed.URI},
		{"geo:48.856667,2.352222,35;u=10", north, paris, typed.URI},
		{"geo:48.856667,2.352222?z=17", north, paris, typed.URI},
	} {
		got := typed.Parse(c.text, c.near)
		if len(got) == 0 {
			t.Errorf("%q is no position", c.text)
			continue
		}
		if r := got[0]; r.Way != c.way || math.Hypot(r.At.Lon-c.want.Lon, r.At.Lat-c.want.Lat) > 2e-6 {
			t.Errorf("%q is read as %v by %d, want %v by %d", c.text, r.At, r.Way, c.want, c.way)
		}
	}
}

func TestWhatIsAmbiguousIsToldInAllWays(t *testing.T) {
	t.Parallel()
	// In France only one order is likely, yet the other is a place too.
	both := typed.Parse("48.85 2.35", orb.Bound{})
	if len(both) != 2 || both[0].Way != typed.LatLon || both[1].Way != typed.LonLat {
		t.Errorf("%v", both)
	}
	if only := typed.Parse("-21.1 155.5", orb.Bound{}); len(only) != 1 || only[0].Way != typed.LatLon {
		t.Errorf("%v", only)
	}
	// Metres of several systems: the one that leads to the territory comes first.
	many := typed.Parse("701 234 7 025 112", north)
	if len(many) == 0 || many[0].System.EPSG() != 2154 {
		t.Errorf("%v", many)
	}
	cc50 := typed.Parse("1701234 9225112", north)
	if len(cc50) == 0 || cc50[0].System.EPSG() != 3950 {
		t.Errorf("%v", cc50)
	}
}

func TestWhatIsNoPosition(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "48", "48,", "lot 3", "rue du 8 mai 1945", "1 2 3 4 5", "ZA 12", "geo:", "geo:91,2", "48°61'N 2°21'E", "48°N 2°N", "100 200 300 400 500 600",
		"12 rue des Lilas, 59000 Lille", "NaN NaN", "1e400 2", "91 181",
	} {
		if got := typed.Parse(text, north); len(got) != 0 {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

// What the program writes, it reads.
func TestWrittenPositionsAreReadAgain(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := geo.LonLat{Lon: rapid.Float64Range(-4, 8).Draw(t, "lon"), Lat: rapid.Float64Range(43, 50).Draw(t, "lat")}
		near := orb.Bound{Min: p.Orb(), Max: p.Orb()}.Pad(0.2)
		q := crs.Legal(p).Forward(p)
		for text, off := range map[string]float64{
			fmt.Sprintf("%.7f, %.7f", p.Lat, p.Lon):                                                          2e-7,
			fmt.Sprintf("%s %s", strconv.FormatFloat(q.X, 'f', 2, 64), strconv.FormatFloat(q.Y, 'f', 2, 64)): 2e-7,
		} {
			got := typed.Parse(text, near)
			if len(got) == 0 || math.Hypot(got[0].At.Lon-p.Lon, got[0].At.Lat-p.Lat) > off {
				t.Fatalf("%q is read as %v, want %v", text, got, p)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"701 234 7 025 112", `48°51'24"N 2°21'08"E`, "geo:1,2", "2,35,48,85", "−2.3 ; 48"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range typed.Parse(text, north) {
			if !(math.Abs(r.At.Lon) <= 180 && math.Abs(r.At.Lat) <= 90) || r.System == nil {
				t.Fatalf("%q is read as %v", text, r)
			}
		}
	})
}
