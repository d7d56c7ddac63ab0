package ingest

import (
	"bytes"
	"strings"

	"emprise/geo"
)

// others are files that are not read, by their first bytes: why, and the technician's words.
var others = []struct {
	magic  string
	reason geo.Reason
	what   string
}{
	{"PK\x03\x04", geo.FileUnknownFormat, "an archive within an archive"},
	{"PK\x05\x06", geo.FileUnknownFormat, "an archive within an archive"},
	{"SQLite format 3\x00", geo.FileUnknownFormat, "an SQLite database or a GeoPackage"},
	{"\x1f\x8b", geo.FileUnknownFormat, "gzip within gzip"},
	{"\x00\x05\x16\x07", geo.FileUnknownFormat, "an AppleDouble companion file"},
	{"\x00\x00\x27\x0a", geo.FileUnknownFormat, "a Shapefile within gzip"},
	{"fgb\x03", geo.FileOtherFormat, "FlatGeobuf"},
	{"PAR1", geo.FileOtherFormat, "Parquet"},
	{"!table", geo.FileOtherFormat, "MapInfo TAB"},
	{"AC10", geo.FileOtherFormat, "AutoCAD DWG"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", geo.FileSpreadsheet, "an old Excel or Word document"},
	{"%PDF", geo.FileUnknownFormat, "a PDF"},
	{"II*\x00", geo.FileUnknownFormat, "a picture"},
	{"MM\x00*", geo.FileUnknownFormat, "a picture"},
	{"\x89PNG", geo.FileUnknownFormat, "a picture"},
	{"\xff\xd8\xff", geo.FileUnknownFormat, "a picture"},
	{"7z\xbc\xaf", geo.FileUnknownFormat, "a 7z archive"},
	{"Rar!", geo.FileUnknownFormat, "a RAR archive"},
}

// foreign recognises what is not read by its first bytes, and says why; nil for what may be.
func foreign(head []byte) error {
	for _, f := range others {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return refuse(f.reason, "%s", f.what)
		}
	}
	// MapInfo's exchange format opens with two such lines, in any case of letters.
	if lower := bytes.ToLower(head[:min(len(head), 64)]); bytes.HasPrefix(lower, []byte("version ")) && bytes.Contains(lower, []byte("charset")) {
		return refuse(geo.FileOtherFormat, "MapInfo MIF")
	}
	start := bytes.TrimLeft(head[:min(len(head), 512)], " \t\r\n")
	if len(start) == 0 || start[0] != '<' {
		return nil
	}
	lower := bytes.ToLower(start)
	if bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.Contains(lower, []byte("<html")) {
		return refuse(geo.FileIsHTML, "")
	}
	root := strings.ToValidUTF8(rootOf(bytes.TrimLeft(head, " \t\r\n")), "")
	switch root {
	case "FeatureCollection":
		return refuse(geo.FileOtherFormat, "GML")
	case "gpx":
		return refuse(geo.FileOtherFormat, "GPX")
	case "ExceptionReport", "ServiceExceptionReport":
		return refuse(geo.FileServiceError, "%s", root)
	default:
		return refuse(geo.FileNotJSON, "an XML document (%s)", root)
	}
}
