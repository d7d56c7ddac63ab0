package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/companies"
	"emprise/ui/inspector"
	"emprise/ui/kit"
	"emprise/ui/palette"
	"emprise/ui/tieform"
)

// tied is a tie as it is seen from one of its rows.
type tied struct {
	tie   data.Tie
	other data.Row
	back  bool // it is seen from the row that it leads to
}

// tiesOn are the ties of a row, each way.
func tiesOn(snap *workspace.Snapshot, ref data.Ref) []tied {
	var all []tied
	for _, t := range snap.Ties {
		seen, to := tied{tie: t}, t.To
		switch ref {
		case t.From:
		case t.To:
			seen.back, to = true, t.From
		default:
			continue
		}
		if row, ok := snap.Row(to); ok {
			seen.other = row
			all = append(all, seen)
		}
	}
	return all
}

// tieWords say what the row in hand is to the other.
func (w *Window) tieWords(t tied) string {
	sort := cmp.Or(t.tie.Sort, data.TieRelated)
	if t.back {
		return upperFirst(w.loc.T("tie_back." + string(sort)))
	}
	return upperFirst(w.loc.T("tie_sort." + string(sort)))
}

// rowIcon is the sign of a row in lists.
func rowIcon(r data.Row) string {
	switch r := r.(type) {
	case data.Project:
		return projectIcon(r.Type)
	case data.Plot, data.Zone, data.Company, data.Need, data.Contract:
		return string(r.Ref().Kind)
	case data.Landowner:
		return "people"
	case data.Establishment:
		return "company"
	case data.Scheme:
		return "contract"
	case data.LandUnit:
		return "area"
	}
	return "link"
}

// goesTo is the way to a row, nil when the window has none.
func (w *Window) goesTo(ref data.Ref) func() {
	if !slices.Contains(tiedKinds, ref.Kind) {
		return nil
	}
	return func() { w.Go(ref) }
}

// tiesOf are the rows that are joined to one, how to cut each and how to add to them.
func (w *Window) tiesOf(snap *workspace.Snapshot, ref data.Ref) inspector.Section {
	s := inspector.Section{Title: w.loc.T("inspector.ties")}
	for _, t := range tiesOn(snap, ref) {
		other := t.other.Ref()
		l := inspector.Link{
			Icon: rowIcon(t.other), Title: w.nameOfRow(t.other), Run: w.goesTo(other),
			Detail: strings.Join(filled(w.tieWords(t), w.code("kind.", string(other.Kind)), t.tie.Label), " · "),
		}
		if w.noEdit() == "" {
			l.Cut = &kit.Action{ID: "cut", Title: w.loc.T("tie.cut_this"), Icon: "close", Run: func() { w.cutTie(t.tie) }}
		}
		s.Links = append(s.Links, l)
	}
	if w.noEdit() == "" && slices.Contains(tiedKinds, ref.Kind) {
		s.Links = append(s.Links, inspector.Link{Icon: adds, Title: w.loc.T("op.tie_add"), Run: func() { w.Press("tie.add") }})
	}
	return s
}

// askTie asks what a row is tied to, by its name.
func (w *Window) askTie(ref data.Ref) {
	w.tips.Hide()
	snap := w.ws.Snapshot()
	var rows []kit.Action
	var ends []int // of each kind among rows
	for _, kind := range tiedKinds {
		name := w.loc.T("kind." + string(kind))
		for _, r := range snap.Rows(kind) {
			if to := r.Ref(); to != ref {
				rows = append(rows, kit.Action{ID: to.ID, Title: w.nameOfRow(r), Detail: name, Icon: rowIcon(r), Run: func() { w.openTie(ref, to) }})
			}
		}
		ends = append(ends, len(rows))
	}
	index := sync.OnceValue(func() *palette.Index {
		first := 0
		for _, end := range ends {
			copy(rows[first:], locale.SortedBy(rows[first:end], func(a kit.Action) string { return locale.Fold(a.Title) }))
			first = end
		}
		return palette.NewIndex(rows)
	})
	w.palette = palette.Search(w.loc, w.win.Canvas(), w.loc.T("tie.to", "from", w.titleOf(ref)), w.loc.T("search.nothing"), func(text string) {
		var found []kit.Action
		w.runner.Latest("tie", func(context.Context) error {
			found = index().Find(text)
			return nil
		}, func(error) {
			if w.palette != nil {
				w.palette.Offer(text, found, "")
			}
		})
	})
}

