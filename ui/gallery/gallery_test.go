package gallery_test

import (
	"image"
	"image/color"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/gallery"
	"emprise/ui/theme"
)

// shared packages are no panels.
var shared = []string{"asking", "drive", "gallery", "kit", "mapview", "sample", "task", "theme"}

// Every panel is shown, full and with texts that are too long, and those that can be empty or refuse something also so.
func TestEveryPanelIsShown(t *testing.T) {
	states := map[string][]string{}
	for _, e := range gallery.All() {
		kind, _, _ := strings.Cut(e.State, "-")
		states[e.Panel] = append(states[e.Panel], kind)
	}
	folders, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !f.IsDir() || slices.Contains(shared, f.Name()) {
			continue
		}
		for _, state := range []string{gallery.Full, gallery.Long} {
			if !slices.Contains(states[f.Name()], state) {
				t.Errorf("%s is not shown %s", f.Name(), state)
			}
		}
		if strings.HasSuffix(f.Name(), "form") && f.Name() != "viewsform" && f.Name() != "reconcileform" && !slices.Contains(states[f.Name()], gallery.Error) {
			t.Errorf("%s is not shown refusing something", f.Name())
		}
	}
}

// looks are both languages and both themes: words make the layout, themes the contrast, and neither the other.
var looks = []struct {
	lang string
	mode theme.Mode
}{{"fr", theme.Light}, {"en", theme.Dark}}

// In every state, in both languages and both themes: all is translated, no text lies on another or goes beyond what is in sight at
// its side, and every text can be read on its ground.
func TestPanelsCanBeRead(t *testing.T) {
	if testing.Short() {
		t.Skip("every panel in every state is painted twice")
	}
	for _, l := range looks {
		app := test.NewTempApp(t)
		for _, e := range gallery.All() {
			w := e.Open(app, l.lang, l.mode)
			inspect(t, e.Panel+" "+e.State+" "+l.lang+" "+string(l.mode), look(w.Canvas()), w.Canvas().Capture())
			w.Close()
		}
	}
}

// A panel that is shown takes the inks of the other edition as soon as it is told, exactly as Fyne has it take another theme.
func TestPanelsTakeAnotherEdition(t *testing.T) {
	if testing.Short() {
		t.Skip("every panel in every state is painted twice")
	}
	app := test.NewTempApp(t)
	for _, e := range gallery.All() {
		w := e.Open(app, "fr", theme.Light)
		app.Settings().Theme().(*theme.Theme).Dressed(theme.Dark)
		w.Content().Refresh()
		for _, over := range w.Canvas().Overlays().List() {
			over.Refresh()
		}
		ours := w.Canvas().Capture()
		app.Settings().SetTheme(theme.New(theme.Dark))
		if theirs := w.Canvas().Capture(); !reflect.DeepEqual(ours, theirs) {
			t.Errorf("%s %s is painted otherwise", e.Panel, e.State)
		}
		w.Close()
	}
}

func inspect(t *testing.T, name string, all []seen, picture image.Image) {
	t.Helper()
	type placed struct {
		seen
		text  *canvas.Text
		inked box
		shown box
	}
	var texts []placed
	var window box
	for _, s := range all {
		window = box{0, 0, max(window.x1, s.sight.x1), max(window.y1, s.sight.y1)}
	}
	for _, s := range all {
		if s.covers() {
			for i := range texts {
				texts[i].shown = texts[i].shown.without(s.box.meet(s.sight))
			}
		}
		if _, ok := s.object.(*canvas.Image); ok && (s.box.x1 > window.x1+1 || s.box.x0 < -1) {
			t.Errorf("%s: a picture goes from %.0f to %.0f, of which 0 to %.0f is in sight", name, s.box.x0, s.box.x1, window.x1)
		}
		if text, at := s.inked(); text != nil && (!s.sight.meet(at).empty() || at.x0 >= window.x1) {
			texts = append(texts, placed{s, text, at, at.meet(s.sight)})
		}
	}
	off := fynetheme.Color(fynetheme.ColorNameDisabled)
	for i, p := range texts {
		words := p.text.Text
		if strings.Contains(words, "⟦") || strings.Contains(words, "{{") || strings.Contains(words, "<no value>") {
			t.Errorf("%s: %q", name, words)
		}
		const slack = 1
		if !p.typed && (p.inked.x0 < p.sight.x0-slack || p.inked.x1 > p.sight.x1+slack) {
			t.Errorf("%s: %q goes from %.0f to %.0f, of which %.0f to %.0f is in sight", name, words, p.inked.x0, p.inked.x1, p.sight.x0, p.sight.x1)
		}
		if p.shown.empty() {
			continue
		}
		// What cannot be done now may be pale (WCAG 2.2, 1.4.3); a line that is all but scrolled away tells nothing of its ground.
		if p.text.Color != off && p.shown.y1-p.shown.y0 > 8 {
			if k := theme.Contrast(p.text.Color, ground(picture, p.shown)); k < 4.5 {
				t.Errorf("%s: %q has a contrast of %.2f", name, words, k)
			}
		}
		for _, other := range texts[:i] {
			m := p.shown.meet(other.shown)
			if m.x1-m.x0 > 1.5 && m.y1-m.y0 > 4 { // lines of a paragraph touch
				t.Errorf("%s: %q lies on %q", name, words, other.text.Text)
			}
		}
	}
}

// ground is the colour that most of a place has.
func ground(picture image.Image, b box) color.Color {
	count := map[color.Color]int{}
	var most color.Color
	for y := int(b.y0); y < int(b.y1); y += 2 {
		for x := int(b.x0); x < int(b.x1); x++ {
			c := picture.At(x, y)
			if count[c]++; count[c] > count[most] {
				most = c
			}
		}
	}
	return most
}
