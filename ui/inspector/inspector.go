package inspector

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Inspector is the panel.
type Inspector struct {
	Object  fyne.CanvasObject
	OnClose func()

	loc   *locale.Locale
	tips  *kit.Tips
	page  *kit.Page
	head  *fyne.Container
	foot  *fyne.Container
	frame *fyne.Container
	whole *kit.Region // the frame, which keeps the keyboard when what it shows changes
	key   string
	model Model
	room  room
	alone bool // what is known is told alone
	lines map[string]*editable
}

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Inspector {
	i := &Inspector{loc: loc, tips: tips, head: kit.Stack(), foot: kit.Column(0)}
	i.page = kit.NewPage(kit.Space(1, 1))
	i.frame = kit.Frame(i.head, i.foot, i.page)
	i.whole = kit.NewRegion(i.frame)
	i.Object = container.New(&tallLayout{i.fit}, kit.On(fynetheme.ColorNameBackground, i.whole.Object))
	return i
}

// Model is what is shown.
func (i *Inspector) Model() Model { return i.model }

// Set shows a model.
func (i *Inspector) Set(m Model) {
	kept, held := i.whole.Held(), i.held()
	defer func() {
		if kept && !i.whole.Held() { // what had the keyboard is gone
			i.whole.Enter()
		}
	}()
	i.model, i.lines = m, map[string]*editable{}
	if m.Title == "" {
		i.head.Hide()
		i.foot.Hide()
		i.page.Set(i.nothing(m.Void), true)
		i.key = ""
		i.frame.Refresh()
		return
	}
	detail := m.Kind
	if m.Detail != "" {
		detail += " · " + m.Detail
	}
	i.head.Objects = []fyne.CanvasObject{kit.Head(m.Title, detail, i.loc.T("inspector.close"), i.tips, func() { i.OnClose() })}
	i.head.Show()
	i.showActions(m.Actions)

	body := kit.Column(16)
	if m.Status != "" {
		body.Add(i.status(m))
	}
	var first, others []fyne.CanvasObject
	for _, s := range m.Sections {
		if s.First {
			first = append(first, i.section(s))
		} else {
			others = append(others, i.section(s))
		}
	}
	if m.Verdict != nil {
		body.Add(i.verdict(*m.Verdict, len(first) == 0))
	}
	for _, s := range first {
		body.Add(s)
	}
	if m.Verdict != nil && len(first) > 0 {
		body.Add(kit.Column(9, append([]fyne.CanvasObject{heading(i.loc.T("inspector.reasons"))}, reasons(*m.Verdict)...)...))
	}
	for _, s := range others {
		body.Add(s)
	}
	i.page.Set(kit.Pad(kit.Insets{Left: 16, Top: 14, Right: 16, Bottom: 20}, body), m.Key != i.key)
	i.key = m.Key
	i.frame.Refresh()
	i.Focus(held)
}

// StatusKey names the line of the status among those of values.
const StatusKey = "status"

// status is the word of the status after its mark, or what changes it.
func (i *Inspector) status(m Model) fyne.CanvasObject {
	switch {
	case m.Statuses != nil:
		return m.Statuses
	case m.OnStatus == nil:
		return kit.Badge(kit.NewPicture(18, 14, m.Mark), m.Status)
	}
	arrow := kit.NewIcon("chevron-down")
	arrow.Side, arrow.Colour = 14, theme.Muted
	line := kit.Row(7, kit.NewPicture(18, 14, m.Mark), kit.Grow(kit.Body(m.Status).Cutting()), arrow)
	return i.editable(StatusKey, line, m.OnStatus)
}

// Tell says whether what is known is told alone, without what can be done.
func (i *Inspector) Tell(alone bool) {
	if alone != i.alone {
		i.alone = alone
		i.Set(i.model)
	}
}

// nothing says what to do while nothing is selected.
func (i *Inspector) nothing(begin *kit.Action) fyne.CanvasObject {
	if begin == nil {
		return kit.Empty("pin", i.loc.T("inspector.empty"), i.loc.T("inspector.empty_next"))
	}
	return kit.Empty("layers", i.loc.T("inspector.void"), i.loc.T("inspector.void_next"), kit.ActionButton(*begin, kit.Primary, true, i.tips))
}

// Where the panel is lower than lowest, in Fyne units for texts of the usual size, what can be done besides the main thing is told by icons alone when it
// is more than mostByText: what is known of the thing needs the room more. Below leastHeight, the main thing is too.
const (
	lowest      = 480
	leastHeight = 300
	mostByText  = 4
)

// footSide is the space beside the buttons, halfGap that between two of them.
const (
	footSide = 16
	halfGap  = 10
)

// room is what there is for what can be done.
type room struct {
	low   bool    // there is little height
	least bool    // there is hardly any
	width float32 // of a button of half the width
}

// fit takes the room that there is; larger texts need more of it.
func (i *Inspector) fit(size fyne.Size) {
	height := size.Height / kit.Scale()
	now := room{height < lowest, height < leastHeight, (size.Width - 2*footSide - halfGap) / 2}
	if now != i.room {
		i.room = now
		i.showActions(i.model.Actions)
	}
}

// crowded says whether buttons side by side would cut their texts.
func (i *Inspector) crowded(buttons []fyne.CanvasObject) bool {
	for _, b := range buttons {
		if i.room.width > 0 && b.MinSize().Width > i.room.width {
			return true
		}
	}
	return false
}

// mostInHalf is how many letters a button of half the width holds beside its icon.
const mostInHalf = 14

