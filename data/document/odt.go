package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
)

// The page of the text, in millimetres: A4, standing.
const (
	textWidth  = 210 - 2*pageMargin
	pageMargin = 20
)

// ODT writes the document as an OpenDocument text (ISO/IEC 26300), which word processors open to write on.
func (d *Document) ODT(to io.Writer) error {
	z := zip.NewWriter(to)
	// The type comes first and as it is, so that it can be read off the file without unpacking it.
	w, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, odtType); err != nil {
		return err
	}
	parts := []part{
		{"content.xml", d.odtContent()},
		{"styles.xml", []byte(fmt.Sprintf(odtStyles, d.Lang, country[d.Lang]))},
		{"meta.xml", d.odtMeta()},
	}
	for i, p := range d.pictures() {
		parts = append(parts, part{pictureName(i), p.PNG})
	}
	var manifest bytes.Buffer
	manifest.WriteString(xml.Header + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="` + odtType + `"/>`)
	for _, p := range parts {
		media := "text/xml"
		if strings.HasSuffix(p.name, ".png") {
			media = "image/png"
		}
		fmt.Fprintf(&manifest, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="%s"/>`, p.name, media)
	}
	manifest.WriteString(`</manifest:manifest>`)
	return pack(z, append(parts, part{"META-INF/manifest.xml", manifest.Bytes()}))
}

const odtType = "application/vnd.oasis.opendocument.text"

// country completes the language, for the spelling checker.
var country = map[string]string{"fr": "FR", "en": "GB"}

func pictureName(i int) string { return fmt.Sprintf("Pictures/%d.png", i+1) }

func (d *Document) odtMeta() []byte {
	var b markup
	b.raw(xml.Header + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta>` +
		`<meta:generator>Emprise</meta:generator>`)
	b.element("dc:title", "", d.Title)
	b.element("dc:subject", "", d.Subtitle)
	if d.Author != "" {
		b.element("meta:initial-creator", "", d.Author)
		b.element("dc:creator", "", d.Author)
	}
	b.element("dc:language", "", d.Lang)
	if !d.Date.IsZero() {
		day := d.Date.UTC().Format(time.RFC3339)
		b.element("meta:creation-date", "", day)
		b.element("dc:date", "", day)
	}
	b.raw(`</office:meta></office:document-meta>`)
	return b.Bytes()
}

func (d *Document) odtContent() []byte {
	var b markup
	b.raw(xml.Header + `<office:document-content ` + odtSpaces + ` office:version="1.2"><office:automatic-styles>` + odtTable)
	for i, t := range d.Tables() {
		for j, share := range t.Shares() {
			b.raw(fmt.Sprintf(`<style:style style:name="T%d.%d" style:family="table-column"><style:table-column-properties style:column-width="%.1fmm"/></style:style>`,
				i+1, j+1, share*textWidth))
		}
	}
	b.raw(`</office:automatic-styles><office:body><office:text>`)
	b.element("text:h", ` text:style-name="Title" text:outline-level="1"`, d.Title)
	if d.Subtitle != "" {
		b.element("text:p", ` text:style-name="Subtitle"`, d.Subtitle)
	}
	for _, s := range d.Stamps {
		b.element("text:p", ` text:style-name="Stamp"`, s)
	}
	tables, pictures := 0, 0
	for _, block := range d.Blocks {
		if block.Heading != "" {
			b.element("text:h", ` text:style-name="Heading_20_2" text:outline-level="2"`, block.Heading)
		}
		if block.Text != "" {
			for _, line := range strings.Split(strings.TrimSpace(block.Text), "\n") {
				b.element("text:p", ` text:style-name="Text_20_body"`, line)
			}
		}
		if len(block.Items) > 0 {
			b.raw(`<text:list text:style-name="Bullets">`)
			for _, item := range block.Items {
				b.raw(`<text:list-item>`)
				b.element("text:p", ` text:style-name="Item"`, item)
				b.raw(`</text:list-item>`)
			}
			b.raw(`</text:list>`)
		}
		if block.Table != nil {
			tables++
			b.odtTable(block.Table, tables)
		}
		if p := block.Picture; p != nil {
			name := pictureName(pictures)
			pictures++
			b.raw(fmt.Sprintf(`<text:p text:style-name="Picture"><draw:frame draw:name="p%d" text:anchor-type="as-char" svg:width="%.1fmm" svg:height="%.1fmm">`+
				`<draw:image xlink:href="%s" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>`, pictures, p.WidthMM, p.HighMM, name))
			b.element("svg:desc", "", p.Caption)
			b.raw(`</draw:frame></text:p>`)
			b.element("text:p", ` text:style-name="Caption"`, p.Caption)
		}
	}
	if d.Closing != "" {
		b.element("text:p", ` text:style-name="Caption"`, d.Closing)
	}
	b.raw(`</office:text></office:body></office:document-content>`)
	return b.Bytes()
}

// odtTable writes a table.
func (b *markup) odtTable(t *Table, number int) {
	b.raw(fmt.Sprintf(`<table:table table:name="Table%d" table:style-name="Table">`, number))
	for i := range t.Columns {
		b.raw(fmt.Sprintf(`<table:table-column table:style-name="T%d.%d"/>`, number, i+1))
	}
	row := func(cells []string, cell, style string) {
		b.raw(`<table:table-row>`)
		for i, c := range t.Columns {
			text, look := "", style
			if i < len(cells) {
				text = cells[i]
			}
			if c.Right {
				look += "_20_right"
			}
			b.raw(`<table:table-cell table:style-name="` + cell + `" office:value-type="string">`)
			b.element("text:p", ` text:style-name="`+look+`"`, text)
			b.raw(`</table:table-cell>`)
		}
		b.raw(`</table:table-row>`)
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	b.raw(`<table:table-header-rows>`)
	row(titles, "Head", "Cell_20_head")
	b.raw(`</table:table-header-rows>`)
	for _, r := range t.Rows {
		row(r, "Cell", "Cell_20_text")
	}
	if t.Total != nil {
		row(t.Total, "Head", "Cell_20_total")
	}
	b.raw(`</table:table>`)
}
