package feature

import (
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// Kind is the dimension of a feature's geometry.
type Kind uint8

// The kinds. A feature without geometry is kept: it may carry attributes that matter.
const (
	None Kind = iota
	Points
	Lines
	Areas
)

// Set is an immutable collection of features.
type Set struct {
	Kinds   []Kind    // one a feature
	Coords  []float64 // lon, lat, lon, lat … degrees
	Rings   []uint32  // ring r is positions Rings[r] to Rings[r+1] (a position is two Coords); one more than there are rings
	Starts  []uint32  // feature f has rings Starts[f] to Starts[f+1]; one more than there are features
	Columns []*Column // attributes, in the order of the source
}

// Len is the number of features.
func (s *Set) Len() int { return len(s.Kinds) }

// Ring gives the coordinates of ring r, lon and lat interleaved. The caller must not write to it.
func (s *Set) Ring(r int) []float64 { return s.Coords[2*s.Rings[r] : 2*s.Rings[r+1]] }

// RingsOf gives the range of ring numbers of feature f.
func (s *Set) RingsOf(f int) (first, end int) { return int(s.Starts[f]), int(s.Starts[f+1]) }

// Column finds an attribute by name, nil when there is none.
func (s *Set) Column(name string) *Column {
	for _, c := range s.Columns {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Text is a feature's attribute as text, "" when the column is absent or the value unknown.
func (s *Set) Text(name string, f int) string {
	if c := s.Column(name); c != nil {
		return c.Text(f)
	}
	return ""
}

// First is the first attribute of f that says something among columns of these names, whatever their case, without spaces around.
func (s *Set) First(f int, names []string) string {
	for _, name := range names {
		for _, c := range s.Columns {
			if strings.EqualFold(c.Name, name) && c.Known(f) {
				if text := strings.TrimSpace(c.Text(f)); text != "" {
					return text
				}
			}
		}
	}
	return ""
}

// Bound is the lon/lat bound of feature f, empty when it has no geometry.
func (s *Set) Bound(f int) orb.Bound {
	first, end := s.RingsOf(f)
	b := emptyBound()
	for i := 2 * s.Rings[first]; i < 2*s.Rings[end]; i += 2 {
		b = b.Extend(orb.Point{s.Coords[i], s.Coords[i+1]})
	}
	return b
}

func emptyBound() orb.Bound {
	inf := math.Inf(1)
	return orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
}

// Geometry gives feature f as a fresh lon/lat orb geometry: MultiPoint, MultiLineString or MultiPolygon; nil when it has
// none. The caller owns it.
func (s *Set) Geometry(f int) orb.Geometry {
	first, end := s.RingsOf(f)
	switch s.Kinds[f] {
	case Points:
		var mp orb.MultiPoint
		for r := first; r < end; r++ {
			mp = append(mp, orb.MultiPoint(s.line(r))...)
		}
		return mp
	case Lines:
		var ml orb.MultiLineString
		for r := first; r < end; r++ {
			ml = append(ml, s.line(r))
		}
		return ml
	case Areas:
		return s.MultiPolygon(f)
	default:
		return nil
	}
}

// MultiPolygon gives feature f as a fresh lon/lat multipolygon, nil unless it is an area.
func (s *Set) MultiPolygon(f int) orb.MultiPolygon {
	if s.Kinds[f] != Areas {
		return nil
	}
	var mp orb.MultiPolygon
	first, end := s.RingsOf(f)
	for r := first; r < end; r++ {
		ring := orb.Ring(s.line(r))
		if len(mp) == 0 || signedArea(s.Ring(r)) > 0 {
			mp = append(mp, orb.Polygon{ring})
			continue
		}
		mp[len(mp)-1] = append(mp[len(mp)-1], ring)
	}
	return mp
}

func (s *Set) line(r int) orb.LineString {
	flat := s.Ring(r)
	ls := make(orb.LineString, len(flat)/2)
	for i := range ls {
		ls[i] = orb.Point{flat[2*i], flat[2*i+1]}
	}
	return ls
}

// signedArea is twice the shoelace area of a ring in degrees, positive when counter-clockwise: good for orientation only.
func signedArea(flat []float64) float64 {
	if len(flat) < 6 {
		return 0
	}
	x0, y0 := flat[0], flat[1] // a local origin keeps precision for small rings
	var sum float64
	for i := 0; i+3 < len(flat); i += 2 {
		sum += (flat[i]-x0)*(flat[i+3]-y0) - (flat[i+2]-x0)*(flat[i+1]-y0)
	}
	return sum
}

// Hole says whether ring r of an area is a hole: shells run counter-clockwise. The first ring of a feature never is one.
func (s *Set) Hole(r int) bool { return signedArea(s.Ring(r)) <= 0 }
