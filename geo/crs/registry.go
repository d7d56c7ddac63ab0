package crs

import (
	"fmt"

	"github.com/paulmach/orb"

	"emprise/geo"
)

// byCode holds every known system. Names and parameters are those of the EPSG registry.
var byCode = register()

func register() map[int]*System {
	m := map[int]*System{}
	add := func(epsg int, name string, p projection) { m[epsg] = &System{epsg, name, p} }

	for code, name := range map[int]string{
		4326: "WGS 84", 4979: "WGS 84", 4258: "ETRS89",
		4171: "RGF93 v1", 4965: "RGF93 v1", 9777: "RGF93 v2", 9782: "RGF93 v2b",
		5489: "RGAF09", 4558: "RRAF 1991", 4624: "RGFG95", 4627: "RGR92", 4470: "RGM04", 4463: "RGSPM06",
	} {
		add(code, name, nil)
	}
	add(3857, "WGS 84 / Pseudo-Mercator", mercator{})

	lambert93 := newConic(grs80, 46.5, 3, 49, 44, 700000, 6600000)
	add(2154, "RGF93 v1 / Lambert-93", lambert93)
	add(9793, "RGF93 v2 / Lambert-93", lambert93)
	add(9794, "RGF93 v2b / Lambert-93", lambert93)
	for zone := 42; zone <= 50; zone++ {
		lat := float64(zone)
		p := newConic(grs80, lat, 3, lat-0.75, lat+0.75, 1700000, (lat-41)*1e6+200000)
		add(3900+zone, fmt.Sprintf("RGF93 v1 / CC%d", zone), p)
		add(9780+zone, fmt.Sprintf("RGF93 v2 / CC%d", zone), p)
		add(9800+zone, fmt.Sprintf("RGF93 v2b / CC%d", zone), p)
	}

	add(5490, "RGAF09 / UTM zone 20N", newUTM(grs80, 20, false))
	add(4559, "RRAF 1991 / UTM zone 20N", newUTM(grs80, 20, false))
	add(2972, "RGFG95 / UTM zone 22N", newUTM(grs80, 22, false))
	add(2975, "RGR92 / UTM zone 40S", newUTM(grs80, 40, true))
	add(4471, "RGM04 / UTM zone 38S", newUTM(grs80, 38, true))
	add(4467, "RGSPM06 / UTM zone 21N", newUTM(grs80, 21, false))
	for zone := 28; zone <= 38; zone++ {
		add(25800+zone, fmt.Sprintf("ETRS89 / UTM zone %dN", zone), newUTM(grs80, zone, false))
	}
	for zone := 1; zone <= 60; zone++ {
		add(32600+zone, fmt.Sprintf("WGS 84 / UTM zone %dN", zone), newUTM(wgs84, zone, false))
		add(32700+zone, fmt.Sprintf("WGS 84 / UTM zone %dS", zone), newUTM(wgs84, zone, true))
	}
	for _, z := range []struct {
		epsg           int
		name           string
		lat0           float64
		scale          float64
		falseE, falseN float64
	}{
		{27561, "NTF (Paris) / Lambert Nord France", 49.5, 0.999877341, 600000, 200000},
		{27562, "NTF (Paris) / Lambert Centre France", 46.8, 0.99987742, 600000, 200000},
		{27563, "NTF (Paris) / Lambert Sud France", 44.1, 0.999877499, 600000, 200000},
		{27564, "NTF (Paris) / Lambert Corse", 42.165, 0.99994471, 234.358, 185861.369},
		{27571, "NTF (Paris) / Lambert zone I", 49.5, 0.999877341, 600000, 1200000},
		{27572, "NTF (Paris) / Lambert zone II", 46.8, 0.99987742, 600000, 2200000},
		{27573, "NTF (Paris) / Lambert zone III", 44.1, 0.999877499, 600000, 3200000},
		{27574, "NTF (Paris) / Lambert zone IV", 42.165, 0.99994471, 234.358, 4185861.369},
	} {
		add(z.epsg, z.name, ntf(newConic1(clarke1880, z.lat0, paris, z.scale, z.falseE, z.falseN)))
	}
	return m
}

// paris is the longitude of the meridian of Paris: 2.5969213 grades.
const paris = 2.33722917

// legalAreas are the territories and their legal projections (décret n° 2019-165), as degrees of a box that holds land
// and near waters. The box of metropolitan France holds neighbours too, for which Lambert-93 does as well as another.
var legalAreas = []struct {
	west, south, east, north float64
	epsg                     int
}{
	{-5.6, 41.1, 10.0, 51.4, 2154},
	{-63.7, 14.0, -60.0, 18.4, 5490},
	{-54.8, 2.0, -49.0, 8.9, 2972},
	{54.5, -22.0, 56.5, -20.3, 2975},
	{43.6, -14.5, 46.7, -11.3, 4471},
	{-57.1, 43.4, -55.8, 47.4, 4467},
}

// Land is where a French system is the legal one, degrees; false for a system that is legal nowhere. Conic zones (EPSG:3942 to 3950) reach
// one degree to either side of their parallel.
func Land(s *System) (orb.Bound, bool) {
	for _, a := range legalAreas {
		low, high := a.south, a.north
		zone := a.epsg == 2154 && s.epsg >= 3942 && s.epsg <= 3950
		if zone {
			parallel := float64(s.epsg - 3900)
			low, high = parallel-1, parallel+1
		}
		if zone || a.epsg == s.epsg {
			return orb.Bound{Min: orb.Point{a.west, low}, Max: orb.Point{a.east, high}}, true
		}
	}
	return orb.Bound{}, false
}

// Legal is the legal projection of French territory at a place, to draw sheets and state scales in. Elsewhere it is the
// UTM zone, and near the poles Web Mercator.
func Legal(p geo.LonLat) *System {
	for _, a := range legalAreas {
		if p.Lon >= a.west && p.Lon <= a.east && p.Lat >= a.south && p.Lat <= a.north {
			return byCode[a.epsg]
		}
	}
	zone := int((deg(turn(rad(p.Lon)))+180)/6) + 1
	zone = max(1, min(60, zone))
	switch {
	case p.Lat >= 0 && p.Lat <= 84:
		return byCode[32600+zone]
	case p.Lat < 0 && p.Lat >= -80:
		return byCode[32700+zone]
	default:
		return byCode[3857]
	}
}

// InFrance says whether a place is on French territory or near it, overseas departments included: enough to tell that
// coordinates were read in the wrong system or order.
func InFrance(p geo.LonLat) bool {
	for _, a := range legalAreas {
		if p.Lon >= a.west && p.Lon <= a.east && p.Lat >= a.south && p.Lat <= a.north {
			return true
		}
	}
	return false
}
