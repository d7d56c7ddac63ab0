package report_test

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emprise/data/report"
)

// TestOtherProgramsSeeTheSameDrawing holds what librsvg and Chromium make of whole sheets, drawn as SVG, against our own picture of them: in
// squares of eight pixels, so that what counts is what is there and in which colour, not how an edge is smoothed.
func TestOtherProgramsSeeTheSameDrawing(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a browser is started")
	}
	snap := demonstration(t)
	for _, of := range []report.Template{report.TemplatePlot, report.TemplateZone, report.TemplateOverview} {
		b, err := report.Compose(t.Context(), snap, of, report.Subject{}, report.Options{Date: noon})
		if err != nil {
			t.Fatal(err)
		}
		sh, err := b.Sheet(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		ours := printed(t, sh, 1, 96)
		in := filepath.Join(t.TempDir(), "a.svg")
		if _, err := report.WriteBook(t.Context(), in, b.Only([]int{0}), report.Form{}, nil); err != nil {
			t.Fatal(err)
		}
		for program, args := range map[string]func(out string) []string{
			"rsvg-convert": func(out string) []string { return []string{"-d", "96", "-p", "96", "-o", out, in} },
			"chromium": func(out string) []string {
				return []string{
					"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--user-data-dir=" + t.TempDir(),
					fmt.Sprintf("--window-size=%d,%d", ours.Rect.Dx(), ours.Rect.Dy()), "--screenshot=" + out, "file://" + in,
				}
			},
		} {
			t.Run(fmt.Sprintf("%s/%s", of, program), func(t *testing.T) {
				path, err := exec.LookPath(program)
				if err != nil {
					t.Skipf("%s is not installed", program)
				}
				out := filepath.Join(t.TempDir(), "a.png")
				//nolint:gosec // a program that is found on the path, on a file of the test
				if said, err := exec.CommandContext(t.Context(), path, args(out)...).CombinedOutput(); err != nil {
					t.Skipf("%s does not run here: %v, %.300s", program, err, said)
				}
				theirs := picture(t, out)
				off, all := 0, 0
				const side = 8
				for y := 0; y+side <= min(ours.Rect.Dy(), theirs.Rect.Dy()); y += side {
					for x := 0; x+side <= min(ours.Rect.Dx(), theirs.Rect.Dx()); x += side {
						all++
						a, b := square(ours, x, y, side), square(theirs, x, y, side)
						for i := range a {
							const seen = 30 // of 255
							if d := a[i] - b[i]; d > seen || d < -seen {
								off++
								break
							}
						}
					}
				}
				t.Logf("%d of %d squares differ", off, all)
				if all < 10_000 || off > all/1000 {
					t.Errorf("%d of %d squares differ", off, all)
				}
			})
		}
	}
}

func picture(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// square is the mean colour of a square of pixels.
func square(img *image.RGBA, x0, y0, side int) (mean [3]int) {
	for y := y0; y < y0+side; y++ {
		for x := x0; x < x0+side; x++ {
			c := img.RGBAAt(x, y)
			mean[0], mean[1], mean[2] = mean[0]+int(c.R), mean[1]+int(c.G), mean[2]+int(c.B)
		}
	}
	for i := range mean {
		mean[i] /= side * side
	}
	return mean
}
