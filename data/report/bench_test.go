package report_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"emprise/data/report"
)

// BenchmarkWrite writes sheets of the demonstration territory: a map on A3 as a file of vectors, as a drawing, and as a picture of 300 dots an inch,
// and the atlas of its 60 plots.
func BenchmarkWrite(b *testing.B) {
	snap := demonstration(b)
	for _, c := range []struct {
		name, file string
		of         report.Template
	}{
		{"A3 PDF", "a.pdf", report.TemplateOverview},
		{"A3 SVG", "a.svg", report.TemplateOverview},
		{"A3 PNG", "a.png", report.TemplateOverview},
		{"atlas", "atlas.pdf", report.TemplatePlot},
	} {
		b.Run(c.name, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), c.file)
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				book, err := report.Compose(b.Context(), snap, c.of, report.Subject{}, report.Options{Date: noon})
				if err != nil {
					b.Fatal(err)
				}
				pages = book.Len
				if _, err := report.WriteBook(b.Context(), path, book, report.Form{Creator: "Emprise"}, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// BenchmarkAtlas shows what an atlas takes by its length: the memory that stays is that of the pages written, not of the maps drawn.
func BenchmarkAtlas(b *testing.B) {
	snap := demonstration(b)
	for _, n := range []int{6, 60} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "atlas.pdf")
			b.ReportAllocs()
			for b.Loop() {
				book, err := report.Compose(b.Context(), snap, report.TemplatePlot, report.Subject{}, report.Options{Date: noon})
				if err != nil {
					b.Fatal(err)
				}
				at, _ := report.Pages(fmt.Sprintf("1-%d", n), book.Len)
				if _, err := report.WriteBook(b.Context(), path, book.Only(at), report.Form{Creator: "Emprise"}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompose makes the first sheet of templates of the demonstration territory, without drawing it.
func BenchmarkCompose(b *testing.B) {
	snap := demonstration(b)
	for _, of := range []report.Template{report.TemplateZone, report.TemplateProjects, report.TemplateDashboard} {
		b.Run(string(of), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book, err := report.Compose(b.Context(), snap, of, report.Subject{}, report.Options{Date: noon})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := book.Sheet(b.Context(), 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
