package kml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"emprise/geo/ingest/charset"
)

// Why a document cannot be read on.
var (
	ErrLarge = errors.New("a placemark is larger than the limit")
	ErrDepth = errors.New("elements are nested too deeply")
)

// deepest bounds nested elements: real documents have some twenty levels of folders.
const deepest = 500

// Reader reads the placemarks of a document.
type Reader struct {
	xml     *xml.Decoder
	source  *budget
	depth   int
	folders []string
	depths  []int // of the folders
	other   int
}

// budget stops a placemark that never ends.
type budget struct {
	r     io.Reader
	limit int
	left  int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, ErrLarge
	}
	if len(p) > b.left {
		p = p[:b.left]
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}

// NewReader reads a document. limit bounds the bytes of one placemark and of what stands between two.
func NewReader(r io.Reader, limit int) *Reader {
	b := &budget{r: r, limit: limit, left: limit}
	d := xml.NewDecoder(b)
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(name string, r io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(name), "utf-16") {
			return r, nil // its byte-order mark told, and it was decoded
		}
		c, ok := charset.Named(name)
		if !ok {
			return nil, fmt.Errorf("the encoding %q is not known", name)
		}
		return charset.NewMender(r, c), nil
	}
	return &Reader{xml: d, source: b}
}

// Place is the line and column that were read last, both from 1.
func (r *Reader) Place() (line, column int) { return r.xml.InputPos() }

// Overlays counts what was passed over: overlays, models, links.
func (r *Reader) Overlays() int { return r.other }

// token reads on, one step deeper at a start and back at an end.
func (r *Reader) token() (xml.Token, error) {
	t, err := r.xml.Token()
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > deepest {
			return nil, ErrDepth
		}
	case xml.EndElement:
		r.depth--
	}
	return t, nil
}

// Next reads a placemark; io.EOF at the end of the document.
func (r *Reader) Next() (*Placemark, error) {
	r.source.left = r.source.limit
	for {
		t, err := r.token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "Placemark":
				return r.placemark(t)
			case "Folder", "Document":
				r.folders, r.depths = append(r.folders, ""), append(r.depths, r.depth)
			case "name":
				name, err := r.text()
				if err != nil {
					return nil, err
				}
				if n := len(r.folders); n > 0 && r.depths[n-1] == r.depth {
					r.folders[n-1] = name
				}
			case "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "NetworkLink":
				r.other++
				if err := r.skip(); err != nil {
					return nil, err
				}
			}
		case xml.EndElement:
			if n := len(r.folders); n > 0 && r.depths[n-1] > r.depth {
				r.folders, r.depths = r.folders[:n-1], r.depths[:n-1]
			}
		}
	}
}

// skip passes over the element whose start was read.
func (r *Reader) skip() error {
	for inner := r.depth; r.depth >= inner; {
		if _, err := r.token(); err != nil {
			return err
		}
	}
	return nil
}

