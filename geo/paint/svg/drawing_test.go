package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/paint/svg"
)

const width, height, dotsPerMM = 120.0, 90.0, 6.0

var (
	ink   = color.NRGBA{0x22, 0x22, 0x22, 255}
	green = color.NRGBA{0x00, 0x9E, 0x73, 255}
	white = color.NRGBA{255, 255, 255, 255}
	veil  = color.NRGBA{0xD5, 0x5E, 0x00, 110}
)

func ring(xy ...float32) paint.Path {
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
}

func square(x, y, side float32) paint.Path {
	return ring(x, y, x+side, y, x+side, y+side, x, y+side, x, y)
}

// draw covers every verb, in millimetres.
func draw(s paint.Surface) {
	s.Fill(square(0, 0, 130), paint.Fill{Colour: white})
	s.Group("Parcelles & cœur")
	for i, p := range paint.Patterns() {
		s.Fill(square(float32(2+13*i), 2, 11), paint.Fill{Colour: veil, Pattern: p, PatternColour: green})
		s.Stroke(square(float32(2+13*i), 2, 11), paint.Stroke{Colour: ink, Width: 0.4})
	}
	s.Fill(paint.Path{
		XY:     []float32{5, 20, 35, 20, 35, 45, 5, 45, 5, 20, 12, 26, 12, 38, 28, 38, 28, 26, 12, 26},
		Starts: []int32{0, 5, 10},
	}, paint.Fill{Colour: green})
	s.Clip(50, 20, 20, 20)
	s.Stroke(ring(45, 15, 75, 45), paint.Stroke{Colour: ink, Width: 2, Dash: []float64{4, 3}})
	s.Group("Écritures")
	s.Fill(square(60, 30, 30), paint.Fill{Colour: veil})
	s.Unclip()
	s.Text(5, 58, "Œuvre <naïve> & cœur, 2,35 ha", paint.TextStyle{Size: 5, Bold: true, Colour: ink})
	s.Text(75, 50, "de travers", paint.TextStyle{Size: 6, Colour: ink, Anchor: paint.Centre, Angle: 30, Halo: white, HaloWidth: 0.6})
	s.Text(115, 60, "à droite", paint.TextStyle{Size: 4, Italic: true, Colour: veil, Anchor: paint.End})
	s.Group("")
	picture := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	picture.SetNRGBA(0, 0, green)
	picture.SetNRGBA(1, 1, ink)
	s.Image(90, 65, 20, 20, picture)
}

func drawn(t *testing.T) []byte {
	t.Helper()
	d := svg.New(width, height, svg.Meta{Title: "Essai <1> & \x01", Description: "d", Lang: "fr"})
	draw(d)
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDrawingIsXML reads the document back: whole, its texts as they were given, its layers closed although a clip was open
// when they changed, every reference with a definition of that name.
func TestDrawingIsXML(t *testing.T) {
	t.Parallel()
	content := drawn(t)
	if !bytes.Equal(content, drawn(t)) {
		t.Error("the same calls give other bytes")
	}
	d := xml.NewDecoder(bytes.NewReader(content))
	ids, used := map[string]bool{}, map[string]bool{}
	var labels, layers []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "id":
				if ids[a.Value] {
					t.Errorf("id %s twice", a.Value)
				}
				ids[a.Value] = true
			case a.Name.Local == "href" && strings.HasPrefix(a.Value, "#"):
				used[a.Value[1:]] = true
			case strings.HasPrefix(a.Value, "url(#"):
				used[strings.TrimSuffix(a.Value[5:], ")")] = true
			case a.Name.Local == "aria-label":
				labels = append(labels, a.Value)
			case a.Name.Space == "http://www.inkscape.org/namespaces/inkscape" && a.Name.Local == "label":
				layers = append(layers, a.Value)
			}
		}
	}
	for id := range used {
		if !ids[id] {
			t.Errorf("%s is used and not defined", id)
		}
	}
	if got := strings.Join(labels, "|"); got != "Œuvre <naïve> & cœur, 2,35 ha|de travers|à droite" {
		t.Errorf("texts: %s", got)
	}
	if got := strings.Join(layers, "|"); got != "Parcelles & cœur|Écritures" {
		t.Errorf("layers: %s", got)
	}
}

// TestAnotherProgramSeesTheSame holds what librsvg makes of the drawing against our own raster, but for patterns, which are
// finer on paper, and for how four pixels are made large.
func TestAnotherProgramSeesTheSame(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("rsvg-convert")
	if err != nil {
		t.Skip("rsvg-convert is not installed (Debian: librsvg2-bin)")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.svg"), filepath.Join(dir, "a.png")
	if err := os.WriteFile(in, drawn(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(program, "-w", "720", "-h", "540", "-o", out, in).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := png.Decode(f)
	_ = f.Close()
	if err != nil {
		t.Fatal(err)
	}
	ours := raster.New(720, 540, dotsPerMM*25.4/96)
	draw(scaled{ours})
	sum, off := 0, 0
	for y := 90; y < 540; y++ {
		for x := range 720 {
			if x >= 540 && y >= 390 {
				continue
			}
			r, g, b, _ := theirs.At(x, y).RGBA()
			c := ours.Picture().RGBAAt(x, y)
			d := abs(int(r>>8)-int(c.R)) + abs(int(g>>8)-int(c.G)) + abs(int(b>>8)-int(c.B))
			sum += d
			if d > 300 {
				off++
			}
		}
	}
	if mean := float64(sum) / 3 / 720 / 540; mean > 0.5 || off > 10 {
		t.Errorf("mean difference %.2f of 255, %d pixels wholly different", mean, off)
	}
}

func abs(v int) int { return max(v, -v) }

// scaled draws millimetres on a raster.
type scaled struct{ *raster.Surface }

func (s scaled) path(p paint.Path) paint.Path {
	xy := make([]float32, len(p.XY))
	for i, v := range p.XY {
		xy[i] = v * dotsPerMM
	}
	return paint.Path{XY: xy, Starts: p.Starts}
}

func (s scaled) Fill(p paint.Path, f paint.Fill) { s.Surface.Fill(s.path(p), f) }

func (s scaled) Stroke(p paint.Path, st paint.Stroke) {
	st.Width *= dotsPerMM
	dash := make([]float64, len(st.Dash))
	for i, v := range st.Dash {
		dash[i] = v * dotsPerMM
	}
	st.Dash = dash
	s.Surface.Stroke(s.path(p), st)
}

func (s scaled) Text(x, y float64, text string, style paint.TextStyle) {
	style.Size *= dotsPerMM
	style.HaloWidth *= dotsPerMM
	s.Surface.Text(x*dotsPerMM, y*dotsPerMM, text, style)
}

func (s scaled) Image(x, y, w, h float64, img image.Image) {
	s.Surface.Image(x*dotsPerMM, y*dotsPerMM, w*dotsPerMM, h*dotsPerMM, img)
}

func (s scaled) Clip(x, y, w, h float64) {
	s.Surface.Clip(x*dotsPerMM, y*dotsPerMM, w*dotsPerMM, h*dotsPerMM)
}

func TestUnclipWithoutClipPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	svg.New(10, 10, svg.Meta{}).Unclip()
}