// tieTo is the button that ties a row which is not selected but listed.
func (w *Window) tieTo(ref data.Ref) kit.Action {
	a := w.unlessReadOnly(w.loc.T("op.tie_add_short"), func() { w.askTie(ref) })
	a.ID, a.Icon, a.Detail = "tie", "link", w.loc.T("op.tie_add")
	return a
}

// goTied goes to the other end of a tie.
func (w *Window) goTied(from data.Ref, t data.Tie) {
	to := t.To
	if to == from {
		to = t.From
	}
	if run := w.goesTo(to); run != nil {
		run()
	}
}

// tiedEntries are the ties of a company on its card.
func (w *Window) tiedEntries(snap *workspace.Snapshot, ref data.Ref) []companies.Entry {
	var all []companies.Entry
	for _, t := range tiesOn(snap, ref) {
		e := companies.Entry{Date: w.loc.T("kind.tie"), Icon: rowIcon(t.other), Title: w.tieWords(t) + " " + w.nameOfRow(t.other), Lines: filled(t.tie.Label)}
		if run := w.goesTo(t.other.Ref()); run != nil {
			e.Actions = append(e.Actions, w.see(run))
		}
		e.Actions = append(e.Actions, w.unlessReadOnly(w.loc.T("tie.cut_this"), func() { w.cutTie(t.tie) }))
		all = append(all, e)
	}
	return all
}

func (w *Window) titleOf(ref data.Ref) string {
	if r, ok := w.ws.Snapshot().Row(ref); ok {
		return data.Title(r)
	}
	return ref.ID
}

// openTie opens the form of a new tie.
func (w *Window) openTie(from, to data.Ref) {
	f := tieform.New(w.loc, w.tips, tieform.Model{From: w.titleOf(from), To: w.titleOf(to)})
	f.OnCancel = w.closeForm
	f.OnSave = func(a tieform.Answer) {
		t := data.Tie{ID: w.ws.NewID(data.KindTie, ""), From: from, To: to, Sort: a.Sort, Label: a.Label}
		if a.Back {
			t.From, t.To = to, from
		}
		e := data.Edit{Note: w.tieNote("edit.tied", t), Put: []data.Row{t}}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	kit.Focus(f.Field("sort"), w.win.Canvas())
}

// tieNote is the note of an edit of a tie, which says between what.
func (w *Window) tieNote(key string, t data.Tie) data.Note {
	return data.Note{Key: key, Args: map[string]string{"from": w.titleOf(t.From), "to": w.titleOf(t.To)}}
}

func (w *Window) cutTie(t data.Tie) {
	e := data.Edit{Note: w.tieNote("edit.untied", t), Delete: []data.Ref{t.Ref()}}
	w.do(e, w.toldOf(e.Note))
}

// askCutTie offers the ties of a row, of which one is cut.
func (w *Window) askCutTie(ref data.Ref) {
	w.tips.Hide()
	var list []kit.Action
	for _, t := range tiesOn(w.ws.Snapshot(), ref) {
		list = append(list, kit.Action{
			ID: t.tie.ID, Title: w.nameOfRow(t.other), Icon: "scissors", Run: func() { w.cutTie(t.tie) },
			Detail: strings.Join(filled(w.tieWords(t), w.code("kind.", string(t.other.Ref().Kind)), t.tie.Label), " · "),
		})
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), list)
}

// Tie is the form of a new tie, nil when it is not open.
func (w *Window) Tie() *tieform.Form {
	f, _ := w.form.(*tieform.Form)
	return f
}
