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

	applicationGP10 = 0x47503130 // 'GP10', 'GP11': version 1.0 and 1.1
	applicationGP11 = 0x47503131
)

// header is what the first hundred bytes of a file tell without opening it as a database.
type header struct {
	application uint32
	version     uint32 // user_version: 10300 is 1.3.0
	size        int64  // bytes
	wal         bool   // the file was left in write-ahead mode
}

// readHeader refuses what does not call itself a GeoPackage, and what readSQLiteHeader refuses.
func readHeader(path string) (header, error) {
	h, err := readSQLiteHeader(path)
	if err == nil && !h.isGeoPackage() {
		return h, &geo.FileError{Path: path, Reason: geo.FileNotGeoPackage, Detail: "an SQLite file of another program"}
	}
	return h, err
}

func (h header) isGeoPackage() bool {
	return h.application == applicationID || h.application == applicationGP10 || h.application == applicationGP11
}

// readSQLiteHeader refuses what is no SQLite file and what was cut short.
func readSQLiteHeader(path string) (h header, err error) {
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
	h.version = binary.BigEndian.Uint32(b[60:])
	h.size = info.Size()
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
