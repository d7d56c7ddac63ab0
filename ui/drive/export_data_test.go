package drive_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestDataLeaveFromTheWindow writes a workbook, is asked before it is written over, and finds what was chosen remembered. A layer without
// a producer stops the export, and one click leads to where it is filled in.
func TestDataLeaveFromTheWindow(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	dir := t.TempDir()
	must := playing(t)
	reads := func(field, want string) {
		t.Helper()
		if got, err := d.Field(field); err != nil || got != want {
			t.Errorf("%s is %q, not %q, %v", field, got, want, err)
		}
	}
	for _, op := range []string{"export.folder", "export.read"} {
		if err := d.Press(op); err == nil {
			t.Errorf("%s opened nothing", op)
		}
	}

	must(d.Press("export.data"))
	reads("subject", "plots")
	reads("form", "xlsx")
	reads("reader", "public")
	if path, err := d.Field("path"); err != nil || filepath.Base(path) != "Terrains.xlsx" {
		t.Errorf("%q, %v", path, err)
	}
	photograph(t, d, "export-data")
	path := filepath.Join(dir, "terrains.xlsx")
	must(d.Fill("reader", "internal"), d.Fill("path", path), d.Fill("folder", "yes"), d.Save())
	first, err := os.ReadFile(path)
	if err != nil || !strings.Contains(d.Said(), "terrains.xlsx") {
		t.Fatalf("%s, %v", d.Said(), err)
	}
	if d.Press("form.resume") == nil {
		t.Error("what is written waits to be gone on with")
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Terrains")
	if err != nil || len(rows) != len(d.Snapshot().Plots)+1 || !slices.Contains(rows[0], "Acquéreur") {
		t.Errorf("%d rows, %v, %v", len(rows), rows[0], err)
	}
	must(book.Close(), d.Press("export.folder"), d.Press("export.read"))

	// The file is there: it is asked, and the answer is the same button.
	must(d.Press("export.data"))
	reads("reader", "internal")
	reads("folder", "yes")
	must(d.Fill("reader", "public"), d.Fill("path", path))
	if err := d.Save(); err == nil {
		t.Error("it was written over without asking")
	}
	photograph(t, d, "export-data-replace")
	if now, err := os.ReadFile(path); err != nil || len(now) != len(first) {
		t.Errorf("%d bytes, not %d, %v", len(now), len(first), err)
	}
	must(d.Save())
	if now, err := os.ReadFile(path); err != nil || len(now) == len(first) {
		t.Errorf("it was not written over, %v", err)
	}

	// What has no shape is refused where it was chosen.
	must(d.Press("export.data"), d.Fill("subject", "companies"), d.Fill("form", "geojson"), d.Fill("path", filepath.Join(dir, "e.geojson")))
	if err := d.Save(); err == nil {
		t.Error("companies have no shapes")
	}
	must(d.Fill("subject", "everything"), d.Fill("form", "gpkg"), d.Fill("path", filepath.Join(dir, "tout.gpkg")), d.Save())

	layer := d.Snapshot().Layers[0]
	w.ChooseLayer(layer.ID)
	must(d.Press("layer.edit"), d.Fill("producer", ""), d.Save())
	must(d.Press("export.data"), d.Fill("form", "csv"), d.Fill("subject", "layer:"+layer.ID), d.Fill("path", filepath.Join(dir, "couche.csv")))
	if err := d.Save(); err == nil || !strings.Contains(d.Said(), "producteur") {
		t.Errorf("a layer of nobody left: %s", d.Said())
	}
	photograph(t, d, "export-data-source")
	must(d.Mend())
	reads("producer", "")
	must(d.Fill("producer", "DGFiP"), d.Save())
	must(d.Press("export.data"))
	reads("form", "csv")
	must(d.Fill("subject", "layer:"+layer.ID), d.Fill("path", filepath.Join(dir, "couche.csv")), d.Save())
	if text, err := os.ReadFile(filepath.Join(dir, "couche.csv")); err != nil || !strings.HasPrefix(string(text), "\ufeff") {
		t.Errorf("%.20q, %v", text, err)
	}
}
