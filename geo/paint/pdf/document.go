package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"emprise/geo/paint"
)

const (
	pointsPerMM = 72 / 25.4
	mmPerPixel  = 25.4 / 96 // the typographic pixel of style sheets, 1/96 inch
)

// Meta is what a reader shows as the properties of the document.
type Meta struct {
	Title   string
	Author  string
	Subject string
	Creator string
	Lang    string    // "fr" or "en", for screen readers; may be empty
	Created time.Time // also the date of last change
}

// Document is a PDF being drawn. It starts without a page: call AddPage before drawing.
type Document struct {
	f      *fpdf.Fpdf
	width  float64 // of the page, mm
	height float64
	now    state
	saved  []state // one a Clip
	loaded face    // what fpdf believes is selected, whatever Unclip restored on the page
	layers map[string]int

	pictures map[string]picture // by the hash of their content
	widths   map[int]bool       // of the pictures, pixels
	opened   bool               // a layer is open on the page
	touched  bool               // something was written on the page
	buf      []byte             // one command of the content stream, reused
}

var _ paint.Surface = (*Document)(nil)

// New starts a document whose pages are pageW by pageH millimetres unless AddPage says otherwise, with one page.
func New(pageW, pageH float64, m Meta) *Document {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: pageW, Ht: pageH},
	})
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCreationDate(m.Created)
	f.SetModificationDate(m.Created)
	f.SetTitle(m.Title, true)
	f.SetAuthor(m.Author, true)
	f.SetSubject(m.Subject, true)
	f.SetCreator(m.Creator, true)
	f.SetLang(m.Lang)
	d := &Document{f: f, layers: map[string]int{}, pictures: map[string]picture{}, widths: map[int]bool{}}
	d.describe(m)
	d.addFonts()
	d.AddPage(pageW, pageH)
	return d
}

// AddPage ends the page and starts another of the given size in millimetres; all that follows is drawn on it. A page on
// which nothing was drawn yet is taken instead of adding one.
func (d *Document) AddPage(w, h float64) {
	if d.f.PageNo() == 1 && w == d.width && h == d.height && d.blank() {
		return
	}
	if d.f.PageNo() > 0 {
		d.endPage()
	}
	d.f.AddPageFormat("P", fpdf.SizeType{Wd: w, Ht: h})
	d.width, d.height = w, h
	d.now, d.saved, d.loaded, d.touched = newState(), nil, face{}, false
	d.f.RawWriteStr("1 J 1 j") // paint.Stroke: round joins and caps
}

// blank says whether nothing was drawn since the page began.
func (d *Document) blank() bool {
	return !d.touched && len(d.saved) == 0 && !d.opened && d.now == newState()
}

func (d *Document) endPage() {
	for len(d.saved) > 0 {
		d.Unclip()
	}
	d.Group("")
}

// Bookmark puts the page in the outline that readers show beside the document.
func (d *Document) Bookmark(title string) {
	d.choose(face{regular, max(d.now.face.size, 1)}) // fpdf writes the title as Unicode only under a Unicode font
	d.f.Bookmark(title, 0, 0)
}

// Group begins a layer of the document, on this page; the same name on several pages is one layer.
func (d *Document) Group(name string) {
	if d.opened {
		d.f.EndLayer()
		d.opened = false
	}
	if name == "" {
		return
	}
	id, ok := d.layers[name]
	if !ok {
		id = d.f.AddLayer(name, true)
		d.layers[name] = id
	}
	d.f.BeginLayer(id)
	d.opened = true
}

// Size is the page in millimetres.
func (d *Document) Size() (width, height float64) { return d.width, d.height }

// Unit is 25.4/96 mm.
func (d *Document) Unit() float64 { return mmPerPixel }

// WriteTo ends the document and writes it. Nothing may be drawn afterwards.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	d.endPage()
	var out bytes.Buffer
	if err := d.f.Output(&out); err != nil {
		return 0, fmt.Errorf("write PDF: %w", err)
	}
	file, err := settle(nameFonts(out.Bytes()))
	if err != nil {
		return 0, fmt.Errorf("write PDF: %w", err)
	}
	n, err := w.Write(file)
	if err != nil {
		return int64(n), fmt.Errorf("write PDF: %w", err)
	}
	return int64(n), nil
}
