package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Select is a choice that tells when it has the keyboard.
type Select struct {
	widget.Select
	focused func()
}

func newSelect(texts []string) *Select {
	s := &Select{}
	s.Options = texts
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	if s.focused != nil {
		s.focused()
	}
}

// TypedKey implements fyne.Focusable: keys that do the same everywhere are left to the window.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF1 || k.Name == fyne.KeyEscape {
		ToWindow(s, k)
		return
	}
	s.Select.TypedKey(k)
}

// Check is a box to tick that tells when it has the keyboard.
type Check struct {
	widget.Check
	focused func()
}

func newCheck(text string, onChange func(on bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, onChange
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	if c.focused != nil {
		c.focused()
	}
}

// TypedKey implements fyne.Focusable, as that of Select.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF1 || k.Name == fyne.KeyEscape {
		ToWindow(c, k)
		return
	}
	c.Check.TypedKey(k)
}
