package drive_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// TestAPageForAScreenHasItsPixels chooses the paper of a screen: it does not stand, and its picture has the pixels that were chosen.
func TestAPageForAScreenHasItsPixels(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	must := playing(t)
	must(d.Press("export"), d.Fill("orientation", "portrait"), d.Fill("format", "png"), d.Fill("dots", "150"), d.Fill("paper", "16:9"))
	if r := w.Composer().Request(); r.Look.Orientation != "" || r.DPI != 0 {
		t.Errorf("asked for %q at %d dots", r.Look.Orientation, r.DPI)
	}
	photograph(t, d, "composer-screen")
	for dots, width := range map[string]int{"": 1920, "288": 3840} {
		out := filepath.Join(t.TempDir(), "écran.png")
		must(d.Fill("dots", dots), d.Fill("path", out), d.Save())
		f, err := os.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		size, err := png.DecodeConfig(f)
		_ = f.Close()
		if err != nil || size.Width != width || size.Height != width*9/16 {
			t.Errorf("a picture of %d × %d: %v", size.Width, size.Height, err)
		}
		must(d.Press("export"), d.Fill("format", "png"), d.Fill("paper", "16:9"))
	}
}
