package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// A tip stands beside what the pointer rests on, and nowhere when that has left the window, or is not seen there any more.
func TestATipIsOfWhatIsSeen(t *testing.T) {
	app := test.NewTempApp(t)
	tips := kit.NewTips()
	b := kit.IconButton("close", "Close", tips, func() {})
	panel := kit.Column(0, kit.Space(40, 40), kit.Row(0, kit.Space(60, 20), b))
	w := app.NewWindow("")
	defer w.Close()
	w.SetContent(kit.Stack(panel, tips.Layer))
	w.Resize(fyne.NewSize(300, 200))
	if tips.Show("Close", b); len(tips.Layer.Objects) != 1 || tips.Layer.Objects[0].Position().Y < 40 {
		t.Fatalf("%d tips are shown", len(tips.Layer.Objects))
	}
	b.Hide()
	if tips.Show("Close", b); len(tips.Layer.Objects) != 0 {
		t.Error("a tip of what is hidden")
	}
	b.Show()
	panel.Objects = panel.Objects[:1]
	if tips.Show("Close", b); len(tips.Layer.Objects) != 0 {
		t.Errorf("a tip of what is gone stands at %v", tips.Layer.Objects[0].Position())
	}
}
