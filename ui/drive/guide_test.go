package drive_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// The guide opens from the help and from the palette, with a project and without, is read by keyboard and turned chapter by chapter.
func TestTheGuideIsReadInTheWindow(t *testing.T) {
	d, w := start(t, t.TempDir())
	defer w.Close()
	do := playing(t)
	c := w.Fyne().Canvas()
	do(d.Strike(fyne.KeyF1, fyne.KeyPageDown))
	for range 5 {
		if b, ok := c.Focused().(*kit.Button); ok && b.Text == "Guide" {
			break
		}
		do(d.Strike(fyne.KeyTab))
	}
	photograph(t, d, "help")
	do(d.Strike(fyne.KeyReturn))
	first := w.Guide()
	if first == nil || first.Title != "Commencer" {
		t.Fatalf("without a project the help leads to %+v", first)
	}
	photograph(t, d, "guide-lobby")
	if err := d.Press("guide.previous"); err == nil {
		t.Error("there is a chapter before the first")
	}
	do(d.Press("guide.next"))
	if now := w.Guide(); now == nil || now.Title != "La carte" {
		t.Errorf("the next chapter is %+v", now)
	}
	do(d.OpenProject(rowFile(t, t.TempDir())))
	if w.Guide() != nil {
		t.Error("the guide is still there")
	}
	titles, err := d.Find("guide seance")
	if err != nil || !slices.Contains(titles, "Guide\u202f: Tenir une séance") {
		t.Fatalf("the palette finds %q, %v", titles, err)
	}
	do(d.RunFound())
	if now := w.Guide(); now == nil || !strings.Contains(now.Title, "séance") {
		t.Fatalf("the palette leads to %+v", now)
	}
	do(d.Press("guide.previous"))
	before := w.GuideOffset()
	if do(d.Strike(fyne.KeyPageDown, fyne.KeyDown)); w.GuideOffset() <= before {
		t.Errorf("the keys leave the text at %v, with the keyboard at a %T", w.GuideOffset(), c.Focused())
	}
	photograph(t, d, "guide")
	if do(d.Strike(fyne.KeyEscape)); w.Guide() != nil {
		t.Error("Escape leaves the guide open")
	}
}
