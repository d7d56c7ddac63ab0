package pdf_test

import (
	"bytes"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/pdf"
)

// seen is how poppler shows a file.
func seen(t *testing.T, file []byte) []byte {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftoppm", "-r", "100", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Areas with their outlines look the same written at once and one after the other, and take less room where they can be joined.
func TestFillAndStrokeIsFillThenStroke(t *testing.T) {
	t.Parallel()
	square := func(x, y, side float32) []float32 {
		return []float32{x, y, x + side, y, x + side, y + side, x, y + side, x, y}
	}
	path := func(rings ...[]float32) paint.Path {
		p := paint.Path{Starts: []int32{0}}
		for _, r := range rings {
			p.XY = append(p.XY, r...)
			p.Starts = append(p.Starts, int32(len(p.XY)/2))
		}
		return p
	}
	green, dark := color.NRGBA{120, 200, 120, 255}, color.NRGBA{20, 40, 20, 255}
	a, b, speck, big := square(5, 5, 10), square(25, 10, 12), square(20, 30, 0.2), square(2, 2, 45)
	hole := []float32{28, 13, 28, 16, 31, 16, 31, 13, 28, 13}
	var many [][]float32 // a row shares its corners
	for i := range 144 {
		x, y := float32(i%12)*4+1, float32(i/12)*4+1
		many = append(many, []float32{x, y, x + 4, y + 1, x + 3.3, y + 3.1, x + 0.4, y + 3, x, y})
	}
	tests := []struct {
		name         string
		areas, lines paint.Path
		fill, line   color.NRGBA
		joined       bool
	}{
		{"all outlined", path(a, b, hole), path(a, b, hole), green, dark, true},
		{"a speck without outline", path(a, speck, b), path(a, b), green, dark, true},
		{"a large area without outline, its hole with one", path(big, hole), path(hole), green, dark, false},
		{"other lines", path(a), path(a, b), green, dark, false},
		{"an outline that was cut", path(a, b), path(a, b[:8]), green, dark, false},
		{"seen through, of one colour", path(many...), path(many...), color.NRGBA{20, 40, 20, 40}, color.NRGBA{20, 40, 20, 180}, true},
		{"seen through, a speck without outline", path(append(many[:100:100], speck)...), path(many[:100]...), color.NRGBA{20, 40, 20, 40}, dark, true},
		{"seen through, of few corners", path(a, b, hole), path(a, b, hole), color.NRGBA{20, 40, 20, 40}, color.NRGBA{20, 40, 20, 180}, false},
		{"seen through, of two colours", path(many...), path(many...), color.NRGBA{120, 200, 120, 40}, color.NRGBA{20, 40, 20, 180}, false},
		{"another opacity", path(a), path(a), color.NRGBA{120, 200, 120, 90}, dark, false},
		{"no lines", path(a), paint.Path{}, green, dark, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			draw := func(at func(d *pdf.Document)) []byte {
				d := pdf.New(50, 50, pdf.Meta{})
				at(d)
				var out bytes.Buffer
				if _, err := d.WriteTo(&out); err != nil {
					t.Fatal(err)
				}
				return out.Bytes()
			}
			f, s := paint.Fill{Colour: test.fill}, paint.Stroke{Colour: test.line, Width: 0.5}
			once := draw(func(d *pdf.Document) { d.FillAndStroke(test.areas, f, test.lines, s) })
			twice := draw(func(d *pdf.Document) {
				d.Fill(test.areas, f)
				d.Stroke(test.lines, s)
			})
			if joined := len(once) < len(twice); joined != test.joined {
				t.Errorf("%d bytes, one after the other %d", len(once), len(twice))
			}
			different, x, y := 0, seen(t, once), seen(t, twice)
			for i := range min(len(x), len(y)) {
				// What is seen through is laid in another order, and poppler places a clip a fraction of a pixel apart from a fill.
				const rounded = 6 // of 255
				if d := int(x[i]) - int(y[i]); d > rounded || d < -rounded {
					different++
				}
			}
			const few = 12 // poppler moves a rectangle that is alone in its path to the grid of pixels: the speck
			if len(x) != len(y) || different > few {
				t.Errorf("%d bytes of the pictures differ", different)
			}
		})
	}
}
