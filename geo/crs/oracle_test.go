package crs_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/reference"
)

func near(t *testing.T, what string, s *crs.System, p geo.LonLat, want geo.XY, tolerance float64) {
	t.Helper()
	got := s.Forward(p)
	if d := math.Hypot(got.X-want.X, got.Y-want.Y); !(d <= tolerance) {
		t.Errorf("%s: Forward(%v) = %.4f, want %.4f: %.2g m off", what, p, got, want, d)
	}
	back := s.Inverse(want)
	// A degree of latitude is some 111 km.
	if d := 111e3 * math.Hypot((back.Lon-p.Lon)*math.Cos(p.Lat*math.Pi/180), back.Lat-p.Lat); !(d <= tolerance) {
		t.Errorf("%s: Inverse(%v) = %v, want %v: %.2g m off", what, want, back, p, d)
	}
}

// ignPoints are points that IGN publishes, by the system they are written in.
type ignPoints map[string]struct {
	EPSG   *int
	Values []struct {
		Point   int
		XY, XYZ []float64
	}
}

func readIGN(t *testing.T) ignPoints {
	t.Helper()
	raw, err := os.ReadFile(reference.Path(t, "oracles/crs-ign-metropole.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Points ignPoints }
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	return file.Points
}

// places are the points of a geographic system by their number.
func (p ignPoints) places(key string) map[int]geo.LonLat {
	m := map[int]geo.LonLat{}
	for _, v := range p[key].Values {
		m[v.Point] = geo.LonLat{Lon: v.XYZ[0], Lat: v.XYZ[1]}
	}
	return m
}

func TestPointsOfIGN(t *testing.T) {
	t.Parallel()
	points := readIGN(t)
	rgf93, wgs84 := points.places("RGF93G [ILPH.METERS.DMS]"), points.places("WGS84G [ILPH.METERS.DMS]")
	checked := 0
	for key, series := range points {
		if series.EPSG == nil || *series.EPSG/100 == 275 {
			continue // NTF has a test of its own
		}
		s, err := crs.Lookup(*series.EPSG)
		if err != nil {
			continue // ED50 and European systems
		}
		from := rgf93
		if strings.HasPrefix(key, "WGS84") {
			from = wgs84
		}
		for _, v := range series.Values {
			// IGN rounds to the millimetre, its degrees to 1e-5 second (0.3 mm).
			near(t, fmt.Sprintf("%s point %d", key, v.Point), s, from[v.Point], geo.XY{X: v.XY[0], Y: v.XY[1]}, 0.0015)
			checked++
		}
	}
	if checked < 25 {
		t.Errorf("only %d points checked", checked)
	}
}

func TestPointsOfPROJ(t *testing.T) {
	t.Parallel()
	f, err := os.Open(reference.Path(t, "oracles/crs-reference-postgis.csv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, row := range rows[1:] {
		p := point(t, row[0])
		for c, cell := range row {
			if c == 0 || cell == "" {
				continue
			}
			s, ok := crs.Recognise(rows[0][c])
			if !ok {
				t.Fatalf("%s is not known", rows[0][c])
			}
			q := point(t, cell)
			// Degrees are given to 1e-9, 0.1 mm.
			near(t, rows[0][c], s, geo.LonLat{Lon: p.X, Lat: p.Y}, q, 0.0002)
			checked++
		}
	}
	if checked < 45 {
		t.Errorf("only %d points checked", checked)
	}
}

func point(t *testing.T, wkt string) geo.XY {
	t.Helper()
	var q geo.XY
	if _, err := fmt.Sscanf(wkt, "POINT(%f %f)", &q.X, &q.Y); err != nil {
		t.Fatalf("%q: %v", wkt, err)
	}
	return q
}
