package sheet_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/sheet"
)

func lambert(t *testing.T) *crs.System {
	t.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	return sys
}

func TestFitBoxTakesTheLargestRoundScale(t *testing.T) {
	t.Parallel()
	frame := sheet.Rect{W: 300, H: 200}
	tests := []struct {
		width, height float64 // metres
		want          float64
	}{
		{10, 10, 500},
		{145, 20, 500},
		{200, 20, 750},
		{290, 190, 1000},
		{20, 280, 1500},
		{1000, 1000, 7500},
		{7000, 1000, 25_000},
		{15_000, 9000, 75_000},
		{25_000, 16_000, 100_000},
		{60_000, 1000, 250_000},
		{900_000, 1000, 250_000}, // too wide for any: as much as can be shown
	}
	for _, test := range tests {
		box := geo.Box{Min: geo.XY{X: 700_000, Y: 6_600_000}, Max: geo.XY{X: 700_000 + test.width, Y: 6_600_000 + test.height}}
		centre, got := sheet.FitBox(box, frame)
		if got != test.want {
			t.Errorf("%g × %g m: 1:%g, want 1:%g", test.width, test.height, got, test.want)
		}
		if centre != box.Centre() {
			t.Errorf("centre %v, want %v", centre, box.Centre())
		}
	}
}

func TestFitShowsTheWholeExtent(t *testing.T) {
	t.Parallel()
	sys := lambert(t)
	for _, paper := range sheet.Papers() {
		extent := orb.Bound{Min: orb.Point{3.1, 46.9}, Max: orb.Point{3.4, 47.02}}
		centre, denominator := sheet.Fit(sys, extent, paper.Frame())
		shown := sheet.Map{System: sys, Centre: centre, Denominator: denominator}.Box(paper.Frame())
		for _, corner := range []geo.LonLat{{Lon: 3.1, Lat: 46.9}, {Lon: 3.4, Lat: 46.9}, {Lon: 3.1, Lat: 47.02}, {Lon: 3.4, Lat: 47.02}} {
			if !shown.Contains(sys.Forward(corner)) {
				t.Errorf("%s at 1:%g does not show %v", paper.Name, denominator, corner)
			}
		}
		if want := paper.Frame().W / 1000 * denominator; math.Abs(shown.Width()-want) > 1e-6 {
			t.Errorf("shown %g m, want %g m", shown.Width(), want)
		}
	}
}

func TestPaperNamed(t *testing.T) {
	t.Parallel()
	if p, ok := sheet.PaperNamed(" a4 "); !ok || p.Name != "A4" {
		t.Errorf("a4: %v %v", p, ok)
	}
	if _, ok := sheet.PaperNamed("B5"); ok {
		t.Error("B5 is not a paper of ours")
	}
	for _, p := range sheet.Papers() {
		if named, ok := sheet.PaperNamed(p.Name); !ok || named != p {
			t.Errorf("%s: %v %v", p.Name, named, ok)
		}
		if up := p.Standing(); up.Upright() == p.Screen() || p.Screen() != (p.Dots() > 0) {
			t.Errorf("%s stands: %v", p.Name, up.Upright())
		}
	}
	for dpi, want := range map[int][2]int{300: {3508, 2480}, 150: {1754, 1240}} { // of 297 mm and 210 mm
		if w, h := sheet.A4.Pixels(dpi); w != want[0] || h != want[1] {
			t.Errorf("A4 at %d dots an inch has %d × %d pixels", dpi, w, h)
		}
	}
	if w, h := sheet.Wide.Pixels(sheet.Wide.Dots()); w != 1920 || h != 1080 {
		t.Errorf("a screen has %d × %d pixels", w, h)
	}
}
