package palette

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Palette is open from Show to the choice.
type Palette struct {
	loc     *locale.Locale
	canvas  fyne.Canvas
	actions []kit.Action
	more    func() []kit.Action // those that follow, nil when there are none or they are among actions already
	index   *Index              // of actions, nil as long as nothing is looked for
	found   []int               // among actions
	at      int                 // among found
	ask     func(text string)   // looks for what is offered, in place of actions; nil finds among them
	nothing string              // what is said when nothing is found
	hint    *kit.Text
	pop     *widget.PopUp
	entry   *entry
	rows    *fyne.Container
	lines   []*line
}

// Size of the palette in Fyne units, and how many lines it shows.
const (
	width = 580
	shown = 11
)

// Show opens a palette over a canvas with actions in the order in which they are offered.
func Show(loc *locale.Locale, c fyne.Canvas, actions []kit.Action) *Palette {
	return ShowMore(loc, c, actions, nil)
}

// ShowMore opens one with actions after these, which are made once somebody types or goes on to what is not in sight.
func ShowMore(loc *locale.Locale, c fyne.Canvas, actions []kit.Action, more func() []kit.Action) *Palette {
	p := &Palette{loc: loc, canvas: c, actions: actions, more: more, nothing: loc.T("palette.nothing")}
	p.open(loc.T("palette.placeholder"))
	return p
}

// Search opens a palette that asks for what to offer each time the text changes, and is answered by Offer.
func Search(loc *locale.Locale, c fyne.Canvas, placeholder, nothing string, ask func(text string)) *Palette {
	p := &Palette{loc: loc, canvas: c, ask: ask, nothing: nothing}
	p.open(placeholder)
	return p
}

// Offer is the answer to a text that was asked about; note stands below the lines, "" for how to choose. An answer to a text
// that has changed since is passed over.
func (p *Palette) Offer(text string, actions []kit.Action, note string) {
	if text != p.entry.Text || !p.Open() {
		return
	}
	p.actions, p.at = actions, 0
	p.findAll()
	if note == "" {
		note = p.loc.T("palette.hint")
	}
	p.hint.Value = note
	p.hint.Refresh()
	p.show()
}

func (p *Palette) open(placeholder string) {
	p.entry = newEntry(p)
	p.entry.SetPlaceHolder(placeholder)
	p.entry.OnChanged = func(string) { p.find() }
	p.rows = kit.Column(0)
	for i := range shown {
		l := newLine(func() { p.at = i; p.run() })
		p.lines = append(p.lines, l)
		p.rows.Objects = append(p.rows.Objects, l)
	}
	p.hint = kit.Caption(p.loc.T("palette.hint"))
	body := kit.Column(0, kit.Pad(kit.All(8), p.entry), kit.Hairline(), kit.Pad(kit.Sides(4, 4), p.rows), kit.Hairline(),
		kit.Pad(kit.Sides(12, 6), p.hint))
	floor := kit.NewGround("")
	floor.Least = fyne.NewSize(width, 0)
	p.pop = widget.NewPopUp(kit.Stack(floor, body), p.canvas)
	p.find()
	p.pop.ShowAtPosition(fyne.NewPos((p.canvas.Size().Width-width)/2, 58))
	p.canvas.Focus(p.entry)
}

// Type fills the search field.
func (p *Palette) Type(text string) { p.entry.SetText(text) }

// Open says whether the palette is still there.
func (p *Palette) Open() bool { return p.pop.Visible() }

// Found lists what is offered now.
func (p *Palette) Found() []kit.Action {
	p.whole()
	found := make([]kit.Action, len(p.found))
	for i, at := range p.found {
		found[i] = p.actions[at]
	}
	return found
}

// Run does what is marked.
func (p *Palette) Run() { p.run() }

func (p *Palette) find() {
	if p.ask != nil {
		p.ask(p.entry.Text)
		p.show()
		return
	}
	p.at = 0
	words := strings.TrimSpace(p.entry.Text)
	if words != "" || len(p.actions) < shown {
		p.whole()
	}
	if words == "" {
		p.findAll()
	} else {
		if p.index == nil {
			p.index = NewIndex(p.actions)
		}
		p.found = p.index.find(words)
	}
	p.show()
}

