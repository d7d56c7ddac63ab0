package kit

// NewChip makes a small button of a value that is in force or not; its border says that it can be pressed.
func NewChip(text string, chosen bool, onTap func()) *Button {
	b := NewButton(text, "", Quiet, onTap)
	b.Small, b.Bordered, b.Chosen = true, true, chosen
	return b
}

// NewTag makes a chip of something in force, which a press takes off.
func NewTag(text, tip string, tips *Tips, onTap func()) *Button {
	b := NewChip(text, true, onTap)
	b.Icon, b.Tip, b.Tips, b.Ceiling = "close", tip, tips, 260
	return b
}
