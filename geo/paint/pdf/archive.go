package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"emprise/assets"
)

// What an archive asks of a document beside embedded fonts: which colours its numbers mean, its properties as XMP, an identifier, a name for
// the setting of its layers. No conformance is claimed (docs/adr/011).

// profiles is how many colour profiles the document has: objects between its properties and its catalog.
const profiles = 1

// describe gives the document its properties as XMP and the profile of its colours.
func (d *Document) describe(m Meta) {
	d.f.SetXmpMetadata(xmp(m))
	d.f.AddOutputIntent(fpdf.OutputIntentType{
		SubtypeIdent: fpdf.OutputIntent_GTS_PDFA1, OutputConditionIdentifier: "sRGB IEC61966-2.1", Info: "sRGB IEC61966-2.1", ICCProfile: assets.SRGB,
	})
}

// xmp writes the properties, the same that the dictionary of the document says.
func xmp(m Meta) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n")
	property := func(name, before, text, after string) {
		if text == "" {
			return
		}
		b.WriteString("<" + name + ">" + before)
		text = strings.Map(func(r rune) rune {
			if r < 0x20 && r != '\t' {
				return -1 // XML cannot hold it
			}
			return r
		}, text)
		_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
		b.WriteString(after + "</" + name + ">\n")
	}
	const spoken, spokenEnd = `<rdf:Alt><rdf:li xml:lang="x-default">`, `</rdf:li></rdf:Alt>`
	property("dc:format", "", "application/pdf", "")
	property("dc:title", spoken, m.Title, spokenEnd)
	property("dc:description", spoken, m.Subject, spokenEnd)
	property("dc:creator", `<rdf:Seq><rdf:li>`, m.Author, `</rdf:li></rdf:Seq>`)
	property("dc:language", `<rdf:Bag><rdf:li>`, m.Lang, `</rdf:li></rdf:Bag>`)
	property("xmp:CreatorTool", "", m.Creator, "")
	if !m.Created.IsZero() {
		day := m.Created.Format("2006-01-02T15:04:05")
		property("xmp:CreateDate", "", day, "")
		property("xmp:ModifyDate", "", day, "")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

var (
	trailer = regexp.MustCompile(`/Root (\d+) 0 R\n/Info \d+ 0 R\n`)
	started = regexp.MustCompile(`startxref\n(\d+)\n`)
)

// settle mends the end of a document: its last object is the catalog, after which nothing but the table of objects moves. The setting of the
// layers gets a name and the document an identifier; its properties are where fpdf, which reckons with no profile, does not look for them.
func settle(file []byte) ([]byte, error) {
	at := bytes.LastIndex(file, []byte("/Type /Catalog"))
	if at < 0 {
		return nil, fmt.Errorf("no catalog")
	}
	body, end := file[:at], file[at:]
	named := bytes.Replace(end, []byte("/D <</OFF "), []byte("/D <</Name (Emprise) /OFF "), 1)
	moved := len(named) - len(end)
	root := trailer.FindSubmatch(named)
	from := started.FindSubmatch(named)
	if root == nil || from == nil {
		return nil, fmt.Errorf("no trailer")
	}
	catalog, err := strconv.Atoi(string(root[1]))
	if err != nil {
		return nil, err
	}
	table, err := strconv.Atoi(string(from[1]))
	if err != nil {
		return nil, err
	}
	id := sha256.Sum256(file)
	named = trailer.ReplaceAllLiteral(named, fmt.Appendf(nil, "/Root %d 0 R\n/Info %d 0 R\n/ID [<%x><%[3]x>]\n", catalog, catalog-1-profiles, id[:16]))
	named = started.ReplaceAllLiteral(named, fmt.Appendf(nil, "startxref\n%d\n", table+moved))
	return append(body, named...), nil
}
