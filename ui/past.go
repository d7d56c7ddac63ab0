package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/scene"
	"emprise/ui/filechooser"
	"emprise/ui/inspector"
	"emprise/ui/ledger"
)

// past is what the ledger in the drawer tells: of what happened to the project.
type past struct {
	subject string // "journal", "history", "comparison"; "" when it is closed
	model   ledger.Model
	entries []workspace.Entry // of the journal, as shown
	ref     data.Ref          // whose history it is
	turns   []turned          // of that history, a line each
	rows    []difference.Row  // of the comparison
	other   string            // the file that is compared with, "" for two days
	drawn   *scene.Layer      // the comparison on the map
}

// turned is a line of a history: one value.
type turned struct {
	turn  workspace.Turn
	row   difference.Row
	field *difference.Field // nil when the row came or went without a value
}

// makeLedger makes the panel in the language of the moment.
func (w *Window) makeLedger() *ledger.Ledger {
	l := ledger.New(w.loc, w.tips)
	l.OnSearch = func(words string) {
		w.past.model.Search = words
		w.tellJournal()
	}
	l.OnDates = w.Compare
	l.OnFile = func() {
		w.ask(filechooser.Options{Title: w.loc.T("op.compare"), Button: w.loc.T("files.choose"), Extensions: []string{".gpkg"}}, w.CompareWith)
	}
	l.OnChoose = w.choosePast
	l.OnOpen = w.choosePast
	l.OnExport = func() {
		w.ask(filechooser.Options{
			Title: w.loc.T("op.journal"), Button: w.loc.T("files.choose"), Save: true, Name: w.loc.T("ledger.file_name"), Extensions: []string{".csv", ".json"},
		}, w.WriteJournal)
	}
	l.OnClose = func() { w.Press("past.close") }
	return l
}

// showPast shows the ledger in the drawer.
func (w *Window) showPast(p past) {
	w.past = p
	w.ledger.Set(p.model)
	w.showDrawer(w.ledger.Object)
}

// closePast brings back what was in the drawer before.
func (w *Window) closePast() {
	had := w.past.drawn != nil
	w.past = past{}
	switch {
	case w.table.layer != "":
		w.showDrawer(w.attributes.Object)
	default:
		w.closeTable()
	}
	if had {
		w.showMap(nil)
	}
}

// refreshPast reads the journal anew when there is more in it.
func (w *Window) refreshPast() {
	switch w.past.subject {
	case "journal":
		w.tellJournal()
	case "history":
		w.tellHistory(w.past.ref)
	}
}

// openJournal shows what was done, by whom and when.
func (w *Window) openJournal() {
	if w.past.drawn != nil {
		w.closePast()
	}
	p := past{subject: "journal"}
	p.model = ledger.Model{Key: "journal", Title: w.loc.T("op.journal"), Searches: true, Exports: true, Chosen: -1}
	w.showPast(p)
	w.tellJournal()
}

