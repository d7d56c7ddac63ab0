package feature

import (
	"encoding/json"
	"strconv"

	"github.com/paulmach/orb"
)

// AppendJSON appends feature f as a GeoJSON Feature (RFC 7946): positions with seven decimals, about a centimetre; unknown
// values left out; a geometry of one part as a single one; null when there is none.
func (s *Set) AppendJSON(b []byte, f int) []byte {
	b = append(b, `{"type":"Feature","properties":{`...)
	first := true
	for _, c := range s.Columns {
		if !c.Known(f) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(appendText(b, c.Name), ':')
		if c.Type == Text {
			b = appendText(b, c.Text(f))
		} else {
			b = append(b, c.Text(f)...)
		}
	}
	b = append(b, `},"geometry":`...)
	b = appendGeometry(b, s.Geometry(f))
	return append(b, '}')
}

func appendText(b []byte, text string) []byte {
	quoted, _ := json.Marshal(text) // a string can always be written
	return append(b, quoted...)
}

func appendGeometry(b []byte, g orb.Geometry) []byte {
	shape := func(kind string) { b = append(append(append(b, `{"type":"`...), kind...), `","coordinates":`...) }
	switch g := g.(type) {
	case orb.MultiPoint:
		if len(g) == 1 {
			shape("Point")
			b = appendPoint(b, g[0])
			break
		}
		shape("MultiPoint")
		b = appendPoints(b, g)
	case orb.MultiLineString:
		if len(g) == 1 {
			shape("LineString")
			b = appendPoints(b, g[0])
			break
		}
		shape("MultiLineString")
		b = appendAll(b, g, func(b []byte, l orb.LineString) []byte { return appendPoints(b, l) })
	case orb.MultiPolygon:
		if len(g) == 1 {
			shape("Polygon")
			b = appendRings(b, g[0])
			break
		}
		shape("MultiPolygon")
		b = appendAll(b, g, appendRings)
	default:
		return append(b, "null"...)
	}
	return append(b, '}')
}

func appendRings(b []byte, p orb.Polygon) []byte {
	return appendAll(b, p, func(b []byte, r orb.Ring) []byte { return appendPoints(b, r) })
}

func appendPoints(b []byte, ps []orb.Point) []byte { return appendAll(b, ps, appendPoint) }

func appendPoint(b []byte, p orb.Point) []byte {
	b = strconv.AppendFloat(append(b, '['), p[0], 'f', 7, 64)
	b = strconv.AppendFloat(append(b, ','), p[1], 'f', 7, 64)
	return append(b, ']')
}

func appendAll[T any](b []byte, all []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, v)
	}
	return append(b, ']')
}
