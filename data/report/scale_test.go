package report_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emprise/data/report"
)

var number = regexp.MustCompile(`-?\d+(?:\.\d+)?`)

// extent is the box of all that a layer of a drawing shows, mm, from its nth group of that name on to its end.
func extent(t *testing.T, drawing, layer string) (width, height float64) {
	t.Helper()
	_, after, ok := strings.Cut(drawing, `inkscape:label="`+layer+`"`)
	if !ok {
		t.Fatalf("no layer %s", layer)
	}
	after, _, _ = strings.Cut(after, "inkscape:label=")
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, d := range regexp.MustCompile(`<path d="([^"]*)"`).FindAllStringSubmatch(after, -1) {
		for i, n := range number.FindAllString(d[1], -1) {
			v, err := strconv.ParseFloat(n, 64)
			if err != nil {
				t.Fatal(err)
			}
			if i%2 == 0 {
				minX, maxX = min(minX, v), max(maxX, v)
			} else {
				minY, maxY = min(minY, v), max(maxY, v)
			}
		}
	}
	return maxX - minX, maxY - minY
}

var (
	compressed = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)
	layerName  = regexp.MustCompile(`(?s)/Type /OCG /Name \((.*?[^\\])\)>>`)
	placed     = regexp.MustCompile(`(-?[\d.]+) (-?[\d.]+) [ml]\b`)
)

// pdfExtent is the box of all that the first block of a layer shows in a PDF, mm.
func pdfExtent(t *testing.T, file []byte, layer string) (width, height float64) {
	t.Helper()
	id := -1
	for i, m := range layerName.FindAllSubmatch(file, -1) {
		var name []rune
		for k := 2; k+1 < len(m[1]); k += 2 { // UTF-16 after its mark
			name = append(name, rune(m[1][k])<<8|rune(m[1][k+1]))
		}
		if string(name) == layer {
			id = i
		}
	}
	if id < 0 {
		t.Fatalf("no layer %s", layer)
	}
	for _, m := range compressed.FindAllSubmatch(file, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue
		}
		content, _ := io.ReadAll(r)
		_, block, ok := strings.Cut(string(content), fmt.Sprintf("/OC /OC%d BDC", id))
		if !ok {
			continue
		}
		block, _, _ = strings.Cut(block, "EMC")
		minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, at := range placed.FindAllStringSubmatch(block, -1) {
			x, err := strconv.ParseFloat(at[1], 64)
			if err != nil {
				t.Fatal(err)
			}
			y, err := strconv.ParseFloat(at[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			minX, maxX, minY, maxY = min(minX, x), max(maxX, x), min(minY, y), max(maxY, y)
		}
		return (maxX - minX) * 25.4 / 72, (maxY - minY) * 25.4 / 72
	}
	t.Fatalf("layer %s is not drawn", layer)
	return 0, 0
}

// TestEveryTemplateIsAtItsScale measures, in what is written as a drawing and as a PDF, the scale bar and two corners whose distance in the
// projection is known: both must be what the stated scale says, to 0.2 %; in Lambert-93, in a conic projection of a zone and overseas, south of
// the equator too.
func TestEveryTemplateIsAtItsScale(t *testing.T) {
	t.Parallel()
	type page struct {
		name          string
		of            report.Template
		about         report.Subject
		c             report.Composition
		layer         string
		width, height float64 // metres of the projection
	}
	second, third := report.Subject{IDs: []string{"58901_TERRAIN-ECO_2"}}, report.Subject{IDs: []string{"58901_TERRAIN-ECO_3"}}
	usual := []page{
		{"overview", report.TemplateOverview, report.Subject{}, report.Composition{}, "Communes", 12_000, 9_000},
		{"plot", report.TemplatePlot, second, report.Composition{}, "Contour", 250, 100},
		{"zone", report.TemplateZone, report.Subject{}, report.Composition{}, "Contour", 1100, 200},
		{"plots compared", report.TemplateCompare, second, report.Composition{}, "Contour", 250, 100},
	}
	for _, of := range report.Templates() { // the others show the zone on a map, or have none
		if slices.ContainsFunc(usual, func(p page) bool { return p.of == of }) {
			continue
		}
		b, err := report.Compose(t.Context(), lambert.project(t).Snapshot(), of, report.Subject{}, report.Options{Date: noon, NeedID: "BES-1"})
		if err != nil {
			t.Fatal(err)
		}
		if sh, err := b.Sheet(t.Context(), 0); err != nil {
			t.Fatal(err)
		} else if sh.Text == nil && sh.Map.System != nil {
			usual = append(usual, page{string(of), of, report.Subject{}, report.Composition{Scale: 10_000}, "Zones d’activité", 1100, 200})
		}
	}
	for at, pages := range map[corner][]page{
		lambert: append(
			usual,
			page{"overview standing on A4", report.TemplateOverview, report.Subject{}, report.Composition{Paper: "A4", Orientation: report.Portrait}, "Communes", 12_000, 9_000},
			page{"plot on A3", report.TemplatePlot, second, report.Composition{Paper: "A3"}, "Contour", 250, 100},
			page{"overview on a screen", report.TemplateOverview, report.Subject{}, report.Composition{Paper: "16:9"}, "Communes", 12_000, 9_000},
			page{"plot on a screen", report.TemplatePlot, second, report.Composition{Paper: "16:9"}, "Contour", 250, 100},
			page{"plots compared on a screen", report.TemplateCompare, second, report.Composition{Paper: "16:9"}, "Contour", 250, 100},
			page{"plot at a scale", report.TemplatePlot, third, report.Composition{Scale: 3141}, "Contour", 300, 100},
		),
		{3946, 1_840_000, 5_170_000}: usual, // CC46, Lyon
		{5490, 655_000, 1_790_000}:   usual, // Guadeloupe
		{2975, 340_000, 7_640_000}:   usual, // La Réunion
	} {
		snap := at.project(t).Snapshot()
		for _, test := range pages {
			t.Run(fmt.Sprintf("EPSG:%d/%s", at.epsg, test.name), func(t *testing.T) {
				t.Parallel()
				b, err := report.Compose(t.Context(), snap, test.of, test.about, report.Options{Date: noon, NeedID: map[bool]string{true: "BES-1"}[test.of != report.TemplateOverview], Composition: test.c})
				if err != nil {
					t.Fatal(err)
				}
				sh, err := b.Sheet(t.Context(), 0)
				if err != nil {
					t.Fatal(err)
				}
				metres := sh.Map.Denominator / 1000
				near := func(got, want float64) bool { return math.Abs(got-want) < 0.002*want }
				for _, form := range []string{"svg", "pdf"} {
					path := filepath.Join(t.TempDir(), "a."+form)
					if _, err := report.WriteBook(t.Context(), path, b, report.Form{}, nil); err != nil {
						t.Fatal(err)
					}
					content, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					measure := func(layer string) (w, h float64) {
						if form == "pdf" {
							return pdfExtent(t, content, layer)
						}
						return extent(t, string(content), layer)
					}
					w, h := measure(test.layer)
					if !near(w*metres, test.width) || !near(h*metres, test.height) {
						t.Errorf("%s: %.2f × %.2f m at 1:%v, want %v × %v", form, w*metres, h*metres, sh.Map.Denominator, test.width, test.height)
					}
					bar, _ := measure("Échelle graphique")
					lead := bar * metres / math.Pow(10, math.Floor(math.Log10(bar*metres*1.0001)))
					if !near(lead, 1) && !near(lead, 2) && !near(lead, 5) {
						t.Errorf("%s: the scale bar is %.2f m long", form, bar*metres)
					}
				}
			})
		}
	}
}
