package ingest

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest/charset"
	"emprise/geo/ingest/kml"
)

// xmlEncoding finds what an XML declaration says of the encoding.
var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// readPlacemarks reads a KML document.
func readPlacemarks(in *intake, text *bufio.Reader) error {
	head, err := peek(text, 200)
	if err != nil {
		return err
	}
	var source io.Reader = text
	var mender *charset.Mender
	if m := xmlEncoding.FindSubmatch(head); m == nil || bytes.EqualFold(m[1], []byte("utf-8")) {
		mender = charset.NewMender(text, charset.UTF8)
		source = mender
	}
	in.keeper.sys, in.from = crs.WGS84(), FromFormat
	r := kml.NewReader(source, min(in.opt.Limits.FeatureBytes, maxPlacemark))
	seen := survey{latFirst: in.opt.LatFirst}
	for {
		p, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return kmlError(r, err)
		}
		rec := in.begin()
		rec.shape.fromPlacemark(p)
		if seen.seen < surveyed && rec.shape.fault.rule == "" {
			seen.count(&rec.shape, in.keeper.sys)
			if seen.seen == surveyed {
				if err := seen.judge(in.keeper.sys, in.from); err != nil {
					return err
				}
			}
		}
		rec.fields(p)
		if err := in.keep(); err != nil {
			return err
		}
	}
	if in.read == 0 {
		return refuse(geo.FileNoFeatures, "no placemark")
	}
	if err := seen.judge(in.keeper.sys, in.from); err != nil {
		return err
	}
	in.doubt(seen)
	if n := r.Overlays(); n > 0 {
		in.remark("overlay_left_out", strconv.Itoa(n))
	}
	if mender != nil && mender.Mended() > 0 {
		in.remark("text_encoding", charset.Windows1252.Name())
	}
	return nil
}

// fields takes the attributes of a placemark, which are texts.
func (r *record) fields(p *kml.Placemark) {
	if p.ID != "" {
		r.id = property{kind: words, raw: []byte(p.ID)}
	}
	for _, f := range p.Fields {
		n := r.intern([]byte(f.Name))
		v := property{name: n}
		if f.Value != "" {
			v.kind, v.raw = words, []byte(f.Value)
		}
		if n.seen == r.attempt {
			if v.kind != null && r.properties[n.at].kind != null && string(r.properties[n.at].raw) != f.Value {
				r.note("duplicate_member", f.Name)
			}
			r.properties[n.at] = v
			continue
		}
		n.seen, n.at = r.attempt, len(r.properties)
		r.properties = append(r.properties, v)
	}
}

// fromPlacemark takes the shapes of a placemark for the geometry.
func (g *geometry) fromPlacemark(p *kml.Placemark) {
	g.absent = len(p.Shapes) == 0
	g.fewest, g.most = 2, 2
	if p.Tall {
		g.fewest, g.most = 3, 3
	}
	if p.Fault != "" {
		g.refuse("position_not_number", strings.ToValidUTF8(p.Fault, ""))
		return
	}
	for _, s := range p.Shapes {
		from := len(g.coords) / 2
		g.lines, g.groups = g.lines[:0], g.groups[:0]
		for _, ring := range s.Rings {
			if len(ring) == 0 && len(g.lines) == 0 {
				break // without a shell, holes say nothing
			}
			if len(ring) > 0 {
				g.coords = append(g.coords, ring...)
				g.lines = append(g.lines, len(g.coords)/2)
			}
		}
		if len(g.lines) == 0 {
			continue
		}
		switch s.Sort {
		case kml.Point:
			g.interpret("MultiPoint", from, 2, -1)
		case kml.Line:
			g.interpret("LineString", from, 2, -1)
		case kml.Polygon:
			g.interpret("Polygon", from, 3, -1)
		}
	}
}

// kmlError says what an error of the reader means for the file.
func kmlError(r *kml.Reader, err error) error {
	var syntax *xml.SyntaxError
	line, column := r.Place()
	switch {
	case errors.Is(err, kml.ErrLarge), errors.Is(err, kml.ErrDepth):
		return refuse(geo.FileTooLarge, "line %d, column %d: %v", line, column, err)
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return refuse(geo.FileTruncated, "line %d, column %d", line, column)
	case errors.As(err, &syntax):
		return refuse(geo.FileBadXML, "line %d, column %d: %s", line, column, syntax.Msg)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return err
	default:
		var refused *refusal
		if errors.As(err, &refused) {
			return err
		}
		return &refusal{geo.FileBadXML, "", err}
	}
}
