package sheet_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint/pdf"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

const mmPerPoint = 25.4 / 72

var (
	centre = geo.XY{X: 720_000, Y: 6_650_000}
	blue   = color.NRGBA{0, 0x72, 0xB2, 255}
)

// page is a sheet whose map shows one square of 1 km of Lambert-93, its corner 500 m south-west of the centre.
func page(t *testing.T, denominator float64) *sheet.Sheet {
	t.Helper()
	sys := lambert(t)
	var ring orb.Ring
	for _, c := range [][2]float64{{-500, -500}, {500, -500}, {500, 500}, {-500, 500}, {-500, -500}} {
		ring = append(ring, sys.Inverse(geo.XY{X: centre.X + c[0], Y: centre.Y + c[1]}).Orb())
	}
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Geometry(orb.MultiPolygon{{ring}})
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	symbol := style.Symbol{Key: "Carré", Literal: true, Fill: style.Plain(blue)}
	return &sheet.Sheet{
		Paper: sheet.A3, Locale: locale.New("fr"), Title: "Essai d’échelle", Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		Map: sheet.Map{
			System: sys, Centre: centre, Denominator: denominator,
			Layers: []render.Dressed{{Layer: scene.NewLayer("square", "Carré", "context", 1, set), Rules: style.Single(symbol)}},
		},
		Legend: []sheet.Group{{Title: "Légende", Items: []sheet.Item{{Symbol: &symbol, Kind: feature.Areas, Text: "Carré d’un kilomètre"}}}},
	}
}