// tellJournal reads and searches the journal off the interface thread.
func (w *Window) tellJournal() {
	ws, loc, words := w.ws, w.loc, w.past.model.Search
	var entries []workspace.Entry
	total := 0
	w.runner.Latest("journal", func(ctx context.Context) error {
		all, err := ws.Journal(ctx, workspace.Asked{})
		total = len(all)
		entries = report.FindEntries(loc, all, words)
		return err
	}, func(err error) {
		if w.ws != ws || w.past.subject != "journal" {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.past.entries = entries
		m := &w.past.model
		m.Rows, m.Chosen, m.Facts = len(entries), -1, ""
		m.Count = loc.N("ledger.entries", len(entries))
		m.Note = loc.T("ledger.no_entries")
		if total > 0 {
			m.Note = loc.T("ledger.none_found")
		}
		m.Columns = w.columns("seq", 56, "at", 150, "author", 130, "what", 420, "rows", 260)
		m.Columns[0].Trailing = true
		m.Cell = func(row, column int) string { return w.journalCell(entries[row], column) }
		w.ledger.Set(*m)
	})
}

// columns are heads of the journal with their widths, in turn.
func (w *Window) columns(named ...any) []ledger.Column {
	var all []ledger.Column
	for i := 0; i < len(named); i += 2 {
		width, _ := named[i+1].(int)
		all = append(all, ledger.Column{Name: upperFirst(w.loc.T("journal.column." + named[i].(string))), Width: float32(width)})
	}
	return all
}

func (w *Window) journalCell(e workspace.Entry, column int) string {
	switch column {
	case 0:
		return w.loc.Number(float64(e.Seq), 0)
	case 1:
		return w.moment(e.At)
	case 2:
		return e.Author
	case 3:
		if e.Undone {
			return w.loc.T("ledger.undone", "what", explain.Note(w.loc, e.Note))
		}
		return explain.Note(w.loc, e.Note)
	}
	switch len(e.Refs) {
	case 0:
		return ""
	case 1:
		return explain.Kind(w.loc, e.Refs[0].Kind) + " " + e.Refs[0].ID
	}
	return w.loc.N("ledger.rows", len(e.Refs))
}

func (w *Window) moment(at time.Time) string { return w.loc.Moment(at.Local()) }

// choosePast goes to what a line speaks of, and tells it in full below.
func (w *Window) choosePast(row int) {
	p := &w.past
	p.model.Chosen = row
	switch p.subject {
	case "journal":
		if row < len(p.entries) {
			w.ledger.Set(p.model)
			w.tellEntry(p.entries[row])
		}
	case "history":
		if row < len(p.turns) {
			w.ledger.Set(p.model)
		}
	case "comparison":
		if row < len(p.rows) {
			p.model.Facts = w.lines(p.rows[row : row+1])
			w.ledger.Set(p.model)
			w.goToDifference(p.rows[row])
		}
	}
}

// tellEntry says what an entry changed, before and after, and goes to the first row of it that is there.
func (w *Window) tellEntry(e workspace.Entry) {
	ws := w.ws
	for _, r := range e.Refs {
		if w.goToRow(r) {
			break
		}
	}
	var line report.JournalLine
	w.runner.Latest("journal entry", func(ctx context.Context) error {
		record, err := ws.Recorded(ctx, e.Seq)
		line = report.LineOf(e, record)
		return err
	}, func(err error) {
		p := &w.past
		if w.ws != ws || p.subject != "journal" || p.model.Chosen < 0 || p.model.Chosen >= len(p.entries) || p.entries[p.model.Chosen].Seq != e.Seq {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		p.model.Facts = w.lines(line.Changes)
		w.ledger.Set(p.model)
	})
}

// mostLines is how many lines of changes are told below the table.
const mostLines = 6

// lines tells what rows became, a line each value.
func (w *Window) lines(rows []difference.Row) string {
	var lines []string
	for _, r := range rows {
		head := explain.Kind(w.loc, r.Kind) + " " + r.Name
		if r.What != difference.Changed {
			lines = append(lines, head+" – "+explain.Became(w.loc, r.What))
			continue
		}
		for _, f := range r.Fields {
			lines = append(lines, head+" – "+explain.ChangeLine(w.loc, r.Kind, f))
		}
	}
	if n := len(lines) - mostLines; n > 0 {
		lines = append(lines[:mostLines], w.loc.N("ledger.more", n))
	}
	return strings.Join(lines, "\n")
}

// goToRow selects a row and shows where it is; false when it is not there any more.
func (w *Window) goToRow(r data.Ref) bool {
	snap := w.ws.Snapshot()
	if r.Kind == data.KindLayer {
		_, there := snap.Layer(r.ID)
		if there {
			w.chooseLayer(r.ID)
		}
		return there
	}
	run := w.goesTo(r)
	if _, there := snap.Row(r); !there || run == nil {
		return false
	}
	run()
	return true
}

// openHistory tells what befell the selected row, value by value.
func (w *Window) openHistory() {
	ref := w.selectedRow()
	if w.past.drawn != nil {
		w.closePast()
	}
	p := past{subject: "history", ref: ref}
	p.model = ledger.Model{Key: "history/" + string(ref.Kind) + "/" + ref.ID, Title: w.loc.T("op.history"), Chosen: -1}
	w.showPast(p)
	w.tellHistory(ref)
}

// withHistory adds the way to the history of what is shown.
func (w *Window) withHistory(m inspector.Model) inspector.Model {
	m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("op.history_short"), Links: []inspector.Link{{
		Icon: "history", Title: w.loc.T("ledger.see_history"), Detail: w.loc.T("ledger.see_history_detail"), Run: func() { w.Press("history") },
	}}})
	return m
}

