package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// TestAnItemIsDraggedToAnotherPlace drags the second of five items by whole items, down, up and beyond both ends.
func TestAnItemIsDraggedToAnotherPlace(t *testing.T) {
	stage(t)
	l := kit.NewList(true, kit.NewTips())
	var items []kit.Item
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		items = append(items, kit.Item{ID: id, Title: id})
	}
	moved, at := "", -1
	l.OnMove = func(id string, to int) { moved, at = id, to }
	w := test.NewTempWindow(t, l.Object)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(240, 400))
	l.Set(items)
	const pitch = 42 + 4
	for by, want := range map[float32]int{pitch: 2, 2.2 * pitch: 3, -pitch: 0, 20 * pitch: 4, -20 * pitch: 0, 0.3 * pitch: -1} {
		moved, at = "", -1
		test.Drag(w.Canvas(), fyne.NewPos(60, pitch*1.5), 0, by)
		if at != want || want >= 0 && moved != "b" {
			t.Errorf("dragged by %v: %q to %d, want b to %d", by, moved, at, want)
		}
	}
	l.OnMove = nil
	test.Drag(w.Canvas(), fyne.NewPos(60, pitch*1.5), 0, pitch) // nothing to do, and no harm
}

// TestAnItemIsChosenByTheKeyboard walks with the arrows from what is chosen, chooses with Enter and the space bar, and chooses once more what is
// chosen already; what the program chooses is not told.
func TestAnItemIsChosenByTheKeyboard(t *testing.T) {
	stage(t)
	l := kit.NewList(true, kit.NewTips())
	told := ""
	l.OnChoose = func(id string) { told += id }
	w := test.NewTempWindow(t, l.Object)
	w.Resize(fyne.NewSize(240, 400))
	items := []kit.Item{{ID: "a", Title: "a"}, {ID: "b", Title: "b"}, {ID: "c", Title: "c"}, {ID: "d", Title: "d"}}
	if l.Focus(); w.Canvas().Focused() != nil {
		t.Error("an empty list takes the keyboard")
	}
	l.Set(items)
	l.Focus()
	key := func(names ...fyne.KeyName) {
		for _, name := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	l.Set(nil)
	key(fyne.KeyReturn) // of nothing
	l.Set(items)
	key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeyEnter)
	if told != "bcc" {
		t.Errorf("told %q", told)
	}
	l.Choose("a")
	key(fyne.KeyDown, fyne.KeyReturn)
	if told != "bccb" {
		t.Errorf("told %q", told)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(60, 70)) // the second, which is chosen, once more
	if told != "bccbb" {
		t.Errorf("a tap told %q", told)
	}
	window := ""
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { window += string(k.Name) })
	w.Canvas().SetOnTypedRune(func(r rune) { window += string(r) })
	key(fyne.KeyF1, fyne.KeyF2, fyne.KeyEscape, fyne.KeyLeft)
	for _, r := range "a3 " {
		w.Canvas().Focused().TypedRune(r)
	}
	if window != "F1F2Escapea3" {
		t.Errorf("the window is told %q", window)
	}
}
