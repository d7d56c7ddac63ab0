package document

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// DOCX writes the document as an Office Open XML text (ISO/IEC 29500, transitional), for those whose word processor is Word. It says and
// looks the same as the OpenDocument text.
func (d *Document) DOCX(to io.Writer) error {
	parts := []part{
		{"[Content_Types].xml", []byte(docxTypes)},
		{"_rels/.rels", []byte(docxRelations)},
		{"word/document.xml", d.docxBody()},
		{"word/_rels/document.xml.rels", d.docxRelated()},
		{"word/styles.xml", []byte(fmt.Sprintf(docxStyles, d.Lang+"-"+country[d.Lang]))},
		{"word/numbering.xml", []byte(docxBullets)},
		{"word/settings.xml", []byte(fmt.Sprintf(docxSettings, d.Lang+"-"+country[d.Lang]))},
		{"docProps/core.xml", d.docxMeta()},
		{"docProps/app.xml", []byte(docxProgram)},
	}
	for i, p := range d.pictures() {
		parts = append(parts, part{"word/" + docxPicture(i), p.PNG})
	}
	return pack(zip.NewWriter(to), parts)
}

func docxPicture(i int) string { return fmt.Sprintf("media/%d.png", i+1) }

// firstPicture is the number of the first picture among what the text relates to, after styles, bullets and settings.
const firstPicture = 4

func (d *Document) docxRelated() []byte {
	var b markup
	b.raw(docxRelatedHead)
	for i := range d.pictures() {
		b.raw(fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/image" Target="%s"/>`, firstPicture+i, docxKind, docxPicture(i)))
	}
	b.raw(`</Relationships>`)
	return b.Bytes()
}

func (d *Document) docxMeta() []byte {
	var b markup
	b.raw(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	b.element("dc:title", "", d.Title)
	b.element("dc:subject", "", d.Subtitle)
	if d.Author != "" {
		b.element("dc:creator", "", d.Author)
		b.element("cp:lastModifiedBy", "", d.Author)
	}
	b.element("dc:language", "", d.Lang)
	if !d.Date.IsZero() {
		day := d.Date.UTC().Format(time.RFC3339)
		b.element("dcterms:created", ` xsi:type="dcterms:W3CDTF"`, day)
		b.element("dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, day)
	}
	b.raw(`</cp:coreProperties>`)
	return b.Bytes()
}

func (d *Document) docxBody() []byte {
	var b markup
	b.raw(xml.Header + `<w:document ` + docxSpaces + `><w:body>`)
	b.paragraph("Title", d.Title)
	if d.Subtitle != "" {
		b.paragraph("Subtitle", d.Subtitle)
	}
	for _, s := range d.Stamps {
		b.paragraph("Stamp", s)
	}
	pictures := 0
	for _, block := range d.Blocks {
		if block.Heading != "" {
			b.paragraph("Heading1", block.Heading)
		}
		if block.Text != "" {
			for _, line := range strings.Split(strings.TrimSpace(block.Text), "\n") {
				b.paragraph("BodyText", line)
			}
		}
		for _, item := range block.Items {
			b.paragraph("ListBullet", item)
		}
		if block.Table != nil {
			b.docxTable(block.Table)
		}
		if p := block.Picture; p != nil {
			b.docxPicture(p, pictures)
			pictures++
		}
	}
	if d.Closing != "" {
		b.paragraph("Caption", d.Closing)
	}
	b.raw(fmt.Sprintf(`<w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%[4]d" w:bottom="%[3]d" w:left="%[4]d" w:header="%[5]d" w:footer="%[5]d" w:gutter="0"/></w:sectPr>`,
		twips(210), twips(297), twips(18), twips(pageMargin), twips(10)))
	b.raw(`</w:body></w:document>`)
	return b.Bytes()
}

// twips are twentieths of a point.
func twips(mm float64) int { return int(math.Round(mm / 25.4 * 1440)) }

// paragraph writes a text in a style, its lines as lines.
func (b *markup) paragraph(style, text string) {
	b.raw(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.raw(`<w:br/>`)
		}
		b.element("w:t", ` xml:space="preserve"`, line)
	}
	b.raw(`</w:r></w:p>`)
}

// docxTable writes a table, whose head comes again on each page and whose rows no page parts, and room below it.
func (b *markup) docxTable(t *Table) {
	widths := make([]int, len(t.Columns))
	b.raw(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblStyle w:val="Listing"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, twips(textWidth)))
	for i, share := range t.Shares() {
		widths[i] = twips(share * textWidth)
		b.raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, widths[i]))
	}
	b.raw(`</w:tblGrid>`)
	row := func(cells []string, head, set bool, style string) {
		b.raw(`<w:tr><w:trPr><w:cantSplit/>`)
		if head {
			b.raw(`<w:tblHeader/>`)
		}
		b.raw(`</w:trPr>`)
		for i, c := range t.Columns {
			text, look := "", style
			if i < len(cells) {
				text = cells[i]
			}
			if c.Right {
				look += "Right"
			}
			b.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, widths[i]))
			if set {
				b.raw(`<w:shd w:val="clear" w:color="auto" w:fill="F3F0EA"/>`)
			}
			b.raw(`</w:tcPr>`)
			b.paragraph(look, text)
			b.raw(`</w:tc>`)
		}
		b.raw(`</w:tr>`)
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	row(titles, true, true, "CellHead")
	for _, r := range t.Rows {
		row(r, false, false, "CellText")
	}
	if t.Total != nil {
		row(t.Total, false, true, "CellTotal")
	}
	b.raw(`</w:tbl><w:p><w:pPr><w:pStyle w:val="CellText"/></w:pPr></w:p>`) // a table that ends a text or meets another needs one
}

// docxPicture writes picture i of the text with its caption, which stands for it where it is not seen.
func (b *markup) docxPicture(p *Picture, i int) {
	const perMM = 36_000 // English metric units
	w, h := int(math.Round(p.WidthMM*perMM)), int(math.Round(p.HighMM*perMM))
	b.raw(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="p%[3]d" descr="`, w, h, i+1))
	b.text(p.Caption)
	b.raw(fmt.Sprintf(`"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="p%[1]d"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>`+
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, i+1, firstPicture+i, w, h))
	b.paragraph("Caption", p.Caption)
}
