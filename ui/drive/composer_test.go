package drive_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/report"
	"emprise/geo/sheet"
	"emprise/ui/kit"
	"emprise/ui/pagepreview"
)

// lies says whether a picture stands in another, dot for dot, near the middle of the part right of a line.
func lies(whole image.Image, part *image.RGBA, left, right int) bool {
	b := part.Rect
	at := image.Pt(left+(right-left-b.Dx())/2, 80+(whole.Bounds().Dy()-107-b.Dy())/2)
	for dx := -3; dx <= 3; dx++ {
		for dy := -3; dy <= 3; dy++ {
			if same(whole, part, at.Add(image.Pt(dx, dy))) {
				return true
			}
		}
	}
	return false
}

func same(whole image.Image, part *image.RGBA, at image.Point) bool {
	for y := range part.Rect.Dy() {
		for x := range part.Rect.Dx() {
			r, g, b, _ := whole.At(at.X+x, at.Y+y).RGBA()
			pr, pg, pb, _ := part.At(x, y).RGBA()
			if r>>8 != pr>>8 || g>>8 != pg>>8 || b>>8 != pb>>8 {
				return false
			}
		}
	}
	return true
}

// TestThePageOfTheFormIsTheOneThatIsWritten holds the page that the form shows against what report paints with as many dots, and finds it
// on the screen dot for dot.
func TestThePageOfTheFormIsTheOneThatIsWritten(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	must := playing(t)
	noon := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	must(d.Press("export"))
	holds := func(name string, of report.Template, about report.Subject, opt report.Options, paper sheet.Paper) {
		t.Helper()
		m := w.Page()
		if m.Picture == nil || m.Working || m.Sorry != "" {
			t.Fatalf("%s: %+v", name, m)
		}
		opt.Date, opt.Lang = noon, "fr"
		book, err := report.Compose(t.Context(), d.Snapshot(), of, about, opt)
		if err != nil {
			t.Fatal(err)
		}
		sh, err := book.Sheet(t.Context(), m.Page-1)
		if err != nil {
			t.Fatal(err)
		}
		dpi := int(float64(m.Picture.Rect.Dx())*25.4/paper.Width + 0.5)
		want, err := report.Paint(t.Context(), sh, m.Page, m.Pages, dpi)
		if err != nil {
			t.Fatal(err)
		}
		if book.Len != m.Pages || m.Title != sh.Title || !same(want, m.Picture, image.Point{}) || want.Rect != m.Picture.Rect {
			t.Errorf("%s: the page shown is not the page that is written", name)
		}
		if m.Zoom == pagepreview.LeastZoom && !lies(d.Picture(), m.Picture, 291, 950) {
			t.Errorf("%s: the page is not on the screen as it was painted", name)
		}
	}
	holds("overview", report.TemplateOverview, report.Subject{}, report.Options{}, sheet.A3)
	photograph(t, d, "composer-overview")

	must(d.Fill("sheet", "plot"), d.Press("export.after"), d.Press("export.after"))
	holds("third plot", report.TemplatePlot, report.Subject{}, report.Options{}, sheet.A4.Standing())
	if m := w.Page(); m.Page != 3 || m.Pages != 60 {
		t.Errorf("page %d of %d", m.Page, m.Pages)
	}
	photograph(t, d, "composer-atlas")

	for field, text := range map[string]string{
		"title": "Foncier à voter", "draft": "projet n° 2", "scale": "150000", "elements": "legend,scale,locator", "orientation": "portrait",
		"layers": "plots,-parcelles_cadastrales",
	} {
		w.Field(field).Fill(text)
	}
	must(d.Fill("sheet", "overview"), d.Fill("public", "yes"))
	look := report.Composition{
		Title: "Foncier à voter", Draft: "projet n° 2", Scale: 150_000, Orientation: report.Portrait, HideLayers: w.Composer().Request().Look.HideLayers,
		Hide:   []string{report.ElementTables, report.ElementNorth, report.ElementGrid, report.ElementSources},
		Legend: w.Composer().Request().Look.Legend,
	}
	if look.Legend[0] != "plots" {
		t.Errorf("the legend begins with %s", look.Legend[0])
	}
	holds("composed", report.TemplateOverview, report.Subject{}, report.Options{Public: true, Composition: look}, sheet.A3.Standing())
	photograph(t, d, "composer-composed")

	// What cannot be read is said at its field, and the page comes back when it can.
	must(d.Fill("meeting", "jeudi"))
	if m := w.Page(); m.Sorry == "" || m.Picture != nil {
		t.Errorf("a day that is none: %+v", m)
	}
	photograph(t, d, "composer-sorry")
	must(d.Fill("meeting", "2026-12-03"))
	if m := w.Page(); m.Sorry != "" || m.Picture == nil {
		t.Errorf("a day: %+v", m)
	}
	must(d.Press("export.preview"))
	photograph(t, d, "composer-map")
	must(d.Press("export.preview"))

	// The file is named after what is in it and for whom.
	path, err := d.Field("path")
	if err != nil || filepath.Base(path) != "Foncier à voter - public.pdf" {
		t.Errorf("proposed is %q, %v", path, err)
	}
	out := filepath.Join(t.TempDir(), "f.pdf")
	must(d.Fill("path", out), d.Fill("format", "png"))
	if path, _ = d.Field("path"); path != out {
		t.Errorf("a path that was typed became %q", path)
	}
	must(d.Fill("format", "pdf"), d.Save())
	if info, err := os.Stat(out); err != nil || info.Size() == 0 {
		t.Error(err)
	}
	// Readers are remembered for each sheet by itself.
	must(d.Press("export"))
	if public, _ := d.Field("public"); public != "yes" {
		t.Errorf("the overview is for %q", public)
	}
	must(d.Fill("sheet", "zone"))
	if public, _ := d.Field("public"); public != "" {
		t.Errorf("zones are for %q", public)
	}
}

