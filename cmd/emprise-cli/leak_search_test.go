package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"html"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"emprise/geo/paint/pdf"
)

// laidOpen is all text in a folder: of every part of every file, packed or not, as it stands and as it is read.
func laidOpen(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		unpack(t, &b, d.Name(), content, 0)
		switch filepath.Ext(path) {
		case ".pdf":
			b.WriteString(reads(t, "pdftotext", "-layout", path, "-"))
			b.WriteString(reads(t, "pdfinfo", path))
			b.WriteString(reads(t, "pdfinfo", "-meta", path))
		case ".gpkg":
			b.WriteString(reads(t, "sqlite3", path, ".dump"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// chunks adds the words of a PNG: all of its chunks but the pixels, packed or not.
func chunks(b *strings.Builder, content []byte) {
	for len(content) >= 12 {
		n := int(binary.BigEndian.Uint32(content))
		if n < 0 || n > len(content)-12 {
			return
		}
		name, part := string(content[4:8]), content[8:8+n]
		content = content[12+n:]
		if name == "IDAT" {
			continue
		}
		b.Write(part)
		for i := range part { // zTXt and iTXt have a stream of zlib after their keyword
			if r, err := zlib.NewReader(bytes.NewReader(part[i:])); err == nil {
				text, _ := io.ReadAll(r)
				b.Write(text)
			}
		}
	}
}

var hexText = regexp.MustCompile(`<((?:[0-9A-Fa-f]{2})+)>`)

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)

// unpack adds a file as its bytes, the parts of a ZIP, the streams of a PDF and the texts in UTF-16.
func unpack(t *testing.T, b *strings.Builder, name string, content []byte, depth int) {
	t.Helper()
	b.WriteString(name + "\n")
	b.Write(content)
	b.WriteString("\n")
	if depth > 3 {
		return
	}
	if z, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
		b.WriteString(z.Comment)
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			unpack(t, b, f.Name+f.Comment+string(f.Extra), part, depth+1)
		}
	}
	switch {
	case bytes.HasPrefix(content, []byte("\x1f\x8b")):
		if r, err := gzip.NewReader(bytes.NewReader(content)); err == nil {
			part, _ := io.ReadAll(r)
			unpack(t, b, r.Name+r.Comment, part, depth+1)
		}
	case bytes.HasPrefix(content, []byte("\x89PNG")):
		chunks(b, content[8:])
	case bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")): // a drawing, the parts of a document
		b.WriteString(html.UnescapeString(string(content)))
	}
	if !bytes.HasPrefix(content, []byte("%PDF")) {
		return
	}
	for _, m := range streams.FindAllSubmatch(content, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(m[1])); err == nil {
			part, _ := io.ReadAll(r) // what is left of a stream that is cut
			b.Write(part)
		}
	}
	for _, m := range hexText.FindAllSubmatch(content, -1) {
		text := make([]byte, hex.DecodedLen(len(m[1])))
		if _, err := hex.Decode(text, m[1]); err == nil {
			content = append(content, text...)
		}
	}
	for _, big := range []bool{true, false} {
		units := make([]uint16, 0, len(content)/2)
		for offset := range 2 {
			units = units[:0]
			for i := offset; i+1 < len(content); i += 2 {
				u := uint16(content[i])<<8 | uint16(content[i+1])
				if !big {
					u = u>>8 | u<<8
				}
				units = append(units, u)
			}
			b.WriteString(string(utf16.Decode(units)))
		}
	}
}

// reads is what a program says of a file, "" where it is not installed.
func reads(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		return ""
	}
	//nolint:gosec // a program that is found on the path, on a file of the test
	out, err := exec.CommandContext(t.Context(), path, args...).Output()
	if err != nil {
		t.Errorf("%s: %v", program, err)
	}
	return string(out)
}

// TestNothingHidesFromTheSearch puts a mark wherever a file could keep one, and looks for it as for what is confidential.
func TestNothingHidesFromTheSearch(t *testing.T) {
	t.Parallel()
	packed := func(text string) []byte {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write([]byte(text))
		_ = z.Close()
		return b.Bytes()
	}
	picture := func(name string, body []byte) []byte {
		out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(body)))
		out = append(append(out, name...), body...)
		return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(append([]byte(name), body...)))
	}
	bag := func(name string, content []byte) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(content)
		_ = z.Close()
		return b.Bytes()
	}
	document := func(m pdf.Meta, page func(d *pdf.Document)) []byte {
		d := pdf.New(100, 100, m)
		d.Group("Calque")
		page(d)
		var b bytes.Buffer
		if _, err := d.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	const mark = "Dürand&Fils"
	escaped := html.EscapeString(mark)
	entities := ""
	for _, r := range mark {
		entities += fmt.Sprintf("&#%d;", r)
	}
	var gz bytes.Buffer
	z := gzip.NewWriter(&gz)
	_, _ = z.Write([]byte("<svg><title>" + escaped + "</title></svg>"))
	_ = z.Close()
	styled := filepath.Join(t.TempDir(), "s.gpkg")
	if reads(t, "sqlite3", styled, "CREATE TABLE layer_styles (styleqml TEXT); INSERT INTO layer_styles VALUES ('<rule filter=\"nom = "+mark+"\"/>');") != "" {
		t.Fatal("sqlite3 said something")
	}
	gpkg, err := os.ReadFile(styled)
	if err != nil {
		t.Skip("sqlite3 is not installed")
	}
	xmp := "<x:xmpmeta>" + mark + "</x:xmpmeta>"
	files := map[string][]byte{
		"a name " + mark + ".txt": nil,
		"drawn.svg":               []byte(`<svg aria-label="` + escaped + `"/>`),
		"entities.svg":            []byte(`<?xml version="1.0"?><svg><desc>` + entities + `</desc></svg>`),
		"packed.svgz":             gz.Bytes(),
		"tEXt.png":                picture("tEXt", []byte("Author\x00"+mark)),
		"zTXt.png":                picture("zTXt", append([]byte("Author\x00\x00"), packed(mark)...)),
		"iTXt.png":                picture("iTXt", append([]byte("Author\x00\x01\x00fr\x00\x00"), packed(mark)...)),
		"title.pdf":               document(pdf.Meta{Title: mark, Created: time.Unix(0, 0)}, func(*pdf.Document) {}),
		"layer.pdf":               document(pdf.Meta{}, func(d *pdf.Document) { d.Group(mark) }),
		"outline.pdf":             document(pdf.Meta{}, func(d *pdf.Document) { d.Bookmark(mark) }),
		"xmp.pdf":                 append([]byte("%PDF-1.7\n1 0 obj <</Type /Metadata /Filter /FlateDecode>> stream\n"), append(packed(xmp), "\nendstream"...)...),
		"hex.pdf":                 fmt.Appendf(nil, "%%PDF-1.7\n<</Author <%x>>>", "\xfe\xff"+wide(mark)),
		"part.odt":                bag("content.xml", []byte("<text:p>"+escaped+"</text:p>")),
		"name.zip":                bag(mark, nil),
		"nested.zip":              bag("inner.xlsx", bag("docProps/core.xml", []byte("<dc:creator>"+entities+"</dc:creator>"))),
		"style.gpkg":              gpkg,
	}
	for name, content := range files {
		var b strings.Builder
		unpack(t, &b, name, content, 0)
		if !strings.Contains(b.String(), mark) {
			t.Errorf("%s hides what it holds", name)
		}
	}
}

// wide is a text in UTF-16, the greater byte first.
func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return string(b)
}
