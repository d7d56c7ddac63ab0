package drive

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Strike presses keys one after the other, as the driver of a desktop brings them: to what has the keyboard, else to the window. Tab moves
// the keyboard on.
func (d *Driver) Strike(keys ...fyne.KeyName) error {
	for _, key := range keys {
		if err := d.act(func() error { d.strike(key); return nil }); err != nil {
			return err
		}
	}
	return nil
}

func (d *Driver) strike(key fyne.KeyName) {
	c, e := d.window.Fyne().Canvas(), &fyne.KeyEvent{Name: key}
	o := c.Focused()
	if k, ok := o.(desktop.Keyable); ok {
		k.KeyDown(e)
		defer k.KeyUp(e)
	}
	switch {
	case key == fyne.KeyTab:
		c.FocusNext()
	case o != nil:
		o.TypedKey(e)
	case c.OnTypedKey() != nil:
		c.OnTypedKey()(e)
	}
}

// Typewrite types characters in the same way.
func (d *Driver) Typewrite(text string) error {
	for _, r := range text {
		err := d.act(func() error {
			c := d.window.Fyne().Canvas()
			if o := c.Focused(); o != nil {
				o.TypedRune(r)
			} else if c.OnTypedRune() != nil {
				c.OnTypedRune()(r)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