// pngOf is a picture of one colour.
func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = uint8(i%4)*40 + 100
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPagesHaveModels keeps a composition in the project, takes it up again, renames it, removes it and takes that back, and carries it
// through a file.
func TestPagesHaveModels(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	must := playing(t)
	there := len(d.Snapshot().Compositions)
	mine := func() []data.KeptComposition { return d.Snapshot().Compositions[there:] }
	names := func() string {
		var out []string
		for _, c := range mine() {
			out = append(out, c.Name+":"+c.Sheet)
		}
		return strings.Join(out, ",")
	}
	press := func(f func()) {
		t.Helper()
		f()
		d.Idle()
	}
	must(d.Press("export"), d.Fill("sheet", "zone"), d.Fill("draft", "projet n° 2"), d.Fill("public", "yes"), d.Fill("kept_name", "Commission"))
	press(w.Composer().Keep)
	if got := names(); got != "Commission:zone" {
		t.Fatalf("kept are %q: %s", got, w.Said())
	}
	photograph(t, d, "composer-kept")
	must(d.Fill("draft", "projet n° 3"))
	press(w.Composer().Keep)
	must(d.Fill("kept", ""), d.Fill("sheet", "overview"), d.Fill("draft", ""), d.Fill("public", ""), d.Fill("kept", mine()[0].ID))
	if r := w.Composer().Request(); r.Sheet != "zone" || r.Look.Draft != "projet n° 3" || !r.Public || names() != "Commission:zone" {
		t.Errorf("taken up is %+v of %s", r, names())
	}
	must(d.Fill("kept_name", "Conseil"))
	press(w.Composer().Rename)
	if got := names(); got != "Conseil:zone" {
		t.Errorf("renamed to %q", got)
	}
	press(w.Composer().Drop)
	if got := names(); got != "" {
		t.Errorf("left is %q", got)
	}
	must(d.Press("undo"), d.Press("undo"))
	if got := names(); got != "Commission:zone" {
		t.Errorf("undone to %q", got)
	}
	file := filepath.Join(t.TempDir(), "commission.json")
	press(func() { w.WriteComposition(file) })
	must(d.Fill("draft", ""), d.Fill("sheet", "overview"))
	press(func() { w.ReadComposition(file) })
	if r := w.Composer().Request(); r.Look.Draft != "projet n° 3" || r.Sheet != "overview" {
		t.Errorf("read is %+v", r)
	}
	// The logo goes with the model: it is drawn when its file is gone, and nothing is left of where it lay.
	logo := filepath.Join(t.TempDir(), "logo.png")
	must(os.WriteFile(logo, pngOf(t, 60, 30), 0o600))
	must(d.Fill("kept", ""), d.Fill("logo", logo), d.Fill("kept_name", "Avec logo"))
	press(w.Composer().Keep)
	drawn := w.Page().Picture
	must(os.Remove(logo), d.Fill("kept", ""), d.Fill("logo", ""), d.Fill("kept", mine()[len(mine())-1].ID))
	if r := w.Composer().Request(); r.Look.Logo != "logo.png" || w.Page().Picture == nil || !same(drawn, w.Page().Picture, image.Point{}) {
		t.Errorf("taken up is %q: %s", r.Look.Logo, w.Page().Sorry)
	}
	must(d.Fill("logo", logo))
	press(w.Composer().Keep)
	if got := mine()[len(mine())-1]; !strings.Contains(got.Look, `"logo":"logo.png"`) {
		t.Errorf("a logo that is gone was kept: %.200s", got.Look)
	}
	if !strings.Contains(w.Said(), "logo.png") {
		t.Error(w.Said())
	}
	must(d.Fill("logo", ""))

	must(os.WriteFile(file, []byte(`{"frame":1}`), 0o600))
	press(func() { w.ReadComposition(file) })
	if !strings.Contains(w.Said(), "commission.json") {
		t.Error(w.Said())
	}
}

// TestALayerWithoutSourceStopsThePage shows in the place of the page which layer it is, and leads to its form.
func TestALayerWithoutSourceStopsThePage(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	must := playing(t)
	var bare data.Layer
	for _, l := range d.Snapshot().Layers {
		if l.Visible && l.Role == data.RoleRoads {
			bare = l
		}
	}
	w.ChooseLayer(bare.ID)
	must(d.Press("layer.edit"), d.Fill("producer", ""), d.Save(), d.Press("export"), d.Fill("draft", "projet n° 2"))
	if m := w.Page(); !strings.Contains(m.Sorry, bare.Name) || m.Mend == "" {
		t.Fatalf("%+v", m)
	}
	photograph(t, d, "composer-source")
	must(d.Mend())
	if f, ok := w.Field("producer").(*kit.TextField); !ok || w.Fyne().Canvas().Focused() != f.Entry {
		t.Errorf("the keyboard is not where the producer is to be said: %T", w.Fyne().Canvas().Focused())
	}
	if w.Composer() != nil || !w.Chart().Visible() {
		t.Error("the page still covers the map")
	}

	// What was asked for is there again once the layer says where it comes from, and two maps side by side do not push the page away.
	must(d.Fill("producer", "Département"), d.Save(), d.Press("export"))
	if m := w.Page(); m.Picture == nil || w.Composer().Request().Look.Draft != "projet n° 2" {
		t.Errorf("%+v, %+v", m, w.Composer().Request())
	}
	must(d.Press("split"))
	page := d.Picture().At(620, 400)
	must(d.Press("split"), d.Press("export.preview"))
	if !w.Chart().Visible() || page == d.Picture().At(620, 400) && w.Page().Picture == nil {
		t.Error("the map does not come back")
	}
}
