package gallery_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/ui/gallery"
	"emprise/ui/theme"
)

var update = flag.Bool("update", false, "write the golden markup anew")

// markup tells what is in sight, from above to below as it is drawn: where each text stands and how it is set, and how many
// pictures there are.
func markup(all []seen) string {
	var b strings.Builder
	pictures := 0
	for _, s := range all {
		if _, ok := s.object.(*canvas.Image); ok && !s.box.meet(s.sight).empty() {
			pictures++
		}
		text, at := s.inked()
		if text == nil || at.meet(s.sight).empty() {
			continue
		}
		bold := ""
		if text.TextStyle.Bold {
			bold = " bold"
		}
		fmt.Fprintf(&b, "%4.0f %4.0f  %2.0f%s  %s\n", at.x0, at.y0, text.TextSize, bold, text.Text)
	}
	fmt.Fprintf(&b, "%d pictures\n", pictures)
	return b.String()
}

// What each panel shows in each state is what was looked at: testdata/PANEL.txt, written by -update after a look at cmd/gallery.
func TestPanelsAreAsTheyWere(t *testing.T) {
	if testing.Short() {
		t.Skip("every panel in every state is made")
	}
	app := test.NewTempApp(t)
	told := map[string]*strings.Builder{}
	for _, e := range gallery.All() {
		if told[e.Panel] == nil {
			told[e.Panel] = &strings.Builder{}
		}
		w := e.Open(app, "fr", theme.Light)
		fmt.Fprintf(told[e.Panel], "== %s %.0f × %.0f\n%s", e.State, e.Size.Width, e.Size.Height, markup(look(w.Canvas())))
		w.Close()
	}
	for panel, b := range told {
		path := filepath.Join("testdata", panel+".txt")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if n, a, w := differ(b.String(), string(want)); n > 0 {
			t.Errorf("%s:%d is now\n\t%s\nand was\n\t%s", path, n, a, w)
		}
	}
}

// differ finds the first line, counted from 1, in which two texts are different; 0 for none.
func differ(a, b string) (line int, of, other string) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		of, other = "", ""
		if i < len(x) {
			of = x[i]
		}
		if i < len(y) {
			other = y[i]
		}
		if of != other {
			return i + 1, of, other
		}
	}
	return 0, "", ""
}
