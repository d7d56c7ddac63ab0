package crs_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
)

func TestAddressesOfTheNationalBase(t *testing.T) {
	t.Parallel()
	lambert93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lon, lat, x, y, tolerance float64
	}{
		{3, 46.5, 700000, 6600000, 1e-6},
		// Base adresse nationale; degrees to 1e-6, some 10 cm.
		{3.218633, 50.234188, 715617.49, 7015153.44, 0.15},
		{3.209421, 50.235379, 714959.08, 7015284.25, 0.15},
		{5.425179, 46.005447, 887643.67, 6547960.53, 0.15},
		{5.431677, 45.996182, 888177.96, 6546947.60, 0.15},
		{6.013124, 45.814976, 933921.82, 6528390.52, 0.15},
	} {
		near(t, "Lambert-93", lambert93, geo.LonLat{Lon: c.lon, Lat: c.lat}, geo.XY{X: c.x, Y: c.y}, c.tolerance)
	}
}

func TestThereAndBack(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		epsg     int
		lon, lat float64
	}{
		{2154, 3, 46.5},
		{3942, 9, 42},
		{3946, 5, 46},
		{3950, 3, 50},
		{9794, -4, 48},
		{2972, -52, 4},
		{2975, 55.5, -21},
		{4471, 45, -13},
		{5490, -61, 15},
		{4467, -56, 47},
		{25830, -4, 48},
		{32632, 8, 48},
		{32740, 55.5, -21},
		{3857, 2, 48},
		{4326, 2, 48},
		{27572, 2.3, 46.8},
		{32601, 179.9, 10},
	} {
		s, err := crs.Lookup(c.epsg)
		if err != nil {
			t.Fatal(err)
		}
		for range 200 {
			p := geo.LonLat{Lon: c.lon + 4*(r.Float64()-0.5), Lat: c.lat + 4*(r.Float64()-0.5)}
			back := s.Inverse(s.Forward(p))
			dLon := math.Remainder(back.Lon-p.Lon, 360)
			if math.Abs(dLon) > 1e-12*180 || math.Abs(back.Lat-p.Lat) > 1e-12*180 {
				t.Fatalf("EPSG:%d: %v comes back as %v", c.epsg, p, back)
			}
		}
	}
}

func TestRecognise(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{
		"urn:ogc:def:crs:EPSG::2154":                   2154,
		"urn:ogc:def:crs:EPSG:9.1:2154":                2154,
		"urn:x-ogc:def:crs:EPSG:2154":                  2154,
		"URN:OGC:DEF:CRS:EPSG::2154":                   2154,
		" EPSG:2154 ":                                  2154,
		"epsg:3949":                                    3949,
		"http://www.opengis.net/def/crs/EPSG/0/2975":   2975,
		"http://www.opengis.net/gml/srs/epsg.xml#2972": 2972,
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84": 4326,
		"urn:ogc:def:crs:OGC:1.3:CRS84":                4326,
		"urn:ogc:def:crs:OGC::CRS84":                   4326,
		"OGC:CRS84":                                    4326,
		"CRS:84":                                       4326,
		"IGNF:UTM20W84MART":                            0,
		"RRAF 1991 / UTM zone 20N":                     4559,
		"IGNF:LAMB93":                                  2154,
		"IGNF:RGF93LAMB93.IGN69":                       2154,
		"urn:ogc:def:crs:IGNF::LAMB93":                 2154,
		"IGNF:RGF93CC47":                               3947,
		"RGF93 / Lambert-93":                           2154,
		"RGF93 v2b / Lambert-93":                       9794,
		"RGF93_Lambert_93":                             2154,
		"RGF93 / CC49":                                 3949,
		"WGS 84":                                       4326,
		"WGS 84 / UTM zone 20N":                        32620,
		"RGR92 / UTM zone 40S":                         2975,
		"urn:ogc:def:crs:EPSG::999999":                 0,
		"urn:ogc:def:crs:EPSG::27572":                  27572,
		"Lambert_Conformal_Conic":                      0,
		"IGNF:LAMBE":                                   27572,
		"NTF (Paris) / Lambert zone II":                27572,
		"":                                             0,
		"EPSG:":                                        0,
		"EPSG:99999999999999999999":                    0,
	} {
		s, ok := crs.Recognise(name)
		switch {
		case want == 0 && ok:
			t.Errorf("%q is taken for EPSG:%d", name, s.EPSG())
		case want != 0 && !ok:
			t.Errorf("%q is not recognised", name)
		case want != 0 && s.EPSG() != want:
			t.Errorf("%q is taken for EPSG:%d, want %d", name, s.EPSG(), want)
		}
	}
}

func TestLookupNames(t *testing.T) {
	t.Parallel()
	for epsg, want := range map[int]string{
		2154: "RGF93 v1 / Lambert-93", 3942: "RGF93 v1 / CC42", 3950: "RGF93 v1 / CC50", 9830: "RGF93 v2 / CC50",
		9842: "RGF93 v2b / CC42", 2972: "RGFG95 / UTM zone 22N", 4467: "RGSPM06 / UTM zone 21N", 4326: "WGS 84",
	} {
		s, err := crs.Lookup(epsg)
		if err != nil || s.Name() != want || s.EPSG() != epsg {
			t.Errorf("Lookup(%d) = %v, %v; want %q", epsg, s, err, want)
		}
	}
	if _, err := crs.Lookup(27700); err == nil {
		t.Error("the British grid is answered")
	}
	if s := crs.WGS84(); !s.Geographic() || s.EPSG() != 4326 {
		t.Errorf("WGS84 is EPSG:%d", s.EPSG())
	}
}

func TestLegal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what     string
		lon, lat float64
		want     int
	}{
		{"Nantes", -1.55, 47.22, 2154},
		{"Bastia", 9.45, 42.70, 2154},
		{"Dunkerque", 2.38, 51.03, 2154},
		{"Fort-de-France", -61.07, 14.60, 5490},
		{"Marigot", -63.08, 18.07, 5490},
		{"Cayenne", -52.33, 4.94, 2972},
		{"Saint-Denis", 55.45, -20.88, 2975},
		{"Mamoudzou", 45.23, -12.78, 4471},
		{"Saint-Pierre", -56.17, 46.78, 4467},
		{"Papeete", -149.57, -17.53, 32706},
		{"Oslo", 10.75, 59.91, 32632},
		{"the line of dates", 180, 10, 32660},
		{"the pole", 0, 89, 3857},
	} {
		if got := crs.Legal(geo.LonLat{Lon: c.lon, Lat: c.lat}); got.EPSG() != c.want {
			t.Errorf("%s: EPSG:%d, want %d", c.what, got.EPSG(), c.want)
		}
	}
}

func BenchmarkForward(b *testing.B) {
	s, _ := crs.Lookup(2154)
	for b.Loop() {
		s.Forward(geo.LonLat{Lon: 2.4, Lat: 48.7})
	}
}

func BenchmarkInverse(b *testing.B) {
	s, _ := crs.Lookup(2154)
	for b.Loop() {
		s.Inverse(geo.XY{X: 650000, Y: 6850000})
	}
}

func BenchmarkInverseUTM(b *testing.B) {
	s, _ := crs.Lookup(2975)
	for b.Loop() {
		s.Inverse(geo.XY{X: 340000, Y: 7680000})
	}
}
