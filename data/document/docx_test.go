package document_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"emprise/data/document"
)

func docx(t *testing.T, d *document.Document) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := errors.Join(d.DOCX(&b), d.DOCX(&again)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	return b.Bytes()
}

// A word processor asks of the file: the types first, each part told of and well formed, what is related to there, no style that is not.
func TestDOCXIsWhole(t *testing.T) {
	t.Parallel()
	d := sample(t)
	d.Blocks[2].Table.Rows = append(d.Blocks[2].Table.Rows, []string{"Deux\nlignes", "\ufffe\xff<w:p>&\"'"})
	files, parts := unpacked(t, docx(t, d))
	if files[0].Name != "[Content_Types].xml" || files[1].Name != "_rels/.rels" {
		t.Error("the types do not come first")
	}
	types := parts["[Content_Types].xml"]
	for name := range parts {
		if !strings.Contains(types, `"/`+name+`"`) && !strings.Contains(types, `Extension="`+strings.TrimPrefix(filepath.Ext(name), ".")+`"`) {
			t.Errorf("the types do not tell of %s", name)
		}
	}
	for rels, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(parts[rels], -1) {
			if parts[base+m[1]] == "" {
				t.Errorf("%s relates to %s, which is not there", rels, m[1])
			}
		}
	}
	defined, used, related := map[string]bool{}, map[string]bool{}, map[string]bool{}
	text := walked(t, parts, func(e xml.StartElement) {
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "styleId":
				defined[a.Value] = true
			case strings.HasSuffix(e.Name.Local, "Style") || e.Name.Local == "basedOn" || e.Name.Local == "next":
				used[a.Value] = true
			case a.Name.Local == "embed":
				related[a.Value] = true
			}
		}
	})
	for style := range used {
		if !defined[style] {
			t.Errorf("no style %q", style)
		}
	}
	for id := range related {
		if !strings.Contains(parts["word/_rels/document.xml.rels"], `Id="`+id+`" `) {
			t.Errorf("nothing is related to as %s", id)
		}
	}
	for _, s := range []string{"Compte rendu <été> & « suite »", "Lot *1* : en vente → réservé", "Une autre.", "Lot | 1", "Deux", "lignes", "\ufffd\ufffd<w:p>&\"'", "Avant", "Fin."} {
		if !strings.Contains(text["word/document.xml"], s+"\n") {
			t.Errorf("%q is not there", s)
		}
	}
	if parts["word/media/1.png"] != string(d.Blocks[3].Picture.PNG) {
		t.Error("the picture is another")
	}
	for part, want := range map[string][]string{
		"word/document.xml": {`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/>`, "<w:tblHeader/>", `w:w="11906" w:h="16838"`},
		"word/styles.xml":   {`<w:name w:val="heading 1"/>`, `<w:outlineLvl w:val="0"/>`, `<w:lang w:val="fr-FR"/>`},
		"docProps/core.xml": {"<dc:language>fr</dc:language>", "<dc:creator>J. D.</dc:creator>", ">2026-03-03T14:05:00Z<"},
	} {
		for _, w := range want {
			if !strings.Contains(parts[part], w) {
				t.Errorf("%s: no %s", part, w)
			}
		}
	}
}

// What LibreOffice reads of it is the outline, the table with its head, the picture and the language.
func TestLibreOfficeOpensADOCX(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	real, err := filepath.EvalSymlinks(program)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(real), "libswlo.so")); err != nil {
		t.Skip("LibreOffice is installed without Writer")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "d.docx")
	if err := os.WriteFile(path, docx(t, sample(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	//nolint:gosec // the program is found on the path, its arguments are ours
	said, err := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		"fodt:OpenDocument Text Flat XML", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%s, %v", said, err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "d.fodt"))
	if err != nil {
		t.Fatalf("%s, %v", said, err)
	}
	read := string(content)
	for what, pattern := range map[string]string{
		"heading":  `<text:h [^>]*text:outline-level="1"[^>]*>.*Décisions.*</text:h>`,
		"title":    `<text:p text:style-name="(Title|P\d+)">.*Compte rendu &lt;été&gt; &amp; « suite ».*</text:p>`,
		"list":     `<text:list [^>]*>(?s:.){1,200}Lot \*1\* : en vente → réservé`,
		"head":     `<table:table-header-rows>(?s:.){1,800}Superficie(?s:.){1,200}</table:table-header-rows>`,
		"cell":     `Lot \| 1`,
		"picture":  `svg:width="8(\.\d+)?cm" svg:height="6(\.\d+)?cm"|svg:width="3\.149\d*in" svg:height="2\.36\d*in"`,
		"language": `fo:language="fr" fo:country="FR"`,
		"page":     `fo:page-width="(21(\.0\d*)?cm|8\.26\d*in)" fo:page-height="(29\.7\d*cm|11\.69\d*in)"`,
		"day":      `<meta:creation-date>2026-03-03T14:05:00`,
	} {
		if !regexp.MustCompile(pattern).MatchString(read) {
			t.Errorf("no %s in what is read", what)
		}
	}
}
