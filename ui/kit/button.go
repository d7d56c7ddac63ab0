package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// Weight says how loud a button is.
type Weight uint8

// The weights.
const (
	Quiet   Weight = iota // no ground until the pointer is over it
	Plain                 // a soft ground
	Primary               // the accent; one on a page
)

// Button is an icon, a text or both, that can be pressed by pointer and keyboard, and says why when it is off.
type Button struct {
	widget.BaseWidget
	once
	Icon     string
	Text     string
	Weight   Weight
	Small    bool
	Left     bool // text at the left rather than centred
	Chosen   bool // drawn as in force, for what switches
	Bordered bool // a quiet one with a line around it
	Tip      string
	Why      string // off, for this reason
	Tips     *Tips
	Ceiling  float32 // the most width that its text asks for; 0 is no bound
	OnTap    func()

	hovered bool
	short   bool                        // its icon alone has room
	onKey   func(k *fyne.KeyEvent) bool // takes a key before the button does; nil takes none
	strip   *strip                      // that it stands in, nil for none
	holder
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton makes a button with a text.
func NewButton(text, icon string, w Weight, onTap func()) *Button {
	b := &Button{Text: text, Icon: icon, Weight: w, OnTap: onTap}
	b.ExtendBaseWidget(b)
	return b
}

// IconButton makes a quiet button with an icon alone, named by its tip.
func IconButton(icon, tip string, tips *Tips, onTap func()) *Button {
	b := &Button{Icon: icon, Tip: tip, Tips: tips, OnTap: onTap}
	b.ExtendBaseWidget(b)
	return b
}

// ActionButton makes a button of an action; Update brings it up to date.
func ActionButton(a Action, w Weight, withText bool, tips *Tips) *Button {
	b := &Button{Icon: a.Icon, Weight: w, Tips: tips, OnTap: a.Run}
	if withText {
		b.Text = a.Title
	}
	b.ExtendBaseWidget(b)
	b.Update(a)
	return b
}

// ActionButtons makes a button with text of each action, the first of which is the main one.
func ActionButtons(actions []Action, small bool, tips *Tips) []fyne.CanvasObject {
	buttons := make([]fyne.CanvasObject, len(actions))
	for i, a := range actions {
		weight := Plain
		if i == 0 {
			weight = Primary
		}
		b := ActionButton(a, weight, true, tips)
		b.Small = small
		buttons[i] = b
	}
	return buttons
}

// Update shows whether the action can be done now.
func (b *Button) Update(a Action) {
	b.Tip, b.Why, b.Chosen, b.OnTap = a.Tip(), a.Why(), a.Chosen, a.Run
	b.Refresh()
}

// Off says whether the button does nothing.
func (b *Button) Off() bool { return b.Why != "" }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.Tips.Hide()
	if b.OnTap != nil && !b.Off() {
		b.OnTap()
	}
}

// FocusGained implements fyne.Focusable: a button without a text says what it does, and one that is off why.
func (b *Button) FocusGained() {
	b.gain(b, b.Refresh)
	if b.words() == "" || b.Off() {
		b.tell()
	}
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.Tips.Hide()
	b.lose(b.Refresh)
}

// tell says what the button does, or why it does not.
func (b *Button) tell() {
	tip := b.Tip
	if tip == "" {
		tip = b.Why
	}
	if tip == "" && b.short {
		tip = b.Text
	}
	b.Tips.Show(tip, b)
}

