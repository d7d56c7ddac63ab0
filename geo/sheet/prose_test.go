package sheet_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/assets/locale"
	"emprise/geo/paint/pdf"
	"emprise/geo/sheet"
)

// A text of many pages loses no row, keeps their order, and says the head of its table on each page; a heading never stands
// alone at the foot.
func TestProseRunsOn(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, before := range []int{0, 5, 17, 40, 41, 42, 43, 44} {
		pr := &sheet.Prose{Locale: locale.New("fr"), Title: "Un titre", Date: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
		first := sheet.Part{Heading: "Liste"}
		for i := range before {
			first.Items = append(first.Items, fmt.Sprintf("Point %d.", i))
		}
		grid := &sheet.Grid{Columns: []sheet.GridColumn{{Title: "Colonne", Share: 0.3}, {Title: "Valeur", Share: 0.7, Right: true}}, Total: []string{"Somme", "fin"}}
		for i := range 120 {
			grid.Rows = append(grid.Rows, []string{fmt.Sprintf("rang%d Saint-Aubrin-sur-Ombrelle-le-Vieux", i), fmt.Sprintf("v%d", i)})
		}
		pr.Parts = []sheet.Part{first, {Heading: "Tableau", Grid: grid}}
		doc := pdf.New(sheet.ProseWidth, sheet.ProseHeight, pdf.Meta{Title: "x", Lang: "fr"})
		doc.AddPage(sheet.ProseWidth, sheet.ProseHeight)
		pages := sheet.Paginate(doc, pr)
		for i := range pages.Len() {
			if i > 0 {
				doc.AddPage(sheet.ProseWidth, sheet.ProseHeight)
			}
			pages.Draw(doc, i, i+1, pages.Len())
		}
		path := filepath.Join(t.TempDir(), "texte.pdf")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := doc.WriteTo(f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		read := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
		if len(read) != pages.Len() {
			t.Fatalf("%d pages, %d read", pages.Len(), len(read))
		}
		seen := 0
		for i, p := range read {
			lines := strings.Fields(p)
			at := strings.Index(p, "rang")
			if heads := strings.Count(p, "Colonne"); (at >= 0 || strings.Contains(p, "Somme")) != (heads == 1) {
				t.Errorf("%d points before: page %d has %d heads", before, i+1, heads)
			}
			if strings.Contains(p, "Tableau") && at < 0 {
				t.Errorf("%d points before: the heading stands alone on page %d", before, i+1)
			}
			for _, word := range lines {
				if strings.HasPrefix(word, "rang") {
					if word != fmt.Sprintf("rang%d", seen) {
						t.Fatalf("%d points before: %s where rang%d was expected", before, word, seen)
					}
					seen++
				}
			}
		}
		if seen != 120 || !strings.Contains(read[len(read)-1], "Somme") {
			t.Errorf("%d points before: %d rows", before, seen)
		}
	}
}
