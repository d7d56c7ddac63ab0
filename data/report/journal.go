package report

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
	"emprise/data/table"
	"emprise/data/workspace"
)

// JournalLine is an entry of the journal with what it changed, as it was done.
type JournalLine struct {
	workspace.Entry
	Changes []difference.Row `json:"changes"`
}

// LineOf adds to an entry what it changed.
func LineOf(e workspace.Entry, r workspace.Record) JournalLine {
	return JournalLine{e, difference.Rows(r.Inverse.Put, r.Forward.Put)}
}

// FindEntries keeps the entries that hold all the words of a question, whatever their case and accents: in what was done, who
// did it, the day, and what rows were touched.
func FindEntries(loc *locale.Locale, entries []workspace.Entry, question string) []workspace.Entry {
	words := strings.Fields(locale.Fold(question))
	if len(words) == 0 {
		return entries
	}
	var found []workspace.Entry
	for _, e := range entries {
		if holdsAll(searched(loc, e), words) {
			found = append(found, e)
		}
	}
	return found
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// searched is all that can be looked for in an entry. Of an entry that touched thousands of rows, all their IDs can.
func searched(loc *locale.Locale, e workspace.Entry) string {
	var b strings.Builder
	b.WriteString(explain.Note(loc, e.Note) + " " + e.Author + " " + e.At.Local().Format(time.DateOnly) + " " + loc.Day(e.At.Local()))
	kind := data.Kind("")
	for _, r := range e.Refs {
		b.WriteString(" " + r.ID)
		if r.Kind != kind {
			kind = r.Kind
			b.WriteString(" " + explain.Kind(loc, kind))
		}
	}
	return locale.Fold(b.String())
}

// WriteJournal writes entries as a spreadsheet of the language opens them, a line for each value that was changed. read gives
// an entry whole; report, which may be nil, tells how many entries are written.
func WriteJournal(ctx context.Context, to io.Writer, loc *locale.Locale, entries []workspace.Entry,
	read func(context.Context, int64) (workspace.Record, error), report func(done, total int64),
) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if loc.Lang() == "fr" {
		w.Comma = ';'
	}
	titles := []string{"seq", "at", "author", "what", "undone", "kind", "id", "name", "became", "field", "before", "after"}
	for i, t := range titles {
		titles[i] = loc.T("journal.column." + t)
	}
	if err := w.Write(titles); err != nil {
		return err
	}
	for n, e := range entries {
		if n%64 == 0 {
			if err := told(ctx, report, n, len(entries)); err != nil {
				return err
			}
		}
		r, err := read(ctx, e.Seq)
		if err != nil {
			return err
		}
		for _, record := range records(loc, LineOf(e, r)) {
			for i := range record {
				record[i] = table.Harmless(record[i])
			}
			if err := w.Write(record); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// records are the lines of one entry, one at least.
func records(loc *locale.Locale, l JournalLine) (lines [][]string) {
	undone := ""
	if l.Undone {
		undone = loc.T("turning.undone")
	}
	entry := []string{
		strconv.FormatInt(l.Seq, 10), l.At.Local().Format(time.DateTime), l.Author, explain.Note(loc, l.Note), undone,
	}
	line := func(more ...string) { lines = append(lines, append(entry[:len(entry):len(entry)], more...)) }
	for _, c := range l.Changes {
		row := []string{explain.Kind(loc, c.Kind), c.ID, c.Name, explain.Became(loc, c.What)}
		for _, f := range c.Fields {
			name, before, after := explain.Change(loc, c.Kind, f)
			line(append(row[:len(row):len(row)], name, before, after)...)
		}
		if len(c.Fields) == 0 {
			line(append(row, "", "", "")...)
		}
	}
	if len(l.Changes) == 0 {
		line("", "", "", "", "", "", "")
	}
	return lines
}

// WriteJournalJSON writes entries as one JSON array of JournalLine.
func WriteJournalJSON(ctx context.Context, to io.Writer, entries []workspace.Entry,
	read func(context.Context, int64) (workspace.Record, error), report func(done, total int64),
) error {
	separator := "[\n"
	for n, e := range entries {
		if n%64 == 0 {
			if err := told(ctx, report, n, len(entries)); err != nil {
				return err
			}
		}
		r, err := read(ctx, e.Seq)
		if err != nil {
			return err
		}
		text, err := json.Marshal(LineOf(e, r))
		if err != nil {
			return err
		}
		if _, err := to.Write(append([]byte(separator), text...)); err != nil {
			return err
		}
		separator = ",\n"
	}
	end := "\n]\n"
	if len(entries) == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(to, end)
	return err
}
