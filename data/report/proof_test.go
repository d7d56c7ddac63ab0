package report_test

import (
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/raster"
	"emprise/geo/sheet"
)

// page is the first sheet of a template, and all of them.
type page struct {
	name string
	book report.Book
	sh   *sheet.Sheet
}

// pages are the sheets of every template, about everything and for a need where one can be.
func pages(t *testing.T, territory string, snap *workspace.Snapshot, c report.Composition) []page {
	t.Helper()
	var out []page
	add := func(name string, of report.Template, opt report.Options) {
		b, err := report.Compose(t.Context(), snap, of, report.Subject{}, opt)
		if err != nil {
			t.Fatalf("%s of %s: %v", name, territory, err)
		}
		var sheets []*sheet.Sheet // composed once
		for i := range b.Len {
			sh, err := b.Sheet(t.Context(), i)
			if err != nil {
				t.Fatalf("%s of %s: %v", name, territory, err)
			}
			sheets = append(sheets, sh)
		}
		out = append(out, page{name, report.BookOf(sheets), sheets[0]})
	}
	add("land", report.TemplateOverview, report.Options{Date: noon, Author: "A. Martin", Composition: c})
	for _, of := range report.Templates() {
		add(string(of), of, report.Options{Date: noon, Author: "A. Martin", NeedID: "BES-0001", Composition: c})
	}
	return out
}

// TestEveryPageIsFitToBeShown holds every sheet of every template, on the demonstration territory and on real communes, to what a page for
// a council must be: sound, its fonts inside, with all that a map must carry, nothing cut, nothing over another.
func TestEveryPageIsFitToBeShown(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("every sheet of three territories")
	}
	for territory, snap := range map[string]func(*testing.T) *workspace.Snapshot{
		"demo":  func(t *testing.T) *workspace.Snapshot { return demonstration(t) },
		"91326": func(t *testing.T) *workspace.Snapshot { return commune(t, "91326") },
		"91432": func(t *testing.T) *workspace.Snapshot { return commune(t, "91432") },
	} {
		t.Run(territory, func(t *testing.T) {
			t.Parallel()
			for _, p := range pages(t, territory, snap(t), report.Composition{}) {
				t.Run(p.name, func(t *testing.T) {
					fit(t, p)
					if territory == "demo" || p.sh.Text == nil {
						golden.Check(t, "sheet_"+territory+"_"+p.name, small(t, p.sh, p.book.Len))
					}
				})
			}
		})
	}
}

// TestEveryPageIsFitOnOtherPapers is the same of the demonstration territory on small paper, lying and standing.
func TestEveryPageIsFitOnOtherPapers(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("every sheet twice")
	}
	snap := demonstration(t)
	for _, orientation := range []string{report.Landscape, report.Portrait} {
		for _, p := range pages(t, "demo", snap, report.Composition{Paper: "A4", Orientation: orientation}) {
			if p.sh.Text == nil {
				t.Run(orientation+"/"+p.name, func(t *testing.T) { fit(t, p) })
			}
		}
	}
}

// TestEveryPageIsFitForAScreen is the same of pages that are shown on one, whose pictures have as many pixels as screens.
func TestEveryPageIsFitForAScreen(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("every sheet once more")
	}
	all := pages(t, "demo", demonstration(t), report.Composition{Paper: "16:9"})
	for _, p := range pages(t, "91326", commune(t, "91326"), report.Composition{Paper: "16:9"}) {
		if p.sh.Text == nil {
			t.Run("91326/"+p.name, func(t *testing.T) { fit(t, p) })
		}
	}
	for _, p := range all {
		if p.sh.Text != nil {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			fit(t, p)
			golden.Check(t, "sheet_screen_"+p.name, small(t, p.sh, p.book.Len))
			for dpi, want := range map[int]image.Point{0: {X: 1920, Y: 1080}, 288: {X: 3840, Y: 2160}} {
				path := filepath.Join(t.TempDir(), "a.png")
				if _, err := report.WriteBook(t.Context(), path, p.book.Only([]int{0}), report.Form{DPI: dpi}, nil); err != nil {
					t.Fatal(err)
				}
				if got := pictureSize(t, path); got != want {
					t.Errorf("%d dots: a picture of %v, want %v", dpi, got, want)
				}
			}
		})
	}
}

func pictureSize(t *testing.T, path string) image.Point {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	size, err := png.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	return image.Pt(size.Width, size.Height)
}

func fit(t *testing.T, p page) {
	t.Helper()
	path := composed(t, p.book)
	sound(t, path)
	text := strings.Split(run(t, "pdftotext", "-raw", path, "-"), "\f")
	for i := range p.book.Len {
		sh, err := p.book.Sheet(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		says(t, sh, i, flat(text[i]), p.book.Len)
	}
	tidy(t, path, p.book)
}

// small is a sheet at 50 dots an inch, in sixteen shades of each channel: what is kept of it is half as large.
func small(t *testing.T, sh *sheet.Sheet, pages int) *image.RGBA {
	t.Helper()
	img := printed(t, sh, pages, 50)
	for i, v := range img.Pix {
		img.Pix[i] = (v >> 4) * 17
	}
	return img
}

func printed(t *testing.T, sh *sheet.Sheet, pages, dpi int) *image.RGBA {
	t.Helper()
	width, height := sh.Paper.Pixels(dpi)
	s := raster.New(width, height, float64(dpi)/96)
	if err := sheet.Draw(t.Context(), s, sh, 1, pages); err != nil {
		t.Fatal(err)
	}
	return s.Picture()
}

// sound says whether other programs find the file whole and its fonts in it.
func sound(t *testing.T, path string) {
	t.Helper()
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(lines) == 0 {
		t.Error("no fonts")
	}
	for _, line := range lines {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("font not embedded as a subset: %s", line)
		}
	}
}

