package ingest

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// property is a named value of a feature. Values point into the window and live until the feature has been kept.
type property struct {
	name  *name
	kind  valueKind
	raw   []byte  // text as UTF-8; a number, array or object as written
	value float64 // number; 1 for true
}

type valueKind uint8

const (
	null valueKind = iota
	words
	integer
	real
	boolean
	nested // an array or object, kept as its JSON text
)

// name is a property name, allocated once.
type name struct {
	text string
	seen int // the attempt that met it last, to find a member given twice
	at   int // in the properties of that attempt

	written string // with quotation marks and colon, "" when that is not its only form
	counted bool   // it has a column
}

// record is one feature as the file has it. It is reused.
type record struct {
	typ           string
	properties    []property
	id            property
	shape         geometry
	hasGeometry   bool
	notes         []note
	hasProperties bool

	names   map[string]*name
	usual   []*name // names in the order of the first feature that had them
	attempt int
	texts   []byte // decoded strings that are not as in the file
}

// read takes a feature object.
func (r *record) read(t *text) error {
	r.clear()
	more, err := t.opens('{', '}')
	for more && err == nil {
		var member []byte
		if t.follows(`"type":"Feature"`) {
			r.typ = "Feature"
			more, err = t.more('}')
			continue
		}
		if member, err = t.key(); err != nil {
			return err
		}
		switch string(member) {
		case "type":
			r.typ, err = textOr(t, "")
		case "geometry":
			if r.hasGeometry {
				r.note("duplicate_member", "geometry")
			}
			r.shape.reset()
			r.hasGeometry = true
			err = r.shape.read(t, 0)
		case "properties":
			if r.hasProperties {
				r.note("duplicate_member", "properties")
				r.properties = r.properties[:0]
				r.attempt++
			}
			r.hasProperties = true
			err = r.readProperties(t)
		case "id":
			err = r.value(t, &r.id)
		default:
			_, err = t.skip()
		}
		if err != nil {
			return err
		}
		more, err = t.more('}')
	}
	return err
}

// clear makes ready for another feature.
func (r *record) clear() {
	r.attempt++
	r.typ, r.properties, r.id, r.notes, r.texts = "", r.properties[:0], property{}, r.notes[:0], r.texts[:0]
	r.hasGeometry, r.hasProperties = false, false
	r.shape.reset()
}

func (r *record) note(rule, detail string) {
	for _, n := range r.notes {
		if n.rule == rule {
			return
		}
	}
	r.notes = append(r.notes, note{rule, detail})
}

func (r *record) readProperties(t *text) error {
	c, err := t.peek()
	if err != nil {
		return err
	}
	if c != '{' {
		raw, err := t.skip()
		if err == nil && string(raw) != "null" {
			r.note("properties_not_object", "")
		}
		return err
	}
	more, err := t.opens('{', '}')
	for more && err == nil {
		p := property{name: r.expected(t)}
		if p.name == nil {
			var member []byte
			if member, err = t.key(); err != nil {
				return err
			}
			p.name = r.intern(member)
		}
		if len(r.properties) == maxFields && p.name.seen != r.attempt {
			r.note("too_many_columns", p.name.text)
			if _, err = t.skip(); err != nil {
				return err
			}
			more, err = t.more('}')
			continue
		}
		if err = r.value(t, &p); err != nil {
			return err
		}
		if p.name.seen == r.attempt {
			r.note("duplicate_member", p.name.text)
			r.properties[p.name.at] = p
		} else {
			p.name.seen, p.name.at = r.attempt, len(r.properties)
			r.properties = append(r.properties, p)
		}
		more, err = t.more('}')
	}
	return err
}

// expected takes the name that the feature before had in this place, with its colon, nil when another one follows.
func (r *record) expected(t *text) *name {
	if k := len(r.properties); k < len(r.usual) && r.usual[k].written != "" && t.follows(r.usual[k].written) {
		return r.usual[k]
	}
	return nil
}

// intern finds a property name, first where the feature before had it.
func (r *record) intern(member []byte) *name {
	if k := len(r.properties); k < len(r.usual) && r.usual[k].text == string(member) {
		return r.usual[k]
	}
	n, ok := r.names[string(member)]
	if !ok {
		if r.names == nil {
			r.names = map[string]*name{}
		}
		n = &name{text: string(member)}
		if len(r.names) == maxNames {
			return n
		}
		if !slices.ContainsFunc(member, func(c byte) bool { return !plain[c] }) {
			n.written = `"` + n.text + `":`
		}
		r.names[n.text] = n
		r.usual = append(r.usual, n)
	}
	return n
}

// largestExact is the last of the integers that float64 holds without a gap.
const largestExact = 1 << 53

func (r *record) value(t *text, p *property) error {
	c, err := t.peek()
	if err != nil {
		return err
	}
	switch {
	case c == '"':
		q, err := t.quoted()
		if err != nil {
			return err
		}
		p.kind, p.raw = words, q.raw
		if q.escaped || q.high {
			decoded, wasUTF8 := t.decode(q)
			if !wasUTF8 {
				r.note("text_encoding", string(decoded))
			}
			if q.escaped || !wasUTF8 {
				// An array that grows moves, but what was taken from it before stays where it was.
				from := len(r.texts)
				r.texts = append(r.texts, decoded...)
				p.raw = r.texts[from:len(r.texts):len(r.texts)]
			}
		}
		return nil
	case c == '-' || c >= '0' && c <= '9':
		n, err := t.number()
		if err != nil {
			return err
		}
		p.raw, p.value, p.kind = n.raw, n.value, real
		switch {
		case n.value-n.value != 0:
			p.kind = null
			r.note("number_too_large", string(n.raw))
		case n.integer && (n.value > largestExact || n.value < -largestExact):
			p.kind = words // an identifier rather than a quantity: all its digits count
		case n.integer:
			p.kind = integer
		}
		return nil
	case c == 't':
		p.kind, p.value = boolean, 1
		return t.word("true")
	case c == 'f':
		p.kind, p.value = boolean, 0
		return t.word("false")
	case c == 'n':
		p.kind = null
		return t.word("null")
	default:
		p.kind = nested
		if p.raw, err = t.skip(); err == nil && !utf8.Valid(p.raw) {
			decoded, _ := t.decode(quote{raw: p.raw, high: true})
			p.raw = decoded
			r.note("text_encoding", string(decoded))
		}
		return err
	}
}

// text is the value as people would write it, nothing when there is none. It lives as long as the value.
func (p *property) text() []byte {
	switch p.kind {
	case words, integer, real, nested:
		return p.raw
	case boolean:
		return strconv.AppendBool(nil, p.value == 1)
	default:
		return nil
	}
}

// identify settles the id of a feature: its "id" property, else the member of that name beside the properties.
func (r *record) identify() (id []byte, fromMember bool) {
	for i := range r.properties {
		if p := &r.properties[i]; p.name.text == "id" && p.kind != null {
			return p.text(), false
		}
	}
	return r.id.text(), r.id.kind != null
}
