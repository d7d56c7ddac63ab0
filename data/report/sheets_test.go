package report_test

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
	"emprise/geo/sheet"
)

func TestSheetsAreWrittenByTheirExtension(t *testing.T) {
	t.Parallel()
	sh, err := report.Overview(t.Context(), project(t).Snapshot(), report.Options{Paper: "A4"})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, dpi int, pages ...*sheet.Sheet) ([]string, error) {
		files, err := report.WriteSheets(t.Context(), filepath.Join(dir, name), pages, "Emprise", dpi)
		for i := range files {
			files[i] = filepath.Base(files[i])
		}
		return files, err
	}
	for name, want := range map[string][]string{
		"a.pdf": {"a.pdf"}, "b.svg": {"b.svg", "b-2.svg"}, "c.PNG": {"c.PNG", "c-2.PNG"},
	} {
		if got, err := write(name, 50, sh, sh); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: files %v, %v", name, got, err)
		}
	}
	drawing, err := os.ReadFile(filepath.Join(dir, "b-2.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`width="297mm" height="210mm"`, "<title>Foncier économique — CC du Val d’Essai</title>", `aria-label="Page 2/2"`} {
		if !strings.Contains(string(drawing), want) {
			t.Errorf("the drawing does not say %s", want)
		}
	}
	f, err := os.Open(filepath.Join(dir, "c.PNG"))
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(f)
	_ = f.Close()
	if err != nil || size.Width != 585 || size.Height != 413 { // 297 and 210 mm at 50 dots an inch
		t.Errorf("picture of %d × %d: %v", size.Width, size.Height, err)
	}
	var form *report.UnknownFormError
	if _, err := write("d.docx", 0, sh); !errors.As(err, &form) || !slices.Equal(form.Known, report.SheetForms()) {
		t.Errorf("docx: %v", err)
	}
	if files, err := write("e.png", 601, sh); !errors.Is(err, data.ErrInvalid) || len(files) > 0 {
		t.Errorf("601 dots: %v, %v", files, err)
	}
}
