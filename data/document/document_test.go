package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"math"
	"path"
	"strings"
	"testing"
	"time"

	"emprise/assets/locale"
	"emprise/data/document"
)

func sample(t *testing.T) *document.Document {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return &document.Document{
		Title: "Compte rendu <été> & « suite »", Subtitle: "Mairie, 3 mars", Stamps: []string{"Document interne"}, Lang: "fr",
		Author: "J. D.", Date: time.Date(2026, 3, 3, 14, 5, 0, 0, time.UTC),
		Blocks: []document.Block{
			{Heading: "Décisions", Items: []string{"Lot *1* : en vente → réservé", "# pas un titre", "1. pas une liste"}},
			{Text: "Une ligne.\nUne autre\x00."},
			{Table: &document.Table{
				Columns: []document.Column{{Title: "Terrain", Share: 0.5}, {Title: "Superficie", Right: true}},
				Rows:    [][]string{{"Lot | 1", "1,20 ha"}, {"=SOMME(A1)", "-3,5"}, {"court"}}, Total: []string{"Total", "1,20 ha"},
			}},
			{Picture: &document.Picture{PNG: picture.Bytes(), WidthMM: 80, HighMM: 60, Caption: "Avant"}},
		},
		Closing: "Fin.",
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sample(t).Markdown(&b); err != nil {
		t.Fatal(err)
	}
	want := `# Compte rendu \<été\> \& « suite »

Mairie, 3 mars

*Document interne*

## Décisions

- Lot \*1\* : en vente → réservé
- \# pas un titre
- 1\. pas une liste

Une ligne.

Une autre.

| Terrain | Superficie |
| --- | --: |
| Lot \| 1 | 1,20 ha |
| \=SOMME(A1) | \-3,5 |
| court |  |
| **Total** | **1,20 ha** |

*Fin.*
`
	if b.String() != want {
		t.Errorf("%s", b.String())
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sample(t).Tables()[0].CSV(&b, locale.New("fr")); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok {
		t.Error("no mark of UTF-8")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatal(rows, err)
	}
	if rows[2][0] != "'=SOMME(A1)" || rows[2][1] != "-3,5" || rows[3][1] != "" {
		t.Errorf("%q", rows)
	}
}

// unpacked are the parts of a file in their order, and what is in them by name.
func unpacked(t *testing.T, file []byte) ([]*zip.File, map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return z.File, parts
}

// walked reads the parts that are XML, which must be well formed, and shows each element. It gives their texts by part, each ended by a line feed.
func walked(t *testing.T, parts map[string]string, see func(xml.StartElement)) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for name, content := range parts {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		d, text := xml.NewDecoder(strings.NewReader(content)), &strings.Builder{}
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				see(token)
			case xml.CharData:
				text.Write(token)
				text.WriteByte('\n')
			}
		}
		texts[name] = text.String()
	}
	return texts
}

// A word processor asks of the file: the type first and not packed, each part well formed and told in the manifest, no style
// that is not there.
func TestODTIsWhole(t *testing.T) {
	t.Parallel()
	var b, again bytes.Buffer
	if err := errors.Join(sample(t).ODT(&b), sample(t).ODT(&again)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	files, parts := unpacked(t, b.Bytes())
	if f := files[0]; f.Name != "mimetype" || f.Method != zip.Store || b.String()[38:38+39] != "application/vnd.oasis.opendocument.text" {
		t.Error("the type does not come first")
	}
	for name := range parts {
		if name != "mimetype" && name != "META-INF/manifest.xml" && !strings.Contains(parts["META-INF/manifest.xml"], `full-path="`+name+`"`) {
			t.Errorf("the manifest does not tell of %s", name)
		}
	}
	defined, used := map[string]bool{}, map[string]bool{}
	text := walked(t, parts, func(e xml.StartElement) {
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "name" && strings.HasSuffix(a.Name.Space, "style:1.0"):
				defined[a.Value] = true
			case strings.HasSuffix(a.Name.Local, "style-name"):
				used[a.Value] = true
			}
		}
	})
	for name := range used {
		if !defined[name] {
			t.Errorf("no style %q", name)
		}
	}
	for _, s := range []string{"Compte rendu <été> & « suite »", "Lot *1* : en vente → réservé", "Une autre.", "Lot | 1", "Avant", "Fin."} {
		if !strings.Contains(text["content.xml"], s+"\n") {
			t.Errorf("%q is not there", s)
		}
	}
	if parts["Pictures/1.png"] != string(sample(t).Blocks[3].Picture.PNG) {
		t.Error("the picture is another")
	}
}

func TestSharesAddUp(t *testing.T) {
	t.Parallel()
	for _, columns := range [][]document.Column{
		{{}, {}, {}},
		{{Share: 0.5}, {}, {}},
		{{Share: 0.9}, {Share: 0.9}},
		{{Share: 1}, {}},
	} {
		sum := 0.0
		for _, s := range (&document.Table{Columns: columns}).Shares() {
			if s < 0.05 {
				t.Errorf("%v: a column of %v", columns, s)
			}
			sum += s
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("%v: %v in all", columns, sum)
		}
	}
}
