package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"emprise/data/report"
)

// Every template is written in every form, for the inside and the outside.
func TestEveryTemplateInEveryForm(t *testing.T) {
	t.Parallel()
	playedWhole(t)
	p := territoryOf(t)
	for _, template := range report.Templates() {
		for _, form := range report.SheetForms() {
			t.Run(string(template)+"."+form, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				readers := [][]string{nil}
				if form == "pdf" { // what another reader sees is no matter of the form
					readers = append(readers, []string{"--public"})
				}
				for _, reader := range readers {
					got := answer[struct {
						Files []string
						Sheet string
						Title string
						Pages int
					}](t, slices.Concat([]string{
						"export", p, "--sheet", string(template), "--need", "BES-0002", "--date", "2026-11-26", "--pages", "1-2", "--dpi", "40", "--force",
						"--out", filepath.Join(dir, "x."+form),
					}, reader)...)
					if got.Sheet != string(template) || got.Title == "" && got.Pages == 0 || len(got.Files) == 0 || form == "pdf" && len(got.Files) != 1 || form != "pdf" && len(got.Files) != got.Pages {
						t.Errorf("%v: %+v", reader, got)
					}
					for _, f := range got.Files {
						content, err := os.ReadFile(f)
						if err != nil {
							t.Fatal(err)
						}
						switch form {
						case "pdf":
							if !bytes.HasPrefix(content, []byte("%PDF-")) {
								t.Errorf("%s begins with %.20q", f, content)
							}
						case "svg":
							if !bytes.Contains(content, []byte("<svg ")) || !bytes.HasSuffix(bytes.TrimSpace(content), []byte("</svg>")) {
								t.Errorf("%s is no drawing", f)
							}
						case "png":
							if size, err := png.DecodeConfig(bytes.NewReader(content)); err != nil || size.Width < 300 {
								t.Errorf("%s: %d pixels wide, %v", f, size.Width, err)
							}
						}
					}
				}
			})
		}
	}
}
