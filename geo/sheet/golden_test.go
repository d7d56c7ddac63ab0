package sheet_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

var update = flag.Bool("update", false, "write the golden images again")

// full is a sheet with every block there is.
func full(t *testing.T, lang string) *sheet.Sheet {
	t.Helper()
	sh := page(t, 25_000)
	sh.Locale = locale.New(lang)
	sh.Subtitle, sh.Organisation, sh.Author = "Un carré d’un kilomètre", "Communauté de communes du Val d’Essai", "A. Martin"
	sh.Fictional, sh.Caveat = true, "Document d’information, sans valeur réglementaire."
	sh.Sources = []string{"Carrés : IGN, septembre 2026, Licence Ouverte 2.0", "Terrains : la communauté, novembre 2026"}
	at := sh.Map.System.Inverse(centre)
	mark := sheet.Mark{At: at, Text: "1", Fill: blue, Ink: color.NRGBA{255, 255, 255, 255}, Border: blue}
	sh.Marks = []sheet.Mark{mark}
	sh.Legend[0].Items = append(sh.Legend[0].Items,
		sheet.Item{
			Symbol: &style.Symbol{Fill: paint.Fill{Colour: style.Faded(blue, 0.3), Pattern: paint.WideHatch, PatternColour: blue}, Stroke: style.Line(blue, 1)},
			Kind:   feature.Areas, Text: "Hachures larges", Note: "2 · 3,00 ha",
		},
		sheet.Item{
			Symbol: &style.Symbol{Marker: style.Marker{Shape: style.RoundPin, Size: 15, Fill: blue, Core: color.NRGBA{255, 255, 255, 255}}},
			Kind:   feature.Points, Text: "Épingle",
		},
	)
	road := &style.Symbol{Casing: style.Line(color.NRGBA{0xCF, 0xC8, 0xBC, 255}, 1), Stroke: style.Line(color.NRGBA{255, 255, 255, 255}, 3)}
	minor := sheet.Group{Title: "Fond de carte", Minor: true}
	for _, name := range []string{"Routes", "Chemins", "Voies ferrées", "Canaux", "Un nom bien trop long pour une demi-colonne"} {
		minor.Items = append(minor.Items, sheet.Item{Symbol: road, Kind: feature.Lines, Text: name})
	}
	sh.Legend = append(sh.Legend, minor)
	sh.Tables = []sheet.Table{{
		Title: "Classement", Note: "Exigé : superficie au moins 2,00 ha, distance à l’échangeur au plus 5 km, puissance au moins 630 kVA",
		Columns: []sheet.Column{{Title: "Terrain"}, {Title: "Superficie", Width: 5, Right: true}, {Title: "Score", Width: 3.6, Right: true}},
		Rows: []sheet.Row{
			{Mark: &mark, Cells: []string{"Lot du Canal", "2,50 ha", "82"}, Note: "Parc de la Gravière, Aubrenne"},
			{Cells: []string{"Lot du Pont", "1,00 ha", "–"}},
		},
		Total:   &sheet.Row{Cells: []string{"Total", "3,50 ha", ""}},
		Closing: "57 terrains ne conviennent pas",
	}}
	bound := orb.Bound{Min: orb.Point{at.Lon - 0.2, at.Lat - 0.12}, Max: orb.Point{at.Lon, at.Lat + 0.12}}
	other := orb.Bound{Min: orb.Point{at.Lon, at.Lat - 0.12}, Max: orb.Point{at.Lon + 0.2, at.Lat + 0.12}}
	sh.Locator = &sheet.Locator{Title: "Situation", Areas: []sheet.Area{
		{Name: "Aubrenne", Shape: orb.MultiPolygon{bound.ToPolygon()}}, {Name: "Cormeray", Shape: orb.MultiPolygon{other.ToPolygon()}},
	}}
	sh.Date = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	return sh
}

func TestGoldenSheets(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		lang  string
		paper sheet.Paper
		mm    float64 // pixels a millimetre
	}{
		{"a3-fr", "fr", sheet.A3, 3},
		{"a4-en", "en", sheet.A4, 4},
		{"wide-fr", "fr", sheet.Wide, 3},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			sh := full(t, test.lang)
			sh.Paper = test.paper
			s := raster.New(int(test.mm*sh.Paper.Width), int(test.mm*sh.Paper.Height), test.mm*25.4/96)
			if err := sheet.Draw(t.Context(), s, sh, 1, 3); err != nil {
				t.Fatal(err)
			}
			golden(t, test.name, s.Picture())
		})
	}
}

// golden compares a picture with the one that was approved: at most 1 % of the pixels may differ by more than 4 of 255.
func golden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		save(t, path, got)
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	want, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	different := 0
	b := got.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if far(got.At(x, y), want.At(x, y)) {
				different++
			}
		}
	}
	if b != want.Bounds() || different*100 > b.Dx()*b.Dy() {
		failed := filepath.Join("testdata", "failed", name+".png")
		save(t, failed, got)
		t.Errorf("%d pixels differ from %s; what was drawn is in %s", different, path, failed)
	}
}

func far(a, b color.Color) bool {
	r0, g0, b0, a0 := a.RGBA()
	r1, g1, b1, a1 := b.RGBA()
	for _, d := range [4]int{int(r0) - int(r1), int(g0) - int(g1), int(b0) - int(b1), int(a0) - int(a1)} {
		if d > 4*257 || d < -4*257 {
			return true
		}
	}
	return false
}

func save(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
