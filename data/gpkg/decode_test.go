package gpkg_test

import (
	"encoding/hex"
	"testing"

	"emprise/data/gpkg"
)

// blobs are geometries as other programs write them, in hexadecimal.
var blobs = map[string]struct {
	hex  string
	good bool
}{
	"point":                {"4750000100000000" + "0101000000000000000000f03f0000000000000040", true},
	"point, big-endian":    {"4750000000000000" + "00000000013ff00000000000004000000000000000", true},
	"point empty":          {"4750001100000000" + "0101000000000000000000f87f000000000000f87f", true},
	"point with z":         {"4750000100000000" + "01e9030000000000000000f03f00000000000000400000000000000840", true},
	"point, EWKB with z":   {"4750000100000000" + "0101000080000000000000f03f00000000000000400000000000000840", true},
	"multipolygon empty":   {"4750001100000000" + "010600000000000000", true},
	"nothing":              {"", false},
	"no blob of this sort": {"deadbeef", false},
	"header alone":         {"4750000100000000", false},
	"envelope cut":         {"4750000300000000" + "0000", false},
	"no such envelope":     {"4750000f00000000" + "0101000000000000000000f03f0000000000000040", false},
	"point cut":            {"4750000100000000" + "0101000000000000000000f03f", false},
	"infinite":             {"4750000100000000" + "0101000000000000000000f07f0000000000000040", false},
	"a billion positions":  {"4750000100000000" + "010200000000ca9a3b000000000000f03f0000000000000040", false},
	"collection":           {"4750000100000000" + "010700000000000000", false},
	"curve":                {"4750000100000000" + "010800000000000000", false},
	"two kinds in one":     {"4750000100000000" + "010400000002000000" + "0101000000000000000000f03f0000000000000040" + "010200000001000000000000000000f03f0000000000000040", false},
	"bytes too many":       {"4750000100000000" + "0101000000000000000000f03f000000000000004000", false},
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, b := range blobs {
		blob, err := hex.DecodeString(b.hex)
		if err != nil {
			t.Fatal(name, err)
		}
		if err := gpkg.Decode(blob); (err == nil) != b.good {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, b := range blobs {
		blob, err := hex.DecodeString(b.hex)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(blob)
	}
	f.Fuzz(func(t *testing.T, blob []byte) {
		if len(blob) > 1<<16 {
			t.Skip()
		}
		_ = gpkg.Decode(blob) // no panic, no runaway memory
	})
}