func (i *Inspector) showActions(actions []kit.Action) {
	i.foot.Hidden = len(actions) == 0 || i.alone
	if i.foot.Hidden {
		return
	}
	all := kit.ActionButtons(actions, false, i.tips)
	all[0] = kit.ActionButton(actions[0], i.loudest(), true, i.tips)
	if (i.room.low || i.crowded(all[1:])) && len(actions) > mostByText {
		icons := make([]fyne.CanvasObject, 0, len(actions))
		for n, a := range actions {
			weight := kit.Plain
			if n == 0 {
				weight = i.loudest()
			}
			icons = append(icons, kit.ActionButton(a, weight, a.Icon == "", i.tips))
		}
		if i.room.least {
			i.putActions(kit.Halves(icons...))
			return
		}
		i.putActions(kit.Column(6, all[0], kit.Halves(icons[1:]...)))
		return
	}
	// An odd one stands alone above the pairs, and so does one with more to say than half the width holds.
	buttons := kit.Column(6)
	var pair []fyne.CanvasObject
	for n, b := range all {
		pair = append(pair, b)
		if len(pair) == 2 || n == 0 && (len(actions)%2 == 1 || utf8.RuneCountInString(actions[0].Title) > mostInHalf) {
			buttons.Add(kit.Halves(pair...))
			pair = nil
		}
	}
	if len(pair) > 0 {
		buttons.Add(kit.Halves(append(pair, kit.Space(0, 0))...))
	}
	i.putActions(buttons)
}

// loudest is the weight of the first action.
func (i *Inspector) loudest() kit.Weight {
	if i.model.Hushed {
		return kit.Plain
	}
	return kit.Primary
}

func (i *Inspector) putActions(buttons fyne.CanvasObject) {
	i.foot.Objects = []fyne.CanvasObject{kit.Hairline(), kit.On(theme.Bar, kit.Pad(kit.Sides(footSide, 12), buttons))}
}

func heading(text string) fyne.CanvasObject {
	t := kit.Caption(text)
	t.Bold = true
	return kit.Column(5, t, kit.Hairline())
}

func (i *Inspector) section(s Section) fyne.CanvasObject {
	column := kit.Column(9, heading(s.Title))
	for _, f := range s.Facts {
		column.Add(i.fact(f))
	}
	if s.Blank != "" {
		column.Add(i.blank(s))
	}
	for _, sign := range s.Signs {
		column.Add(kit.Row(9, kit.NewPicture(18, 14, sign.Mark), kit.Grow(kit.Stack(kit.Body(sign.Title).Cutting())), kit.Caption(sign.Count)))
	}
	if s.Text != "" {
		column.Add(kit.Body(s.Text).Wrapping())
	}
	if len(s.Links) > 0 {
		links := kit.Column(0)
		for _, l := range s.Links {
			links.Add(i.link(l))
		}
		column.Add(links)
	}
	return column
}

// blank says what is not known, with what enters it at its end.
func (i *Inspector) blank(s Section) fyne.CanvasObject {
	slanted := func(text string) *kit.Text {
		t := kit.Caption(text)
		t.Italic = true
		return t
	}
	var words fyne.CanvasObject = slanted(s.Blank).Wrapping()
	if len(s.Gaps) > 0 {
		names := []fyne.CanvasObject{slanted(i.loc.T("inspector.gaps"))}
		for n, g := range s.Gaps {
			name := g.Name
			if n < len(s.Gaps)-1 {
				name += ","
			}
			names = append(names, i.editable(g.Key, slanted(name), g.Edit))
		}
		words = kit.Flow(4, names...)
	}
	if s.Fill == nil {
		return words
	}
	b := kit.ActionButton(*s.Fill, kit.Quiet, false, i.tips)
	b.Small = true
	return kit.Row(6, kit.Grow(kit.Stack(words)), b)
}

// labelWidth keeps the values of all facts on one line of sight.
const labelWidth = 122

func (i *Inspector) fact(f Fact) fyne.CanvasObject {
	if f.Editor != nil {
		return f.Editor
	}
	label := kit.Body(f.Label).Wrapping().Quiet()
	value := kit.Body(f.Value).Wrapping()
	if f.Small {
		value = kit.Caption(f.Value).Wrapping()
	}
	if f.Unknown {
		value.Quiet().Italic = true
	}
	right := kit.Column(0, value)
	if f.Source != "" {
		right.Add(kit.Caption(f.Source).Wrapping())
	}
	pair := newPair(label, right)
	if f.Edit == nil {
		return pair
	}
	return i.editable(f.Key, pair, f.Edit)
}

// verdict is the answer, with its reasons or without.
func (i *Inspector) verdict(v Verdict, why bool) fyne.CanvasObject {
	word := kit.Lead(v.Word)
	head := kit.Row(9, kit.NewPicture(22, 16, v.Mark), word, kit.Gap())
	if v.Score != "" {
		score := kit.Lead(v.Score)
		head.Add(score)
	}
	column := kit.Column(9, heading(v.Need), head)
	if v.Known != "" {
		column.Add(kit.Caption(v.Known).Wrapping())
	}
	if why {
		for _, r := range reasons(v) {
			column.Add(r)
		}
	}
	return column
}

func reasons(v Verdict) []fyne.CanvasObject {
	list := make([]fyne.CanvasObject, len(v.Reasons))
	for n, r := range v.Reasons {
		list[n] = reason(r)
	}
	return list
}

func reason(r Reason) fyne.CanvasObject {
	icon := newDot(r.Icon, r.Ink)
	lines := kit.Column(3, kit.Body(r.Sentence).Wrapping())
	if r.Source != "" {
		lines.Add(kit.Caption(r.Source).Wrapping())
	}
	if r.Points != "" {
		bar := kit.Meter(r.Earned, fynetheme.Color(fynetheme.ColorNamePrimary))
		lines.Add(kit.Row(8, kit.Grow(kit.Stack(bar)), kit.Caption(r.Points)))
	}
	return newMarked(icon, lines)
}
