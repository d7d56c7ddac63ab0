package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// A bar stays within what it has: its last buttons say themselves by their icon, and have their words again where there is room.
func TestABarStaysWithinItsRoom(t *testing.T) {
	stage(t)
	cross := kit.IconButton("close", "Fermer", nil, nil)
	first, last := kit.NewButton("Bilan d’un contrat", "check", kit.Plain, nil), kit.NewButton("Supprimer", "trash", kit.Plain, nil)
	bar := kit.Bar(12, kit.Body("Contrats"), kit.Gap(), kit.Row(6, first, last), cross)
	wide := bar.MinSize().Width
	says := func(width float32, want ...string) {
		t.Helper()
		bar.Resize(fyne.NewSize(width, 40))
		if end := cross.Position().X + cross.Size().Width; end > width+0.5 {
			t.Errorf("of %g it takes %g", width, end)
		}
		got := append(drawn(first), drawn(last)...)
		n := 0
		for _, text := range got {
			if text != "" {
				if n >= len(want) || text != want[n] {
					t.Errorf("at %g it says %q", width, got)
					return
				}
				n++
			}
		}
		if n != len(want) {
			t.Errorf("at %g it says %q", width, got)
		}
	}
	says(wide, "Bilan d’un contrat", "Supprimer")
	says(wide-20, "Bilan d’un contrat")
	says(wide-first.MinSize().Width, []string{}...)
	says(wide+50, "Bilan d’un contrat", "Supprimer")
}
