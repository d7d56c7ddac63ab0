package shape_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
	"testing"

	"emprise/geo/ingest/shape"
	"emprise/geo/reference"
)

// shp makes a .shp of record contents.
func shp(kind uint32, contents ...[]byte) []byte {
	var body []byte
	for i, c := range contents {
		body = binary.BigEndian.AppendUint32(body, uint32(i+1))
		body = binary.BigEndian.AppendUint32(body, uint32(len(c)/2))
		body = append(body, c...)
	}
	head := make([]byte, 100)
	binary.BigEndian.PutUint32(head, 9994)
	binary.BigEndian.PutUint32(head[24:], uint32(100+len(body))/2)
	binary.LittleEndian.PutUint32(head[28:], 1000)
	binary.LittleEndian.PutUint32(head[32:], kind)
	return append(head, body...)
}

// content makes the content of a record of parts.
func content(kind uint32, parts ...[]float64) []byte {
	b := binary.LittleEndian.AppendUint32(nil, kind)
	b = append(b, make([]byte, 32)...)
	positions := 0
	for _, p := range parts {
		positions += len(p) / 2
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(parts)))
	b = binary.LittleEndian.AppendUint32(b, uint32(positions))
	start := 0
	for _, p := range parts {
		b = binary.LittleEndian.AppendUint32(b, uint32(start))
		start += len(p) / 2
	}
	for _, p := range parts {
		for _, v := range p {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
	}
	return b
}

// square runs clockwise, as a shell does.
func square(x, y, side float64) []float64 {
	return []float64{x, y, x, y + side, x + side, y + side, x + side, y, x, y}
}

func turned(flat []float64) []float64 {
	var back []float64
	for i := len(flat) - 2; i >= 0; i -= 2 {
		back = append(back, flat[i], flat[i+1])
	}
	return back
}