// text takes the characters of the element whose start was read.
func (r *Reader) text() (string, error) {
	var b strings.Builder
	for inner := r.depth; r.depth >= inner; {
		t, err := r.token()
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok && r.depth == inner {
			b.Write(c)
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// each calls use at each child of the element whose start was read; use takes the child to its end.
func (r *Reader) each(use func(child xml.StartElement) error) error {
	for inner := r.depth; r.depth >= inner; {
		t, err := r.token()
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := use(start); err != nil {
				return err
			}
		}
	}
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *Reader) placemark(e xml.StartElement) (*Placemark, error) {
	p := &Placemark{ID: attribute(e, "id")}
	var extended []Field
	err := r.each(func(c xml.StartElement) error {
		switch c.Name.Local {
		case "name", "description", "address", "phoneNumber":
			value, err := r.text()
			p.set(c.Name.Local, value)
			return err
		case "TimeStamp", "TimeSpan":
			return r.each(func(t xml.StartElement) error {
				value, err := r.text()
				p.set(t.Name.Local, value)
				return err
			})
		case "ExtendedData":
			return r.extended(&extended)
		default:
			return r.shape(p, c)
		}
	})
	if folder := strings.Join(nonEmpty(r.folders), " / "); folder != "" {
		p.set("folder", folder)
	}
	p.Fields = append(p.Fields, extended...)
	return p, err
}

func nonEmpty(all []string) []string {
	var kept []string
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// extended reads Data and SchemaData.
func (r *Reader) extended(fields *[]Field) error {
	return r.each(func(c xml.StartElement) error {
		name := attribute(c, "name")
		switch c.Name.Local {
		case "Data":
			return r.each(func(v xml.StartElement) error {
				value, err := r.text()
				if v.Name.Local == "value" && name != "" {
					*fields = append(*fields, Field{name, value})
				}
				return err
			})
		case "SchemaData":
			return r.each(func(v xml.StartElement) error {
				name := attribute(v, "name")
				value, err := r.text()
				if v.Name.Local == "SimpleData" && name != "" {
					*fields = append(*fields, Field{name, value})
				}
				return err
			})
		default:
			return r.skip()
		}
	})
}

// shape reads an element that may be a geometry, and passes over any other.
func (r *Reader) shape(p *Placemark, e xml.StartElement) error {
	switch e.Name.Local {
	case "Point", "LineString", "LinearRing":
		sort := Line
		if e.Name.Local == "Point" {
			sort = Point
		}
		ring, err := r.coordinates(p)
		p.Shapes = append(p.Shapes, Shape{sort, [][]float64{ring}})
		return err
	case "Polygon":
		s := Shape{Sort: Polygon, Rings: [][]float64{nil}}
		err := r.each(func(c xml.StartElement) error {
			switch c.Name.Local {
			case "outerBoundaryIs", "innerBoundaryIs":
				return r.each(func(xml.StartElement) error {
					ring, err := r.coordinates(p)
					if c.Name.Local == "outerBoundaryIs" {
						s.Rings[0] = append(s.Rings[0], ring...)
					} else {
						s.Rings = append(s.Rings, ring)
					}
					return err
				})
			default:
				return r.skip()
			}
		})
		p.Shapes = append(p.Shapes, s)
		return err
	case "MultiGeometry", "MultiTrack":
		return r.each(func(c xml.StartElement) error { return r.shape(p, c) })
	case "Track":
		var line []float64
		err := r.each(func(c xml.StartElement) error {
			if c.Name.Local != "coord" {
				return r.skip()
			}
			text, err := r.text()
			line = p.positions(line, strings.Join(strings.Fields(text), ","))
			return err
		})
		sort := Line
		if len(line) == 2 {
			sort = Point
		}
		p.Shapes = append(p.Shapes, Shape{sort, [][]float64{line}})
		return err
	case "Model":
		r.other++
	}
	return r.skip()
}

// coordinates reads the coordinates of the geometry whose start was read.
func (r *Reader) coordinates(p *Placemark) (flat []float64, err error) {
	return flat, r.each(func(c xml.StartElement) error {
		if c.Name.Local != "coordinates" {
			return r.skip()
		}
		text, err := r.text()
		flat = p.positions(flat, text)
		return err
	})
}

// positions reads "lon,lat[,height]" with blanks between. Blanks around the commas, which the standard forbids, do occur.
func (p *Placemark) positions(flat []float64, text string) []float64 {
	text = joined(text)
	for tuple := range strings.FieldsSeq(text) {
		lon, rest, _ := strings.Cut(tuple, ",")
		lat, height, tall := strings.Cut(rest, ",")
		x, err := strconv.ParseFloat(lon, 64)
		y, err2 := strconv.ParseFloat(lat, 64)
		if err != nil || err2 != nil {
			if p.Fault == "" {
				p.Fault = tuple
			}
			continue
		}
		flat = append(flat, x, y)
		if tall && height != "" && height != "0" {
			p.Tall = true
		}
	}
	return flat
}

// joined takes blanks around commas out.
func joined(text string) string {
	const blanks = " \t\r\n"
	if !strings.Contains(text, ", ") && !strings.Contains(text, " ,") {
		return text
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, ",")
		if !found {
			b.WriteString(before)
			return b.String()
		}
		b.WriteString(strings.TrimRight(before, blanks))
		b.WriteByte(',')
		text = strings.TrimLeft(after, blanks)
	}
}
