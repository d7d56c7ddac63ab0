package kit

import "fyne.io/fyne/v2"

// strip is buttons in a line of which Tab stops at one alone: the arrows go to the others, so that a long line does not stand in the way.
type strip struct {
	buttons []*Button
	at      int
}

// Strip makes one stop of the keyboard of buttons that stand side by side.
func Strip(buttons ...*Button) {
	s := &strip{buttons: buttons}
	for _, b := range buttons {
		b.strip = s
	}
}

// key goes along the line, and says whether the key does.
func (s *strip) key(k *fyne.KeyEvent) bool {
	to, goes := along(k.Name, s.at, len(s.buttons))
	if !goes {
		return false
	}
	s.at = to
	if c := canvasOf(s.buttons[to]); c != nil {
		c.Focus(s.buttons[to])
	}
	return true
}

// along is where a key goes from one of n things in a line, round from its ends; false when it does not go along lines.
func along(key fyne.KeyName, at, n int) (to int, goes bool) {
	switch key {
	case fyne.KeyLeft:
		return (at + n - 1) % n, true
	case fyne.KeyRight:
		return (at + 1) % n, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return n - 1, true
	}
	return at, false
}

// Disabled keeps Tab from the buttons of a line but one; a button that is off can have the keyboard, and says why.
func (b *Button) Disabled() bool { return b.strip != nil && b.strip.buttons[b.strip.at] != b }

// Enable implements fyne.Disableable; whether a button is off is for Why to say.
func (b *Button) Enable() {}

// Disable implements fyne.Disableable.
func (b *Button) Disable() {}
