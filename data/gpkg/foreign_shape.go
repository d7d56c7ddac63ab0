package gpkg

import (
	"encoding/binary"
	"fmt"
	"math"

	"emprise/geo/feature"
)

// foreignShape takes apart the geometry of another program: both byte orders, all envelopes, heights and measures dropped,
// collections down to their highest dimension. It is reused from feature to feature; positions are as in the file.
type foreignShape struct {
	coords []float64 // x, y of all runs
	runs   []shapeRun
	srs    int32 // of the header
	tall   bool  // it had heights or measures
	absent bool  // NULL
	notes  []string

	// Why it cannot be used: a rule and the technician's words. A curve leaves its feature without shape, any other fault
	// takes the feature with it.
	rule, detail string
	order        binary.ByteOrder
}

// shapeRun is a run of positions; those of areas are closed.
type shapeRun struct {
	from, to int // in positions
	kind     feature.Kind
	hole     bool
}

// Bounds of what a geometry may nest and how small a part of it is.
const (
	deepestShape  = 17
	smallestShape = 9 // bytes: byte order, type, a count of nothing
)

const ruleCurve = "geometry_curve"

// The geometry types of WKB that are not straight, or not flat.
var curveNames = map[uint32]string{
	8: "CIRCULARSTRING", 9: "COMPOUNDCURVE", 10: "CURVEPOLYGON", 11: "MULTICURVE", 12: "MULTISURFACE", 13: "CURVE", 14: "SURFACE",
}

func (s *foreignShape) reset() {
	*s = foreignShape{coords: s.coords[:0], runs: s.runs[:0], notes: s.notes[:0], absent: true}
}

func (s *foreignShape) refuse(rule, detail string) {
	if s.rule == "" {
		s.rule, s.detail = rule, detail
	}
}

func (s *foreignShape) note(rule string) {
	for _, n := range s.notes {
		if n == rule {
			return
		}
	}
	s.notes = append(s.notes, rule)
}

// read takes a blob, a NULL as nil.
func (s *foreignShape) read(blob []byte) {
	s.reset()
	if blob == nil {
		return
	}
	s.absent = false
	if len(blob) < 8 || blob[0] != 'G' || blob[1] != 'P' {
		s.refuse("geometry_unreadable", "starts with "+printable(blob[:min(len(blob), 8)]))
		return
	}
	flags := blob[3]
	s.srs = int32(le.Uint32(blob[4:]))
	if flags&1 == 0 {
		s.srs = int32(binary.BigEndian.Uint32(blob[4:]))
	}
	envelope := [...]int{0, 32, 48, 48, 64}
	code := int(flags >> 1 & 7)
	if code >= len(envelope) || len(blob) < 8+envelope[code] {
		s.refuse("geometry_unreadable", fmt.Sprintf("envelope of kind %d", code))
		return
	}
	body := blob[8+envelope[code]:]
	if flags&0x20 != 0 { // another program's own encoding, named by four letters
		s.refuse("geometry_type", "extended "+printable(body[:min(len(body), 4)]))
		return
	}
	// Bytes that follow the geometry do no harm.
	s.geometry(body, 0)
	if s.rule == "" && len(s.runs) == 0 {
		// What is left of a geometry of which every part is too short is none.
		for _, n := range s.notes {
			if n == "ring_short" || n == "line_short" {
				s.refuse(n, "")
			}
		}
	}
}

