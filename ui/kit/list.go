package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// Item is one line of a List.
type Item struct {
	ID       string
	Mark     Painter // a sample of 18 by 14, nil for none
	Icon     string  // in its place
	Title    string
	Detail   string // second line
	Trailing string // at the right
	Dim      bool   // present but not in force
	Toggle   string // icon of a button at the right, "" for none
	Tip      string // of that button
	Group    string // what it is put under; the first of a group carries the name above it. "" for none
}

// List is a scrolling list of items of which one can be chosen, by a tap, or by the arrows and Enter or the space bar. One that is chosen
// again is told again: what was shown of it may have given way to something else.
type List struct {
	Object   fyne.CanvasObject
	OnChoose func(id string)
	OnOpen   func(id string) // an item was tapped twice; nil when there is nothing to open
	OnToggle func(id string)
	OnMove   func(id string, to int) // an item was dragged so that it stands at that place; nil when they keep their order

	list   *Rows
	seam   *Ground // where a dragged item would go in
	items  []Item
	tall   bool
	heads  map[int]string // the names of groups, by the item that carries them
	varied bool           // items have been of different heights
	chosen string
	quiet  bool // a choice made by program is not told
	tapped time.Time
}

// NewList makes an empty list; tall lists have two lines an item.
func NewList(tall bool, tips *Tips) *List {
	l := &List{tall: tall}
	l.list = NewRows(
		func() int { return len(l.items) },
		func() fyne.CanvasObject { return newItemRow(l, tall, tips) },
		func(i int, o fyne.CanvasObject) {
			if i < len(l.items) {
				o.(*itemRow).set(i, l.items[i])
			}
		},
		l.tell,
	)
	l.list.OnOpen = func(i int) bool {
		if l.OnOpen == nil || i >= len(l.items) || l.items[i].ID != l.chosen {
			return false
		}
		l.OnOpen(l.chosen)
		return true
	}
	l.list.again = l.tell
	l.list.before = l.setHeights
	l.seam = NewGround(fynetheme.ColorNamePrimary)
	l.seam.Hide()
	l.Object = container.NewStack(l.list, container.NewWithoutLayout(l.seam))
	return l
}

// Set shows items; what was chosen stays chosen while it is there.
func (l *List) Set(items []Item) {
	l.items = items
	l.group()
	l.list.Refresh()
	l.Choose(l.chosen)
}

// tell tells that an item was chosen.
func (l *List) tell(i int) {
	if l.quiet || i >= len(l.items) {
		return
	}
	l.chosen = l.items[i].ID
	if l.OnChoose != nil {
		l.OnChoose(l.chosen)
	}
}

// Focus gives the keyboard to the list, once it is in a window and there is something to choose.
func (l *List) Focus() {
	if len(l.items) == 0 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.list); c != nil && !fyne.CurrentDevice().IsMobile() {
		c.Focus(l.list)
	}
}

// Items gives what is shown.
func (l *List) Items() []Item { return l.items }

// Choose marks an item and scrolls to it, without telling; "" marks none.
func (l *List) Choose(id string) {
	other := id != l.chosen
	l.chosen = id
	l.quiet = true
	defer func() { l.quiet = false }()
	for i, item := range l.items {
		if item.ID == id && id != "" {
			if other {
				l.list.goTo(i)
			}
			l.list.Select(i)
			return
		}
	}
	l.list.UnselectAll()
}

var _ fyne.Tappable = (*itemRow)(nil)

// itemRow draws one item.
type itemRow struct {
	widget.BaseWidget
	list     *List
	tall     bool
	id       string
	at       int
	group    *Text
	cover    *Ground // of what marks the item, behind the name of its group
	dragged  float32 // Fyne units downwards, since the item was taken
	mark     *Picture
	icon     *Icon
	title    *Text
	detail   *Text
	trailing *Text
	toggle   *Button
}

