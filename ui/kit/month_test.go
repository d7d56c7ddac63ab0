package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// dayInWindow is a field of a day in a window, and what the keyboard does there.
type dayInWindow struct {
	*kit.TextField
	t     *testing.T
	c     fyne.Canvas
	told  []string // what stood in the entry, each time that it changed
	above []string // keys and shortcuts that came to the window
}

func inWindow(t *testing.T, lang, day string, at fyne.Position) *dayInWindow {
	t.Helper()
	stage(t)
	d := &dayInWindow{TextField: kit.NewDayField(locale.New(lang), nil, "", ""), t: t}
	d.Today = func() time.Time { return time.Date(2026, 11, 26, 23, 59, 0, 0, time.FixedZone("", 3600)) }
	d.Fill(day)
	d.Entry.OnChanged = func(text string) { d.told = append(d.told, text) }
	keys := &fyne.ShortcutHandler{}
	keys.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) { d.above = append(d.above, "K") })
	place := container.NewWithoutLayout(d.Object())
	d.Object().Move(at)
	d.Object().Resize(fyne.NewSize(140, 40))
	w := test.NewTempWindow(t, kit.NewRoot(keys, place))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 480))
	d.c = w.Canvas()
	d.c.SetOnTypedKey(func(k *fyne.KeyEvent) { d.above = append(d.above, string(k.Name)) })
	d.c.Focus(d.Entry)
	return d
}

func (d *dayInWindow) keys(names ...fyne.KeyName) {
	d.t.Helper()
	for _, k := range names {
		if d.c.Focused() == nil {
			d.t.Fatalf("nothing has the keyboard for %s", k)
		}
		d.c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (d *dayInWindow) shortcut(k fyne.KeyName, with fyne.KeyModifier) {
	d.c.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: with})
}

// is says what the field must hold, and whether the month must be open; when it is not, the entry has the keyboard.
func (d *dayInWindow) is(day string, open bool) {
	d.t.Helper()
	if got := d.Value(); got != day {
		d.t.Errorf("the day is %q, not %q", got, day)
	}
	if is := d.c.Overlays().Top() != nil; is != open {
		d.t.Errorf("the month is open: %v", is)
	}
	if at := d.c.Focused(); !open && at != fyne.Focusable(d.Entry) {
		d.t.Errorf("the keyboard is at a %T", at)
	}
}

// A day is chosen by keys alone: over ends of months and years, in February of a leap year, and by typing as before.
func TestADayIsChosenByKeys(t *testing.T) {
	for _, c := range []struct {
		from string
		keys []fyne.KeyName
		to   string
	}{
		{"2026-12-31", []fyne.KeyName{fyne.KeyRight}, "2027-01-01"},
		{"2027-01-01", []fyne.KeyName{fyne.KeyLeft}, "2026-12-31"},
		{"2024-02-22", []fyne.KeyName{fyne.KeyDown}, "2024-02-29"},
		{"2023-02-22", []fyne.KeyName{fyne.KeyDown}, "2023-03-01"},
		{"2027-08-31", []fyne.KeyName{fyne.KeyUp, fyne.KeyHome}, "2027-08-01"}, // six weeks
		{"2027-08-01", []fyne.KeyName{fyne.KeyEnd}, "2027-08-31"},
		{"2024-01-31", []fyne.KeyName{fyne.KeyPageDown}, "2024-02-29"},
		{"2026-01-15", []fyne.KeyName{fyne.KeyPageUp}, "2025-12-15"},
		{"", nil, "2026-11-26"},
		{"demain", []fyne.KeyName{fyne.KeyUp}, "2026-11-19"},
	} {
		for _, lang := range locale.Languages() {
			d := inWindow(t, lang, c.from, fyne.NewPos(20, 20))
			if d.keys(fyne.KeyDown); d.c.Overlays().Top() == nil {
				t.Fatal("no month is open")
			}
			d.keys(c.keys...)
			d.is(c.from, true)
			d.keys(fyne.KeyReturn)
			d.is(c.to, false)
			if shown := locale.New(lang).ShortDay(c.to); d.Entry.Text != shown || len(d.told) != 1 {
				t.Errorf("%s: it is shown as %q, told %v", lang, d.Entry.Text, d.told)
			}
			d.Entry.SetText("")
			test.Type(d.Entry, "1.2.2027")
			d.is("2027-02-01", false)
		}
	}
	d := inWindow(t, "fr", "2024-02-29", fyne.NewPos(20, 20))
	d.shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
	d.is("2024-02-29", true)
	d.shortcut(fyne.KeyPageDown, fyne.KeyModifierShortcutDefault)
	d.shortcut(fyne.KeyPageDown, fyne.KeyModifierShortcutDefault)
	d.shortcut(fyne.KeyPageUp, fyne.KeyModifierShortcutDefault)
	d.keys(fyne.KeySpace)
	d.is("2025-02-28", false)
}

