package gpkg_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"emprise/data/gpkg"
)

// wkb writes geometries of other programs.
type wkbText struct {
	bytes.Buffer
	order binary.AppendByteOrder
}

func (w *wkbText) u32(v uint32) { w.Write(w.order.AppendUint32(nil, v)) }
func (w *wkbText) f64(vs ...float64) {
	for _, v := range vs {
		w.Write(w.order.AppendUint64(nil, math.Float64bits(v)))
	}
}

func (w *wkbText) typ(code uint32) {
	if w.order == binary.AppendByteOrder(binary.LittleEndian) {
		w.WriteByte(1)
	} else {
		w.WriteByte(0)
	}
	w.u32(code)
}

// square is a ring of so many ordinates a position.
func (w *wkbText) square(dimensions int, x float64) {
	w.u32(5)
	for _, p := range [][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}} {
		w.f64(x+p[0], p[1])
		for range dimensions - 2 {
			w.f64(100)
		}
	}
}

// header begins a blob with an envelope of one of the five kinds.
func header(order binary.AppendByteOrder, kind int, flags byte) *wkbText {
	w := &wkbText{order: order}
	w.WriteString("GP\x00")
	flags |= byte(kind << 1)
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		flags |= 1
	}
	w.WriteByte(flags)
	w.u32(2154)
	w.f64(make([]float64, []int{0, 4, 6, 6, 8}[kind])...)
	return w
}

// foreignBlobs are geometries of every dialect: how many runs and positions are kept, and by which rule not.
func foreignBlobs() map[string]struct {
	blob            []byte
	runs, positions int
	rule, note      string
} {
	type outcome = struct {
		blob            []byte
		runs, positions int
		rule, note      string
	}
	all := map[string]outcome{}
	for o, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		for kind := range 5 {
			for d, add := range map[string]uint32{"xy": 0, "xyz": 1000, "xym": 2000, "xyzm": 3000, "ewkb z": 0x80000000, "ewkb zm": 0xC0000000} {
				n := map[string]int{"xy": 2, "xyz": 3, "xym": 3, "xyzm": 4, "ewkb z": 3, "ewkb zm": 4}[d]
				name := strings.Join([]string{o, d, string(rune('0' + kind))}, " ")
				w := header(order, kind, 0)
				w.typ(6 + add)
				w.u32(2)
				for i := range 2 {
					w.typ(3 + add)
					w.u32(1)
					w.square(n, 3*float64(i))
				}
				all["multipolygon "+name] = outcome{blob: w.Bytes(), runs: 2, positions: 10}
				w = header(order, kind, 0)
				w.typ(7 + add)
				w.u32(2)
				w.typ(1 + add)
				w.f64(make([]float64, n)...)
				w.typ(3 + add)
				w.u32(1)
				w.square(n, 0)
				all["collection "+name] = outcome{blob: w.Bytes(), runs: 1, positions: 5, note: "collection_mixed"}
			}
		}
	}
	le := binary.LittleEndian
	made := func(write func(w *wkbText)) []byte {
		w := header(le, 1, 0)
		write(w)
		return w.Bytes()
	}
	all["compound curve"] = outcome{blob: made(func(w *wkbText) { w.typ(9); w.u32(0) }), rule: "geometry_curve"}
	all["multisurface zm"] = outcome{blob: made(func(w *wkbText) { w.typ(3012); w.u32(0) }), rule: "geometry_curve"}
	all["tin"] = outcome{blob: made(func(w *wkbText) { w.typ(16); w.u32(0) }), rule: "geometry_type"}
	all["extended"] = outcome{blob: append(header(le, 0, 0x20).Bytes(), "ESRI...."...), rule: "geometry_type"}
	all["empty"] = outcome{blob: append(header(le, 0, 0x10).Bytes(), 1, 7, 0, 0, 0, 0, 0, 0, 0)}
	all["point of nan"] = outcome{blob: made(func(w *wkbText) { w.typ(1); w.f64(math.NaN(), math.NaN()) })}
	all["unclosed"] = outcome{blob: made(func(w *wkbText) { w.typ(3); w.u32(1); w.u32(3); w.f64(0, 0, 1, 0, 1, 1) }), runs: 1, positions: 4, note: "ring_unclosed"}
	all["short hole"] = outcome{blob: made(func(w *wkbText) { w.typ(3); w.u32(2); w.square(2, 0); w.u32(2); w.f64(0, 0, 1, 1) }), runs: 1, positions: 5, note: "ring_short"}
	all["short shell"] = outcome{blob: made(func(w *wkbText) { w.typ(3); w.u32(2); w.u32(2); w.f64(0, 0, 1, 1); w.square(2, 0) }), rule: "ring_short", note: "ring_short"}
	all["short line"] = outcome{blob: made(func(w *wkbText) { w.typ(2); w.u32(1); w.f64(0, 0) }), rule: "line_short", note: "line_short"}
	all["infinite"] = outcome{blob: made(func(w *wkbText) { w.typ(2); w.u32(2); w.f64(0, 0, math.Inf(1), 0) }), rule: "position_not_number"}
	all["cut"] = outcome{blob: made(func(w *wkbText) { w.typ(2); w.u32(9); w.f64(0, 0) }), rule: "geometry_unreadable"}
	all["a billion parts"] = outcome{blob: made(func(w *wkbText) { w.typ(6); w.u32(1e9) }), rule: "geometry_unreadable"}
	all["EWKB with an srid"] = outcome{blob: made(func(w *wkbText) { w.typ(1 | 0x20000000); w.u32(2154); w.f64(1, 2) }), runs: 1, positions: 1}
	all["no blob of this sort"] = outcome{blob: []byte("SPATIALITE"), rule: "geometry_unreadable"}
	all["nothing"] = outcome{blob: []byte{}, rule: "geometry_unreadable"}
	all["deep"] = outcome{blob: made(func(w *wkbText) {
		for range 1000 {
			w.typ(7)
			w.u32(1)
		}
	}), rule: "collection_depth"}
	return all
}

func TestForeignShapes(t *testing.T) {
	t.Parallel()
	for name, c := range foreignBlobs() {
		runs, positions, rule, notes := gpkg.Shape(c.blob)
		if runs != c.runs || positions != c.positions || rule != c.rule || strings.Join(notes, " ") != c.note {
			t.Errorf("%s: %d runs of %d positions, rule %q, notes %v", name, runs, positions, rule, notes)
		}
	}
}

func FuzzForeignShape(f *testing.F) {
	for _, c := range foreignBlobs() {
		f.Add(c.blob)
	}
	for _, b := range blobs {
		blob, err := hex.DecodeString(b.hex)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(blob)
	}
	f.Fuzz(func(t *testing.T, blob []byte) {
		runs, positions, rule, _ := gpkg.Shape(blob)
		// A position takes sixteen bytes; a ring may be closed with one more.
		if positions > len(blob)/16+runs || rule == "" && runs > 0 && positions == 0 {
			t.Fatalf("%d runs of %d positions out of %d bytes, rule %q", runs, positions, len(blob), rule)
		}
	})
}
