package ingest

import (
	"errors"
	"strconv"
	"strings"

	"emprise/geo"
)

// document reads the top level of a GeoJSON text, whatever the order of its members.
type document struct {
	w     *window
	t     text
	typ   string // of the object being read
	crs   []byte // its crs member as JSON, nil when there was none (yet)
	first bool   // no feature of the array was read yet
	rec   record
	claim claim
}

// whole says what head found.
type whole uint8

const (
	array  whole = iota // the features array has been entered; elements are next
	object              // the object has no features array: it is held in the window from its beginning
)

// isGeometry says whether an object of the type may stand alone in a file, as one feature.
func isGeometry(typ string) bool { return wanted[typ] != 0 || typ == "GeometryCollection" }

// head reads members up to the features array, or sees the whole object and takes nothing when there is none.
func (d *document) head() (whole, error) {
	var got whole
	t := &d.t
	return got, d.w.parse(t, func() error {
		d.typ, d.crs = "", nil
		c, err := t.peek()
		if errors.Is(err, errCut) {
			return refuse(geo.FileEmpty, "")
		}
		if err != nil {
			return err
		}
		if c != '{' {
			value, err := t.skip()
			if err != nil {
				return err
			}
			if c, err := t.peek(); err == nil {
				return t.bad("expected the end of the text, found " + strconv.QuoteRune(rune(c)))
			} else if !errors.Is(err, errCut) {
				return err
			}
			return refuse(geo.FileNotGeoJSON, "the text is not an object: it begins with %s", found(value))
		}
		start := t.i
		more, err := t.opens('{', '}')
		for more && err == nil {
			name, err := t.key()
			if err != nil {
				return err
			}
			if string(name) == "features" && (d.typ == "" || d.typ == "FeatureCollection") {
				c, err := t.peek()
				if err != nil {
					return err
				}
				if c == '[' {
					t.i++
					got, d.first = array, true
					return nil
				}
			}
			if err := d.member(name); err != nil {
				return err
			}
			if more, err = t.more('}'); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		got, t.i = object, start
		return nil
	})
}

// member takes the value of a member beside the features.
func (d *document) member(name []byte) (err error) {
	switch string(name) {
	case "type":
		d.typ, err = textOr(&d.t, "")
	case "crs":
		var raw []byte
		if raw, err = d.t.skip(); err == nil {
			d.crs = append([]byte{}, raw...)
		}
	default:
		var raw []byte
		if raw, err = d.t.skip(); err == nil {
			d.claim.hear(name, raw)
		}
	}
	return err
}

// element takes one element of the features array; use is called on it before the window moves. done at its end.
func (d *document) element(use func(isObject bool) error) (done bool, err error) {
	t := &d.t
	err = d.w.parse(t, func() error {
		c, err := t.peek()
		if err != nil {
			return err
		}
		if c == ']' {
			t.i++
			done = true
			return nil
		}
		if !d.first {
			if err := t.take(','); err != nil {
				return err
			}
			if c, err = t.peek(); err != nil {
				return err
			}
		}
		if c != '{' {
			_, err = t.skip()
		} else {
			err = d.rec.read(t)
		}
		if err != nil {
			return err
		}
		return use(c == '{')
	})
	d.first = false
	return done, err
}

// tail reads the members after the features array.
func (d *document) tail() error {
	t, typ, crs := &d.t, d.typ, d.crs
	return d.w.parse(t, func() error {
		d.typ, d.crs = typ, crs
		for {
			more, err := t.more('}')
			if err != nil || !more {
				return err
			}
			name, err := t.key()
			if err != nil {
				return err
			}
			if err := d.member(name); err != nil {
				return err
			}
		}
	})
}

// single reads the object that head saw as one feature, or as a lone geometry.
func (d *document) single(use func() error) error {
	t := &d.t
	return d.w.parse(t, func() error {
		if d.typ == "Feature" {
			if err := d.rec.read(t); err != nil {
				return err
			}
			return use()
		}
		d.rec.clear()
		d.rec.typ, d.rec.hasGeometry = "Feature", true
		if err := d.rec.shape.read(t, 0); err != nil {
			return err
		}
		return use()
	})
}

// over takes the object that head saw and makes sure that nothing follows.
func (d *document) over() error {
	err := d.w.parse(&d.t, func() error {
		_, err := d.t.skip()
		return err
	})
	if err != nil {
		return err
	}
	follows, err := d.another()
	if err == nil && follows {
		err = refuse(geo.FileNotJSON, "%s: more text after the end of the object", d.w.place(0))
	}
	return err
}

// another says whether more text follows: the next line of newline-delimited features.
func (d *document) another() (bool, error) {
	t, follows := &d.t, false
	return follows, d.w.parse(t, func() error {
		for {
			c, err := t.peek()
			if errors.Is(err, errCut) {
				return nil
			}
			if err != nil {
				return err
			}
			if c != 0x1e { // the record separator of RFC 8142
				follows = true
				return nil
			}
			t.i++
		}
	})
}

// explain turns an error of the parser into a refusal that names the place.
func (d *document) explain(err error) error {
	var syntax *syntaxError
	switch {
	case errors.As(err, &syntax):
		return refuse(geo.FileNotJSON, "%s: %s", d.w.place(syntax.at), syntax.message)
	case errors.Is(err, errCut):
		return refuse(geo.FileTruncated, "%s", d.w.place(len(d.t.b)))
	case errors.Is(err, errLarge):
		return refuse(geo.FileTooLarge, "%s", d.w.place(0))
	default:
		return err
	}
}

// misnamed explains an object that cannot be read, by its type.
func misnamed(typ string) error {
	for _, proper := range []string{"FeatureCollection", "Feature", "Polygon", "MultiPolygon", "Point", "LineString"} {
		if strings.EqualFold(proper, typ) && proper != typ {
			return refuse(geo.FileNotGeoJSON, "type %q should be written %q", typ, proper)
		}
	}
	switch typ {
	case "FeatureCollection":
		return refuse(geo.FileNotGeoJSON, "the collection has no array of features")
	case "Topology":
		return refuse(geo.FileNotGeoJSON, "a TopoJSON topology")
	case "":
		return refuse(geo.FileNotGeoJSON, "the object has no type")
	default:
		return refuse(geo.FileNotGeoJSON, "type %q", typ)
	}
}
