package ingest

import (
	"bytes"
	"errors"
	"strconv"
)

// wkt reads a geometry as well-known text (OGC 06-103r4 §7), with the SRID that PostGIS puts before it.
type wkt struct {
	b []byte
	i int
}

var errNotWKT = errors.New("not well-known text")

// readWKT takes a geometry. srid is 0 when none is given. A text that is none leaves the geometry with a fault.
func (g *geometry) readWKT(raw []byte) (srid int) {
	p := &wkt{b: raw}
	g.absent = false
	if rest, ok := cutFold(p.b, "SRID="); ok {
		code, after, found := bytes.Cut(rest, []byte(";"))
		n, err := strconv.Atoi(string(bytes.TrimSpace(code)))
		if !found || err != nil {
			g.refuse("geometry_unreadable", "")
			return 0
		}
		srid, p.b = n, after
	}
	err := p.geometry(g, 0)
	if err == nil && p.peek() != 0 {
		err = errNotWKT
	}
	if err != nil {
		g.refuse("geometry_unreadable", string(p.b[:min(len(p.b), 40)]))
	}
	return srid
}

func cutFold(b []byte, prefix string) ([]byte, bool) {
	b = bytes.TrimSpace(b)
	if len(b) < len(prefix) || !bytes.EqualFold(b[:len(prefix)], []byte(prefix)) {
		return b, false
	}
	return b[len(prefix):], true
}

// peek skips blanks and gives the next character, 0 at the end.
func (p *wkt) peek() byte {
	for p.i < len(p.b) && (p.b[p.i] == ' ' || p.b[p.i] == '\t' || p.b[p.i] == '\n' || p.b[p.i] == '\r') {
		p.i++
	}
	if p.i == len(p.b) {
		return 0
	}
	return p.b[p.i]
}

// word takes letters, as capitals.
func (p *wkt) word() string {
	p.peek()
	start := p.i
	for p.i < len(p.b) && (p.b[p.i]|0x20) >= 'a' && (p.b[p.i]|0x20) <= 'z' {
		p.i++
	}
	return string(bytes.ToUpper(p.b[start:p.i]))
}

// types are the names of the types in GeoJSON, which has the same ones.
var types = map[string]string{
	"POINT": "Point", "MULTIPOINT": "MultiPoint", "LINESTRING": "LineString", "MULTILINESTRING": "MultiLineString",
	"POLYGON": "Polygon", "MULTIPOLYGON": "MultiPolygon", "GEOMETRYCOLLECTION": "GeometryCollection",
}

func (p *wkt) geometry(g *geometry, level int) error {
	word := p.word()
	typ, ok := types[word]
	for _, suffix := range []string{"ZM", "Z", "M"} { // POINTZ
		if !ok && len(word) > len(suffix) && word[len(word)-len(suffix):] == suffix {
			typ, ok = types[word[:len(word)-len(suffix)]]
		}
	}
	if !ok {
		return errNotWKT
	}
	next := p.word()
	if next == "Z" || next == "M" || next == "ZM" {
		next = p.word()
	}
	switch {
	case next == "EMPTY":
		return nil
	case next != "" || p.peek() != '(':
		return errNotWKT
	case level > maxCollections:
		g.refuse("collection_depth", "")
		return nil
	}
	if typ == "GeometryCollection" {
		for p.i++; ; p.i++ {
			if err := p.geometry(g, level+1); err != nil || g.fault.rule != "" {
				return err
			}
			switch p.peek() {
			case ',':
			case ')':
				p.i++
				return nil
			default:
				return errNotWKT
			}
		}
	}
	from := len(g.coords) / 2
	g.lines, g.groups = g.lines[:0], g.groups[:0]
	depth, err := p.list(g, 0)
	if err != nil {
		return err
	}
	switch {
	case typ == "Point" && depth == 2 && len(g.coords)/2 == from+1:
		depth = 1
	case typ == "MultiPoint" && depth == 3: // each point in brackets
		depth = 2
	case typ == "LineString" && depth == 2:
		g.lines = append(g.lines, len(g.coords)/2)
	}
	g.interpret(typ, from, depth, -1)
	return nil
}

// list takes what stands in brackets and gives how deep positions lie, as geometry.list does: 2 for a list of positions.
func (p *wkt) list(g *geometry, level int) (depth int, err error) {
	if level > 4 {
		return 0, errNotWKT
	}
	for p.i++; ; p.i++ { // past the bracket or the comma
		d := 1
		switch p.peek() {
		case '(':
			d, err = p.list(g, level+1)
			switch d {
			case 2:
				g.lines = append(g.lines, len(g.coords)/2)
			case 3:
				g.groups = append(g.groups, len(g.lines))
			}
		case 'E', 'e': // a part without positions
			if p.word() != "EMPTY" {
				err = errNotWKT
			}
			d = depth - 1
		default:
			err = p.position(g)
		}
		if err != nil {
			return 0, err
		}
		if depth > 0 && depth != d+1 {
			return 0, errNotWKT
		}
		depth = d + 1
		switch p.peek() {
		case ',':
		case ')':
			p.i++
			return depth, nil
		default:
			return 0, errNotWKT
		}
	}
}

// position takes the ordinates of a position.
func (p *wkt) position(g *geometry) error {
	var at [2]float64
	n := 0
	for ; ; n++ {
		c := p.peek()
		if c == ',' || c == ')' {
			break
		}
		start := p.i
		for p.i < len(p.b) && p.b[p.i] > ' ' && p.b[p.i] != ',' && p.b[p.i] != ')' && p.b[p.i] != '(' {
			p.i++
		}
		v, err := strconv.ParseFloat(string(p.b[start:p.i]), 64)
		if err != nil || v-v != 0 || n > 3 {
			return errNotWKT
		}
		if n < 2 {
			at[n] = v
		}
	}
	if n < 2 {
		return errNotWKT
	}
	if g.most == 0 {
		g.fewest = n
	}
	g.fewest, g.most = min(g.fewest, n), max(g.most, n)
	g.add(at[0], at[1])
	return nil
}
