package drive_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
	positions "emprise/geo/typed"
	"emprise/ui/viewsform"
)

func near(a, b geo.XY, reach float64) bool { return math.Hypot(a.X-b.X, a.Y-b.Y) <= reach }

func TestBackAndForth(t *testing.T) {
	p := rowLand(t)
	if err := p.d.Press("view.forward"); err == nil {
		t.Error("there is a next view")
	}
	first := p.d.View()
	p.d.Hand().With(fyne.KeyModifierShift).Drag(p.at(.4, .4), p.at(.5, .5), p.at(.6, .6)) // into a box
	second := p.d.View()
	if second.Level <= first.Level || !near(second.Centre, p.at(.5, .5), 40) {
		t.Fatalf("the box led to %v", second)
	}
	p.press("zoom.all")
	third := p.d.View()
	for _, step := range []struct {
		op   string
		want geo.View
	}{{"view.back", second}, {"view.back", first}, {"view.forward", second}, {"view.forward", third}} {
		p.press(step.op)
		if got := p.d.View(); got.Level != step.want.Level || !near(got.Centre, step.want.Centre, got.Resolution()) {
			t.Fatalf("%s led to %v, want %v", step.op, got, step.want)
		}
	}
}

func TestThePointerNamesWhatItIsOn(t *testing.T) {
	p := land(t)
	p.press("select.none")
	plot := p.d.Snapshot().Plots[0]
	p.d.Hand().Move(geo.Mercator(measure.InteriorPoint(plot.Shape)))
	lines := p.w.Chart().Hovered()
	if len(lines) < 3 || lines[0] != plot.Name || !strings.Contains(strings.Join(lines, " "), "ha") {
		t.Errorf("it says %q", lines)
	}
	photograph(t, p.d, "hover")
	p.d.Hand().Leave()
	if lines := p.w.Chart().Hovered(); lines != nil {
		t.Errorf("it still says %q", lines)
	}
}

func TestOneOfSeveralIsChosen(t *testing.T) {
	p := land(t)
	plot := p.d.Snapshot().Plots[0]
	at := geo.Mercator(measure.InteriorPoint(plot.Shape))
	for name, act := range map[string]func(){
		"right button": func() { p.d.Hand().RightClick(at) },
		"long press":   func() { p.d.Hand().LongPress(at) },
		"Alt":          func() { p.d.Hand().With(fyne.KeyModifierAlt).Click(at) },
		"key":          func() { p.d.Hand().Move(at); p.d.Hand().Letter("o") },
	} {
		p.choose()
		act()
		offered := p.w.Offered()
		if len(offered) < 3 || offered[0].Name != plot.Name+"  –  Terrain" {
			t.Fatalf("%s: offered %v", name, offered)
		}
		menu, ok := p.w.Fyne().Canvas().Focused().(*widget.PopUpMenu)
		if !ok {
			t.Fatalf("%s: the menu has no keyboard", name)
		}
		photograph(t, p.d, "offered")
		// The second one, by the keyboard.
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		p.d.Idle()
		if got := p.d.Selected(); got == plot.Ref() || got == (data.Ref{}) || got.ID == p.parcels.ID && len(p.d.Gathered()) == 0 {
			t.Errorf("%s: selected %v", name, got)
		}
	}
	p.press("select.none")
	p.d.Hand().Click(at)
	if got := p.d.Selected(); got != plot.Ref() {
		t.Errorf("a plain click selects %v", got)
	}
	p.d.Hand().Move(p.at(.01, .01))
	p.d.Hand().Click(at) // again: one step deeper
	if got := p.d.Selected(); got == plot.Ref() {
		t.Error("a second click goes no deeper")
	}
}

func TestGoingToCoordinates(t *testing.T) {
	p := rowLand(t)
	target := geo.Unmercator(p.at(.3, .7))
	system, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	q, loc := system.Forward(target), p.w.Locale()
	angle := func(v float64) string {
		d, m := math.Floor(v), math.Floor(v*60)-60*math.Floor(v)
		return fmt.Sprintf("%.0f°%.0f'%.3f\"", d, m, v*3600-d*3600-m*60)
	}
	for text, readings := range map[string]int{
		loc.Number(q.X, 0) + " " + loc.Number(q.Y, 0):               1,
		loc.Number(target.Lat, 7) + " " + loc.Number(target.Lon, 7): 2,
		angle(target.Lat) + "N " + angle(target.Lon) + "E":          1,
		fmt.Sprintf("geo:%.7f,%.7f;u=5", target.Lat, target.Lon):    1,
	} {
		p.press("zoom.all")
		p.press("go")
		p.w.Palette().Type(text)
		found := p.w.Palette().Found()
		if len(found) < readings {
			t.Fatalf("%q has %d readings, want %d", text, len(found), readings)
		}
		photograph(t, p.d, fmt.Sprint("reading-", readings))
		if err := p.d.RunFound(); err != nil {
			t.Fatal(err)
		}
		at, marked := p.w.Chart().Marker()
		if !marked || !near(at, geo.Mercator(target), 3) || !near(p.d.View().Centre, at, 3) {
			t.Errorf("%q led to %v (%v), want %v", text, at, marked, geo.Mercator(target))
		}
		if !strings.Contains(p.d.Said(), "Lambert-93") {
			t.Errorf("the window says %q", p.d.Said())
		}
		photograph(t, p.d, "gone-to")
		p.d.Hand().Key(fyne.KeyEscape)
		if _, marked := p.w.Chart().Marker(); marked {
			t.Error("Escape left the mark")
		}
	}
}

func TestCoordinatesUnderThePointer(t *testing.T) {
	p := rowLand(t)
	if err := p.d.Press("position.copy"); err == nil {
		t.Error("a place was copied before the pointer was anywhere")
	}
	at := geo.Unmercator(p.at(.5, .5))
	for range 2 {
		p.d.Hand().Move(p.at(.5, .5))
		p.press("position.copy")
		got := positions.Parse(p.w.Clipboard(), orb.Bound{})
		if len(got) == 0 || !near(geo.Mercator(got[0].At), p.at(.5, .5), 3) {
			t.Errorf("copied %q, which is read as %v, not %v", p.w.Clipboard(), got, at)
		}
		p.press("position.flip")
	}
}

func TestViewsAreKept(t *testing.T) {
	p := rowLand(t)
	here, first := p.d.View(), len(p.d.Snapshot().Views) // the demonstration has some
	p.press("view.keep")
	if err := p.d.Fill(viewsform.FieldOf(first), "Mon carrefour"); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	p.press("zoom.all")
	p.press("view.keep")
	photograph(t, p.d, "kept-views")
	if name, err := p.d.Field(viewsform.FieldOf(first)); err != nil || name != "Mon carrefour" {
		t.Errorf("the first view is called %q, %v", name, err)
	}
	if err := p.d.Fill(viewsform.FieldOf(first+1), " "); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Save(); err == nil {
		t.Error("a view without a name was kept")
	}
	if titles, err := p.d.Find("carrefour"); err != nil || len(titles) == 0 || titles[0] != "Mon carrefour" {
		t.Fatalf("found %q, %v", titles, err)
	}
	if err := p.d.RunFound(); err != nil {
		t.Fatal(err)
	}
	if got := p.d.View(); got.Level != here.Level || !near(got.Centre, here.Centre, got.Resolution()) {
		t.Errorf("the kept view is %v, want %v", got, here)
	}
}
