package ui

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/ui/kit"
)

// Operation is something that the user can do. Menus, toolbar, palette and shortcuts are made of the one list of them.
type Operation struct {
	ID       string
	TitleKey string
	Title    func() string // in place of TitleKey, for a title that says on what
	ShortKey string        // of the title on a button whose place says the rest, "" for the title
	Group    string        // one of menus; "" is in no menu
	Icon     string
	Shortcut *desktop.CustomShortcut
	Key      fyne.KeyName  // alone, in place of a shortcut; "" is none
	Shifted  bool          // with Shift
	Letter   rune          // typed on the map, in place of a shortcut; 0 is none
	Chosen   func() bool   // whether it is in force, for what switches; nil is never
	Disabled func() string // the translation key of why it cannot be done now, "" when it can; nil is always can
	Run      func()
}

// Spelled names the shortcut, in no language; "" when there is none.
func (o Operation) Spelled() string {
	if o.Shortcut == nil {
		return ""
	}
	return o.Shortcut.ShortcutName()
}

// action is what the panels are shown of an operation.
func (w *Window) action(o *Operation) kit.Action {
	title := o.TitleKey
	if o.Title != nil {
		title = o.Title()
	} else {
		title = w.loc.T(title)
	}
	shortcut := spell(w, o.Shortcut)
	if o.Key != "" {
		shortcut = string(o.Key)
		if o.Shifted {
			shortcut = w.loc.T("key.shift") + "+" + shortcut
		}
	}
	if o.Letter != 0 {
		shortcut = string(unicode.ToUpper(o.Letter))
	}
	return kit.Action{
		ID: o.ID, Title: title, Shortcut: shortcut, Icon: o.Icon, Chosen: o.Chosen != nil && o.Chosen(),
		Disabled: func() string {
			if o.Disabled == nil {
				return ""
			}
			if key := o.Disabled(); key != "" {
				return w.loc.T(key)
			}
			return ""
		},
		Run: func() { w.Press(o.ID) },
	}
}

// typed does the operation of a letter typed on the map.
func (w *Window) typed(r rune) {
	for i := range w.operations {
		if o := &w.operations[i]; o.Letter != 0 && o.Letter == unicode.ToLower(r) {
			w.Press(o.ID)
			return
		}
	}
}

// pressed does the operation of a key, and says whether there is one.
func (w *Window) pressed(key fyne.KeyName) bool {
	held := false
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		held = d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	for i := range w.operations {
		if o := &w.operations[i]; o.Key != "" && o.Key == key && (o.Shifted == held || !o.Shifted && !w.shifted(key)) {
			w.Press(o.ID)
			return true
		}
	}
	return false
}

// shifted says whether a key does something else with Shift.
func (w *Window) shifted(key fyne.KeyName) bool {
	for i := range w.operations {
		if o := &w.operations[i]; o.Key == key && o.Shifted {
			return true
		}
	}
	return false
}

// Press does an operation, unless it is off; it says whether it was done.
func (w *Window) Press(id string) bool {
	o := w.operation(id)
	if o == nil {
		panic("ui: no operation " + id)
	}
	if o.Disabled != nil {
		if key := o.Disabled(); key != "" {
			w.sayWhile(w.loc.T(key), func() bool { return o.Disabled() == key })
			return false
		}
	}
	w.steps.add(id)
	o.Run()
	return true
}

func (w *Window) operation(id string) *Operation {
	for i := range w.operations {
		if w.operations[i].ID == id {
			return &w.operations[i]
		}
	}
	return nil
}

// Operations lists all there is, for the palette and for tests.
func (w *Window) Operations() []Operation { return w.operations }

// ctrl and ctrlShift make shortcuts; on a Mac the control key is the command key.
func ctrl(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// spell writes a shortcut as it is read on a keyboard of the language.
func spell(w *Window, s *desktop.CustomShortcut) string {
	if s == nil {
		return ""
	}
	text := ""
	if s.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		text = w.loc.T("key.ctrl") + "+"
	}
	if s.Modifier&fyne.KeyModifierShift != 0 {
		text += w.loc.T("key.shift") + "+"
	}
	if s.Modifier&fyne.KeyModifierAlt != 0 {
		text += w.loc.T("key.alt") + "+"
	}
	switch s.KeyName {
	case fyne.KeyReturn:
		return text + w.loc.T("key.enter")
	case fyne.KeyLeft:
		return text + "←"
	case fyne.KeyRight:
		return text + "→"
	case fyne.KeyPlus, fyne.KeyEqual:
		return text + "+"
	case fyne.KeyMinus:
		return text + "−"
	}
	return text + string(s.KeyName)
}
