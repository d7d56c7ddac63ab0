package ranking

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data/match"
	"emprise/ui/kit"
)

// Drawer is the panel.
type Drawer struct {
	Object   fyne.CanvasObject
	OnChoose func(plotID string)
	OnClose  func()
	OnEdit   func(needID string)
	OnMark   func(plotID string) // is to be compared, or not any more
	OnShow   func()              // the comparison is asked for

	loc   *locale.Locale
	tips  *kit.Tips
	model Model

	title, asked *kit.Text
	compare      *kit.Button
	counts       [3]*kit.Button
	hidden       [3]bool // verdicts taken out by their button
	head         *header
	list         *kit.Rows
	note         *kit.Text
	rows         []Row
	sort         column
	reverse      bool
	quiet        bool
}

// verdicts is the order of the buttons that filter.
var verdicts = [3]match.Verdict{match.Fits, match.Check, match.Unfit}

// New makes an empty drawer.
func New(loc *locale.Locale, tips *kit.Tips) *Drawer {
	d := &Drawer{loc: loc, tips: tips, title: kit.Body(""), asked: kit.Caption("").Cutting(), note: kit.Body("").Wrapping().Quiet()}
	d.title.Bold, d.title.Ceiling = true, 420
	d.note.Align = fyne.TextAlignCenter
	top := kit.Row(12, d.title, kit.Grow(kit.Stack(d.asked)))
	for i := range d.counts {
		b := kit.NewChip("", true, nil)
		b.Tips, b.Tip = tips, loc.T("ranking.filter")
		b.OnTap = func() {
			d.hidden[i] = !d.hidden[i]
			d.show()
		}
		d.counts[i] = b
		top.Add(b)
	}
	d.compare = kit.NewButton(loc.T("ranking.compare"), "chart", kit.Quiet, func() { d.OnShow() })
	d.compare.Small, d.compare.Tips, d.compare.Tip = true, tips, loc.T("ranking.compare_tip")
	top.Add(d.compare)
	edit := kit.IconButton("edit", loc.T("ranking.edit"), tips, func() { d.OnEdit(d.model.NeedID) })
	cross := kit.IconButton("close", loc.T("ranking.close"), tips, func() { d.OnClose() })
	edit.Small, cross.Small = true, true
	top.Add(edit)
	top.Add(cross)
	d.head = newHeader(d)
	d.list = kit.NewRows(
		func() int { return len(d.rows) },
		func() fyne.CanvasObject { return newLine(d) },
		func(i int, o fyne.CanvasObject) {
			if i < len(d.rows) {
				o.(*line).set(d.rows[i])
			}
		},
		func(i int) {
			if !d.quiet && i < len(d.rows) && d.OnChoose != nil {
				d.OnChoose(d.rows[i].PlotID)
			}
		},
	)
	frame := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, top), kit.Hairline(), d.head)
	body := kit.Stack(d.list, kit.Pad(kit.Sides(24, 24), d.note))
	d.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(frame, nil, body))
	return d
}

// Model is what is shown.
func (d *Drawer) Model() Model { return d.model }

// Shown lists the rows as they stand, sorted and filtered.
func (d *Drawer) Shown() []Row { return d.rows }

// Set shows a model.
func (d *Drawer) Set(m Model) {
	if m.NeedID != d.model.NeedID {
		d.sort, d.reverse, d.hidden = byRank, false, [3]bool{}
	}
	d.model = m
	d.show()
}

// Choose marks a plot, without telling.
func (d *Drawer) Choose(plotID string) {
	d.model.Chosen = plotID
	d.quiet = true
	defer func() { d.quiet = false }()
	for i, r := range d.rows {
		if r.PlotID == plotID && plotID != "" {
			d.list.Select(i)
			return
		}
	}
	d.list.UnselectAll()
}

func (d *Drawer) show() {
	m := d.model
	d.title.Set(d.loc.T("ranking.title", "need", m.Title))
	asked := m.Asked
	if m.Tried {
		asked = d.loc.T("ranking.tried", "asked", asked)
	}
	if m.Company != "" {
		asked = m.Company + " · " + asked
	}
	d.asked.Set(asked)
	d.compare.Text = d.loc.T("ranking.compare")
	if n := len(m.Marked); n > 1 {
		d.compare.Text = d.loc.T("ranking.compare_n", "n", d.loc.Number(float64(n), 0))
	}
	d.compare.Refresh()
	var n [3]int
	d.rows = nil
	for _, r := range m.Rows {
		i := slices.Index(verdicts[:], r.Verdict)
		n[i]++
		if !d.hidden[i] {
			d.rows = append(d.rows, r)
		}
	}
	for i, v := range verdicts {
		d.counts[i].Text = d.loc.N("ranking.count."+string(v), n[i])
		d.counts[i].Chosen = !d.hidden[i]
		d.counts[i].Refresh()
	}
	d.order()
	d.note.Value = ""
	switch {
	case m.Working && len(m.Rows) == 0:
		d.note.Value = d.loc.T("ranking.working")
	case len(m.Rows) == 0:
		d.note.Value = d.loc.T("ranking.empty")
	case len(d.rows) == 0:
		d.note.Value = d.loc.T("ranking.all_hidden")
	}
	d.note.Refresh()
	d.head.Refresh()
	d.list.Refresh()
	d.Choose(m.Chosen)
	d.Object.Refresh()
}

// order sorts by the column that was pressed; equal rows keep the order of the ranking.
func (d *Drawer) order() {
	num := func(v *float64) float64 {
		if v == nil {
			return -1
		}
		return *v
	}
	compare := func(a, b Row) int { return 0 }
	switch d.sort {
	case byName:
		compare = func(a, b Row) int { return cmp.Compare(locale.Fold(a.Name), locale.Fold(b.Name)) }
	case byPlace:
		compare = func(a, b Row) int { return cmp.Compare(locale.Fold(a.Place), locale.Fold(b.Place)) }
	case byArea:
		compare = func(a, b Row) int { return cmp.Compare(num(a.AreaM2), num(b.AreaM2)) }
	case byScore:
		compare = func(a, b Row) int { return cmp.Compare(num(b.Score), num(a.Score)) }
	case byOffer: // what was offered first, the furthest first
		compare = func(a, b Row) int { return cmp.Compare(d.model.Offers[b.PlotID].Order, d.model.Offers[a.PlotID].Order) }
	case byKnown:
		compare = func(a, b Row) int { return cmp.Compare(b.Known, a.Known) }
	}
	slices.SortStableFunc(d.rows, compare)
	if d.reverse {
		slices.Reverse(d.rows)
	}
}

// offers says whether there is something to say of them.
func (d *Drawer) offers() bool { return len(d.model.Offers) > 0 }

func (d *Drawer) sortBy(c column) {
	if d.sort == c {
		d.reverse = !d.reverse
	} else {
		d.sort, d.reverse = c, false
	}
	d.show()
}
