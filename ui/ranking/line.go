package ranking

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/data/match"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// line is one row of the table.
type line struct {
	widget.BaseWidget
	drawer *Drawer
	texts  [columnCount]*kit.Text
	mark   *kit.Picture
	bar    *fyne.Container
	score  *float64
	box    *kit.Button
	told   *tipped // of the offer
	plot   string
}

func newLine(d *Drawer) *line {
	l := &line{drawer: d, mark: kit.NewPicture(18, 14, nil)}
	for c := range l.texts {
		l.texts[c] = kit.Body("").Cutting()
	}
	l.texts[byRank].Align = fyne.TextAlignTrailing
	l.texts[byArea].Align = fyne.TextAlignTrailing
	l.texts[byScore].Align = fyne.TextAlignTrailing
	l.texts[byKnown].Align = fyne.TextAlignTrailing
	l.texts[byRank].Bold = true
	l.bar = kit.Meter(0, fynetheme.Color(fynetheme.ColorNamePrimary))
	l.box = kit.IconButton("add", d.loc.T("ranking.mark_tip"), d.tips, func() { d.OnMark(l.plot) })
	l.box.Small = true
	l.told = newTipped(d.tips)
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) set(r Row) {
	loc := l.drawer.loc
	l.mark.Set(r.Mark)
	l.plot, l.box.Chosen, l.box.Icon = r.PlotID, slices.Contains(l.drawer.model.Marked, r.PlotID), "add"
	if l.box.Chosen {
		l.box.Icon = "check"
	}
	offer := l.drawer.model.Offers[r.PlotID]
	l.told.tip = offer.Tip
	values := [columnCount]string{byRank: r.Rank, byVerdict: r.Word, byName: r.Name, byPlace: r.Place, byOffer: offer.Word}
	if r.Reason != nil {
		values[byReason] = r.Reason()
	}
	if r.AreaM2 != nil {
		values[byArea] = loc.Hectares(*r.AreaM2)
	}
	l.score = r.Score
	if r.Score != nil {
		values[byScore] = loc.Number(*r.Score, 0)
		kit.SetMeter(l.bar, *r.Score/100, fynetheme.Color(fynetheme.ColorNamePrimary))
	}
	values[byKnown] = loc.Percent(r.Known, 0)
	for c, t := range l.texts {
		t.Value = values[c]
		t.Colour = fynetheme.ColorNameForeground
		if r.Verdict == match.Unfit || column(c) == byPlace || column(c) == byKnown {
			t.Colour = theme.Muted
		}
	}
	if offer.Refused {
		l.texts[byOffer].Colour = fynetheme.ColorNameError
	}
	l.Refresh()
}

func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{line: l, objects: []fyne.CanvasObject{l.mark, l.bar, l.box}}
	for _, t := range l.texts {
		r.objects = append(r.objects, t)
	}
	r.objects = append(r.objects, l.told)
	return r
}

type lineRenderer struct {
	line    *line
	objects []fyne.CanvasObject
}

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) MinSize() fyne.Size           { return fyne.NewSize(400, 28*kit.Scale()) }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *lineRenderer) Layout(size fyne.Size) {
	l := r.line
	for c, s := range columns(size.Width, l.drawer.offers()) {
		x, w := s.x, s.width
		switch column(c) {
		case byVerdict:
			l.mark.Resize(fyne.NewSize(18, size.Height))
			l.mark.Move(fyne.NewPos(x, 0))
			x, w = x+26, w-26
		case byMark:
			l.box.Resize(fyne.NewSize(24, 24))
			l.box.Move(fyne.NewPos(x+(w-24)/2, (size.Height-24)/2))
			w = 0
		case byOffer:
			l.told.Resize(fyne.NewSize(w, size.Height))
			l.told.Move(fyne.NewPos(x, 0))
		case byScore:
			number := 30 * kit.Scale()
			bar := w - number - 4
			l.bar.Resize(fyne.NewSize(bar, size.Height))
			l.bar.Move(fyne.NewPos(x, 0))
			x, w = x+bar+4, number
		}
		l.texts[c].Resize(fyne.NewSize(w, size.Height))
		l.texts[c].Move(fyne.NewPos(x, 0))
	}
}

func (r *lineRenderer) Refresh() {
	r.line.bar.Hidden = r.line.score == nil
	r.Layout(r.line.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
