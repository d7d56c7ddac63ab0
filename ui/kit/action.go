package kit

// Action is something that can be done: what menus, buttons and the palette show of an operation.
type Action struct {
	ID       string
	Title    string
	Detail   string        // more of it: second line in the palette, the words of the tip; may be empty
	Shortcut string        // as it is read: "Ctrl+Z"
	Icon     string        // name of a drawn icon, "" for none
	Chosen   bool          // in force, for what switches
	Disabled func() string // why it cannot be done now, "" when it can; nil is always can
	Run      func()
}

// Why says why the action is off, "" when it is on.
func (a Action) Why() string {
	if a.Disabled == nil {
		return ""
	}
	return a.Disabled()
}

// Tip is what to say when the pointer rests on the action's button.
func (a Action) Tip() string {
	tip := a.Title
	if a.Detail != "" {
		tip = a.Detail
	}
	if a.Shortcut != "" {
		tip += "  (" + a.Shortcut + ")"
	}
	if why := a.Why(); why != "" {
		tip += "\n" + why
	}
	return tip
}
