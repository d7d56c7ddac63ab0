package drive_test

import (
	"errors"
	"image"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/data"
	"emprise/ui/theme"
)

// The large type of a room, and the usual one after it, are laid out part by part exactly as Fyne lays out a theme of that size.
func TestAnotherSizeOfTextsIsLaidOutAsAnotherTheme(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := holds(t, d)
	do(d.Choose(data.Ref{Kind: data.KindNeed, ID: d.Snapshot().Needs[0].ID}), d.Press("match"), d.ClickPlot(plot.ID))
	w.Fyne().Resize(fyne.NewSize(1600, 1000))
	d.Idle()
	settings := fyne.CurrentApp().Settings()
	before := w.Fyne().Canvas().Capture()
	for range 2 {
		do(d.Press("present"))
		ours := w.Fyne().Canvas().Capture()
		if reflect.DeepEqual(ours, before) {
			t.Error("nothing has changed")
		}
		text := settings.Theme().(*theme.Theme).Text()
		settings.SetTheme(theme.New(theme.System).Sized(text))
		if before = w.Fyne().Canvas().Capture(); !reflect.DeepEqual(ours, before) {
			t.Errorf("texts of size %g are laid out otherwise", text)
		}
	}
}

// Another edition is put on part by part exactly as Fyne puts another theme on, whatever stands in the window.
func TestAnotherEditionIsPutOnAsAnotherTheme(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	w.Fyne().Resize(fyne.NewSize(1600, 1000))
	d.Idle()
	plot := d.Snapshot().Plots[0]
	settings := fyne.CurrentApp().Settings()
	for _, state := range []struct {
		name string
		do   func() error
	}{
		{"nothing selected", func() error { return nil }},
		{"a ranking and a plot", func() error {
			return errors.Join(d.Choose(data.Ref{Kind: data.KindNeed, ID: d.Snapshot().Needs[0].ID}), d.Press("match"), d.ClickPlot(plot.ID))
		}},
		{"the form of a plot", func() error { return d.Press("plot.edit") }},
		{"the form of a need", func() error { return d.Press("need.add") }},
		{"a sheet", func() error { return d.Press("export") }},
		{"preferences", func() error { return d.Press("preferences") }},
		{"the board", func() error { return d.Press("projects") }},
		{"the dashboard", func() error { return d.Press("dashboard") }},
		{"companies", func() error { return d.Press("companies") }},
		{"the table", func() error { return d.Press("table") }},
		{"the palette", func() error { return d.Press("palette") }},
	} {
		do(state.do())
		before := w.Fyne().Canvas().Capture()
		do(d.Press("theme"))
		ours := w.Fyne().Canvas().Capture()
		if reflect.DeepEqual(ours, before) {
			t.Errorf("%s: nothing has changed", state.name)
		}
		settings.SetTheme(theme.New(settings.Theme().(*theme.Theme).Mode()))
		d.Idle()
		if theirs := w.Fyne().Canvas().Capture(); !reflect.DeepEqual(ours, theirs) {
			photograph(t, d, "edition "+state.name)
			t.Errorf("%s: %d pixels are otherwise", state.name, differing(ours, theirs, image.Rectangle{}))
		}
	}
}

// A room sees the map, what is selected and a slim line; the tools go, come back as they were, and all stays within reach of the keyboard.
func TestARoomSeesTheMapAndNoTools(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	w.Fyne().Resize(fyne.NewSize(1600, 1000))
	d.Idle()
	do(d.ClickPlot(d.Snapshot().Plots[0].ID))
	usual, seen := w.Fyne().Canvas().Capture(), w.Chart().Size()
	texts := func() []string { return textsOf(w.Fyne().Canvas().Content()) }
	has := func(s string) bool { return slices.Contains(texts(), s) }
	for _, tool := range []string{"Exporter", "Supprimer", "Contour"} {
		if !has(tool) {
			t.Errorf("%s is not there before", tool)
		}
	}
	do(d.Press("present"))
	photograph(t, d, "room")
	for _, tool := range []string{"Exporter", "Supprimer", "Contour", "Modifier", "+ Recrutement", "Ajouter une note…"} {
		if has(tool) {
			t.Errorf("the room sees %q", tool)
		}
	}
	if !has("F11 ou Échap\u202f: quitter la présentation") {
		t.Errorf("nothing says how to leave: %q", texts())
	}
	if m := w.Chart(); m.Text() != 1.3 || m.Size().Height <= seen.Height || m.Size().Width <= seen.Width {
		t.Errorf("the map is %v, %g times as large in its texts; it was %v", m.Size(), m.Text(), seen)
	}
	if found, err := d.Find("Mode présentation"); err != nil || len(found) == 0 {
		t.Errorf("the palette finds %q, %v", found, err)
	}
	do(d.RunFound())
	if !has("Exporter") {
		t.Error("the palette does not lead out of the room")
	}
	do(d.Press("present"))

	// Nothing to tell: the map has all. Escape leaves what is selected, then the room.
	d.Hand().Key(fyne.KeyEscape)
	d.Idle()
	if got := w.Chart().Size().Width; got != 1600 || d.Selected().ID != "" {
		t.Errorf("the map has %g of 1600, %v is selected", got, d.Selected())
	}
	photograph(t, d, "room-map")
	d.Hand().Key(fyne.KeyEscape)
	d.Idle()
	do(d.ClickPlot(d.Snapshot().Plots[0].ID))
	if !has("Exporter") || w.Chart().Text() != 1 {
		t.Error("Escape does not leave the room")
	}
	do(d.Press("present"), d.Press("present"))
	// The map has been half a pixel away, which its own tests look at.
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Chart())
	chart := image.Rect(int(at.X), int(at.Y), int(at.X+w.Chart().Size().Width)+1, int(at.Y+w.Chart().Size().Height)+1)
	if n := differing(w.Fyne().Canvas().Capture(), usual, chart); n > 0 || w.Chart().Size() != seen {
		photograph(t, d, "room-left")
		t.Errorf("the window is not as it was: %d pixels differ around a map of %v", n, w.Chart().Size())
	}
}

