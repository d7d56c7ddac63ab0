package gpkg

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
)

// errGeometry is what a blob is that is no GeoPackage geometry, or one of a type that we do not draw.
var errGeometry = errors.New("unreadable geometry")

// decoder reads GeoPackage geometries: any byte order, Z and M dropped, single and multi types. It keeps its buffers from
// one geometry to the next; the results are good until the next call.
type decoder struct {
	kind  feature.Kind
	flat  []float64 // lon, lat of all rings
	ends  []int     // where each ring ends in flat
	holes []bool    // whether each ring is a hole
}

// decode reads a blob. An empty geometry has the kind None.
func (d *decoder) decode(blob []byte) error {
	d.kind, d.flat, d.ends, d.holes = feature.None, d.flat[:0], d.ends[:0], d.holes[:0]
	if len(blob) < 8 || blob[0] != 'G' || blob[1] != 'P' {
		return errGeometry
	}
	envelope := [...]int{0, 32, 48, 48, 64}
	code := int(blob[3] >> 1 & 7)
	if code >= len(envelope) || len(blob) < 8+envelope[code] {
		return errGeometry
	}
	rest, err := d.geometry(blob[8+envelope[code]:], 0)
	if err == nil && len(rest) > 0 {
		err = errGeometry
	}
	if len(d.flat) == 0 {
		d.kind = feature.None
	}
	return err
}

// geometry reads one WKB geometry and gives what follows it.
func (d *decoder) geometry(b []byte, depth int) ([]byte, error) {
	if len(b) < 5 || depth > 2 {
		return nil, errGeometry
	}
	var order binary.ByteOrder = binary.BigEndian
	if b[0] == 1 {
		order = le
	}
	code := order.Uint32(b[1:])
	typ, z, m := dimensions(code)
	stride := 16
	if z {
		stride += 8
	}
	if m {
		stride += 8
	}
	b = b[5:]
	if typ == wkbPoint {
		return d.point(b, order, stride)
	}
	if len(b) < 4 {
		return nil, errGeometry
	}
	n := int(order.Uint32(b))
	b = b[4:]
	if n > len(b) { // each part takes more than a byte
		return nil, errGeometry
	}
	var err error
	switch typ {
	case wkbLineString:
		return d.run(b, n, order, stride, feature.Lines, false)
	case wkbPolygon:
		for i := range n {
			if len(b) < 4 {
				return nil, errGeometry
			}
			count := int(order.Uint32(b))
			if b, err = d.run(b[4:], count, order, stride, feature.Areas, i > 0); err != nil {
				return nil, err
			}
		}
		return b, nil
	case wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon:
		for range n {
			if b, err = d.geometry(b, depth+1); err != nil {
				return nil, err
			}
		}
		return b, nil
	default:
		return nil, fmt.Errorf("WKB type %d: %w", code, errGeometry)
	}
}

// dimensions parts a type code: ISO adds 1000 for Z, 2000 for M and 3000 for both; the older EWKB sets high bits.
func dimensions(code uint32) (typ uint32, z, m bool) {
	const ewkbZ, ewkbM = 0x80000000, 0x40000000
	base := code & 0x0FFFFFFF
	iso := base / 1000
	return base % 1000, code&ewkbZ != 0 || iso == 1 || iso == 3, code&ewkbM != 0 || iso == 2 || iso == 3
}

func (d *decoder) point(b []byte, order binary.ByteOrder, stride int) ([]byte, error) {
	if len(b) >= 16 && math.IsNaN(math.Float64frombits(order.Uint64(b))) && len(b) >= stride {
		return b[stride:], nil // POINT EMPTY
	}
	return d.run(b, 1, order, stride, feature.Points, false)
}

// run reads n positions as one ring of the geometry.
func (d *decoder) run(b []byte, n int, order binary.ByteOrder, stride int, k feature.Kind, hole bool) ([]byte, error) {
	if n < 0 || n > len(b)/stride || d.kind != feature.None && d.kind != k {
		return nil, errGeometry
	}
	d.kind = k
	if n == 0 {
		return b, nil
	}
	for range n {
		lon := math.Float64frombits(order.Uint64(b))
		lat := math.Float64frombits(order.Uint64(b[8:]))
		if math.IsNaN(lon-lon) || math.IsNaN(lat-lat) { // NaN or infinite
			return nil, errGeometry
		}
		d.flat = append(d.flat, lon, lat)
		b = b[stride:]
	}
	d.ends = append(d.ends, len(d.flat))
	d.holes = append(d.holes, hole)
	return b, nil
}

// each visits the rings.
func (d *decoder) each(visit func(flat []float64, hole bool)) {
	from := 0
	for i, end := range d.ends {
		visit(d.flat[from:end:end], d.holes[i])
		from = end
	}
}

func decodeMultiPolygon(blob []byte) (orb.MultiPolygon, error) {
	var d decoder
	if err := d.decode(blob); err != nil {
		return nil, err
	}
	if d.kind != feature.Areas && d.kind != feature.None {
		return nil, errGeometry
	}
	var mp orb.MultiPolygon
	d.each(func(flat []float64, hole bool) {
		ring := make(orb.Ring, len(flat)/2)
		for i := range ring {
			ring[i] = orb.Point{flat[2*i], flat[2*i+1]}
		}
		if !hole || len(mp) == 0 {
			mp = append(mp, orb.Polygon{ring})
			return
		}
		mp[len(mp)-1] = append(mp[len(mp)-1], ring)
	})
	return mp, nil
}

func decodePoint(blob []byte) (orb.Point, error) {
	var d decoder
	if err := d.decode(blob); err != nil {
		return orb.Point{}, err
	}
	if d.kind == feature.None {
		return orb.Point{}, nil
	}
	if d.kind != feature.Points {
		return orb.Point{}, errGeometry
	}
	return orb.Point{d.flat[0], d.flat[1]}, nil
}
