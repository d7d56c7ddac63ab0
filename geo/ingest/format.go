package ingest

import (
	"bytes"
	"io"

	"emprise/geo/ingest/charset"
	"emprise/geo/ingest/shape"
	"emprise/geo/ingest/table"
)

// format is what a file is, by its first bytes.
type format uint8

const (
	unknownFormat format = iota
	geoJSON
	separated // rows of separated values
	placemarks
	shapes
	shapeIndex // .shx
	dbfRows
	zipped
)

// String is how a Result names it.
func (f format) String() string {
	return [...]string{"", "GeoJSON", "CSV", "KML", "Shapefile", "Shapefile", "dBASE", "ZIP"}[f]
}

// headSize is how much of a file is looked at to tell its format: enough rows of a table to see that they agree.
const headSize = 16 << 10

// sniff tells a format from the beginning of a file that was unwrapped; whole says that there is no more.
func sniff(head []byte, whole bool) format {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped
	case shape.IsIndex(head):
		return shapeIndex
	case shape.IsShapes(head):
		return shapes
	case shape.IsTable(head):
		return dbfRows
	}
	text := bytes.TrimLeft(head, " \t\r\n\x1e")
	if len(text) == 0 {
		return unknownFormat
	}
	switch text[0] {
	case '{', '[', '/': // a comment, which its reader will refuse and place
		return geoJSON
	case '<':
		if rootOf(text) == "kml" {
			return placemarks
		}
		return unknownFormat
	}
	if foreign(head) != nil {
		return unknownFormat
	}
	if _, ok := separator(head, whole); ok {
		return separated
	}
	return unknownFormat
}

// separator is what stands between the fields of a table.
func separator(head []byte, whole bool) (byte, bool) {
	mended, _ := charset.UTF8.Append(nil, head)
	return table.Sniff(mended, whole)
}

// rootOf is the local name of the root element of an XML document.
func rootOf(text []byte) string {
	for {
		text = bytes.TrimLeft(text, " \t\r\n")
		var end string
		switch {
		case bytes.HasPrefix(text, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(text, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(text, []byte("<!")):
			end = ">"
		case bytes.HasPrefix(text, []byte("<")):
			name := text[1:]
			if i := bytes.IndexAny(name, " \t\r\n>/"); i >= 0 {
				name = name[:i]
			}
			if i := bytes.IndexByte(name, ':'); i >= 0 {
				name = name[i+1:]
			}
			return string(name)
		default:
			return ""
		}
		i := bytes.Index(text, []byte(end))
		if i < 0 {
			return ""
		}
		text = text[i+len(end):]
	}
}

// headOf reads the beginning of a file, unwrapped.
func headOf(r io.Reader) (head []byte, gzipped, whole bool, err error) {
	b, gzipped, err := unwrap(io.LimitReader(r, 4*headSize), 0)
	if err != nil {
		return nil, gzipped, false, err
	}
	head, err = io.ReadAll(io.LimitReader(b, headSize))
	if len(head) > 0 {
		err = nil // an end that comes too early is that of the limit, or will be told when the file is read
	}
	return head, gzipped, len(head) < headSize, err
}
