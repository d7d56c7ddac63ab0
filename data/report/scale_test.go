package report_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
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

// TestEveryTemplateIsAtItsScale measures, in what is written, the scale bar and two corners whose distance in the projection is known:
// both must be what the stated scale says, to 0.2 %.
func TestEveryTemplateIsAtItsScale(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	tests := []struct {
		name          string
		of            report.Template
		about         report.Subject
		c             report.Composition
		layer         string
		width, height float64 // metres of Lambert-93
	}{
		{"overview", report.TemplateOverview, report.Subject{}, report.Composition{}, "Communes", 12_000, 9_000},
		{"overview standing on A4", report.TemplateOverview, report.Subject{}, report.Composition{Paper: "A4", Orientation: report.Portrait}, "Communes", 12_000, 9_000},
		{"plot", report.TemplatePlot, report.Subject{IDs: []string{"58901_TERRAIN-ECO_2"}}, report.Composition{}, "Contour", 250, 100},
		{"plot on A3", report.TemplatePlot, report.Subject{IDs: []string{"58901_TERRAIN-ECO_2"}}, report.Composition{Paper: "A3"}, "Contour", 250, 100},
		{"plot at a scale", report.TemplatePlot, report.Subject{IDs: []string{"58901_TERRAIN-ECO_3"}}, report.Composition{Scale: 3141}, "Contour", 300, 100},
		{"zone", report.TemplateZone, report.Subject{}, report.Composition{}, "Contour", 1100, 200},
		{"plots compared", report.TemplateCompare, report.Subject{IDs: []string{"58901_TERRAIN-ECO_2"}}, report.Composition{}, "Contour", 250, 100},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b, err := report.Compose(t.Context(), snap, test.of, test.about, report.Options{Date: noon, NeedID: map[bool]string{true: "BES-1"}[test.of == report.TemplateCompare], Composition: test.c})
			if err != nil {
				t.Fatal(err)
			}
			sh, err := b.Sheet(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "a.svg")
			if _, err := report.WriteBook(t.Context(), path, b, report.Form{}, nil); err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			metres := sh.Map.Denominator / 1000
			near := func(got, want float64) bool { return math.Abs(got-want) < 0.002*want }
			w, h := extent(t, string(content), test.layer)
			if !near(w*metres, test.width) || !near(h*metres, test.height) {
				t.Errorf("%.2f × %.2f m at 1:%v, want %v × %v", w*metres, h*metres, sh.Map.Denominator, test.width, test.height)
			}
			bar, _ := extent(t, string(content), "Échelle graphique")
			lead := bar * metres / math.Pow(10, math.Floor(math.Log10(bar*metres*1.0001)))
			if !near(lead, 1) && !near(lead, 2) && !near(lead, 5) {
				t.Errorf("the scale bar is %.2f m long", bar*metres)
			}
		})
	}
}
