package table_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"emprise/assets/locale"
	"emprise/data/table"
)

// odd are texts that are told from formulas, or from the form that they are written in.
var odd = []string{
	`=HYPERLINK("http://x","y")`, "+33 1 02", "@SUM(1)", "-2+3", "\t=1", "\r=1", " =1+1", "＝1+1", "-12", "−3,5", `dit "le Clos"; nord`, "à\nla ligne",
	"", "<b>&amp;", "a\x01b",
}

func sample(lang string) *table.Book {
	t := &table.Table{
		Name: "plots", Title: "Terrains", Len: len(odd),
		Columns: []table.Column{
			{Name: "name", Title: "nom", Meaning: "comment on l’appelle"},
			{Name: "area_m2", Title: "surface (m²)", Unit: "m²", Sort: table.Number, Decimals: 1},
			{Name: "jobs", Title: "emplois", Sort: table.Whole},
			{Name: "updated", Title: "mise à jour", Sort: table.Day},
			{Name: "fibre", Title: "fibre", Sort: table.Answer},
			{Name: "status", Title: "=statut", Words: []string{"en vente", "vendu"}},
		},
	}
	t.Row = func(i int, c []table.Value) {
		c[0] = table.Of(odd[i])
		if i == 3 {
			return // the rest is not known
		}
		c[1], c[2] = table.OfNumber(12345.7+float64(i)), table.OfNumber(float64(1000*i))
		c[3], c[4], c[5] = table.Of("2026-03-31"), table.OfAnswer(i%2 == 0), table.Of("en vente")
		if i == 4 {
			c[3] = table.Of("2025")
		}
	}
	return &table.Book{
		Title: "Terrains & zones", Author: "Communauté", Locale: locale.New(lang), Date: time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC), Stamps: []string{"Document interne"},
		Tables: []*table.Table{t}, Sources: []table.Source{{What: "Cadastre", Producer: "DGFiP", Licence: "LO 2.0", Date: "2026-01"}},
	}
}

func written(t *testing.T, b *table.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.XLSX(t.Context(), &out, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookIsTyped(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, sample("fr"))))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := f.GetSheetList(); strings.Join(got, "|") != "Terrains|Colonnes|Sources" {
		t.Errorf("sheets %q", got)
	}
	for at, want := range map[string]struct {
		kind       excelize.CellType
		raw, shown string
	}{
		"A2": {excelize.CellTypeInlineString, odd[0], odd[0]},
		"B2": {excelize.CellTypeUnset, "12345.7", ""},
		"C3": {excelize.CellTypeUnset, "1000", ""},
		"D2": {excelize.CellTypeUnset, "46112", "31/03/2026"},
		"D6": {excelize.CellTypeInlineString, "2025", "2025"},
		"E2": {excelize.CellTypeBool, "1", ""},
		"E3": {excelize.CellTypeBool, "0", ""},
		"B5": {excelize.CellTypeUnset, "", ""},
	} {
		kind, err := f.GetCellType("Terrains", at)
		if err != nil || kind != want.kind {
			t.Errorf("%s: type %v, want %v, %v", at, kind, want.kind, err)
		}
		if raw, _ := f.GetCellValue("Terrains", at, excelize.Options{RawCellValue: true}); raw != want.raw {
			t.Errorf("%s: %q, want %q", at, raw, want.raw)
		}
		if shown, _ := f.GetCellValue("Terrains", at); want.shown != "" && shown != want.shown {
			t.Errorf("%s shows %q, want %q", at, shown, want.shown)
		}
	}
	for row := range odd {
		for column := range 6 {
			at, _ := excelize.CoordinatesToCellName(column+1, row+1)
			if formula, _ := f.GetCellFormula("Terrains", at); formula != "" {
				t.Errorf("%s is a formula: %s", at, formula)
			}
		}
	}
	panes, err := f.GetPanes("Terrains")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%+v, %v", panes, err)
	}
	filtered := false
	for _, n := range f.GetDefinedName() {
		filtered = filtered || n.Name == "_xlnm._FilterDatabase" && strings.Contains(n.RefersTo, "$F$16")
	}
	if !filtered {
		t.Errorf("no filter: %+v", f.GetDefinedName())
	}
	legend, err := f.GetRows("Colonnes")
	if err != nil || len(legend) != 7 || legend[2][3] != "m²" || legend[6][5] != "en vente, vendu" || legend[1][6] != "comment on l’appelle" {
		t.Errorf("%q, %v", legend, err)
	}
	sources, err := f.GetRows("Sources")
	if err != nil || sources[1][2] != "Document interne" || sources[2][1] != "DGFiP" || sources[2][3] != "janvier 2026" {
		t.Errorf("%q, %v", sources, err)
	}
}

// The parts of a workbook are XML whose elements stand in the order of the schema, without which Excel mends the file.
func TestTheFilterStandsInTheSheet(t *testing.T) {
	t.Parallel()
	sheet := string(unzipped(t, written(t, sample("fr")))["xl/worksheets/sheet1.xml"])
	last := -1
	for _, element := range []string{"<sheetPr", "<sheetViews", "<cols", "<sheetData", "<autoFilter", "<pageSetup", "<headerFooter"} {
		at := strings.Index(sheet, element)
		if at <= last {
			t.Errorf("%s at %d, after %d", element, at, last)
		}
		last = at
	}
	if strings.Contains(sheet, "<f>") {
		t.Error("a formula")
	}
}