// says makes sure that a page carries what it must (domain.md, 5.1), with French letters as they are and no word cut.
func says(t *testing.T, sh *sheet.Sheet, i int, text string, pages int) {
	t.Helper()
	want := []string{fmt.Sprintf("Page %d/%d", i+1, pages), "Édition du 23 novembre 2026", "A. Martin"}
	switch {
	case sh.Text != nil:
		if i == 0 {
			want = append(want, "Document interne")
		}
	case sh.Map.System == nil: // figures
		want = append(want, sh.Title, sh.Organisation, "Document interne")
	default:
		on := "au format " + sh.Paper.Name
		if sh.Paper.Screen() {
			on = "sur 33,9 cm de large"
		}
		want = append(want, sh.Title, sh.Organisation, "Document interne", "Sources :", sh.Caveat, on, "Nord du quadrillage",
			"Échelle 1:"+sh.Locale.Number(sh.Map.Denominator, 0), "Projection : RGF93 v1 / Lambert-93 (EPSG:2154)", "Licence Ouverte 2.0")
		want = append(want, sh.Sources...)
		if len(sh.Legend) == 0 || len(sh.Sources) < 2 {
			t.Errorf("page %d: legend %v, sources %v", i+1, sh.Legend, sh.Sources)
		}
		groups := slices.Clone(sh.Legend)
		for _, panel := range sh.Panels {
			groups = append(groups, sheet.Group{Title: panel.Title, Items: panel.Told})
		}
		for _, g := range groups {
			want = append(want, g.Title)
			for _, it := range g.Items {
				want = append(want, it.Text)
			}
		}
	}
	if sh.Fictional {
		want = append(want, "Territoire fictif")
	}
	for _, w := range want {
		if w = flat(w); !strings.Contains(text, w) {
			t.Errorf("page %d: no %q in\n%s", i+1, w, text)
		}
	}
	for _, wrong := range []string{"⟦", "…", "\ufffd"} {
		if at := strings.Index(text, wrong); at >= 0 {
			t.Errorf("page %d: %q after %q", i+1, wrong, text[max(0, at-40):at])
		}
	}
}

// word is one word of a page and where it stands, in points.
type word struct {
	X0   float64 `xml:"xMin,attr"`
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func (w word) area() float64 { return (w.X1 - w.X0) * (w.Y1 - w.Y0) }

// tight is the box of the letters: fonts ask for more room above and below than letters take.
func (w word) tight() word {
	h := w.Y1 - w.Y0
	w.Y0, w.Y1 = w.Y0+0.25*h, w.Y1-0.25*h
	return w
}

// tidy makes sure that no word beside the maps stands over another or leaves the paper.
func tidy(t *testing.T, path string, b report.Book) {
	t.Helper()
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []word  `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(run(t, "pdftotext", "-bbox", path, "-")), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != b.Len {
		t.Fatalf("%d pages, want %d", len(doc.Pages), b.Len)
	}
	const points = 72 / 25.4
	for i, p := range doc.Pages {
		sh, err := b.Sheet(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		var maps []sheet.Rect
		switch {
		case len(sh.Panels) > 0:
			for k := range sh.Panels {
				maps = append(maps, sh.PanelFrame(k))
			}
		case sh.Map.System != nil:
			f := sh.Paper.Frame()
			const band = 4 // of the coordinates
			maps = append(maps, sheet.Rect{X: f.X - band, Y: f.Y - band, W: f.W + 2*band, H: f.H + 2*band})
		}
		var free []word
		for _, w := range p.Words {
			x, y := (w.X0+w.X1)/2/points, (w.Y0+w.Y1)/2/points
			if !slices.ContainsFunc(maps, func(r sheet.Rect) bool { return x > r.X && x < r.X+r.W && y > r.Y && y < r.Y+r.H }) {
				free = append(free, w.tight())
			}
		}
		for k, w := range free {
			const margin = 5 * points
			if w.X0 < margin || w.Y0 < margin || w.X1 > p.Width-margin || w.Y1 > p.Height-margin {
				t.Errorf("page %d: %q leaves the paper", i+1, w.Text)
			}
			for _, o := range free[:k] {
				both := max(0, min(w.X1, o.X1)-max(w.X0, o.X0)) * max(0, min(w.Y1, o.Y1)-max(w.Y0, o.Y0))
				if both > 0.05*min(w.area(), o.area()) {
					t.Errorf("page %d: %q stands over %q", i+1, w.Text, o.Text)
				}
			}
		}
	}
}
