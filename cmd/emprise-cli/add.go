package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

// maxRows is how many bytes of JSON rows are read: far more than anybody writes by hand, far less than the memory.
const maxRows = 64 << 20

// add puts the rows of a JSON file, one object or an array of them, in one edit. fill completes a row and gives its title
// for the journal.
func add[R data.Row](e *env, project, file, note string, fill func(*R, *workspace.Workspace) string) error {
	rows, err := readRows[R](e, file)
	if err != nil {
		return err
	}
	return e.change(project, func(w *workspace.Workspace) error {
		edit := data.Edit{Note: data.Note{Key: note, Args: map[string]string{}}}
		for i := range rows {
			title := fill(&rows[i], w)
			if i == 0 {
				edit.Note.Args["title"] = title
			}
			edit.Put = append(edit.Put, rows[i])
		}
		change, err := w.Do(e.ctx, edit)
		if err != nil {
			return err
		}
		if e.json {
			return e.print(struct {
				Seq  int64 `json:"seq"`
				Rows []R   `json:"rows"`
			}{change.Seq, rows})
		}
		for _, r := range rows {
			if err := e.line(r.Ref().ID); err != nil {
				return err
			}
		}
		return nil
	})
}

func readRows[R data.Row](e *env, file string) ([]R, error) {
	text, err := readText(e, file)
	if err != nil {
		return nil, err
	}
	if text = bytes.TrimSpace(text); len(text) == 0 {
		return nil, &geo.FileError{Path: file, Reason: geo.FileEmpty}
	}
	if text[0] != '[' {
		text = append(append([]byte{'['}, text...), ']')
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields() // a field that is misspelt would be lost without a word
	var rows []R
	if err := d.Decode(&rows); err != nil {
		return nil, &geo.FileError{Path: file, Reason: geo.FileNotRows, Detail: err.Error()}
	}
	if len(rows) == 0 {
		return nil, &geo.FileError{Path: file, Reason: geo.FileEmpty}
	}
	return rows, nil
}

func readText(e *env, file string) ([]byte, error) {
	from := e.in
	if file != "-" {
		f, err := os.Open(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &geo.FileError{Path: file, Reason: geo.FileMissing}
		case errors.Is(err, fs.ErrPermission):
			return nil, &geo.FileError{Path: file, Reason: geo.FileNoPermission}
		case err != nil:
			return nil, err
		}
		defer func() { _ = f.Close() }()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, &geo.FileError{Path: file, Reason: geo.FileIsDirectory}
		}
		from = f
	}
	text, err := io.ReadAll(io.LimitReader(from, maxRows+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if len(text) > maxRows {
		return nil, &geo.FileError{Path: file, Reason: geo.FileTooLarge}
	}
	return text, nil
}
