package basemap

import (
	"encoding/binary"
	"io"
	"math"
)

// Tags of a GeoTIFF (OGC 19-008r4, section 7.1) and keys of its directory.
const (
	tagPixelScale     = 33550
	tagTiepoint       = 33922
	tagTransformation = 34264
	tagGeoKeys        = 34735

	keyRasterType = 1025 // 1: a pixel is an area, 2: a point at its middle
	keyGeographic = 2048
	keyProjected  = 3072
)

// readGeoTIFF reads where a TIFF file lies, and the EPSG code of its system, 0 when it does not say. ok is false for a file that
// is no TIFF or has no place.
func readGeoTIFF(file io.ReaderAt) (p placement, code int, ok bool) {
	d, ok := openTIFF(file)
	if !ok {
		return placement{}, 0, false
	}
	keys := d.shorts(tagGeoKeys, 4096)
	pointed := false
	for i := 4; i+3 < len(keys); i += 4 {
		if keys[i+1] != 0 || keys[i+2] != 1 { // a value that stands elsewhere: none that is asked for
			continue
		}
		value := int(keys[i+3])
		switch keys[i] {
		case keyRasterType:
			pointed = value == 2
		case keyProjected:
			if value != 0 && value != 32767 { // user-defined
				code = value
			}
		case keyGeographic:
			if code == 0 && value != 0 && value != 32767 {
				code = value
			}
		}
	}
	switch m, s, t := d.doubles(tagTransformation, 16), d.doubles(tagPixelScale, 3), d.doubles(tagTiepoint, 6); {
	case len(m) == 16:
		p = placement{a: m[0], b: m[1], c: m[3], d: m[4], e: m[5], f: m[7]}
	case len(s) >= 2 && len(t) >= 6:
		p = placement{a: s[0], e: -s[1], c: t[3] - t[0]*s[0], f: t[4] + t[1]*s[1]}
	default:
		return placement{}, 0, false
	}
	if pointed {
		corner := p.toGround(-0.5, -0.5)
		p.c, p.f = corner.X, corner.Y
	}
	return p, code, p.good()
}

// tiffDirectory is the first directory of a TIFF file.
type tiffDirectory struct {
	file    io.ReaderAt
	order   binary.ByteOrder
	entries map[uint16]tiffEntry
}

type tiffEntry struct {
	kind  uint16
	count uint32
	value [4]byte
}

func openTIFF(file io.ReaderAt) (*tiffDirectory, bool) {
	var head [8]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return nil, false
	}
	d := &tiffDirectory{file: file, entries: map[uint16]tiffEntry{}}
	switch string(head[:4]) {
	case "II*\x00":
		d.order = binary.LittleEndian
	case "MM\x00*":
		d.order = binary.BigEndian
	default:
		return nil, false
	}
	at := int64(d.order.Uint32(head[4:]))
	var count [2]byte
	if _, err := file.ReadAt(count[:], at); err != nil {
		return nil, false
	}
	b := make([]byte, 12*int(d.order.Uint16(count[:])))
	if _, err := file.ReadAt(b, at+2); err != nil {
		return nil, false
	}
	for ; len(b) >= 12; b = b[12:] {
		d.entries[d.order.Uint16(b)] = tiffEntry{d.order.Uint16(b[2:]), d.order.Uint32(b[4:]), [4]byte(b[8:12])}
	}
	return d, true
}

// bytes gives the values of a tag of a kind, nil when it is absent, of another kind or longer than most.
func (d *tiffDirectory) bytes(tag, kind uint16, size, most int) []byte {
	e, ok := d.entries[tag]
	if !ok || e.kind != kind || e.count == 0 || e.count > uint32(most) {
		return nil
	}
	b := make([]byte, int(e.count)*size)
	if len(b) <= 4 {
		copy(b, e.value[:])
		return b
	}
	if _, err := d.file.ReadAt(b, int64(d.order.Uint32(e.value[:]))); err != nil {
		return nil
	}
	return b
}

func (d *tiffDirectory) shorts(tag uint16, most int) []uint16 {
	const short = 3
	b := d.bytes(tag, short, 2, most)
	out := make([]uint16, len(b)/2)
	for i := range out {
		out[i] = d.order.Uint16(b[2*i:])
	}
	return out
}

// doubles gives the first values of a tag of doubles, of which there may be more.
func (d *tiffDirectory) doubles(tag uint16, first int) []float64 {
	const double, mostPoints = 12, 6 * 10_000
	b := d.bytes(tag, double, 8, mostPoints)
	out := make([]float64, min(first, len(b)/8))
	for i := range out {
		out[i] = math.Float64frombits(d.order.Uint64(b[8*i:]))
	}
	return out
}
