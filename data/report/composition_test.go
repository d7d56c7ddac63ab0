package report_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/sheet"
)

// legendOf are the texts of the legend, a group after the other.
func legendOf(sh *sheet.Sheet) []string {
	var out []string
	for _, g := range sh.Legend {
		for _, it := range g.Items {
			out = append(out, it.Text)
		}
	}
	return out
}

func TestASheetShowsTheLayersAndElementsThatAreWished(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	of := func(c report.Composition, public bool) *sheet.Sheet {
		t.Helper()
		sh, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Composition: c, Public: public})
		if err != nil {
			t.Fatal(err)
		}
		return sh
	}
	drawn := func(sh *sheet.Sheet) []string {
		var out []string
		for _, l := range sh.Map.Layers {
			out = append(out, l.Layer.ID)
		}
		return out
	}
	all := of(report.Composition{}, false)
	if got := drawn(all); !slices.Equal(got, []string{"communes", workspace.SceneZones, workspace.ScenePlots, workspace.SceneProjects}) {
		t.Fatalf("drawn are %v", got)
	}
	less := of(report.Composition{HideLayers: []string{"communes", workspace.SceneProjects}}, false)
	if got := drawn(less); !slices.Equal(got, []string{workspace.SceneZones, workspace.ScenePlots}) {
		t.Errorf("drawn are %v", got)
	}
	if strings.Contains(strings.Join(less.Sources, ""), "IGN") || less.Locator != nil {
		t.Errorf("sources of a layer that is not shown: %v", less.Sources)
	}

	// The legend tells what it told, in another order; what is not named comes after.
	usual := legendOf(all)
	turned := of(report.Composition{Legend: []string{"communes", workspace.SceneZones}}, false)
	got := legendOf(turned)
	if slices.Equal(got, usual) || got[0] != usual[len(usual)-1] || turned.Legend[0].Title != all.Legend[1].Title || turned.Legend[1].Items[0].Text == all.Legend[0].Items[0].Text {
		t.Errorf("told is %q, usually %q", got, usual)
	}
	slices.Sort(got)
	slices.Sort(usual)
	if !slices.Equal(got, usual) {
		t.Errorf("told is %q, usually %q", got, usual)
	}

	bare := of(report.Composition{Hide: report.Elements()}, false)
	if len(bare.Legend)+len(bare.Tables)+len(bare.Sources) > 0 || bare.Locator != nil || !bare.NoScale || !bare.NoNorth || bare.WithGrid != sheet.GridHidden {
		t.Errorf("left on the sheet: %+v", bare)
	}
	if outside := of(report.Composition{Hide: report.Elements()}, true); len(outside.Sources) == 0 {
		t.Error("a sheet for the outside names no source")
	}
	for _, paper := range []string{report.Landscape, report.Portrait} {
		c := report.Composition{Hide: []string{report.ElementScale, report.ElementLegend, report.ElementSources}, Orientation: paper}
		path := composed(t, report.BookOf([]*sheet.Sheet{of(c, false)}))
		text := flat(run(t, "pdftotext", "-layout", path, "-"))
		for _, not := range []string{"Échelle", "Sources", "1:"} {
			if strings.Contains(text, not) {
				t.Errorf("%s: %q in %s", paper, not, text)
			}
		}
		if !strings.Contains(text, "Projection") {
			t.Errorf("%s: no projection in %s", paper, text)
		}
	}
}

// What is painted for the eye is what is written as a picture with as many dots, dot for dot.
func TestAPaintedPageIsTheWrittenOne(t *testing.T) {
	t.Parallel()
	b, err := report.Compose(t.Context(), project(t).Snapshot(), report.TemplatePlot, report.Subject{}, report.Options{Date: noon})
	if err != nil {
		t.Fatal(err)
	}
	const dpi = 43
	files, err := report.WriteBook(t.Context(), filepath.Join(t.TempDir(), "atlas.png"), b, report.Form{DPI: dpi}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, b.Len - 1} {
		sh, err := b.Sheet(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		painted, err := report.Paint(t.Context(), sh, i+1, b.Len, dpi)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(files[i])
		if err != nil {
			t.Fatal(err)
		}
		written, err := png.Decode(f)
		_ = f.Close()
		if err != nil || written.Bounds() != painted.Bounds() {
			t.Fatalf("%v, %v: %v", written.Bounds(), painted.Bounds(), err)
		}
		for y := range painted.Rect.Dy() {
			for x := range painted.Rect.Dx() {
				r, g, b, a := written.At(x, y).RGBA()
				if pr, pg, pb, pa := painted.At(x, y).RGBA(); pr != r || pg != g || pb != b || pa != a {
					t.Fatalf("page %d differs at %v", i+1, image.Pt(x, y))
				}
			}
		}
	}
}

// Files of one sheet each are named after what they show, by a name that all systems take, beside the path that was asked for.
func TestFilesAreNamedAfterWhatTheyShow(t *testing.T) {
	t.Parallel()
	names := []string{"Lot 2/3", "../../etc", "CON", "Lot <4>"}
	b := report.Book{Len: len(names), Name: func(i int) string { return names[i] }}
	dir := t.TempDir()
	want := []string{"atlas-Lot 2-3.png", "atlas--.-etc.png", "atlas-_CON.png", "atlas-Lot _4_.png"}
	for i, got := range b.Files(filepath.Join(dir, "atlas.png"), report.Form{}) {
		if got != filepath.Join(dir, want[i]) {
			t.Errorf("%q is written as %s, not %s", names[i], got, want[i])
		}
	}
}