func newItemRow(l *List, tall bool, tips *Tips) *itemRow {
	r := &itemRow{
		list: l, tall: tall, mark: NewPicture(18, 14, nil), icon: NewIcon(""), title: Body("").Cutting(), detail: Caption("").Cutting(),
		trailing: Caption(""), group: Caption("").Cutting(), cover: NewGround(fynetheme.ColorNameBackground),
	}
	r.group.Bold = true
	r.toggle = IconButton("eye", "", tips, func() {
		if l.OnToggle != nil {
			l.OnToggle(r.id)
		}
	})
	r.toggle.Small = true
	r.trailing.Align = fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

func (r *itemRow) set(at int, item Item) {
	r.id, r.at = item.ID, at
	r.mark.Paint = item.Mark
	r.mark.Hidden = item.Mark == nil
	r.icon.Name = item.Icon
	r.icon.Hidden = item.Icon == ""
	r.title.Value, r.detail.Value, r.trailing.Value = item.Title, item.Detail, item.Trailing
	r.title.Colour, r.icon.Colour = fynetheme.ColorNameForeground, theme.Muted
	if item.Dim {
		r.title.Colour = theme.Muted
	}
	r.group.Value = r.list.heads[at]
	r.group.Hidden = r.group.Value == ""
	r.cover.Hidden = r.group.Hidden
	r.toggle.Hidden = item.Toggle == ""
	r.toggle.Icon, r.toggle.Tip = item.Toggle, item.Tip
	r.Refresh()
}

// Tapped chooses the item, and opens it the second time.
func (r *itemRow) Tapped(e *fyne.PointEvent) {
	l, now := r.list, time.Now()
	if e != nil && !r.group.Hidden && e.Position.Y < groupHeight() {
		return
	}
	if l.OnOpen != nil && l.chosen == r.id && now.Sub(l.tapped) < DoubleTap {
		l.tapped = time.Time{}
		l.OnOpen(r.id)
		return
	}
	l.tapped = now
	l.Focus()
	l.list.pick(r.at)
}

func (r *itemRow) CreateRenderer() fyne.WidgetRenderer {
	return &itemRowRenderer{row: r, objects: []fyne.CanvasObject{r.cover, r.group, r.mark, r.icon, r.title, r.detail, r.trailing, r.toggle}}
}

type itemRowRenderer struct {
	row     *itemRow
	objects []fyne.CanvasObject
}

func (r *itemRowRenderer) Destroy()                     {}
func (r *itemRowRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *itemRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80, rowHeight(r.row.tall))
}

func (r *itemRowRenderer) Layout(size fyne.Size) {
	const margin, gap = 10, 9
	o := r.row
	x, right := float32(margin), size.Width-margin
	top := float32(0)
	if !o.group.Hidden {
		top = groupHeight()
		o.cover.Resize(fyne.NewSize(size.Width, top))
		o.group.Move(fyne.NewPos(margin, 4))
		o.group.Resize(fyne.NewSize(max(0, right-margin), top-4))
		size.Height -= top
	}
	if !o.mark.Hidden {
		o.mark.Resize(fyne.NewSize(18, size.Height))
		o.mark.Move(fyne.NewPos(x, top))
		x += 18 + gap
	} else if !o.icon.Hidden {
		o.icon.Resize(fyne.NewSize(18, size.Height))
		o.icon.Move(fyne.NewPos(x, top))
		x += 18 + gap
	}
	if !o.toggle.Hidden {
		o.toggle.Resize(fyne.NewSize(24, 24))
		o.toggle.Move(fyne.NewPos(right-20, top+(size.Height-24)/2))
		right -= 24 + 4
	}
	titleY, titleH := top, size.Height
	if o.tall && o.detail.Value != "" {
		th, dh := o.title.lineHeight(), o.detail.lineHeight()
		titleY, titleH = top+(size.Height-th-dh)/2, th
		o.detail.Resize(fyne.NewSize(max(0, right-x), dh))
		o.detail.Move(fyne.NewPos(x, titleY+th))
	}
	if o.trailing.Value != "" {
		w := o.trailing.width(o.trailing.Value)
		o.trailing.Resize(fyne.NewSize(w+1, titleH))
		o.trailing.Move(fyne.NewPos(right-w-1, titleY))
		right -= w + gap
	}
	o.title.Resize(fyne.NewSize(max(0, right-x), titleH))
	o.title.Move(fyne.NewPos(x, titleY))
}

func (r *itemRowRenderer) Refresh() {
	r.row.detail.Hidden = !r.row.tall || r.row.detail.Value == ""
	r.Layout(r.row.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
