package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"

	"emprise/geo/paint"
	"emprise/geo/paint/letter"
)

const mmPerPixel = 25.4 / 96 // the typographic pixel of style sheets, 1/96 inch

// Meta is what a reader shows of the drawing.
type Meta struct {
	Title       string
	Description string
	Lang        string // "fr" or "en"; may be empty
}

// Drawing is a page being drawn.
type Drawing struct {
	width, height float64 // mm
	meta          Meta
	body, defs    bytes.Buffer

	group   string   // the layer that is open, "" for none
	clips   []string // the ids of those in force, outermost first
	count   int      // ids given so far
	known   map[string]string
	letters map[*letter.Glyph]string
	spelled bool  // what is written is told by Spell
	err     error // the last picture that could not be drawn
}

var _ paint.Surface = (*Drawing)(nil)

// New is an empty page, in millimetres.
func New(width, height float64, m Meta) *Drawing {
	return &Drawing{width: width, height: height, meta: m, known: map[string]string{}, letters: map[*letter.Glyph]string{}}
}

// Size is the page in millimetres.
func (d *Drawing) Size() (width, height float64) { return d.width, d.height }

// Unit is 25.4/96 mm.
func (d *Drawing) Unit() float64 { return mmPerPixel }

// Group begins a layer.
func (d *Drawing) Group(name string) {
	if name == d.group {
		return
	}
	for range d.clips {
		d.put("</g>")
	}
	if d.group != "" {
		d.put("</g>")
	}
	if d.group = name; name != "" {
		d.put(`<g inkscape:groupmode="layer" inkscape:label="%s">`, escaped(name))
	}
	for _, id := range d.clips {
		d.put(`<g clip-path="url(#%s)">`, id)
	}
}

// Clip confines what follows to a rectangle.
func (d *Drawing) Clip(x, y, width, height float64) {
	id := d.define("clip", `<clipPath id="%%s"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`, number(x), number(y), number(width), number(height))
	d.clips = append(d.clips, id)
	d.put(`<g clip-path="url(#%s)">`, id)
}

// Unclip ends the matching Clip.
func (d *Drawing) Unclip() {
	if len(d.clips) == 0 {
		panic("svg: Unclip without Clip")
	}
	d.clips = d.clips[:len(d.clips)-1]
	d.put("</g>")
}

// WriteTo ends the drawing and writes it. Nothing may be drawn afterwards.
func (d *Drawing) WriteTo(w io.Writer) (int64, error) {
	if d.err != nil {
		return 0, fmt.Errorf("write SVG: %w", d.err)
	}
	for len(d.clips) > 0 {
		d.Unclip()
	}
	d.Group("")
	var out bytes.Buffer
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" version="1.1"%s width="%smm" height="%smm" viewBox="0 0 %s %s">
<title>%s</title>
<desc>%s</desc>
<defs>
`, d.lang(), number(d.width), number(d.height), number(d.width), number(d.height), escaped(d.meta.Title), escaped(d.meta.Description))
	out.Write(d.defs.Bytes())
	out.WriteString("</defs>\n")
	out.Write(d.body.Bytes())
	out.WriteString("</svg>\n")
	n, err := out.WriteTo(w)
	if err != nil {
		return n, fmt.Errorf("write SVG: %w", err)
	}
	return n, nil
}

func (d *Drawing) lang() string {
	if d.meta.Lang == "" {
		return ""
	}
	return ` xml:lang="` + escaped(d.meta.Lang) + `"`
}

// put adds one line to the drawing.
func (d *Drawing) put(format string, args ...any) {
	fmt.Fprintf(&d.body, format+"\n", args...)
}

// define adds a definition once, whose text has %s where its id stands, and gives the id.
func (d *Drawing) define(kind, format string, args ...any) string {
	text := fmt.Sprintf(format, args...)
	id, ok := d.known[text]
	if !ok {
		d.count++
		id = kind + strconv.Itoa(d.count)
		d.known[text] = id
		fmt.Fprintf(&d.defs, text+"\n", id)
	}
	return id
}

// number writes a value with three decimals, a micrometre on paper, without the zeros that say nothing.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1000)/1000+0, 'f', -1, 64) // +0: never −0
}

// escaped is a text as XML may hold it, in an attribute too; what no XML can hold is the replacement character.
func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}
