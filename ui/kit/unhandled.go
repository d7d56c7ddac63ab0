package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// What has the keyboard and takes no text keeps only the keys that mean something to it. The others do what they do when nothing has the
// keyboard: Fyne drops them, so that a click on a list would leave the window deaf.

// LeftToWindow gives the keys that do the same everywhere to the window, and says whether this is one.
func LeftToWindow(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if !everywhere(k.Name) {
		return false
	}
	toWindow(o, k)
	return true
}

// RuneToWindow gives a character to the window, as if nothing had the keyboard: all but the space, which presses what has it.
func RuneToWindow(o fyne.CanvasObject, r rune) {
	c := canvasOf(o)
	if c != nil && r != ' ' && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// everywhere says whether a key does the same wherever the keyboard is.
func everywhere(key fyne.KeyName) bool { return key == fyne.KeyEscape || function(key) }

// function says whether a key is one of those with an F and a number.
func function(key fyne.KeyName) bool {
	n, ok := strings.CutPrefix(string(key), "F")
	if !ok {
		return false
	}
	_, err := strconv.Atoi(n)
	return err == nil
}

// toWindow gives a key to the window, as if nothing had the keyboard.
func toWindow(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}