// Escape leaves the month and nothing else, from each of its parts; what is the window's goes to it when the month has gone.
func TestAMonthIsLeft(t *testing.T) {
	d := inWindow(t, "fr", "2026-11-19", fyne.NewPos(20, 20))
	for parts := range 6 { // the days, four buttons that turn, the one for today
		d.keys(fyne.KeyDown)
		for range parts {
			d.c.FocusNext()
		}
		if _, ok := d.c.Focused().(*kit.Button); ok != (parts > 0) {
			t.Fatalf("part %d is a %T", parts, d.c.Focused())
		}
		d.keys(fyne.KeyPageDown, fyne.KeyEscape)
		d.is("2026-11-19", false)
	}
	d.keys(fyne.KeyDown)
	d.c.FocusNext()
	d.keys(fyne.KeyReturn) // a year before
	d.c.FocusNext()
	d.c.FocusNext()
	d.keys(fyne.KeySpace) // a month after
	d.c.FocusPrevious()
	d.c.FocusPrevious()
	d.c.FocusPrevious()
	d.keys(fyne.KeyReturn)
	d.is("2025-12-19", false)
	if len(d.above) != 0 {
		t.Errorf("the window was told of %v", d.above)
	}
	d.keys(fyne.KeyDown)
	d.shortcut(fyne.KeyK, fyne.KeyModifierShortcutDefault)
	d.is("2025-12-19", false)
	d.keys(fyne.KeyDown, fyne.KeyF1)
	d.is("2025-12-19", false)
	if len(d.above) != 2 || d.above[0] != "K" || d.above[1] != string(fyne.KeyF1) {
		t.Errorf("the window was told of %v", d.above)
	}
}

// The pointer opens the month beside the entry, turns it, and takes the day below it; a press on nothing takes nothing, one beside the month
// closes it. Wherever the entry stands, the month is in sight.
func TestADayIsChosenByThePointer(t *testing.T) {
	for _, at := range []fyne.Position{{X: 20, Y: 20}, {X: 250, Y: 20}, {X: 20, Y: 430}, {X: 250, Y: 430}} {
		d := inWindow(t, "fr", "2026-11-19", at)
		corner := func() fyne.Position {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(d.c.Focused().(fyne.CanvasObject))
		}
		press := func(x, y float32) { test.TapCanvas(d.c, corner().AddXY(x, y)) }
		open := at.AddXY(140-12, 15)
		test.TapCanvas(d.c, open)
		d.is("2026-11-19", true)
		size := d.c.Focused().(fyne.CanvasObject).Size()
		if from := corner(); from.X < 0 || from.Y < 0 || from.X+size.Width > 400 || from.Y+size.Height > 480 {
			t.Errorf("from %v the month stands at %v", at, from)
		}
		press(27, 71) // before the 1st, which is a Sunday
		d.is("2026-11-19", true)
		press(size.Width-27, 71)
		d.is("2026-11-01", false)
		test.TapCanvas(d.c, open)
		press(size.Width-10-36, 22) // the next month
		press(size.Width-10-12, 22) // the next year
		press(27+2*34, 71)          // Wednesday
		d.is("2027-12-01", false)
		test.TapCanvas(d.c, open)
		press(30, size.Height-22)
		d.is("2026-11-26", false)
		test.TapCanvas(d.c, open)
		test.TapCanvas(d.c, fyne.NewPos(1, 1))
		if d.c.Overlays().Top() != nil || d.Value() != "2026-11-26" {
			t.Error("a press beside it does not close the month")
		}
	}
}

// The day that the keyboard is on is seen, where it is chosen, where it is today and where it is neither, in both themes.
func TestTheKeyboardIsSeenInAMonth(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		for what, keys := range map[string][]fyne.KeyName{"chosen": nil, "today": {fyne.KeyDown}, "neither": {fyne.KeyUp}} {
			d := inWindow(t, "fr", "2026-11-19", fyne.NewPos(20, 20))
			fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
			d.keys(fyne.KeyDown)
			d.keys(keys...)
			with := copied(d.c.Capture())
			d.c.Focused().FocusLost()
			if n := seenToChange(with, d.c.Capture()); n < 32 {
				t.Errorf("%s: of a day that is %s, %d pixels are seen to change", mode, what, n)
			}
		}
	}
}