// findAll offers all actions that are made, in their order.
func (p *Palette) findAll() {
	p.found = make([]int, len(p.actions))
	for i := range p.found {
		p.found[i] = i
	}
}

// whole makes the actions that are not made yet.
func (p *Palette) whole() {
	if p.more == nil {
		return
	}
	p.actions, p.more = slices.Concat(p.actions, p.more()), nil
	p.findAll()
}

func (p *Palette) show() {
	first := max(0, min(p.at-shown/2, len(p.found)-shown))
	for i, l := range p.lines {
		l.onTap = nil
		l.Hidden = first+i >= len(p.found)
		if l.Hidden {
			continue
		}
		at := first + i
		l.onTap = func() { p.at = at; p.run() }
		l.set(p.actions[p.found[at]], at == p.at)
	}
	if len(p.found) == 0 {
		p.lines[0].Hidden = false
		p.lines[0].set(kit.Action{Title: p.nothing}, false)
	}
	p.rows.Refresh()
	p.pop.Resize(fyne.NewSize(width, p.pop.MinSize().Height))
}

func (p *Palette) move(by int) {
	p.whole()
	if n := len(p.found); n > 0 {
		p.at = (p.at + by + n) % n
		p.show()
	}
}

func (p *Palette) run() {
	if p.at >= len(p.found) {
		return
	}
	a := p.actions[p.found[p.at]]
	if a.Why() != "" || a.Run == nil {
		return
	}
	p.close()
	a.Run()
}

// Leave closes the palette with nothing done.
func (p *Palette) Leave() { p.close() }

func (p *Palette) close() {
	p.pop.Hide()
	p.canvas.Unfocus()
}

// entry is the search field; it leaves the arrows to the list.
type entry struct {
	widget.Entry
	palette *Palette
}

func newEntry(p *Palette) *entry {
	e := &entry{palette: p}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		e.palette.move(1)
	case fyne.KeyUp:
		e.palette.move(-1)
	case fyne.KeyPageDown:
		e.palette.move(shown - 1)
	case fyne.KeyPageUp:
		e.palette.move(1 - shown)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.palette.run()
	case fyne.KeyEscape:
		e.palette.close()
	default:
		e.Entry.TypedKey(k)
	}
}

// line is one action of the list.
type line struct {
	widget.BaseWidget
	ground *kit.Ground
	icon   *kit.Icon
	title  *kit.Text
	detail *kit.Text
	key    *kit.Text
	row    *fyne.Container
	onTap  func()
}

var _ fyne.Tappable = (*line)(nil)

func newLine(onTap func()) *line {
	l := &line{
		ground: kit.NewGround(""), icon: kit.NewIcon(""), title: kit.Body(""), detail: kit.Caption("").Cutting(),
		key: kit.Caption(""), onTap: onTap,
	}
	l.ground.Radius, l.title.Ceiling = 5, width-180
	l.row = kit.Stack(l.ground, kit.Pad(kit.Sides(9, 0), kit.Row(10, l.icon, l.title, kit.Grow(l.detail), l.key)))
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) Tapped(*fyne.PointEvent) {
	if l.onTap != nil {
		l.onTap()
	}
}

func (l *line) set(a kit.Action, marked bool) {
	ink := fynetheme.ColorNameForeground
	l.title.Value, l.detail.Value, l.key.Value = a.Title, a.Detail, a.Shortcut
	if why := a.Why(); why != "" {
		ink = fynetheme.ColorNameDisabled
		l.detail.Value = why
	}
	l.icon.Name, l.icon.Colour = a.Icon, theme.Muted
	l.title.Colour = ink
	l.ground.Colour = ""
	if marked {
		l.ground.Colour = theme.AccentSoft
	}
	l.Refresh()
}

func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ line *line }

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Layout(size fyne.Size)        { r.line.row.Resize(size) }
func (r *lineRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, 33) }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line.row} }

func (r *lineRenderer) Refresh() {
	l := r.line
	r.line.row.Refresh()
	r.Layout(l.BaseWidget.Size())
	for _, o := range []fyne.CanvasObject{l.ground, l.icon, l.title, l.detail, l.key} {
		o.Refresh()
	}
	l.row.Objects[1].(*fyne.Container).Objects[0].Refresh()
}