// selectedRow is the row that is selected; a layer stands for itself and its features.
func (w *Window) selectedRow() data.Ref {
	switch w.selected.kind {
	case data.KindLayer:
		if _, ok := w.ws.Snapshot().Layer(w.selected.layer); ok {
			return data.Ref{Kind: data.KindLayer, ID: w.selected.layer}
		}
	case kindMany:
	default:
		return data.Ref{Kind: w.selected.kind, ID: w.selected.id}
	}
	return data.Ref{}
}

func (w *Window) noRow() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.selectedRow().ID == "" {
		return "why.nothing_selected"
	}
	return ""
}

func (w *Window) tellHistory(ref data.Ref) {
	ws, loc := w.ws, w.loc
	var lines []turned
	w.runner.Latest("history", func(ctx context.Context) error {
		turns, err := ws.History(ctx, ref)
		for i := len(turns) - 1; i >= 0; i-- { // the newest first, as in the journal
			row, different := difference.Of(turns[i].Before, turns[i].After)
			if !different {
				continue
			}
			for f := range row.Fields {
				lines = append(lines, turned{turns[i], row, &row.Fields[f]})
			}
			if len(row.Fields) == 0 {
				lines = append(lines, turned{turns[i], row, nil})
			}
		}
		return err
	}, func(err error) {
		p := &w.past
		if w.ws != ws || p.subject != "history" || p.ref != ref {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		p.turns = lines
		p.model.Rows, p.model.Chosen = len(lines), -1
		name := ref.ID
		if len(lines) > 0 {
			name = lines[0].row.Name
		}
		p.model.Title = w.loc.T("ledger.history", "kind", explain.Kind(loc, ref.Kind), "name", name)
		p.model.Count = loc.N("ledger.values", len(lines))
		p.model.Note = loc.T("ledger.no_history")
		p.model.Columns = w.columns("at", 128, "author", 96, "field", 130, "before", 200, "after", 200, "source", 110, "what", 294)
		p.model.Cell = func(row, column int) string { return w.historyCell(lines[row], column) }
		w.ledger.Set(p.model)
	})
}

func (w *Window) historyCell(t turned, column int) string {
	name, before, after, source := "", "", "", ""
	if t.field != nil {
		name, before, after = explain.Change(w.loc, t.row.Kind, *t.field)
		source = t.field.Source
	}
	what := explain.Note(w.loc, t.turn.Note)
	if t.turn.What != workspace.Done {
		what += " (" + explain.Turning(w.loc, t.turn.What) + ")"
	}
	return []string{w.moment(t.turn.At), t.turn.Author, name, before, after, source, what}[column]
}

// WriteJournal writes the entries that are shown, with what each changed, as the extension says: .csv or .json.
func (w *Window) WriteJournal(path string) {
	ws, loc, entries := w.ws, w.loc, w.past.entries
	w.runner.Go(loc.T("task.export", "file", filepath.Base(path)), func(ctx context.Context, progress func(done, total int64)) (err error) {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		if strings.EqualFold(filepath.Ext(path), ".json") {
			return report.WriteJournalJSON(ctx, f, entries, ws.Recorded, progress)
		}
		return report.WriteJournal(ctx, f, loc, entries, ws.Recorded, progress)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.N("ledger.exported", len(entries), "file", path))
	})
}
