package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/edition"
	"emprise/data/explain"
	"emprise/data/incoming"
	"emprise/data/reconcile"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/ui/importform"
	"emprise/ui/kit"
	"emprise/ui/mapview/draw"
	"emprise/ui/reconcileform"
)

// comparing is a newer file of a layer while a person decides what is taken of it.
type comparing struct {
	ed     *edition.Edition
	taken  reconcile.Decision
	sort   reconcile.Sort // that is shown alone, "" for all
	inHand int32          // an item, -1 for none
	panel  *reconcileform.Panel
	before fyne.CanvasObject // what was in the drawer
	dock   kit.Sizes
	busy   bool
}

// resemble finds the layers that the parts of a file may be newer editions of. It runs on a worker.
func (a *arrival) resemble(snap *workspace.Snapshot) {
	for _, l := range a.looks {
		if found := edition.Of(snap, l, a.propose(l).Role); len(found) > 0 {
			if a.known == nil {
				a.known = map[string][]edition.Candidate{}
			}
			a.known[l.Part.Name] = found
		}
	}
}

// offerUpdate proposes to update the layers that a part of a file resembles; the one that was asked for always.
func (w *Window) offerUpdate(m *importform.Model, a *arrival, l *incoming.Look) {
	found := a.known[l.Part.Name]
	if asked, ok := w.ws.Snapshot().Layer(a.update); ok && l.Unknown == nil {
		found = slices.DeleteFunc(slices.Clone(found), func(c edition.Candidate) bool { return c.Layer.ID == asked.ID })
		found = append([]edition.Candidate{{Layer: asked, Share: 1}}, found...)
		m.Layer.Role = asked.Role
	}
	if len(found) == 0 {
		return
	}
	m.Newer = w.loc.T("import.newer", "layer", w.dated(found[0].Layer))
	for _, c := range found {
		m.Updates = append(m.Updates, kit.Option{Code: c.Layer.ID, Text: w.loc.T("import.update", "layer", w.dated(c.Layer))})
	}
	m.Updates = append(m.Updates, kit.Option{Code: "", Text: w.loc.T("import.beside")})
}

// dated names a layer with its date where it has one.
func (w *Window) dated(l data.Layer) string {
	if l.Date == "" {
		return l.Name
	}
	return w.loc.T("reconcile.dated", "layer", l.Name, "date", w.loc.Date(l.Date))
}

// askUpdate chooses a file that is a newer edition of the layer in hand.
func (w *Window) askUpdate() {
	id := w.selected.layer
	w.askFile("op.layer_update", func(path string) {
		w.update = id
		w.ImportFile(path)
	})
}

// compareWith reads a file and compares it with the layer that it is to update.
func (w *Window) compareWith(a *arrival, answer importform.Answer, f *importform.Form) {
	ws := w.ws
	snap := ws.Snapshot()
	have, ok := snap.Layer(answer.Update)
	if !ok {
		return
	}
	l := a.chosen(answer.Part)[0]
	next := answer.Layer
	next.ID = have.ID
	plan := a.plan(l, have.Role, answer.Rows)
	opt := ingest.Options{Part: l.Part.Name}
	if answer.System != "" {
		p, err := incoming.ParseProposal(answer.System)
		if err != nil {
			w.trouble(err)
			return
		}
		opt.CRS, opt.LatFirst = p.System, p.LatFirst
	}
	var ed *edition.Edition
	w.runner.Go(w.loc.T("task.compare", "layer", have.Name), func(ctx context.Context, report func(done, total int64)) (err error) {
		ed, err = edition.Read(ctx, snap, a.path, opt, plan, next, reconcile.Options{}, report)
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.troubleIn(f, err)
			return
		}
		w.settle(f)
		if w.imports == f {
			w.dropForm()
		}
		w.showEdition(ed)
	})
}

// showEdition shows what differs, to be decided; where nothing does, the layer is said to be up to date.
func (w *Window) showEdition(ed *edition.Edition) {
	w.leaveEdition()
	c := &comparing{ed: ed, taken: ed.Proposed(), inHand: -1, before: w.bottom.Objects[0], dock: w.settings.Dock}
	w.comparing = c
	if len(ed.Items) == 0 {
		w.carryEdition()
		return
	}
	d := w.settings.Dock
	d.Bottom = max(d.Bottom, editionHeight)
	w.setDock(d)
	w.placeEdition()
}

// editionHeight is room for some lines of a comparison, Fyne units.
const editionHeight = 340