// geometry reads one geometry of WKB and gives what follows it, nil after a fault.
func (s *foreignShape) geometry(b []byte, depth int) []byte {
	if len(b) < 5 {
		s.refuse("geometry_unreadable", "cut short")
		return nil
	}
	if depth > deepestShape {
		s.refuse("collection_depth", "")
		return nil
	}
	s.order = binary.BigEndian
	if b[0] == 1 {
		s.order = le
	}
	order := s.order
	code := order.Uint32(b[1:])
	typ, z, m := dimensions(code)
	stride := 16
	if z {
		stride += 8
	}
	if m {
		stride += 8
	}
	s.tall = s.tall || z || m
	b = b[5:]
	const ewkbSRID = 0x20000000
	if code&ewkbSRID != 0 {
		if len(b) < 4 {
			s.refuse("geometry_unreadable", "cut short")
			return nil
		}
		b = b[4:]
	}
	if name, curved := curveNames[typ]; curved {
		s.refuse(ruleCurve, name)
		return nil
	}
	if typ < wkbPoint || typ > wkbCollection {
		s.refuse("geometry_type", fmt.Sprintf("WKB type %d", code))
		return nil
	}
	if typ == wkbPoint {
		return s.positions(b, 1, stride, feature.Points, false)
	}
	n, b := s.count(b)
	switch typ {
	case wkbLineString:
		return s.positions(b, n, stride, feature.Lines, false)
	case wkbPolygon:
		return s.polygon(b, n, stride)
	}
	if n > len(b)/smallestShape {
		s.refuse("geometry_unreadable", "cut short")
	}
	for range n {
		if s.rule != "" {
			return nil
		}
		b = s.geometry(b, depth+1)
	}
	return b
}

func (s *foreignShape) count(b []byte) (int, []byte) {
	if len(b) < 4 {
		s.refuse("geometry_unreadable", "cut short")
		return 0, nil
	}
	return int(s.order.Uint32(b)), b[4:]
}

// polygon leaves out a ring that is none, and the part with its shell.
func (s *foreignShape) polygon(b []byte, rings, stride int) []byte {
	if rings > len(b)/4 {
		s.refuse("geometry_unreadable", "cut short")
	}
	shell := true
	before := len(s.runs)
	for i := range rings {
		if s.rule != "" {
			return nil
		}
		var n int
		n, b = s.count(b)
		had := len(s.runs)
		b = s.positions(b, n, stride, feature.Areas, i > 0)
		if i == 0 && len(s.runs) == had {
			shell = false
		}
	}
	if !shell {
		s.runs = s.runs[:before]
	}
	return b
}

// positions reads a run of them.
func (s *foreignShape) positions(b []byte, n, stride int, kind feature.Kind, hole bool) []byte {
	if s.rule != "" || n < 0 || n > len(b)/stride {
		s.refuse("geometry_unreadable", "cut short")
		return nil
	}
	from := len(s.coords) / 2
	for range n {
		x, y := math.Float64frombits(s.order.Uint64(b)), math.Float64frombits(s.order.Uint64(b[8:]))
		b = b[stride:]
		if kind == feature.Points && math.IsNaN(x) && math.IsNaN(y) {
			return b // POINT EMPTY
		}
		if math.IsNaN(x-x) || math.IsNaN(y-y) {
			s.refuse("position_not_number", "")
			return nil
		}
		s.coords = append(s.coords, x, y)
	}
	if n == 0 {
		return b
	}
	switch kind {
	case feature.Lines:
		if n < 2 {
			s.note("line_short")
			return b
		}
	case feature.Areas:
		first, last := 2*from, len(s.coords)-2
		if s.coords[first] != s.coords[last] || s.coords[first+1] != s.coords[last+1] {
			s.coords = append(s.coords, s.coords[first], s.coords[first+1])
			if n > 2 {
				s.note("ring_unclosed")
			}
		}
		if len(s.coords)/2-from < 4 {
			s.note("ring_short")
			return b
		}
	}
	s.runs = append(s.runs, shapeRun{from: from, to: len(s.coords) / 2, kind: kind, hole: hole})
	return b
}

// settle keeps the runs of the highest dimension, as a feature has one kind.
func (s *foreignShape) settle() feature.Kind {
	kind, kept := feature.Highest(s.runs, func(r *shapeRun) feature.Kind { return r.kind })
	if len(kept) < len(s.runs) {
		s.note("collection_mixed")
	}
	s.runs = kept
	return kind
}
