package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"emprise/assets"
	"emprise/geo/paint/pdf"
)

// object is the text of an object of a document, and where the table of objects says that it begins.
func object(t *testing.T, file []byte, number string) string {
	t.Helper()
	from := regexp.MustCompile(`startxref\n(\d+)\n%%EOF`).FindSubmatch(file)
	var table, n int
	if _, err := fmt.Sscan(string(from[1]), &table); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscan(number, &n); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file[table:], []byte("xref\n0 ")) {
		t.Fatalf("no table of objects at %d", table)
	}
	var at int
	if _, err := fmt.Sscan(strings.TrimLeft(strings.Split(string(file[table:]), "\n")[2+n][:10], "0"), &at); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file[at:], []byte(number+" 0 obj\n")) {
		t.Fatalf("no object %s at %d", number, at)
	}
	return string(file[at : at+bytes.Index(file[at:], []byte("endobj"))])
}

func reference(t *testing.T, text, key string) string {
	t.Helper()
	m := regexp.MustCompile(key + ` (\d+) 0 R`).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in %.400s", key, text)
	}
	return m[1]
}

// What an archive asks for is in the document, where its end says, whether it has layers or not; nothing claims more than was checked.
func TestADocumentSaysWhatArchivesAsk(t *testing.T) {
	t.Parallel()
	for _, layered := range []bool{true, false} {
		m := meta()
		m.Title, m.Subject, m.Creator = "Œuvre <d’essai> & \"suite\"\x01", "Une ligne", "Emprise"
		d := pdf.New(200, 150, m)
		if layered {
			draw(d)
		}
		var b bytes.Buffer
		if _, err := d.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		file := b.Bytes()
		end := string(file[bytes.LastIndex(file, []byte("trailer")):])
		if !regexp.MustCompile(`/ID \[<([0-9a-f]{32})><[0-9a-f]{32}>\]`).MatchString(end) {
			t.Errorf("no identifier: %s", end)
		}
		if info := object(t, file, reference(t, end, "/Info")); !strings.Contains(info, "/Title ") || !strings.Contains(info, "D:20261123090000") {
			t.Errorf("properties: %s", info)
		}
		catalog := object(t, file, reference(t, end, "/Root"))
		if !strings.Contains(catalog, "/Type /Catalog") || strings.Contains(catalog, "/D <</Name (Emprise) /OFF") != layered {
			t.Errorf("catalog: %s", catalog)
		}
		profile := object(t, file, reference(t, catalog, "/DestOutputProfile"))
		_, packed, _ := strings.Cut(profile, "stream\n")
		r, err := zlib.NewReader(strings.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if icc, err := io.ReadAll(r); err != nil || !bytes.Equal(icc, assets.SRGB) || !strings.Contains(profile, "/N 3") {
			t.Errorf("profile of %d bytes: %v", len(icc), err)
		}
		properties := object(t, file, reference(t, catalog, "/Metadata"))
		_, packet, _ := strings.Cut(properties, "stream\n")
		packet, _, _ = strings.Cut(packet, "\nendstream")
		var said []string
		x := xml.NewDecoder(strings.NewReader(packet))
		for {
			token, err := x.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, packet)
			}
			if text, ok := token.(xml.CharData); ok {
				said = append(said, string(text))
			}
		}
		for _, want := range []string{"Œuvre <d’essai> & \"suite\"", "Une ligne", "Emprise", "fr", "2026-11-23T09:00:00"} {
			if !strings.Contains(strings.Join(said, "|"), "|"+want+"|") {
				t.Errorf("%q is not among the properties %q", want, said)
			}
		}
		if strings.Contains(packet, "pdfaid") {
			t.Error("a conformance is claimed that no validator has confirmed")
		}
	}
}
