package ui

import (
	"context"
	"image"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/ui/exportform"
	"emprise/ui/pagepreview"
)

// composing is the page that the export form shows in the place of the map.
type composing struct {
	form  *exportform.Form
	panel *pagepreview.Panel
	page  int // from 0
	zoom  int // per cent
	off   bool

	ground *heldGround // nil while the page has none

	// What was composed last, so that turning a page does not compose anew.
	book report.Book
	snap *workspace.Snapshot
	of   exportform.Request
	ids  []string
	opt  report.Options
}

// handRests is how long a hand must have rested before the page is painted anew.
const handRests = 200 * time.Millisecond

// compose shows the page of a form.
func (w *Window) compose(f *exportform.Form) {
	c := &composing{form: f, panel: pagepreview.New(w.loc, w.tips), zoom: pagepreview.LeastZoom}
	w.composing = c
	c.panel.OnPage = func(page int) {
		c.page = page - 1
		w.paintPage()
	}
	c.panel.OnZoom = func(larger int) {
		switch {
		case larger > 0:
			c.zoom = min(pagepreview.MostZoom, c.zoom*3/2)
		case larger < 0:
			c.zoom = max(pagepreview.LeastZoom, c.zoom*2/3)
		default:
			c.zoom = pagepreview.LeastZoom
		}
		w.paintPage()
	}
	c.panel.OnRoom = w.composeSoon
	c.panel.OnMend = func() { w.MendForm() }
	c.panel.OnClose = func() { w.Press("export.preview") }
	f.OnChange = w.composeSoon
	w.coverMap(c.panel.Object)
	w.paintPage()
}

// coverMap puts something in the place of the map.
func (w *Window) coverMap(o fyne.CanvasObject) {
	for _, under := range w.maps.Objects {
		under.Hide()
	}
	w.maps.Add(o)
	w.maps.Refresh()
}

// uncoverMap brings the map back.
func (w *Window) uncoverMap(o fyne.CanvasObject) {
	w.maps.Remove(o)
	for _, under := range w.maps.Objects {
		under.Show()
	}
	w.chart.Show() // it may have come to lie in another
	w.maps.Refresh()
}

// leaveComposing brings the map back when the form goes.
func (w *Window) leaveComposing() {
	c := w.composing
	if c == nil {
		return
	}
	w.composing = nil
	w.runner.Stop("page")
	w.runner.Forget("page")
	if !c.off {
		w.uncoverMap(c.panel.Object)
	}
}

// flipPage shows the page in the place of the map, or the map again.
func (w *Window) flipPage() {
	c := w.composing
	c.off = !c.off
	if c.off {
		w.uncoverMap(c.panel.Object)
		return
	}
	w.coverMap(c.panel.Object)
	w.paintPage()
}

// coverAgain puts the page back in the place of the maps after these have been laid out anew.
func (w *Window) coverAgain() {
	if c := w.composing; c != nil && !c.off {
		w.uncoverMap(c.panel.Object)
		w.coverMap(c.panel.Object)
	}
}

// turned turns the page by a key that is pressed while no field has the keyboard, and says whether it did.
func (w *Window) turned(key fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyPageUp: -1, fyne.KeyPageDown: 1}[key]
	if w.composing == nil || w.composing.off || by == 0 {
		return false
	}
	w.turnPage(by)
	return true
}

// turnPage goes so many pages on.
func (w *Window) turnPage(by int) {
	c := w.composing
	if m := c.panel.Model(); m.Page+by >= 1 && m.Page+by <= m.Pages {
		c.panel.OnPage(m.Page + by)
	}
}

// composeSoon paints the page anew once the hand rests.
func (w *Window) composeSoon() {
	if w.composing != nil && !w.composing.off {
		w.runner.After("page", handRests, w.paintPage)
	}
}

// paintPage composes what the form asks for and paints one page of it, off the interface thread.
func (w *Window) paintPage() {
	c := w.composing
	if c == nil || c.off {
		return
	}
	width, height := c.panel.Room()
	if width <= 0 {
		return // it is laid out yet
	}
	r, ws, snap := c.form.Request(), w.ws, w.ws.Snapshot()
	ids, opt := w.exportedRows(r), c.holding(w.sheetOptions(r))
	r.Path, r.Format, r.DPI, r.Replace = "", "", 0, nil // of these the page says nothing
	m := c.panel.Model()
	m.Working, m.Zoom = true, c.zoom
	c.panel.Set(m)
	book, page, zoom := c.book, c.page, c.zoom
	same := c.snap == snap && reflect.DeepEqual(c.of, r) && slices.Equal(c.ids, ids) && c.opt.Ground == opt.Ground && c.opt.Opacity == opt.Opacity
	var picture *image.RGBA
	title := ""
	w.runner.Latest("page", func(ctx context.Context) error {
		var err error
		if !same {
			if book, err = bookOf(ctx, ws, snap, r, ids, opt); err != nil {
				return err
			}
		}
		if book.Len == 0 {
			return report.ErrNoSheet
		}
		page = min(page, book.Len-1)
		sh, err := book.Sheet(ctx, page)
		if err != nil {
			return err
		}
		title = sh.Title
		dpi := report.FittingDPI(sh.Paper, width, height) * zoom / pagepreview.LeastZoom
		picture, err = report.Paint(ctx, sh, page+1, book.Len, max(1, dpi))
		return err
	}, func(err error) {
		if w.composing != c {
			return
		}
		c.form.Complain("", "")
		c.form.Mend("", nil)
		if err != nil {
			c.snap = nil
			w.sayOnPage(c, err)
			return
		}
		c.book, c.snap, c.of, c.ids, c.opt, c.page = book, snap, r, ids, opt, page
		c.panel.Set(pagepreview.Model{Title: title, Page: page + 1, Pages: book.Len, Zoom: zoom, Picture: picture})
	})
}

// sayOnPage says why there is no page, at the field that it is about and in the place of the page, with the way to what stands against it.
func (w *Window) sayOnPage(c *composing, err error) {
	why := w.sentence(err)
	if field := fieldOf(err); field != "" {
		c.form.Complain(field, why)
	}
	w.offerMending(c.form, err)
	mend, _ := c.form.Mends()
	c.panel.Set(pagepreview.Model{Zoom: c.zoom, Sorry: why, Mend: mend})
}

// Composer is the form of a sheet that is open, nil when none is.
func (w *Window) Composer() *exportform.Form {
	if w.composing == nil {
		return nil
	}
	return w.composing.form
}

// Page is what is shown of the sheet that is composed.
func (w *Window) Page() pagepreview.Model {
	if w.composing == nil {
		return pagepreview.Model{}
	}
	return w.composing.panel.Model()
}
