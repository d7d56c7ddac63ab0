package gpkg

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"

	"emprise/geo"
)

// Numbers of the SQLite header that a GeoPackage sets (OGC 12-128r17 §1.1.1.1): 'GPKG' and version 1.3.0. A later minor
// version makes GDAL 3.6 warn.
const (
	applicationID = 0x47504B47
	userVersion   = 10300
)

// header is what the first hundred bytes of a file tell without opening it as a database.
type header struct {
	application uint32
	wal         bool // the file was left in write-ahead mode
}

// readHeader refuses what is no GeoPackage and what was cut short.
func readHeader(path string) (h header, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, refusal(path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return h, refusal(path, err)
	case info.IsDir():
		return h, &geo.FileError{Path: path, Reason: geo.FileIsDirectory}
	case info.Size() == 0:
		return h, &geo.FileError{Path: path, Reason: geo.FileEmpty}
	}
	var b [100]byte
	n, err := io.ReadFull(f, b[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return h, refusal(path, err)
	}
	if n < len(b) || string(b[:16]) != "SQLite format 3\x00" {
		return h, &geo.FileError{Path: path, Reason: geo.FileNotGeoPackage, Detail: "starts with " + printable(b[:min(n, 16)])}
	}
	h.application = binary.BigEndian.Uint32(b[68:])
	h.wal = b[18] == 2
	if h.application != applicationID && h.application != 0x47503130 && h.application != 0x47503131 { // GP10, GP11
		return h, &geo.FileError{Path: path, Reason: geo.FileNotGeoPackage, Detail: "an SQLite file of another program"}
	}
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	// The page count holds only when these two agree (https://sqlite.org/fileformat.html §1.3.8).
	counted := string(b[24:28]) == string(b[92:96])
	if want := page * int64(binary.BigEndian.Uint32(b[28:])); counted && info.Size() < want && !hasWAL(path) {
		return h, &geo.FileError{Path: path, Reason: geo.FileDamaged, Detail: "the end of the file is missing"}
	}
	return h, nil
}

func hasWAL(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

func printable(b []byte) string {
	return `"` + strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xFFFD || r == 0x7f {
			return '.'
		}
		return r
	}, string(b)) + `"`
}
