package ingest

import (
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"emprise/geo"
	"emprise/geo/ingest/archive"
	"emprise/geo/ingest/shape"
)

// Part is a layer that a file holds.
type Part struct {
	Name     string // which file within the archive or folder; of a plain file, its own name
	Layer    string // the name without folders and extension, to show
	Format   string // "GeoJSON", "Shapefile", "CSV", "KML", "dBASE"
	Bytes    int64  // unpacked, with its companions
	Features int    // as its header declares, -1 when it does not
}

// entry is a file that can be opened any number of times.
type entry struct {
	name string
	size int64
	open func() (io.ReadCloser, error)
}

// source is a Part with what to read it from.
type source struct {
	Part
	format  format
	main    entry
	rows    *entry // .dbf of a Shapefile, nil when it has none
	prj     *entry
	cpg     *entry
	wrapped string // "", "zip" or "folder"
}

// stem is a name without its extension, alike in capitals and not; Shapefiles are known by it.
func stem(name string) string { return strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) }

// gather finds the layers among the files of an archive or a folder: the parts, and what cannot be read of it.
func gather(entries []entry, wrapped string, only func(format) bool) (parts []source, left []archive.Refusal) {
	companions := map[string]*entry{} // by name in small letters
	for i := range entries {
		companions[strings.ToLower(entries[i].name)] = &entries[i]
	}
	owned := map[string]bool{}
	var tables []source
	for _, e := range entries {
		if base := path.Base(e.name); strings.HasPrefix(base, ".") || strings.HasPrefix(e.name, "__MACOSX/") || e.size == 0 {
			continue
		}
		head, err := e.head()
		if err != nil {
			left = append(left, archive.Refusal{Name: e.name, Rule: "part_unread", Why: e.name + ": " + err.Error()})
			continue
		}
		f := sniff(head, len(head) < headSize)
		if !only(f) {
			continue
		}
		s := source{format: f, main: e, wrapped: wrapped, Part: Part{Name: e.name, Layer: layerName(e.name), Format: f.String(), Bytes: e.size, Features: -1}}
		switch f {
		case shapes:
			if s.rows = companions[stem(e.name)+".dbf"]; s.rows != nil {
				owned[s.rows.name] = true
				s.Bytes += s.rows.size
				if head, err := s.rows.head(); err == nil {
					s.Features = rowsOf(head)
				}
			}
			s.prj, s.cpg = companions[stem(e.name)+".prj"], companions[stem(e.name)+".cpg"]
			parts = append(parts, s)
		case dbfRows:
			s.Features = rowsOf(head)
			s.cpg = companions[stem(e.name)+".cpg"]
			tables = append(tables, s)
		case geoJSON, separated, placemarks:
			if isLayer(e.name, f, head) {
				parts = append(parts, s)
			}
		case shapeIndex: // shapes are read in order
		case zipped:
			left = append(left, archive.Refusal{Name: e.name, Rule: "archive_nested", Why: e.name})
		default:
			// Other XML documents, of styles or of metadata, are no layers.
			var refused *refusal
			if errors.As(foreign(head), &refused) && refused.reason != geo.FileNotJSON && refused.reason != geo.FileIsHTML {
				left = append(left, archive.Refusal{Name: e.name, Rule: "part_unread", Why: e.name + ": " + refused.detail})
			}
		}
	}
	for _, t := range tables {
		if !owned[t.main.name] {
			parts = append(parts, t)
		}
	}
	return parts, left
}

// isLayer tells a layer from what goes with one: a .prj, a style, a licence, a schema.
func isLayer(name string, f format, head []byte) bool {
	ext := strings.ToLower(path.Ext(strings.TrimSuffix(name, ".gz")))
	switch f {
	case separated:
		return slices.Contains([]string{".csv", ".tsv", ".txt", ".tab", ""}, ext)
	case geoJSON:
		return ext != ".json" || bytes.Contains(head, []byte(`"Feature`)) || bytes.Contains(head, []byte(`"coordinates"`))
	default:
		return true
	}
}

// layerName is a name without folders and extension.
func layerName(name string) string {
	base := path.Base(strings.TrimSuffix(name, ".gz"))
	return strings.TrimSuffix(base, path.Ext(base))
}

func rowsOf(head []byte) int {
	if !shape.IsTable(head) {
		return -1
	}
	return int(uint32(head[4]) | uint32(head[5])<<8 | uint32(head[6])<<16 | uint32(head[7])<<24)
}

// head reads the beginning of a file, unwrapped.
func (e entry) head() ([]byte, error) {
	r, err := e.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // only read
	head, _, _, err := headOf(r)
	return head, err
}

// choose finds the part that the options ask for.
func choose(parts []source, want string) (source, error) {
	names := make([]string, len(parts))
	var found []source
	for i, p := range parts {
		names[i] = p.Name
		if want == "" || p.Name == want {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		for _, p := range parts {
			if p.Layer == want {
				found = append(found, p)
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return source{}, refuse(geo.FileLayerMissing, "%q is not one of %s", want, strings.Join(names, ", "))
	default:
		return source{}, refuse(geo.FileSeveralLayers, "%s", strings.Join(names, ", "))
	}
}
