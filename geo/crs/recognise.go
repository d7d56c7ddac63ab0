package crs

import (
	"regexp"
	"strconv"
	"strings"
)

// Recognise finds a system by one of the ways files name it: an OGC URN with or without version, an OGC URL, "EPSG:2154",
// an IGN code ("IGNF:LAMB93"), or the name itself. It says false for a name that leaves doubt.
func Recognise(name string) (*System, bool) {
	name = strings.TrimSpace(name)
	if strings.EqualFold(name, "CRS:84") { // as WMS writes it
		return byCode[4326], true
	}
	if code, ok := codeIn(name); ok {
		s, known := byCode[code]
		return s, known
	}
	// An IGN code may carry a height system after a dot: RGF93LAMB93.IGN69.
	plain, _, _ := strings.Cut(name, ".IGN")
	if strings.Contains(plain, "/def/crs/") {
		plain = plain[strings.LastIndexByte(plain, '/')+1:]
	} else if i := strings.LastIndexAny(plain, ":#"); i >= 0 {
		plain = plain[i+1:]
	}
	s, ok := byName[letters(plain)]
	return s, ok
}

// epsgForms are the ways to write an EPSG code: "EPSG:2154", "urn:ogc:def:crs:EPSG:9.1:2154", "urn:x-ogc:def:crs:EPSG:2154",
// "http://www.opengis.net/def/crs/EPSG/0/2154", "http://www.opengis.net/gml/srs/epsg.xml#2154".
var epsgForms = regexp.MustCompile(`(?i)^(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[0-9.]*:)?([0-9]{4,6})$` +
	`|(?i)^https?://(?:www\.)?opengis\.net/(?:def/crs/EPSG/[0-9.]+/|gml/srs/epsg\.xml#)([0-9]{4,6})$`)

func codeIn(name string) (int, bool) {
	m := epsgForms.FindStringSubmatch(name)
	if m == nil {
		return 0, false
	}
	code, err := strconv.Atoi(m[1] + m[2])
	return code, err == nil
}

// byName holds names without case, blanks or punctuation.
var byName = nameAll()

func nameAll() map[string]*System {
	m := map[string]*System{}
	for _, s := range byCode {
		m[letters(s.name)] = s
	}
	for epsg, names := range map[int]string{
		4326:  "WGS84 CRS84 OGCCRS84 WGS84G WGS84GDD WGS84GEO WGS84GEODD GCSWGS1984 WGS1984",
		4171:  "RGF93 RGF93G RGF93GDD RGF93GEO RGF93GEODD GCSRGF1993 GCSRGF93",
		3857:  "WGS84PSEUDOMERCATOR PSEUDOMERCATOR WEBMERCATOR WGS84WMSV WGS1984WEBMERCATORAUXILIARYSPHERE",
		2154:  "LAMB93 LAMBERT93 RGF93LAMB93 RGF93LAMBERT93 RGF1993LAMBERT93",
		5490:  "RGAF09UTM20 UTM20RGAF09",
		4559:  "RRAF1991UTM20N RRAF91UTM20 UTM20RRAF91",
		4258:  "ETRS1989 GCSETRS1989 ETRS89G ETRS89GEO",
		2972:  "RGFG95UTM22 UTM22RGFG95",
		2975:  "RGR92UTM40S RGR92UTM40SUD",
		4471:  "RGM04UTM38S",
		4467:  "RGSPM06U21",
		27572: "LAMBE LAMB2E NTFLAMB2E LAMBERTIIETENDU LAMBERT2ETENDU NTFLAMBERTIIETENDU NTFPARISLAMBERTIIETENDU NTFPARISFRANCEII NTFPARISLAMBERTZONEII",
		27561: "LAMB1 LAMBERTI NTFPARISNORDFRANCE", 27562: "LAMB2 LAMBERTII NTFPARISCENTREFRANCE",
		27563: "LAMB3 LAMBERTIII NTFPARISSUDFRANCE", 27564: "LAMB4 LAMBERTIV NTFPARISCORSE",
		27571: "LAMB1C NTFPARISFRANCEI", 27573: "LAMB3C NTFPARISFRANCEIII", 27574: "LAMB4C NTFPARISFRANCEIV",
		4627: "RGR92G RGR92GDD RGR92GEO", 4470: "RGM04G RGM04GDD RGM04GEO", 4624: "RGFG95G RGFG95GDD RGFG95GEO",
		5489: "RGAF09G RGAF09GDD RGAF09GEO", 4463: "RGSPM06G RGSPM06GDD RGSPM06GEO",
	} {
		for _, n := range strings.Fields(names) {
			m[n] = byCode[epsg]
		}
	}
	for zone := 42; zone <= 50; zone++ {
		z := strconv.Itoa(zone)
		for _, n := range []string{"CC" + z, "RGF93CC" + z, "RGF1993CC" + z} {
			m[n] = byCode[3900+zone]
		}
	}
	for zone := 30; zone <= 32; zone++ {
		z := strconv.Itoa(zone)
		for _, n := range []string{"RGF93UTM" + z, "UTM" + z + "RGF93", "ETRS89UTM" + z, "UTM" + z + "ETRS89"} {
			m[n] = byCode[25800+zone]
		}
		for _, n := range []string{"WGS84UTM" + z, "UTM" + z + "W84"} {
			m[n] = byCode[32600+zone]
		}
	}
	// Several codes share a name (2-D and 3-D): the usual one answers.
	m[letters("WGS 84")], m[letters("RGF93 v1")] = byCode[4326], byCode[4171]
	return m
}

func letters(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
			return r
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		default:
			return -1
		}
	}, name)
}
