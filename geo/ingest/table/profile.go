package table

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Place is how a column says where a row is.
type Place uint8

// The ways, the best first: of a row that has several, a shape says more than a point.
const (
	None     Place = iota
	WKT            // well-known text
	GeoJSON        // a geometry object
	LonLat         // two columns, X and Y: degrees
	PairCell       // two ordinates in one cell, in one order or the other
	XY             // two columns, X and Y, in the system of the row (Code) or of the file
)

// Locator is a way to find the place of a row.
type Locator struct {
	Place Place
	X     int // column; of the cell when it is one
	Y     int
	Code  int  // column of the EPSG code of the row, -1 when there is none
	Areas bool // shapes have a surface
}

// Profile is what the first rows say of a table.
type Profile struct {
	Names    []string  // each once
	Numeric  []bool    // all values are numbers
	Locators []Locator // the best first
}

// NewProfile looks at the names and the first rows of a table.
func NewProfile(header [][]byte, rows [][][]byte) *Profile {
	p := &Profile{Numeric: make([]bool, len(header))}
	taken := map[string]bool{}
	for i, h := range header {
		name := string(bytes.TrimSpace(h))
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		unique := name
		for k := 2; taken[unique]; k++ {
			unique = fmt.Sprintf("%s %d", name, k)
		}
		taken[unique] = true
		p.Names = append(p.Names, unique)
	}
	for i := range header {
		p.look(i, rows)
	}
	p.ordinates(rows)
	slices.SortStableFunc(p.Locators, func(a, b Locator) int {
		if a.Areas != b.Areas {
			return map[bool]int{true: -1, false: 1}[a.Areas]
		}
		return int(a.Place) - int(b.Place)
	})
	return p
}

// look judges one column by its cells.
func (p *Profile) look(i int, rows [][][]byte) {
	seen, numbers, areas := 0, 0, false
	var ways [XY + 1]int
	for _, row := range rows {
		if i >= len(row) || Nothing(row[i]) {
			continue
		}
		seen++
		if _, _, ok := Number(row[i]); ok {
			numbers++
			continue
		}
		way, area := wayOf(row[i])
		ways[way]++
		areas = areas || area
	}
	p.Numeric[i] = seen > 0 && numbers == seen
	for _, way := range []Place{WKT, GeoJSON, PairCell} {
		// A pair in one cell may be a list of two numbers: nearly all must be, and the name must speak of a place.
		if ways[way] > 0 && (way != PairCell && 2*ways[way] >= seen || ways[way] == seen && placeName(p.Names[i])) {
			p.Locators = append(p.Locators, Locator{Place: way, X: i, Code: -1, Areas: areas})
		}
	}
}

// wayOf says what a cell looks like.
func wayOf(cell []byte) (way Place, areas bool) {
	cell = bytes.TrimSpace(cell)
	if cell[0] == '{' {
		if bytes.Contains(cell, []byte(`"coordinates"`)) || bytes.Contains(cell, []byte(`"geometries"`)) {
			return GeoJSON, bytes.Contains(cell, []byte("Polygon"))
		}
		return None, false
	}
	upper := bytes.ToUpper(cell[:min(len(cell), 64)])
	if bytes.HasPrefix(upper, []byte("SRID=")) {
		_, upper, _ = bytes.Cut(upper, []byte(";"))
		upper = bytes.TrimSpace(upper)
	}
	upper = bytes.TrimPrefix(upper, []byte("MULTI"))
	for _, word := range []string{"POINT", "LINESTRING", "POLYGON", "GEOMETRYCOLLECTION"} {
		rest, found := bytes.CutPrefix(upper, []byte(word))
		if rest = bytes.TrimLeft(rest, " ZM"); found && (len(rest) == 0 || rest[0] == '(' || bytes.HasPrefix(rest, []byte("EMPTY"))) {
			return WKT, word == "POLYGON" || word == "GEOMETRYCOLLECTION"
		}
	}
	if _, _, ok := Pair(cell); ok {
		return PairCell, false
	}
	return None, false
}

// placeName says whether a name speaks of a place: geompoint, geo_point_2d, coordonnees, latlon …
func placeName(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"geo", "point", "coord", "lat", "position", "xy", "wgs"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// ordinates finds columns of ordinates by their names.
func (p *Profile) ordinates(rows [][][]byte) {
	named := func(names ...string) int {
		for _, want := range names {
			for i, name := range p.Names {
				if plain(name) == want && p.holdsNumbers(i, rows) {
					return i
				}
			}
		}
		return -1
	}
	lon := named("longitude", "lon", "lng", "long", "xlongitude", "longitudewgs84", "xwgs84", "lonwgs84", "geolongitude", "xlon", "coordlong")
	lat := named("latitude", "lat", "ylatitude", "latitudewgs84", "ywgs84", "latwgs84", "geolatitude", "ylat", "coordlat")
	if lon >= 0 && lat >= 0 {
		p.Locators = append(p.Locators, Locator{Place: LonLat, X: lon, Y: lat, Code: -1})
	}
	x := named("x", "coordx", "coordonneex", "xcoord", "xl93", "xlambert93", "xlamb93", "lambertx", "coordxl93", "easting", "posx", "geox")
	y := named("y", "coordy", "coordonneey", "ycoord", "yl93", "ylambert93", "ylamb93", "lamberty", "coordyl93", "northing", "posy", "geoy")
	if x >= 0 && y >= 0 {
		code := named("epsg", "codeepsg", "srid", "epsgcode")
		p.Locators = append(p.Locators, Locator{Place: XY, X: x, Y: y, Code: code})
	}
}

// holdsNumbers says whether the cells of a column are ordinates, or nothing.
func (p *Profile) holdsNumbers(i int, rows [][][]byte) bool {
	seen, numbers := 0, 0
	for _, row := range rows {
		if i >= len(row) || Nothing(row[i]) {
			continue
		}
		seen++
		if _, ok := Ordinate(row[i]); ok {
			numbers++
		}
	}
	return seen == 0 || 2*numbers > seen
}

// plain is a name without case, blanks, accents of "coordonnée" or punctuation.
func plain(name string) string {
	name = strings.NewReplacer("é", "e", "è", "e", "É", "e").Replace(name)
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		default:
			return -1
		}
	}, name)
}
