package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Lines are the parts of a form of which there may be any number, one below the other. The buttons of each move it and take it out, the
// one below all adds another; all of them are reached by keyboard. T is most often a pointer to the fields of a line.
type Lines[T comparable] struct {
	Object   fyne.CanvasObject
	OnChange func()               // lines came, went or moved
	OnLeave  func(line T)         // one was taken out; nil tells nobody
	Beyond   func(line T, by int) // one was moved beyond the first or the last; nil leaves it there

	words LinesText
	tips  *Tips
	draw  func(line T, buttons fyne.CanvasObject) fyne.CanvasObject
	list  *fyne.Container
	all   []T
}

// LinesText names the buttons: that of another line, "" where lines come in another way, and those of each.
type LinesText struct{ Add, Up, Down, Drop string }

// NewLines makes no line yet. What draw makes of a line holds the buttons that it is given; more makes another line, where the one that
// is added must get the keyboard.
func NewLines[T comparable](words LinesText, tips *Tips, draw func(line T, buttons fyne.CanvasObject) fyne.CanvasObject, more func()) *Lines[T] {
	l := &Lines[T]{words: words, tips: tips, draw: draw, list: Column(8)}
	if l.Object = l.list; words.Add != "" {
		add := NewButton(words.Add, "add", Quiet, more)
		add.Small, add.Left = true, true
		l.Object = Column(6, l.list, Row(0, add))
	}
	return l
}

// All lists the lines in their order.
func (l *Lines[T]) All() []T { return l.all }

// Add puts a line at the end.
func (l *Lines[T]) Add(line T) { l.Insert(len(l.all), line) }

// Insert puts a line at a place.
func (l *Lines[T]) Insert(at int, line T) {
	l.all = slices.Insert(l.all, at, line)
	l.list.Objects = slices.Insert(l.list.Objects, at, l.drawn(line))
	l.changed()
}

// drawn is a line with its buttons.
func (l *Lines[T]) drawn(line T) fyne.CanvasObject {
	small := func(icon, tip string, do func()) fyne.CanvasObject {
		b := IconButton(icon, tip, l.tips, do)
		b.Small = true
		return b
	}
	return l.draw(line, Row(0, small("chevron-up", l.words.Up, func() { l.Shift(line, -1) }), small("chevron-down", l.words.Down, func() { l.Shift(line, 1) }),
		small("close", l.words.Drop, func() { l.Drop(line) })))
}

// Find is the first line that is what is looked for, the zero T when there is none.
func (l *Lines[T]) Find(is func(line T) bool) (line T) {
	if at := slices.IndexFunc(l.all, is); at >= 0 {
		line = l.all[at]
	}
	return line
}

// Shift moves a line by so many places down.
func (l *Lines[T]) Shift(line T, by int) {
	at := slices.Index(l.all, line)
	to := at + by
	switch {
	case at < 0:
		return
	case to < 0 || to >= len(l.all):
		if l.Beyond != nil {
			l.Beyond(line, by)
		}
		return
	}
	object := l.list.Objects[at]
	l.all = slices.Insert(slices.Delete(l.all, at, at+1), to, line)
	l.list.Objects = slices.Insert(slices.Delete(l.list.Objects, at, at+1), to, object)
	l.changed()
}

// Replace puts another line in the place of one; that is one change.
func (l *Lines[T]) Replace(old, line T) {
	if at := slices.Index(l.all, old); at >= 0 {
		l.unfocus()
		l.all[at], l.list.Objects[at] = line, l.drawn(line)
		l.changed()
	}
}

// Set puts these lines in the place of all; that is one change, and no line has left.
func (l *Lines[T]) Set(lines ...T) {
	l.all, l.list.Objects = slices.Clone(lines), make([]fyne.CanvasObject, len(lines))
	for i, line := range lines {
		l.list.Objects[i] = l.drawn(line)
	}
	l.changed()
}

// Drop takes a line out, and tells who asked to know.
func (l *Lines[T]) Drop(line T) {
	if l.Take(line) && l.OnLeave != nil {
		l.OnLeave(line)
	}
}

// Take takes a line out to be put elsewhere; it says whether it was there.
func (l *Lines[T]) Take(line T) bool {
	at := slices.Index(l.all, line)
	if at < 0 {
		return false
	}
	l.unfocus()
	l.all = slices.Delete(l.all, at, at+1)
	l.list.Objects = slices.Delete(l.list.Objects, at, at+1)
	l.changed()
	return true
}

// unfocus takes the keyboard from the button that was pressed, which goes with its line.
func (l *Lines[T]) unfocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.list); c != nil {
		c.Unfocus()
	}
}

func (l *Lines[T]) changed() {
	l.list.Refresh()
	if l.OnChange != nil {
		l.OnChange()
	}
}
