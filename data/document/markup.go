package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
)

// markup is XML under way.
type markup struct{ bytes.Buffer }

func (b *markup) raw(s string) { b.WriteString(s) }

// text writes a text. Signs that XML cannot hold are left out.
func (b *markup) text(text string) {
	text = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, text)
	_ = xml.EscapeText(b, []byte(text)) // a buffer takes all
}

// element writes a text in an element.
func (b *markup) element(name, attributes, text string) {
	b.raw("<" + name + attributes + ">")
	b.text(text)
	b.raw("</" + name + ">")
}

// part is one file of a document that is an archive of them.
type part struct {
	name    string
	content []byte
}

// pack puts parts into an archive in their order.
func pack(z *zip.Writer, parts []part) error {
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := w.Write(p.content); err != nil {
			return err
		}
	}
	return z.Close()
}

// pictures are those of the document in their order.
func (d *Document) pictures() []*Picture {
	var all []*Picture
	for _, b := range d.Blocks {
		if b.Picture != nil {
			all = append(all, b.Picture)
		}
	}
	return all
}