func content(t *testing.T, sh *sheet.Sheet) (file, stream string) {
	t.Helper()
	d := pdf.New(sh.Paper.Width, sh.Paper.Height, pdf.Meta{Title: sh.Title, Created: sh.Date})
	if err := sheet.Draw(t.Context(), d, sh, 1, 1); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?s)/FlateDecode /Length \d+>>\nstream\n(.*?)\nendstream`).FindSubmatch(b.Bytes())
	z, err := zlib.NewReader(bytes.NewReader(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), string(text)
}

// layer is the part of a content stream that belongs to the layer of that name.
func layer(t *testing.T, file, stream, name string) string {
	t.Helper()
	wanted := "\xfe\xff"
	for _, r := range name {
		wanted += string([]byte{byte(r >> 8), byte(r)})
	}
	wanted = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(wanted)
	for i, m := range regexp.MustCompile(`(?s)/Type /OCG /Name \((.*?)\)>>`).FindAllStringSubmatch(file, -1) {
		if m[1] != wanted {
			continue
		}
		begin := fmt.Sprintf("/OC /OC%d BDC\n", i)
		_, rest, found := strings.Cut(stream, begin)
		if !found {
			break
		}
		part, _, _ := strings.Cut(rest, "\n/OC ")
		return part
	}
	t.Fatalf("no layer %q", name)
	return ""
}

// filled are the boxes around the filled paths, in millimetres from the lower left corner of the page.
func filled(t *testing.T, stream string) [][4]float64 {
	t.Helper()
	var out [][4]float64
	for line := range strings.Lines(stream) {
		line = strings.TrimSpace(line)
		if !strings.HasSuffix(line, " f") {
			continue
		}
		box := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, m := range regexp.MustCompile(`([-\d.]+) ([-\d.]+) [ml]`).FindAllStringSubmatch(line, -1) {
			for axis := range 2 {
				v, err := strconv.ParseFloat(m[1+axis], 64)
				if err != nil {
					t.Fatal(err)
				}
				box[axis], box[2+axis] = math.Min(box[axis], v*mmPerPoint), math.Max(box[2+axis], v*mmPerPoint)
			}
		}
		out = append(out, box)
	}
	return out
}

// TestScaleBarIsTrue measures the bar in the coordinates of the PDF: its pieces must lie end to end, 500 m must be one of
// the lengths that can be taken off it, and 500 m at the stated scale must be what they measure.
func TestScaleBarIsTrue(t *testing.T) {
	t.Parallel()
	for _, denominator := range []float64{7500, 10_000, 15_000, 20_000, 25_000, 50_000, 75_000, 100_000, 150_000} {
		t.Run(fmt.Sprint(denominator), func(t *testing.T) {
			t.Parallel()
			pieces := filled(t, layer(fmtFile(t, page(t, denominator), "Échelle graphique")))
			if len(pieces) < 3 {
				t.Fatalf("%d pieces", len(pieces))
			}
			start, found := pieces[0][0], false
			for i, p := range pieces {
				if i > 0 && math.Abs(p[0]-pieces[i-1][2]) > 0.002 {
					t.Errorf("a gap in the bar before piece %d", i)
				}
				metres := (p[2] - start) / 1000 * denominator
				if math.Abs(metres-500) < 500*0.0005 {
					found = true
				}
			}
			if !found {
				t.Errorf("500 m cannot be taken off the bar: %v", pieces)
			}
		})
	}
}

func fmtFile(t *testing.T, sh *sheet.Sheet, name string) (*testing.T, string, string, string) {
	file, stream := content(t, sh)
	return t, file, stream, name
}

func TestMapIsAtTheStatedScale(t *testing.T) {
	t.Parallel()
	for _, denominator := range []float64{10_000, 25_000, 75_000} {
		boxes := filled(t, layer(fmtFile(t, page(t, denominator), "Carré")))
		if len(boxes) != 1 {
			t.Fatalf("%d paths", len(boxes))
		}
		frame := sheet.A3.Frame()
		side := 1_000_000 / denominator // 1 km in mm of paper
		want := [4]float64{
			frame.X + frame.W/2 - side/2, sheet.A3.Height - frame.Y - frame.H/2 - side/2,
			frame.X + frame.W/2 + side/2, sheet.A3.Height - frame.Y - frame.H/2 + side/2,
		}
		for i, v := range want {
			if math.Abs(boxes[0][i]-v) > 0.02 {
				t.Errorf("1:%g: the square of 1 km is at %v, want %v", denominator, boxes[0], want)
				break
			}
		}
	}
}

func TestSheetCanBeAPicture(t *testing.T) {
	t.Parallel()
	sh := page(t, 25_000)
	const perMM = 2.0
	s := raster.New(int(perMM*sh.Paper.Width), int(perMM*sh.Paper.Height), perMM*25.4/96)
	if err := sheet.Draw(t.Context(), s, sh, 1, 1); err != nil {
		t.Fatal(err)
	}
	frame := sh.Paper.Frame()
	at := func(x, y float64) color.RGBA { return s.Picture().RGBAAt(int(perMM*x), int(perMM*y)) }
	midX, midY := frame.X+frame.W/2, frame.Y+frame.H/2
	if got := at(midX+10, midY+10); got != (color.RGBA{0, 0x72, 0xB2, 255}) {
		t.Errorf("in the square: %v", got)
	}
	if got := at(midX+23, midY+10); got != (color.RGBA{render.PaperColour.R, render.PaperColour.G, render.PaperColour.B, 255}) {
		t.Errorf("beside the square: %v", got)
	}
	if got := at(2, 2); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("in the margin: %v", got)
	}
}

func TestDrawCanBeCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := pdf.New(420, 297, pdf.Meta{})
	if err := sheet.Draw(ctx, d, page(t, 25_000), 1, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

// TestLongTableIsShortened gives a sheet more rows than the page holds.
func TestLongTableIsShortened(t *testing.T) {
	t.Parallel()
	sh := page(t, 25_000)
	sh.Paper = sheet.A4
	table := sheet.Table{Title: "Longue", More: "report.more_plots", Columns: []sheet.Column{{Title: "Terrain"}, {Title: "Superficie", Width: 5, Right: true}}}
	for i := range 200 {
		table.Rows = append(table.Rows, sheet.Row{Cells: []string{fmt.Sprintf("Terrain %d", i), "1,00 ha"}, Note: "note"})
	}
	sh.Tables = []sheet.Table{table}
	_, stream := content(t, sh)
	lowest := math.Inf(1)
	for _, m := range regexp.MustCompile(`BT [-\d.]+ ([-\d.]+) Td`).FindAllStringSubmatch(stream, -1) {
		y, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		lowest = math.Min(lowest, y*mmPerPoint)
	}
	if lowest < 5 {
		t.Errorf("a text is %g mm above the lower edge of the page", lowest)
	}
	if len(sh.Tables[0].Rows) != 200 {
		t.Error("Draw has changed the sheet")
	}
}