func unzipped(t *testing.T, b []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// LibreOffice shows numbers, days and answers as the book's language has them.
func TestLibreOfficeOpensAWorkbook(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	real, err := filepath.EvalSymlinks(program)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(real), "libsclo.so")); err != nil {
		t.Skip("LibreOffice is installed without Calc")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "w.xlsx")
	if err := os.WriteFile(path, written(t, sample("fr")), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	//nolint:gosec // the program is found on the path, its arguments are ours
	said, err := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		"html:HTML (StarCalc)", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%s, %v", said, err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "w.html"))
	if err != nil {
		t.Fatalf("%s, %v", said, err)
	}
	page := strings.NewReplacer("\u202f", " ", "\u00a0", " ", "&nbsp;", " ").Replace(html.UnescapeString(string(text)))
	for _, shown := range []string{">12 345,7<", ">31/03/2026<", ">oui<", ">non<", ">1 000<", `>=HYPERLINK("http://x","y")<`, ">2025<"} {
		if !strings.Contains(page, shown) {
			t.Errorf("%s is not in\n%s", shown, page)
		}
	}
}

func readCSV(t *testing.T, text []byte, comma rune) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSeparatedValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		form  table.CSVForm
		comma rune
		row   string
	}{
		{table.CSVForm{Locale: locale.New("fr")}, ';', "12345,7|0|2026-03-31|oui|en vente"},
		{table.CSVForm{Locale: locale.New("en"), Bare: true}, ',', "12345.7|0|2026-03-31|yes|en vente"},
	} {
		var out bytes.Buffer
		if err := sample(c.form.Locale.Lang()).Tables[0].CSV(t.Context(), &out, c.form, nil); err != nil {
			t.Fatal(err)
		}
		text, marked := bytes.CutPrefix(out.Bytes(), []byte("\ufeff"))
		if marked == c.form.Bare {
			t.Errorf("%+v: mark %v", c.form, marked)
		}
		rows := readCSV(t, text, c.comma)
		if len(rows) != len(odd)+1 || strings.Join(rows[1][1:], "|") != c.row || rows[0][5] != "'=statut" || strings.Join(rows[4][1:], "") != "" {
			t.Errorf("%q", rows)
		}
		for i, text := range odd {
			got := rows[i+1][0]
			if i < 8 != strings.HasPrefix(got, "'") {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
}

func TestJSONSaysUnitsAndLeavesOutWhatIsUnknown(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := sample("fr").JSON(t.Context(), &out, nil); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Stamps  []string
		Sources []map[string]string
		Tables  []struct {
			Columns []map[string]string
			Rows    []map[string]any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	one := got.Tables[0]
	if got.Stamps[0] != "Document interne" || got.Sources[0]["producer"] != "DGFiP" || one.Columns[1]["unit"] != "m²" || len(one.Rows) != len(odd) {
		t.Errorf("%+v", got)
	}
	if len(one.Rows[3]) != 1 || one.Rows[0]["fibre"] != true || one.Rows[1]["fibre"] != false || one.Rows[0]["area_m2"] != 12345.7 || one.Rows[0]["name"] != odd[0] {
		t.Errorf("%+v", one.Rows)
	}
}

func TestNothingIsWrittenOnceCancelled(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := sample("fr").XLSX(ctx, io.Discard, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Sheets have names that a workbook takes, each its own.
func TestNamesOfSheets(t *testing.T) {
	t.Parallel()
	b := sample("en")
	for _, title := range []string{"a/b:c*[d]?", strings.Repeat("Très long ", 9), strings.Repeat("Très long ", 9), "Columns", "", "History"} {
		more := *b.Tables[0]
		more.Title = title
		b.Tables = append(b.Tables, &more)
	}
	f, err := excelize.OpenReader(bytes.NewReader(written(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if names := f.GetSheetList(); len(names) != len(b.Tables)+2 {
		t.Errorf("%q", names)
	}
}

func many(n int) *table.Book {
	b := sample("fr")
	t := b.Tables[0]
	t.Len = n
	t.Columns = nil
	for i := range 30 {
		t.Columns = append(t.Columns, table.Column{Name: fmt.Sprint("c", i), Title: fmt.Sprint("colonne ", i), Sort: table.Sort(i % 5), Decimals: 2})
	}
	t.Row = func(i int, c []table.Value) {
		for n := range c {
			switch n % 5 {
			case 0:
				c[n] = table.Of("Terrain de la Croix-Blanche")
			case 3:
				c[n] = table.Of("2026-03-31")
			case 4:
				c[n] = table.OfAnswer(i%2 == 0)
			default:
				c[n] = table.OfNumber(float64(i) * 1.25)
			}
		}
	}
	return b
}

// A workbook of thirty columns; the allocations of a row do not depend on how many there are.
func BenchmarkXLSX(b *testing.B) {
	for _, n := range []int{500, 5_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := many(n).XLSX(b.Context(), io.Discard, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
