package crs

import (
	"fmt"
	"strconv"
)

// base is the geographic system below a projection, as well-known text names it.
type base struct {
	epsg      int
	name      string
	datum     string
	datumEPSG int
	wgs84     bool // its ellipsoid; GRS 80 else
}

var (
	baseRGF93 = base{4171, "RGF93 v1", "Reseau_Geodesique_Francais_1993_v1", 6171, false}
	baseWGS84 = base{4326, "WGS 84", "WGS_1984", 6326, true}
)

// overseas are the legal projections in UTM of the territories overseas: their geographic system, their zone.
var overseas = map[int]struct {
	base  base
	zone  int
	south bool
}{
	5490: {base{5489, "RGAF09", "Reseau_Geodesique_des_Antilles_Francaises_2009", 1073, false}, 20, false},
	2972: {base{4624, "RGFG95", "Reseau_Geodesique_Francais_Guyane_1995", 6624, false}, 22, false},
	2975: {base{4627, "RGR92", "Reseau_Geodesique_de_la_Reunion_1992", 6627, false}, 40, true},
	4471: {base{4470, "RGM04", "Reseau_Geodesique_de_Mayotte_2004", 1036, false}, 38, true},
	4467: {base{4463, "RGSPM06", "Reseau_Geodesique_de_Saint_Pierre_et_Miquelon_2006", 1038, false}, 21, false},
}

// WKT describes the system in the well-known text of OGC 01-009, as GeoPackage and .prj keep it. It knows what Legal gives,
// the conformal conics CC42 to CC50 and WGS 84; the error names another system.
func (s *System) WKT() (string, error) {
	conic := func(lat0, lat1, lat2, falseE, falseN float64) string {
		return `PROJECTION["Lambert_Conformal_Conic_2SP"]` + parameters("latitude_of_origin", lat0, "central_meridian", 3.0,
			"standard_parallel_1", lat1, "standard_parallel_2", lat2, "false_easting", falseE, "false_northing", falseN)
	}
	utm := func(zone int, south bool) string {
		falseN := 0.0
		if south {
			falseN = 1e7
		}
		return `PROJECTION["Transverse_Mercator"]` + parameters("latitude_of_origin", 0.0, "central_meridian", float64(6*zone-183),
			"scale_factor", utmScale, "false_easting", float64(utmFalseE), "false_northing", falseN)
	}
	code := s.epsg
	switch {
	case code == 4326:
		return baseWGS84.wkt(`,AXIS["Latitude",NORTH],AXIS["Longitude",EAST]`), nil
	case code == 2154:
		return s.projected(baseRGF93, conic(46.5, 49, 44, 700000, 6600000)), nil
	case code >= 3942 && code <= 3950:
		lat := float64(code - 3900)
		return s.projected(baseRGF93, conic(lat, lat-0.75, lat+0.75, 1700000, (lat-41)*1e6+200000)), nil
	case code > 32600 && code <= 32660:
		return s.projected(baseWGS84, utm(code-32600, false)), nil
	case code > 32700 && code <= 32760:
		return s.projected(baseWGS84, utm(code-32700, true)), nil
	}
	if o, ok := overseas[code]; ok {
		return s.projected(o.base, utm(o.zone, o.south)), nil
	}
	return "", fmt.Errorf("EPSG:%d has no description here", code)
}

func (s *System) projected(b base, projection string) string {
	return fmt.Sprintf(`PROJCS["%s",%s,%s,UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","%d"]]`,
		s.name, b.wkt(""), projection, s.epsg)
}

func (b base) wkt(axes string) string {
	spheroid := `SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]]`
	if b.wgs84 {
		spheroid = `SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]]`
	}
	return fmt.Sprintf(`GEOGCS["%s",DATUM["%s",%s,AUTHORITY["EPSG","%d"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],`+
		`UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]%s,AUTHORITY["EPSG","%d"]]`,
		b.name, b.datum, spheroid, b.datumEPSG, axes, b.epsg)
}

// parameters alternates names and numbers.
func parameters(list ...any) string {
	s := ""
	for i := 0; i < len(list); i += 2 {
		s += fmt.Sprintf(`,PARAMETER["%s",%s]`, list[i], strconv.FormatFloat(list[i+1].(float64), 'f', -1, 64))
	}
	return s
}
