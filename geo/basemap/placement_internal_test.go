package basemap

import (
	"bytes"
	"testing"
)

func FuzzWorldFile(f *testing.F) {
	f.Add("0.5\n0\n0\n-0.5\n652000\n6862000\n")
	f.Add("1 2 3 4 5 6 7")
	f.Add("NaN\nInf\n1e400\n0x1p3\n,5\n-")
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := parseWorldFile(text)
		if ok != (ok && p.good()) {
			t.Fatalf("%q gives %+v", text, p)
		}
	})
}

func FuzzGeoTIFF(f *testing.F) {
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x01\x00\xaf\x87\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, _, ok := readGeoTIFF(bytes.NewReader(b)); ok && !p.good() {
			t.Fatalf("%+v", p)
		}
	})
}