// textsOf are the texts of what is shown.
func textsOf(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, c := range inside {
		all = append(all, textsOf(c)...)
	}
	return all
}

// differing counts the pixels that two pictures of one size have otherwise, but for a part.
func differing(a, b image.Image, but image.Rectangle) (n int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if !image.Pt(x, y).In(but) && a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// With the largest texts that can be preferred, a small window still holds its tools, the card and the log of a sitting.
func TestASmallWindowHoldsTheLargestTexts(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("preferences"), d.Fill("text", "150"), d.Save())
	if w.Chart().Text() != 1.5 {
		t.Errorf("the map's texts are %g times as large", w.Chart().Text())
	}
	for _, size := range []fyne.Size{fyne.NewSize(1280, 720), fyne.NewSize(1600, 1000)} {
		w.Fyne().Resize(size)
		d.Idle()
		if w.Sitting() == "" {
			holds(t, d)
			d.Hand().Letter("3")
			d.Idle()
		}
		photograph(t, d, "large-texts")
		found := map[string]fyne.Size{} // the lower right corner
		cornersOf(w.Fyne().Canvas().Content(), fyne.Position{}, found)
		for _, text := range []string{"Exporter", "Clore", "Avant", "Superficie", "09 h 00"} {
			if at, ok := found[text]; !ok || at.Width > size.Width-4 || at.Height > size.Height-20 {
				t.Errorf("%v: %q ends at %v", size, text, at)
			}
		}
	}
}

// cornersOf notes where the texts that are shown end in the window.
func cornersOf(o fyne.CanvasObject, from fyne.Position, found map[string]fyne.Size) {
	if !o.Visible() {
		return
	}
	at := from.Add(o.Position())
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		found[strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(o.Text)] = fyne.NewSize(at.X+o.MinSize().Width, at.Y+o.MinSize().Height)
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, c := range inside {
		cornersOf(c, at, found)
	}
}

// What was offered and noted inside is not told to a room, unless it is that of a sitting closed to the public.
func TestARoomIsToldNoOffers(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	snap := d.Snapshot()
	offer := snap.Proposals[slices.IndexFunc(snap.Proposals, func(p data.Proposal) bool { return len(p.PlotIDs) > 0 })]
	need, _ := snap.Need(offer.NeedID)
	company, _ := snap.Company(need.CompanyID)
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: offer.PlotIDs[0]}))
	tells := func(when string, want bool) {
		t.Helper()
		if got := strings.Contains(told(w.Inspected()), company.Shown()); got != want {
			t.Errorf("%s: that it was offered to %s is told: %v", when, company.Shown(), got)
		}
	}
	tells("at the desk", true)
	do(d.Press("present"))
	tells("in a room", false)
	do(d.Press("sitting"), d.Fill("title", "Commission"), d.Fill("public", "yes"), d.Save(), d.Choose(data.Ref{Kind: data.KindPlot, ID: offer.PlotIDs[0]}))
	tells("in a public sitting", false)
	do(d.Press("sitting"), d.Press("sitting"), d.Fill("title", "Bureau"), d.Fill("public", ""), d.Save(), d.Choose(data.Ref{Kind: data.KindPlot, ID: offer.PlotIDs[0]}))
	tells("behind closed doors", true)
}