// placeEdition makes the panel in the language of the moment.
func (w *Window) placeEdition() {
	c := w.comparing
	p := reconcileform.New(w.loc, w.tips)
	p.OnSort = func(code string) {
		c.sort, c.inHand = reconcile.Sort(code), -1
		w.dropOutlines()
		w.setEdition()
	}
	p.OnChoose = func(item int32) {
		c.inHand = item
		w.setEdition()
		w.showItem(item)
	}
	p.OnTake = func(items []int32, on bool) {
		for _, i := range items {
			c.taken[i] = on && w.fixed(i) == ""
		}
		w.setEdition()
	}
	p.OnProposed = func() {
		proposed := c.ed.Proposed()
		for _, i := range c.panel.Model().Rows {
			c.taken[i] = proposed[i]
		}
		w.setEdition()
	}
	p.OnApply = func() { w.Press("reconcile.apply") }
	p.OnCancel = func() { w.Press("reconcile.close") }
	c.panel = p
	w.setEdition()
	w.showDrawer(p.Object)
}

// fixed says why an item cannot be taken, "" when it can.
func (w *Window) fixed(i int32) string {
	if item := w.comparing.ed.Items[i]; item.Sort == reconcile.RowGone && len(item.Row.UsedBy) > 0 {
		return explain.Difference(w.loc, w.comparing.ed.Difference, int(i)).Aside
	}
	return ""
}

// setEdition shows the comparison as it is decided now.
func (w *Window) setEdition() {
	c := w.comparing
	d := c.ed.Difference
	number := func(n int) string { return w.loc.Number(float64(n), 0) }
	taken := 0
	for _, t := range c.taken {
		if t {
			taken++
		}
	}
	m := reconcileform.Model{
		Title: w.loc.T("reconcile.title", "layer", w.dated(c.ed.Layer), "file", w.dated(data.Layer{Name: c.ed.New.Source, Date: c.ed.New.Date})),
		Count: w.loc.N("reconcile.count", len(d.Items), "taken", number(taken), "same", number(d.Same)),
		Apply: w.loc.N("reconcile.apply", taken), Sort: string(c.sort), InHand: c.inHand,
		Taken: func(i int32) bool { return c.taken[i] },
		Cell: func(i int32, column int) string {
			t := explain.Difference(w.loc, d, int(i))
			return []string{t.Sort, t.What, t.Before, t.After, t.Aside}[column]
		},
	}
	counts := d.Counts()
	m.Sorts = []reconcileform.Sort{{Text: w.loc.T("reconcile.all", "count", number(len(d.Items)))}}
	for _, s := range reconcile.Sorts() {
		if n := counts[s]; n > 0 {
			m.Sorts = append(m.Sorts, reconcileform.Sort{Code: string(s), Text: w.loc.T("reconcile.sort."+string(s)) + " " + number(n)})
		}
	}
	for i, item := range d.Items {
		if c.sort == "" || item.Sort == c.sort {
			m.Rows = append(m.Rows, int32(i))
		}
	}
	var notes []string
	if n := len(d.Outside); n > 0 {
		notes = append(notes, w.loc.N("reconcile.outside", n))
	}
	if len(d.Lacking) > 0 {
		notes = append(notes, w.loc.T("reconcile.columns_kept", "columns", strings.Join(d.Lacking, ", ")))
	}
	if d.Key != "" {
		notes = append(notes, w.loc.T("reconcile.key", "column", d.Key))
	} else {
		notes = append(notes, w.loc.T("reconcile.no_key"))
	}
	if d.Unmeasured > 0 {
		notes = append(notes, w.loc.N("reconcile.unmeasured", d.Unmeasured))
	}
	m.Notes = strings.Join(notes, " · ")
	if c.inHand >= 0 {
		t := explain.Difference(w.loc, d, int(c.inHand))
		m.Detail = reconcileform.Detail{
			Title: t.Sort, What: t.What, Mine: t.Before, From: t.From, Theirs: t.After, To: t.To, Aside: t.Aside, Fixed: w.fixed(c.inHand),
		}
		if m.Detail.From == "" && len(d.Items[c.inHand].Old) > 0 {
			m.Detail.From = w.loc.Date(c.ed.Layer.Date)
		}
		if m.Detail.To == "" && len(d.Items[c.inHand].New) > 0 {
			m.Detail.To = strings.TrimSuffix(c.ed.New.Source+", "+w.loc.Date(c.ed.New.Date), ", ")
		}
	}
	c.panel.Set(m)
}

