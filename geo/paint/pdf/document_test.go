package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/geo/paint"
	"emprise/geo/paint/pdf"
)

var (
	ink   = color.NRGBA{0x22, 0x22, 0x22, 255}
	green = color.NRGBA{0x00, 0x9E, 0x73, 255}
	white = color.NRGBA{255, 255, 255, 255}
)

func meta() pdf.Meta {
	return pdf.Meta{
		Title: "Œuvre d’essai", Author: "Emprise", Lang: "fr",
		Created: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC),
	}
}

func ring(xy ...float32) paint.Path {
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
}

func square(x, y, side float32) paint.Path {
	return ring(x, y, x+side, y, x+side, y+side, x, y+side, x, y)
}

// draw covers every verb of paint.Surface.
func draw(d *pdf.Document) {
	patterns := []paint.Pattern{paint.Solid, paint.WideHatch, paint.DenseHatch, paint.CrossHatch, paint.Dots}
	d.Group("Parcelles")
	for i, p := range patterns {
		x := float32(10 + 25*i)
		d.Fill(square(x, 10, 20), paint.Fill{Colour: color.NRGBA{0, 0x9E, 0x73, 80}, Pattern: p, PatternColour: green})
		d.Stroke(square(x, 10, 20), paint.Stroke{Colour: green, Width: 0.4})
	}
	holed := paint.Path{
		XY:     []float32{10, 40, 40, 40, 40, 70, 10, 70, 10, 40, 18, 48, 18, 62, 32, 62, 32, 48, 18, 48},
		Starts: []int32{0, 5, 10},
	}
	d.Fill(holed, paint.Fill{Colour: green, Pattern: paint.Dots, PatternColour: white})
	d.Clip(50, 40, 30, 30)
	d.Stroke(ring(40, 30, 90, 80), paint.Stroke{Colour: ink, Width: 2, Dash: []float64{4, 3}})
	d.Text(50, 60, "coupé au cadre, coupé au cadre", paint.TextStyle{Size: 5, Colour: ink})
	d.Unclip()
	d.Group("Écritures")
	d.Text(90, 50, "Œuvre, cœur, naïf, ÀÇÈÉÊËÎÏÔÙÛÜŸ €", paint.TextStyle{Size: 4, Bold: true, Colour: ink})
	d.Text(90, 58, "2,35 ha — l’Ombrelle", paint.TextStyle{Size: 4, Italic: true, Colour: ink, Halo: white, HaloWidth: 0.5})
	d.Text(100, 90, "tourné", paint.TextStyle{Size: 6, Colour: ink, Anchor: paint.Centre, Angle: 30, Halo: color.NRGBA{255, 220, 120, 255}, HaloWidth: 0.6})
	d.Group("")
	d.Image(120, 70, 20, 20, picture(1))
	d.Image(150, 70, 20, 20, picture(2))
}

func picture(seed uint8) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.SetNRGBA(i%8, i/8, color.NRGBA{uint8(30 * (i % 8)), uint8(30 * (i / 8)), 128 * seed, uint8(255 - 3*i)})
	}
	return img
}

func written(t *testing.T) []byte {
	t.Helper()
	d := pdf.New(200, 100, meta())
	d.AddPage(200, 100)
	d.Bookmark("Première page")
	draw(d)
	d.AddPage(210, 297)
	d.Bookmark("Deuxième page")
	draw(d)
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameCallsGiveSameBytes(t *testing.T) {
	t.Parallel()
	if first, second := written(t), written(t); !bytes.Equal(first, second) {
		t.Error("two documents given the same calls differ")
	}
}

// TestAPageDrawnWithinAClipIsNotBlank: what was drawn is kept even when all that was said of the page is taken back.
func TestAPageDrawnWithinAClipIsNotBlank(t *testing.T) {
	t.Parallel()
	d := pdf.New(100, 100, meta())
	for range 3 {
		d.AddPage(100, 100)
		d.Clip(0, 0, 50, 50)
		d.Fill(square(0, 0, 10), paint.Fill{Colour: green})
		d.Unclip()
	}
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b.Bytes(), []byte("/Count 3")) {
		t.Error("there are not three pages")
	}
}

// TestReadersAgree asks the usual programs what they see, where they are installed.
func TestReadersAgree(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "verbs.pdf")
	if err := os.WriteFile(path, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		command []string
		want    []string
		wantNot []string
	}{
		{[]string{"qpdf", "--check"}, []string{"No syntax or stream encoding errors"}, nil},
		{[]string{"pdftotext", "-raw", "-f", "1", "-l", "1"}, []string{"Œuvre, cœur, naïf, ÀÇÈÉÊËÎÏÔÙÛÜŸ €", "l’Ombrelle", "tourné"}, nil},
		{[]string{"pdffonts"}, []string{"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "yes yes yes"}, []string{" no ", "Helvetica"}},
		{[]string{"pdfinfo"}, []string{"Œuvre d’essai", "Pages:           2", "Emprise"}, nil},
	}
	for _, test := range tests {
		t.Run(test.command[0], func(t *testing.T) {
			t.Parallel()
			tool, err := exec.LookPath(test.command[0])
			if err != nil {
				t.Skipf("%s is not installed", test.command[0])
			}
			args := append(test.command[1:], path)
			if test.command[0] == "pdftotext" {
				args = append(args, "-")
			}
			out, err := exec.Command(tool, args...).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, w := range test.want {
				if !strings.Contains(string(out), w) {
					t.Errorf("no %q in\n%s", w, out)
				}
			}
			for _, w := range test.wantNot {
				if strings.Contains(string(out), w) {
					t.Errorf("%q in\n%s", w, out)
				}
			}
			if test.command[0] == "pdftotext" && strings.Count(string(out), "Ombrelle") != 1 {
				t.Errorf("a text with a halo must be found once:\n%s", out)
			}
		})
	}
}
