package typed

import (
	"regexp"
	"strconv"
	"strings"

	"emprise/geo"
	"emprise/geo/crs"
)

// One coordinate: degrees, minutes, seconds, a letter before or behind. O is the French west.
var (
	value  = `([+-]?\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:[.,]\d+)?)\s*'\s*)?(?:(\d+(?:[.,]\d+)?)\s*"\s*)?`
	before = regexp.MustCompile(`^\s*([NSEWO])\s*` + value + `[,;]?\s*`)
	behind = regexp.MustCompile(`^\s*()` + value + `([NSEWO])?\s*[,;]?\s*`)
)

// angles reads a text that says by its signs that it is degrees: 48°51'24"N 2°21'08"E, N 48.85 E 2.35. ok is false when it
// has no such sign. Without letters the latitude comes first, as on every map with such degrees.
func angles(text string) (readings []Reading, ok bool) {
	text = strings.ToUpper(text)
	if !strings.ContainsAny(text, `°'"NSEWO`) {
		return nil, false
	}
	first, n := take(text)
	second, m := take(text[n:])
	if n == 0 || m == 0 || n+m != len(text) {
		return nil, false
	}
	if !first.signed && !second.signed || first.letter == 0 != (second.letter == 0) {
		return nil, false
	}
	lat, lon := first, second
	if strings.ContainsRune("EWO", first.letter) {
		lat, lon = second, first
	}
	if lat.letter != 0 && (!strings.ContainsRune("NS", lat.letter) || !strings.ContainsRune("EWO", lon.letter)) || !valid(lon.value, lat.value) {
		return nil, false
	}
	return []Reading{{geo.LonLat{Lon: lon.value, Lat: lat.value}, Angles, crs.WGS84()}}, true
}

type coordinate struct {
	letter rune    // 0 is none
	value  float64 // degrees
	signed bool    // it says that it is degrees
}

// take reads a coordinate at the beginning of a text and gives its length there, 0 when there is none.
func take(text string) (coordinate, int) {
	m := before.FindStringSubmatch(text)
	if m == nil {
		m = behind.FindStringSubmatch(text)
	} else {
		m = append(m, "")
	}
	if m == nil {
		return coordinate{}, 0
	}
	var parts [3]float64
	for i := range parts {
		parts[i], _ = strconv.ParseFloat(strings.Replace(m[2+i], ",", ".", 1), 64) // "" is 0; the pattern holds numbers only
	}
	if parts[1] >= 60 || parts[2] >= 60 {
		return coordinate{}, 0
	}
	c := coordinate{value: parts[1]/60 + parts[2]/3600, signed: strings.ContainsAny(m[0], `°'"`)}
	if strings.HasPrefix(m[2], "-") {
		c.value = -c.value
	}
	c.value += parts[0]
	for _, letter := range []string{m[1], m[5]} {
		if letter != "" {
			c.letter, c.signed = rune(letter[0]), true
		}
	}
	if c.letter == 'S' || c.letter == 'W' || c.letter == 'O' {
		c.value = -c.value
	}
	return c, len(m[0])
}
