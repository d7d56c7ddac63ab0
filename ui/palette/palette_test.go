package palette_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/palette"
	"emprise/ui/theme"
)

func named(name string, n int) []kit.Action {
	actions := make([]kit.Action, n)
	for i := range actions {
		actions[i] = kit.Action{ID: fmt.Sprint(name, i), Title: fmt.Sprint(name, " ", i)}
	}
	return actions
}

// What follows the first actions is made when somebody goes on to it, and is then offered as if it had been there from the start.
func TestWhatIsNotInSightIsMadeWhenItIsLookedFor(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	first, last := named("ouvrir", 20), named("terrain", 30)
	for what, look := range map[string]func(p *palette.Palette, canvas fyne.Canvas){
		"typing": func(p *palette.Palette, _ fyne.Canvas) { p.Type("terrain 29") },
		"going up": func(_ *palette.Palette, canvas fyne.Canvas) {
			canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
		},
		"nothing":    nil,
		"a few only": nil,
	} {
		made, ran := 0, ""
		offered := first
		if what == "a few only" {
			offered = first[:5]
		}
		after := append([]kit.Action(nil), last...)
		after[29].Run = func() { ran = after[29].ID }
		window := test.NewTempWindow(t, nil)
		p := palette.ShowMore(locale.New("fr"), window.Canvas(), offered, func() []kit.Action {
			made++
			return after
		})
		if early := made > 0; early != (what == "a few only") {
			t.Errorf("%s: made %d times at the opening", what, made)
		}
		if look != nil {
			if look(p, window.Canvas()); made != 1 {
				t.Errorf("%s: made %d times", what, made)
			}
			if p.Run(); ran != "terrain29" {
				t.Errorf("%s: ran %q", what, ran)
			}
			continue
		}
		if all := p.Found(); len(all) != len(offered)+len(last) || all[0].ID != first[0].ID || all[len(all)-1].ID != "terrain29" || made != 1 {
			t.Errorf("%s: %d are offered, made %d times", what, len(all), made)
		}
		p.Type("ouvrir")
		if all := p.Found(); len(all) != len(offered) || made != 1 {
			t.Errorf("%s: %d are found, made %d times", what, len(all), made)
		}
		p.Type("")
		if all := p.Found(); len(all) != len(offered)+len(last) {
			t.Errorf("%s: %d are offered again", what, len(all))
		}
	}
}
