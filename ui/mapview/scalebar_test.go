package mapview_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/mapview"
)

// The bar is measured on the ellipsoid between the places that its two ends cover at the middle of the map.
func TestTheScaleBarTellsTheTruth(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	m.Set(town())
	for _, c := range []struct {
		at    geo.LonLat
		level geo.Level
	}{
		{geo.LonLat{Lon: 2.5, Lat: 48.8}, 62},
		{geo.LonLat{Lon: 2.5, Lat: 48.8}, 51},
		{geo.LonLat{Lon: 55.5, Lat: -21.1}, 57},
		{geo.LonLat{Lon: -52.3, Lat: 4.9}, 44},
		{geo.LonLat{Lon: 2.3, Lat: 51}, 79},
	} {
		m.SetView(geo.View{Centre: geo.Mercator(c.at), Level: c.level})
		q.Pump()
		text, width := bar(m)
		v := m.View()
		left, right := v.ToPlane(450-width/2, 300), v.ToPlane(450+width/2, 300)
		ground := float64(measure.Distance(geo.Unmercator(left), geo.Unmercator(right)))
		told := metres(t, text)
		if off := math.Abs(ground/told - 1); off > 0.5/width+0.004 { // half a pixel, and a sphere for an ellipsoid
			t.Errorf("at %v, level %d: the bar says %q and spans %.2f m", c.at, c.level, text, ground)
		}
		if width < 50 || width > 141 {
			t.Errorf("at %v, level %d: the bar is %.0f wide", c.at, c.level, width)
		}
	}
}

// bar finds the text of the scale bar and the width of its line.
func bar(m *mapview.Map) (text string, width float64) {
	for _, o := range test.WidgetRenderer(m).Objects() {
		switch o := o.(type) {
		case *canvas.Text:
			if strings.HasSuffix(o.Text, "m") && len(o.Text) < 12 {
				text = o.Text
			}
		case *canvas.Rectangle:
			if s := o.Size(); s.Height == 2 {
				width = float64(s.Width)
			}
		}
	}
	return text, width
}

func metres(t *testing.T, text string) float64 {
	t.Helper()
	number, unit, _ := strings.Cut(text, "\u202f")
	if i := strings.LastIndex(text, "\u202f"); i > 0 {
		number, unit = strings.ReplaceAll(text[:i], "\u202f", ""), text[i+len("\u202f"):]
	}
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		t.Fatalf("the bar says %q: %v", text, err)
	}
	return x * map[string]float64{"cm": 0.01, "m": 1, "km": 1000}[unit]
}
