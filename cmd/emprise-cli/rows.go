package main

import (
	"fmt"

	"emprise/data"
	"emprise/data/workspace"
)

// rowsVerb lists the rows of one kind and changes them.
type rowsVerb[R data.Row] struct {
	Project string `arg:"" help:"project"`
	Add     string `help:"add" placeholder:"FILE"`
	rowFlags
}

// rowFlags are what every list of rows can do besides.
type rowFlags struct {
	Show   string   `help:"rows_show" placeholder:"ID"`
	Set    string   `help:"rows_set" placeholder:"FILE"`
	Delete []string `help:"rows_delete" placeholder:"ID"`
	Public bool     `help:"rows_public"`
}

// Run does what the flags ask for; without one it lists.
func (v *rowsVerb[R]) Run(e *env) error {
	if done, err := handle[R](e, v.Project, v.Add, v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		rows := readable[R](s, v.Public)
		if e.json {
			return e.print(list(rows))
		}
		var none R
		columns := columnsOf[none.Ref().Kind]
		table := [][]string{{}}
		for _, c := range columns {
			table[0] = append(table[0], e.field(c))
		}
		for _, r := range rows {
			line := make([]string, len(columns))
			for i, c := range columns {
				line[i] = e.cell(s, r, c, v.Public)
			}
			table = append(table, line)
		}
		return e.table(table)
	})
}

// handle does what is the same for every kind; done is false when the rows are to be listed.
func handle[R data.Row](e *env, project, add string, f rowFlags) (done bool, err error) {
	switch {
	case add != "":
		return true, addRows[R](e, project, add)
	case f.Set != "":
		return true, setRows[R](e, project, f.Set)
	case len(f.Delete) > 0:
		return true, deleteRows[R](e, project, f.Delete)
	case f.Show != "":
		return true, showRow[R](e, project, f.Show, f.Public)
	}
	return false, nil
}

// readable are the rows of a kind, or what the public may read of them.
func readable[R data.Row](s *workspace.Snapshot, public bool) []R {
	var none R
	var out []R
	rows := s.Rows(none.Ref().Kind)
	if public {
		rows = s.PublicRows()
	}
	for _, r := range rows {
		if row, ok := r.(R); ok {
			out = append(out, row)
		}
	}
	return out
}

// addRows puts rows of a file, in one edit. One without an ID is given one; one with that of a row replaces it.
func addRows[R data.Row](e *env, project, file string) error {
	drafts, err := readDrafts[R](e, file)
	if err != nil {
		return err
	}
	return e.change(project, func(w *workspace.Workspace) error {
		var rows []data.Row
		for _, d := range drafts {
			row, err := d.row(nil)
			if err != nil {
				return err
			}
			rows = append(rows, e.complete(w, row))
		}
		return e.put(w, rows)
	})
}

// setRows changes rows that are there: only the fields that the file gives.
func setRows[R data.Row](e *env, project, file string) error {
	drafts, err := readDrafts[R](e, file)
	if err != nil {
		return err
	}
	return e.change(project, func(w *workspace.Workspace) error {
		var rows []data.Row
		for _, d := range drafts {
			var none R
			ref := data.Ref{Kind: none.Ref().Kind, ID: d.id()}
			have, ok := w.Snapshot().Row(ref)
			if !ok {
				return fmt.Errorf("%s %s: %w", ref.Kind, ref.ID, data.ErrNotFound)
			}
			row, err := d.row(have)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return e.put(w, rows)
	})
}

// put makes the edit and tells the rows.
func (e *env) put(w *workspace.Workspace, rows []data.Row) error {
	change, err := w.Do(e.ctx, data.Edit{Note: data.Saved(rows[0]), Put: rows})
	if err != nil {
		return err
	}
	return e.told(change, rows)
}

// told answers with what was changed.
func (e *env) told(change data.Change, rows []data.Row) error {
	if e.json {
		texts, err := rowTexts(rows)
		if err != nil {
			return err
		}
		return e.print(struct {
			Seq  int64 `json:"seq"`
			Rows any   `json:"rows"`
		}{change.Seq, texts})
	}
	for _, r := range rows {
		if err := e.line(r.Ref().ID); err != nil {
			return err
		}
	}
	return nil
}

func deleteRows[R data.Row](e *env, project string, ids []string) error {
	return e.change(project, func(w *workspace.Workspace) error {
		var none R
		var edit data.Edit
		var rows []data.Row
		for _, id := range ids {
			ref := data.Ref{Kind: none.Ref().Kind, ID: id}
			row, ok := w.Snapshot().Row(ref)
			if !ok {
				return fmt.Errorf("%s %s: %w", ref.Kind, ref.ID, data.ErrNotFound)
			}
			rows, edit.Delete = append(rows, row), append(edit.Delete, ref)
		}
		edit.Note = data.Deleted(rows[0])
		change, err := w.Do(e.ctx, edit)
		if err != nil {
			return err
		}
		return e.told(change, rows)
	})
}

// showRow tells all that is known of a row, and what refers to it.
func showRow[R data.Row](e *env, project, id string, public bool) error {
	return e.read(project, func(s *workspace.Snapshot) error {
		var none R
		ref := data.Ref{Kind: none.Ref().Kind, ID: id}
		row, ok := s.Row(ref)
		if ok && public {
			row, ok = s.Public(row)
		}
		if !ok {
			return fmt.Errorf("%s %s: %w", ref.Kind, id, data.ErrNotFound)
		}
		if e.json {
			texts, err := rowTexts([]data.Row{row})
			if err != nil {
				return err
			}
			return e.print(texts[0])
		}
		var lines [][]string
		for _, field := range data.Fields(ref.Kind) {
			if text := e.cell(s, row, field, public); text != "" {
				lines = append(lines, []string{e.field(field), text})
			}
		}
		for _, by := range s.Referring(ref) {
			if !public || !data.Withheld(by) {
				lines = append(lines, []string{e.loc.T("kind." + string(by.Ref().Kind)), by.Ref().ID + " " + data.Title(by)})
			}
		}
		return e.table(lines)
	})
}