// outlined is how many outlines are drawn at most of an item.
const outlined = 60

// showItem brings an item into view, with what the file says of it drawn over what is there.
func (w *Window) showItem(i int32) {
	item := w.comparing.ed.Items[i]
	old, now := w.comparing.ed.Sets()
	var shapes []orb.MultiPolygon
	var words []string
	box := geo.EmptyBox()
	add := func(mp orb.MultiPolygon, word string) {
		if len(mp) == 0 || len(shapes) == outlined {
			return
		}
		box = box.Union(geo.MercatorBox(mp.Bound()))
		shapes, words = append(shapes, mp), append(words, word)
	}
	of := func(set *feature.Set, list []int32, name func(int32) string) {
		for _, f := range list {
			if b := set.Bound(int(f)); !b.IsEmpty() && set.Kinds[f] != feature.None {
				box = box.Union(geo.MercatorBox(b))
			}
			add(set.MultiPolygon(int(f)), name(f))
		}
	}
	if len(item.New) > 0 {
		of(now, item.New, w.comparing.ed.NewID)
	} else {
		of(old, item.Old, w.comparing.ed.OldID)
	}
	for _, f := range item.Old {
		if b := old.Bound(int(f)); !b.IsEmpty() {
			box = box.Union(geo.MercatorBox(b))
		}
	}
	if v := item.Row; v != nil {
		switch shape := v.Theirs.Value.(type) {
		case orb.MultiPolygon:
			add(shape, v.Name)
		case data.Plot:
			add(shape.Shape, shape.Name)
		case data.Zone:
			add(shape.Shape, shape.Name)
		default:
			r, _ := w.ws.Snapshot().Row(v.Ref)
			switch r := r.(type) {
			case data.Plot:
				add(r.Shape, r.Name)
			case data.Zone:
				add(r.Shape, r.Name)
			case data.LandUnit:
				add(r.Shape, r.ID)
			}
		}
	}
	if box.Empty() {
		return
	}
	w.chart.Take(draw.NewProof("reconcile.hint", shapes, words, func() { w.dropOutlines() }))
	w.chart.FlyTo(box.Padded(max(box.Width(), box.Height())/2 + 20))
}

// dropOutlines takes what the file says off the map.
func (w *Window) dropOutlines() {
	if _, ok := w.chart.Tool().(*draw.Proof); ok {
		w.chart.Take(nil)
	}
}

// noEdition says why there is nothing to decide.
func (w *Window) noEdition() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.comparing == nil || w.comparing.busy {
		return "why.no_comparison"
	}
	return ""
}

// carryEdition makes the project what was decided, as one step.
func (w *Window) carryEdition() {
	c, ws := w.comparing, w.ws
	c.busy = true
	var change data.Change
	w.runner.Go(w.loc.T("task.update", "layer", c.ed.Layer.Name), func(ctx context.Context, report func(done, total int64)) (err error) {
		change, err = c.ed.Carry(ctx, ws, c.taken, report)
		return err
	}, func(err error) {
		c.busy = false
		switch {
		case w.ws != ws:
		case err != nil:
			w.trouble(err)
		default:
			if w.comparing == c {
				w.leaveEdition()
			}
			w.sayCarried(c, change)
			w.nextImport()
		}
	})
}

func (w *Window) sayCarried(c *comparing, change data.Change) {
	file := filepath.Base(c.ed.New.Source)
	taken := 0
	for _, t := range c.taken {
		if t {
			taken++
		}
	}
	switch {
	case len(c.ed.Items) == 0:
		w.tell(w.loc.T("status.up_to_date", "layer", c.ed.Layer.Name, "file", file))
	case change.Seq == 0:
		w.tell(w.loc.T("status.nothing_taken", "layer", c.ed.Layer.Name))
	default:
		w.tell(w.loc.N("status.updated", taken, "layer", c.ed.Layer.Name))
	}
}

// leaveEdition brings back what was in the drawer.
func (w *Window) leaveEdition() {
	c := w.comparing
	w.comparing = nil
	if c == nil || c.panel == nil {
		return
	}
	w.dropOutlines()
	if w.bottom.Objects[0] == c.panel.Object {
		w.showDrawer(c.before)
		w.setDock(c.dock)
	}
}

// Comparison is the panel in which a newer file is decided about, nil when there is none.
func (w *Window) Comparison() *reconcileform.Panel {
	if w.comparing == nil {
		return nil
	}
	return w.comparing.panel
}