func TestHolesFindTheirShells(t *testing.T) {
	t.Parallel()
	big, island, far := square(0, 0, 10), square(4, 4, 2), square(20, 0, 5)
	hole, inner, farHole := turned(square(2, 2, 6)), turned(square(4.5, 4.5, 1)), turned(square(20, 0, 1)) // the last touches its shell
	for _, c := range []struct {
		what  string
		rings [][]float64
		want  [][]int
	}{
		{"alone, the wrong way", [][]float64{turned(big)}, [][]int{{0}}},
		{"a shell and its hole", [][]float64{big, hole}, [][]int{{0, 1}}},
		{"the hole first", [][]float64{hole, big}, [][]int{{1, 0}}},
		{"all the wrong way", [][]float64{turned(big), turned(hole)}, [][]int{{0, 1}}},
		{"an island in a hole, with a hole", [][]float64{inner, hole, island, big}, [][]int{{2, 0}, {3, 1}}},
		{"holes of several shells, out of order", [][]float64{big, far, farHole, hole}, [][]int{{0, 3}, {1, 2}}},
		{"a hole of nothing", [][]float64{big, turned(far)}, [][]int{{0}, {1}}},
	} {
		r, err := shape.NewReader(bytes.NewReader(shp(5, content(5, c.rings...))), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		var rec shape.Record
		if err := r.Next(&rec); err != nil || rec.Sort != shape.Areas {
			t.Fatalf("%s: %v, %v", c.what, rec, err)
		}
		got, checked := rec.Polygons()
		if !checked || !slices.EqualFunc(got, c.want, slices.Equal[[]int]) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestDamagedShapesAreTold(t *testing.T) {
	t.Parallel()
	long := content(5, square(0, 0, 1))
	binary.LittleEndian.PutUint32(long[40:], math.MaxUint32)
	many := content(3, square(0, 0, 1))
	binary.LittleEndian.PutUint32(many[36:], 1<<30)
	order := content(3, square(0, 0, 1), square(2, 2, 1))
	binary.LittleEndian.PutUint32(order[48:], 99)
	point := content(0)[:20]
	binary.LittleEndian.PutUint32(point, 1)
	binary.LittleEndian.PutUint64(point[4:], math.Float64bits(math.Inf(1)))
	good := content(5, square(0, 0, 1))
	raw := shp(5, long, many, order, content(31, square(0, 0, 1)), []byte{1, 0}, point, good)
	r, err := shape.NewReader(bytes.NewReader(raw), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	var rec shape.Record
	for i := range 6 {
		if err := r.Next(&rec); err != nil || rec.Sort != shape.Unreadable || rec.Fault == "" {
			t.Errorf("shape %d: %+v, %v", i, rec, err)
		}
	}
	if err := r.Next(&rec); err != nil || rec.Sort != shape.Areas {
		t.Errorf("the good one after them: %+v, %v", rec, err)
	}
	if err := r.Next(&rec); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}

	r, _ = shape.NewReader(bytes.NewReader(raw[:len(raw)-8]), 1<<20)
	for err = nil; err == nil; {
		err = r.Next(&rec)
	}
	if !errors.Is(err, shape.ErrCut) {
		t.Errorf("cut short: %v", err)
	}
	r, _ = shape.NewReader(bytes.NewReader(raw), 64)
	if err := r.Next(&rec); !errors.Is(err, shape.ErrLarge) {
		t.Errorf("over the limit: %v", err)
	}
}

// dbf makes a table; columns are a name, a letter and a width.
func dbf(rows ...string) []byte {
	head := make([]byte, 32)
	head[0], head[1], head[2], head[3] = 3, 124, 2, 29
	binary.LittleEndian.PutUint32(head[4:], uint32(len(rows)))
	width := 1
	for _, c := range []struct {
		name   string
		letter byte
		width  int
	}{{"TEXTE", 'C', 6}, {"NOMBRE", 'N', 8}, {"JOUR", 'D', 8}, {"OUI", 'L', 1}, {"MEMO", 'M', 10}} {
		f := make([]byte, 32)
		copy(f, c.name)
		f[11], f[16] = c.letter, byte(c.width)
		head = append(head, f...)
		width += c.width
	}
	head = append(head, '\r')
	binary.LittleEndian.PutUint16(head[8:], uint16(len(head)))
	binary.LittleEndian.PutUint16(head[10:], uint16(width))
	for _, r := range rows {
		head = append(head, r...)
	}
	return append(head, 0x1a)
}

func TestValues(t *testing.T) {
	t.Parallel()
	raw := dbf(
		" "+"abc   "+"      12"+"20240229"+"T"+"          ",
		" "+"      "+"        "+"00000000"+"?"+"         1",
		"*"+"abcdef"+"********"+"2024-2-9"+"x"+"          ",
		" "+"a     "+"   -1.50"+"        "+"n"+"          ",
	)
	if !shape.IsTable(raw) {
		t.Fatal("a table is not recognised")
	}
	r, err := shape.NewTable(bytes.NewReader(raw))
	if err != nil || r.Rows != 4 || len(r.Columns) != 5 {
		t.Fatalf("%+v, %v", r, err)
	}
	for i, want := range [][]shape.ValueSort{
		{shape.Text, shape.Integer, shape.Day, shape.Logical, shape.Elsewhere},
		{shape.Unknown, shape.Unknown, shape.Unknown, shape.Unknown, shape.Elsewhere},
		{shape.Text, shape.Strange, shape.Strange, shape.Strange, shape.Elsewhere},
		{shape.Text, shape.Real, shape.Unknown, shape.Logical, shape.Elsewhere},
	} {
		deleted, err := r.Next()
		if err != nil || deleted != (i == 2) {
			t.Fatalf("row %d: deleted %v, %v", i, deleted, err)
		}
		for c := range r.Columns {
			if v := r.Value(c); v.Sort != want[c] {
				t.Errorf("row %d, %s: %+v, want sort %d", i, r.Columns[c].Name, v, want[c])
			}
		}
	}
	if v := r.Value(1); v.Number != -1.5 {
		t.Errorf("got %+v", v)
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

// FuzzShapes: any bytes end, and what comes out is whole.
func FuzzShapes(f *testing.F) {
	f.Add(shp(5, content(5, square(0, 0, 10), turned(square(2, 2, 6)))))
	f.Add(shp(15, content(15, square(0, 0, 10))))
	// More parts and positions than there are bytes.
	lying := content(5, square(0, 0, 10))
	binary.LittleEndian.PutUint32(lying[36:], math.MaxInt32)
	binary.LittleEndian.PutUint32(lying[40:], math.MaxUint32)
	f.Add(shp(5, lying))
	for _, raw := range reference.Seeds(f, "fr/plu/*/*.shp", 20_000) {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := shape.NewReader(bytes.NewReader(raw), 1<<20)
		if err != nil {
			return
		}
		var rec shape.Record
		for r.Next(&rec) == nil {
			last := 0
			for _, e := range rec.Ends {
				if e < last || 2*e > len(rec.Coords) {
					t.Fatalf("ends %v of %d positions", rec.Ends, len(rec.Coords)/2)
				}
				last = e
			}
			if rec.Sort != shape.Areas {
				continue
			}
			polygons, _ := rec.Polygons()
			seen := map[int]bool{}
			for _, p := range polygons {
				for _, i := range p {
					if seen[i] {
						t.Fatalf("ring %d is twice in %v", i, polygons)
					}
					seen[i] = true
				}
			}
			if len(seen) != len(rec.Ends) {
				t.Fatalf("%d of %d rings in %v", len(seen), len(rec.Ends), polygons)
			}
		}
	})
}

// FuzzTable: any bytes end.
func FuzzTable(f *testing.F) {
	f.Add(dbf(" " + "abc   " + "      12" + "20240229" + "T" + "          "))
	for _, raw := range reference.Seeds(f, "fr/plu/*/*.dbf", 20_000) {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := shape.NewTable(bytes.NewReader(raw))
		if err != nil {
			return
		}
		for {
			if _, err := r.Next(); err != nil {
				return
			}
			for i := range r.Columns {
				r.Value(i)
			}
		}
	})
}
