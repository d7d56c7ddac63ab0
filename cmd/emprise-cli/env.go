package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"emprise/assets/locale"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// env is what a verb works with.
type env struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	loc    *locale.Locale
	json   bool
	author string
	force  bool // a file that is there is replaced
	clock  func() time.Time
	live   bool // a person watches the messages

	shown string // the progress on the last line
}

// open opens a project. The caller closes it.
func (e *env) open(path string, readOnly bool) (*workspace.Workspace, error) {
	store, err := gpkg.Open(e.ctx, path, gpkg.Options{ReadOnly: readOnly, Clock: e.clock, Holder: e.author})
	if err != nil {
		return nil, err
	}
	return workspace.Open(e.ctx, store, workspace.Options{Clock: e.clock, Author: e.author})
}

// read shows a project to a function that does not change it. One of an older format is brought up to date first, as the
// window does.
func (e *env) read(path string, use func(*workspace.Snapshot) error) error {
	w, err := e.open(path, true)
	var older *geo.FileError
	if errors.As(err, &older) && older.Reason == geo.FileOlder {
		w, err = e.open(path, false)
	}
	if err != nil {
		return err
	}
	err = use(w.Snapshot())
	if closing := w.Close(); err == nil {
		err = closing
	}
	return err
}

// change lets a function change a project.
func (e *env) change(path string, use func(*workspace.Workspace) error) error {
	w, err := e.open(path, false)
	if err != nil {
		return err
	}
	if err = w.Guard(); err == nil {
		err = use(w)
	}
	if closing := w.Close(); err == nil {
		err = closing
	}
	return err
}

// print writes a value as JSON, indented, with its letters as they are.
func (e *env) print(v any) error {
	w := json.NewEncoder(e.out)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	return w.Encode(v)
}

// table writes rows in columns, the first row being the titles.
func (e *env) table(rows [][]string) error {
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		if _, err := fmt.Fprintln(w, strings.TrimRight(strings.Join(r, "\t"), "\t ")); err != nil {
			return err
		}
	}
	return w.Flush()
}

// line writes one line of data.
func (e *env) line(text string) error {
	_, err := fmt.Fprintln(e.out, text)
	return err
}

// say writes a message for people.
func (e *env) say(text string) {
	e.endProgress()
	tell(e.err, text+"\n")
}

// tell writes to standard error; there is nobody to tell when that fails.
func tell(w io.Writer, text string) { _, _ = io.WriteString(w, text) }

// report gives a progress function for a piece of work, nil when nobody watches.
func (e *env) report(what string) func(done, total int64) {
	if !e.live {
		return nil
	}
	return func(done, total int64) {
		if total <= 0 {
			return
		}
		if text := what + " " + e.loc.Percent(float64(done)/float64(total), 0); text != e.shown {
			e.shown = text
			tell(e.err, "\r\x1b[K"+text)
		}
	}
}

func (e *env) endProgress() {
	if e.shown != "" {
		tell(e.err, "\r\x1b[K")
		e.shown = ""
	}
}