// words is the text that is shown.
func (b *Button) words() string {
	if b.short && b.Icon != "" {
		return ""
	}
	return b.Text
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) { RuneToWindow(b, r) }

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if b.onKey != nil && b.onKey(e) || b.strip != nil && b.strip.key(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		LeftToWindow(b, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.tell()
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hovered = false
	b.Tips.Hide()
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// Refresh implements fyne.Widget.
func (b *Button) Refresh() { b.again(b.BaseWidget.Refresh) }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.drawn = true
	r := &buttonRenderer{button: b, ground: NewGround(""), ring: NewGround(""), icon: NewIcon(""), text: Body("").Cutting()}
	r.ring.Radius, r.ring.Edge = 3, ringEdge
	r.objects = []fyne.CanvasObject{r.ground, r.ring, r.icon, r.text}
	r.paint()
	return r
}

type buttonRenderer struct {
	button  *Button
	ground  *Ground
	ring    *Ground // within it
	icon    *Icon
	text    *Text
	objects []fyne.CanvasObject
}

func (r *buttonRenderer) paint() {
	b := r.button
	ink, ground := fynetheme.ColorNameForeground, fyne.ThemeColorName("")
	switch {
	case b.Weight == Primary && !b.Off():
		ink, ground = fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary
	case b.Weight != Quiet && b.Off():
		ground = fynetheme.ColorNameDisabledButton
	case b.Weight == Plain:
		ground = fynetheme.ColorNameButton
	case b.Chosen:
		ink, ground = fynetheme.ColorNamePrimary, theme.AccentSoft
	case b.hovered && !b.Off():
		ground = fynetheme.ColorNameHover
	}
	if b.Off() {
		ink = fynetheme.ColorNameDisabled
	}
	r.ground.Colour, r.ground.Border, r.ground.Radius, r.ground.Edge = ground, "", 5, 1
	if b.focused {
		r.ground.Edge = ringEdge
	}
	if b.Bordered {
		if r.ground.Border = fynetheme.ColorNameInputBorder; b.Chosen || b.hovered && !b.Off() {
			r.ground.Border = fynetheme.ColorNamePrimary
		}
	}
	if b.focused || b.hovered && b.Weight != Quiet && !b.Off() {
		r.ground.Border = fynetheme.ColorNamePrimary
	}
	if r.ring.Border = ""; b.focused && b.Weight == Primary && !b.Off() { // its ground has the colour of the line around the others
		r.ring.Border = fynetheme.ColorNameForegroundOnPrimary
	}
	r.icon.Name, r.icon.Colour, r.icon.Side = b.Icon, ink, 18
	r.text.Value, r.text.Colour, r.text.Bold = b.words(), ink, b.Weight == Primary
	r.text.TextSize = fynetheme.SizeNameText
	if b.Small {
		r.icon.Side = 15
		r.text.TextSize = fynetheme.SizeNameCaptionText
	}
}

func (r *buttonRenderer) height() float32 {
	if r.button.Small {
		return 24
	}
	return 32
}

func (r *buttonRenderer) MinSize() fyne.Size {
	b, h := r.button, r.height()
	if b.words() == "" {
		return fyne.NewSize(h, h)
	}
	width := r.text.width(b.Text)
	if b.Ceiling > 0 {
		width = min(width, b.Ceiling)
	}
	if b.Icon == "" {
		return fyne.NewSize(width+h*0.8, h)
	}
	return fyne.NewSize(width+r.icon.Side+6+h*0.7, h)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	r.ground.Resize(size)
	const inside = 2
	r.ring.Move(fyne.NewPos(inside, inside))
	r.ring.Resize(size.SubtractWidthHeight(2*inside, 2*inside).Max(fyne.Size{})) // where the button has no room there is none within it
	side := r.icon.Side
	if b.words() == "" {
		r.icon.Resize(fyne.NewSize(side, side))
		r.icon.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
		return
	}
	pad := r.height() * 0.35
	w := min(r.text.width(b.Text)+0.5, size.Width-2*pad)
	total := w
	if b.Icon != "" {
		w = min(w, size.Width-2*pad-side-6)
		total = w + side + 6
	}
	x := (size.Width - total) / 2
	if b.Left {
		x = pad
	}
	if b.Icon != "" {
		r.icon.Resize(fyne.NewSize(side, side))
		r.icon.Move(fyne.NewPos(x, (size.Height-side)/2))
		x += side + 6
	}
	h := r.text.lineHeight()
	r.text.Resize(fyne.NewSize(w, h))
	r.text.Move(fyne.NewPos(x, (size.Height-h)/2))
}

func (r *buttonRenderer) Destroy()                     {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
