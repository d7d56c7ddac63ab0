package gpkg

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
)

// A GeoPackage geometry (OGC 12-128r17 §2.1.3) is a header, "GP", version, flags, SRS and an optional envelope, then WKB.
// We write little-endian, with an envelope except for single points.
const (
	srsLonLat     = 4326
	flagsEnvelope = 0x03 // little-endian, envelope of minx, maxx, miny, maxy
	flagsPoint    = 0x01 // little-endian, no envelope
)

// The types of WKB, without Z nor M.
const (
	wkbPoint = 1 + iota
	wkbLineString
	wkbPolygon
	wkbMultiPoint
	wkbMultiLineString
	wkbMultiPolygon
	wkbCollection
)

var le = binary.LittleEndian

func appendHeader(b []byte, minX, minY, maxX, maxY float64) []byte {
	b = append(b, 'G', 'P', 0, flagsEnvelope)
	b = le.AppendUint32(b, srsLonLat)
	for _, v := range [...]float64{minX, maxX, minY, maxY} {
		b = le.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// appendType starts a WKB geometry; n is its number of parts, positions or rings.
func appendType(b []byte, typ uint32, n int) []byte {
	b = append(b, 1)
	b = le.AppendUint32(b, typ)
	return le.AppendUint32(b, uint32(n))
}

func appendPosition(b []byte, lon, lat float64) []byte {
	b = le.AppendUint64(b, math.Float64bits(lon))
	return le.AppendUint64(b, math.Float64bits(lat))
}

func encodePoint(p orb.Point) []byte {
	return appendLonePoint(make([]byte, 0, 29), p[0], p[1])
}

func appendLonePoint(b []byte, lon, lat float64) []byte {
	b = append(b, 'G', 'P', 0, flagsPoint)
	b = le.AppendUint32(b, srsLonLat)
	b = append(b, 1)
	b = le.AppendUint32(b, wkbPoint)
	return appendPosition(b, lon, lat)
}

func encodeMultiPolygon(mp orb.MultiPolygon) []byte {
	bound := mp.Bound()
	b := appendHeader(nil, bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1])
	b = appendType(b, wkbMultiPolygon, len(mp))
	for _, poly := range mp {
		b = appendType(b, wkbPolygon, len(poly))
		for _, ring := range poly {
			b = le.AppendUint32(b, uint32(len(ring)))
			for _, p := range ring {
				b = appendPosition(b, p[0], p[1])
			}
		}
	}
	return b
}

// appendFeature writes the geometry of feature f of s: as POINT for one position, else as the multi type of its kind. It
// appends nothing for a feature without geometry.
func appendFeature(b []byte, s *feature.Set, f int) []byte {
	first, end := s.RingsOf(f)
	if s.Kinds[f] == feature.None || first == end {
		return b
	}
	if s.Kinds[f] == feature.Points && s.Rings[end]-s.Rings[first] == 1 {
		at := 2 * s.Rings[first]
		return appendLonePoint(b, s.Coords[at], s.Coords[at+1])
	}
	bound := s.Bound(f)
	b = appendHeader(b, bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1])
	switch s.Kinds[f] {
	case feature.Points:
		b = appendType(b, wkbMultiPoint, int(s.Rings[end]-s.Rings[first]))
		for i := 2 * s.Rings[first]; i < 2*s.Rings[end]; i += 2 {
			b = append(b, 1)
			b = le.AppendUint32(b, wkbPoint)
			b = appendPosition(b, s.Coords[i], s.Coords[i+1])
		}
	case feature.Lines:
		b = appendType(b, wkbMultiLineString, end-first)
		for r := first; r < end; r++ {
			b = appendType(b, wkbLineString, int(s.Rings[r+1]-s.Rings[r]))
			b = appendFlat(b, s.Ring(r))
		}
	case feature.Areas:
		b = appendAreas(b, s, first, end)
	}
	return b
}

func appendAreas(b []byte, s *feature.Set, first, end int) []byte {
	countAt := len(b) + 5
	b = appendType(b, wkbMultiPolygon, 0)
	parts := uint32(0)
	for r := first; r < end; {
		shellEnd := r + 1
		for shellEnd < end && !counterClockwise(s.Ring(shellEnd)) {
			shellEnd++
		}
		b = appendType(b, wkbPolygon, shellEnd-r)
		for ; r < shellEnd; r++ {
			b = le.AppendUint32(b, s.Rings[r+1]-s.Rings[r])
			b = appendFlat(b, s.Ring(r))
		}
		parts++
	}
	le.PutUint32(b[countAt:], parts)
	return b
}

func appendFlat(b []byte, flat []float64) []byte {
	for _, v := range flat {
		b = le.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// counterClockwise tells a shell from a hole, as feature.Set defines them.
func counterClockwise(flat []float64) bool {
	if len(flat) < 6 {
		return false
	}
	x0, y0 := flat[0], flat[1] // a local origin keeps precision for small rings
	var twice float64
	for i := 0; i+3 < len(flat); i += 2 {
		twice += (flat[i]-x0)*(flat[i+3]-y0) - (flat[i+2]-x0)*(flat[i+1]-y0)
	}
	return twice > 0
}
