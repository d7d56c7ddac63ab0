package drive_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/data"
)

// A plot is chosen with the mouse in the list at the left while a sitting goes on: a digit gives it a status, F11 shows the room the map, F1
// opens the help and Escape closes it, as they do after a click on the map.
func TestTheKeysWorkOnceALineOfTheListWasClicked(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	holds(t, d)
	do(d.Press("show.plots"))
	c := w.Fyne().Canvas()
	first := d.Snapshot().Plots[0]
	do(d.Act(func() error {
		test.TapCanvas(c, fyne.NewPos(150, 300))
		return nil
	}))
	ref := d.Selected()
	plot, ok := d.Snapshot().Plot(ref.ID)
	photograph(t, d, "list-clicked")
	if !ok || ref.Kind != data.KindPlot || plot.ID == first.ID || c.Focused() == nil {
		t.Fatalf("the click selects %v; the keyboard is at %T", ref, c.Focused())
	}
	digit, want := "3", data.StatusOption
	if plot.Status == want {
		digit, want = "5", data.StatusSold
	}
	do(d.Typewrite(digit))
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != want {
		t.Errorf("the plot is %s: %s", p.Status, d.Said())
	}
	do(d.Strike(fyne.KeyF1))
	if w.Help() == nil {
		t.Error("no help")
	}
	do(d.Typewrite("1"), d.Strike(fyne.KeyF11)) // the help stands over the window and keeps them
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != want {
		t.Error("a digit works below the help")
	}
	if do(d.Strike(fyne.KeyEscape)); w.Help() != nil {
		t.Error("the help is still there")
	}
	before := c.Size()
	if do(d.Strike(fyne.KeyF11)); !w.Presenting() {
		t.Error("F11 does not fill the screen")
	}
	if do(d.Strike(fyne.KeyF11)); w.Presenting() || c.Size() != before {
		t.Error("F11 does not bring the window back")
	}
}

// F6 brings the keyboard through the window, past what is hidden, and back to what had it in each part; the map shows that it has come.
func TestF6GoesThroughTheWindow(t *testing.T) {
	p := rowLand(t)
	do := playing(t)
	c := p.w.Fyne().Canvas()
	c.Unfocus()
	const bar, left, chart, right, drawer = 0, 1, 2, 3, 4
	goes := func(what string, op string, want ...int) {
		t.Helper()
		for _, region := range want {
			if do(p.d.Press(op)); p.w.Region() != region {
				t.Fatalf("%s: the keyboard is in region %d, at a %T, want %d", what, p.w.Region(), c.Focused(), region)
			}
		}
	}
	do(p.d.Choose(data.Ref{Kind: data.KindPlot, ID: p.d.Snapshot().Plots[0].ID}))
	c.Unfocus()
	goes("without a drawer", "region.next", right, bar, left, chart)
	photograph(t, p.d, "region-map")
	goes("and back", "region.previous", left, bar)
	first := c.Focused()
	do(p.d.Strike(fyne.KeyRight, fyne.KeyRight))
	kept := c.Focused()
	if kept == first || p.w.Region() != bar {
		t.Errorf("the arrows lead to %v", kept)
	}
	photograph(t, p.d, "region-bar")
	goes("round", "region.next", left, chart, right, bar)
	if c.Focused() != kept {
		t.Error("the toolbar has forgotten where the keyboard was")
	}
	if do(p.d.Strike(fyne.KeyTab)); p.w.Region() != bar {
		t.Errorf("Tab leads from the toolbar to region %d, not to the field to search", p.w.Region())
	}
	if do(p.d.Strike(fyne.KeyTab)); p.w.Region() != left {
		t.Errorf("Tab leads from the field to search to region %d", p.w.Region())
	}
	do(p.d.Strike(fyne.KeyRight)) // from Layers to Plots
	photograph(t, p.d, "region-left")
	do(p.d.Press("companies"))
	if p.w.Region() != drawer {
		t.Errorf("the list that was opened does not have the keyboard, but region %d", p.w.Region())
	}
	goes("with a drawer", "region.next", bar, left, chart, right, drawer, bar)
	do(p.d.Press("panel.left"))
	goes("without the lists", "region.next", chart)
}

// Tab goes through all that a panel holds, and what it comes to is in sight, however long the panel is.
func TestWhatTabComesToIsInSight(t *testing.T) {
	p := rowLand(t)
	do := playing(t)
	c, driver := p.w.Fyne().Canvas(), fyne.CurrentApp().Driver()
	for _, panel := range []string{"companies", "dashboard", "contracts"} {
		do(p.d.Press(panel))
		for c.Unfocus(); p.w.Region() != 4; {
			do(p.d.Press("region.next"))
		}
		if panel == "companies" {
			do(p.d.Strike(fyne.KeyDown, fyne.KeySpace)) // a card with what there was
		}
		stops, met := 0, map[fyne.Focusable]bool{}
		for ; p.w.Region() == 4 && !met[c.Focused()]; stops++ {
			met[c.Focused()] = true
			o := c.Focused().(fyne.CanvasObject)
			at := driver.AbsolutePositionForObject(o)
			if top, bottom := float32(474), c.Size().Height-26; at.Y < top || at.Y+min(o.Size().Height, 24) > bottom {
				t.Errorf("%s: stop %d, a %T, lies at %v", panel, stops, o, at)
			}
			do(p.d.Strike(fyne.KeyTab))
		}
		if stops < 9 {
			t.Errorf("%s has only %d stops", panel, stops)
		}
	}
}

// The lines of a card that lead elsewhere are followed by keyboard, which then is in the card that came.
func TestLinksOfACardAreFollowedByKey(t *testing.T) {
	p := rowLand(t)
	do := playing(t)
	c := p.w.Fyne().Canvas()
	do(p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}))
	do(p.d.Press("match"))
	do(p.d.Choose(data.Ref{Kind: data.KindPlot, ID: p.d.Ranking().Rows[0].PlotID}))
	before := p.d.Selected()
	for c.Unfocus(); p.w.Region() != 3; {
		do(p.d.Press("region.next"))
	}
	for range 40 {
		if typeOf(c.Focused()) == "*inspector.link" {
			break
		}
		do(p.d.Strike(fyne.KeyTab))
	}
	photograph(t, p.d, "link")
	if do(p.d.Strike(fyne.KeyTab, fyne.KeyReturn)); p.d.Selected() == before { // past an offer, to a project
		t.Error("the link leads nowhere")
	}
	if p.w.Region() != 3 {
		t.Errorf("the keyboard is at a %T, in region %d", c.Focused(), p.w.Region())
	}
}

func typeOf(o any) string { return fmt.Sprintf("%T", o) }
