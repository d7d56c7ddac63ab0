package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strings"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/pdf"
)

var stream = regexp.MustCompile(`(?s)<</Filter /FlateDecode /Length \d+>>\nstream\n(.*?)\nendstream`)

// content is the content stream of the first page.
func content(t *testing.T, paintOn func(*pdf.Document)) string {
	t.Helper()
	d := pdf.New(100, 100, meta())
	paintOn(d)
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	m := stream.FindSubmatch(b.Bytes())
	if m == nil {
		t.Fatal("no content stream")
	}
	z, err := zlib.NewReader(bytes.NewReader(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestContent reads what the verbs write. A page of 100 mm is 283.46 points high; 25.4 mm are 72 points.
func TestContent(t *testing.T) {
	t.Parallel()
	half := green
	half.A = 128
	tests := []struct {
		name    string
		paintOn func(*pdf.Document)
		want    []string
		wantNot []string
	}{
		{
			"a filled square is one closed path in points, y upwards",
			func(d *pdf.Document) { d.Fill(square(25.4, 25.4, 25.4), paint.Fill{Colour: green}) },
			[]string{"0 0.62 0.451 rg\n", "72 211.46 m 144 211.46 l 144 139.46 l 72 139.46 l h f"},
			[]string{" gs", " S"},
		},
		{
			"an open line stays open, with its width and dashes",
			func(d *pdf.Document) {
				d.Stroke(ring(0, 100, 25.4, 100), paint.Stroke{Colour: ink, Width: 2.54, Dash: []float64{2.54, 1.27}})
			},
			[]string{"7.2 w\n", "[7.2 3.6] 0 d\n", "0 0 m 72 0 l S"},
			[]string{" h "},
		},
		{
			"opacity is told once",
			func(d *pdf.Document) {
				d.Fill(square(0, 0, 10), paint.Fill{Colour: half})
				d.Fill(square(20, 0, 10), paint.Fill{Colour: half})
			},
			[]string{"/GS1 gs"},
			[]string{"/GS1 gs\n/GS1 gs"},
		},
		{
			"a clip gives back the colour that was before it",
			func(d *pdf.Document) {
				d.Fill(square(0, 0, 10), paint.Fill{Colour: green})
				d.Clip(0, 0, 25.4, 25.4)
				d.Fill(square(0, 0, 10), paint.Fill{Colour: white})
				d.Unclip()
				d.Fill(square(0, 0, 10), paint.Fill{Colour: green})
			},
			[]string{"q 0 211.46 72 72 re W n", "Q\n0 283.46 m"},
			nil,
		},
		{
			"nothing is written for what does not show",
			func(d *pdf.Document) {
				d.Fill(square(0, 0, 10), paint.Fill{})
				d.Stroke(square(0, 0, 10), paint.Stroke{Colour: ink})
				d.Text(10, 10, "", paint.TextStyle{Size: 4, Colour: ink})
			},
			nil,
			[]string{" m ", "Tj"},
		},
		{
			"a group is marked and ended",
			func(d *pdf.Document) {
				d.Group("Eau")
				d.Fill(square(0, 0, 10), paint.Fill{Colour: green})
				d.Group("")
			},
			[]string{"/OC /OC0 BDC\n", "EMC"},
			nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := content(t, test.paintOn)
			for _, w := range test.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			for _, w := range test.wantNot {
				if strings.Contains(got, w) {
					t.Errorf("%q in\n%s", w, got)
				}
			}
		})
	}
}

func TestUnclipWithoutClipPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	pdf.New(10, 10, meta()).Unclip()
}

func TestTextWidthGrowsWithTheSize(t *testing.T) {
	t.Parallel()
	d := pdf.New(100, 100, meta())
	small := d.TextWidth("Emprise", paint.TextStyle{Size: 2})
	large := d.TextWidth("Emprise", paint.TextStyle{Size: 4})
	bold := d.TextWidth("Emprise", paint.TextStyle{Size: 4, Bold: true})
	if small <= 0 || large < 1.99*small || large > 2.01*small || bold <= large {
		t.Errorf("widths %v, %v, bold %v", small, large, bold)
	}
}

func BenchmarkParcels(b *testing.B) {
	for b.Loop() {
		d := pdf.New(420, 297, meta())
		for i := range 100_000 {
			d.Stroke(square(float32(i%400), float32(i/400), 0.9), paint.Stroke{Colour: ink, Width: 0.1})
		}
		if n, err := d.WriteTo(io.Discard); err != nil || n == 0 {
			b.Fatal(err)
		}
	}
}
