package gpkg

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"emprise/data"
)

// soundJournal drops the entries that cannot be read any more.
func (w *rescue) soundJournal() error {
	bad, err := w.unsound()
	if err != nil {
		return err
	}
	for _, fid := range bad {
		if _, err := w.to.ExecContext(w.ctx, "DELETE FROM journal WHERE fid = ?", fid); err != nil {
			return err
		}
	}
	i := slices.IndexFunc(w.tables, func(t RecoveredTable) bool { return t.Table == "journal" })
	if i >= 0 {
		w.tables[i].Rows -= len(bad)
		w.tables[i].Lost += int64(len(bad))
	}
	return nil
}

func (w *rescue) unsound() (bad []int64, err error) {
	rows, err := w.to.QueryContext(w.ctx, "SELECT fid, ifnull("+textTime("at")+", ''), ifnull(note_args, 'null'), ifnull(edit, ''), ifnull(inverse, '') FROM journal")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var fid int64
		var at, args, edit, inverse string
		if err := rows.Scan(&fid, &at, &args, &edit, &inverse); err != nil {
			return nil, err
		}
		var forward, back data.Edit
		var note map[string]string
		_, wrong := time.Parse(timeLayout, at)
		wrong = errors.Join(wrong, json.Unmarshal([]byte(edit), &forward), json.Unmarshal([]byte(inverse), &back), json.Unmarshal([]byte(args), &note))
		if wrong != nil {
			bad = append(bad, fid)
		}
	}
	return bad, rows.Err()
}

// layers carries the features of all layers over. A table of features that lost its description gets a new one; a layer that lost
// its table is dropped, and told.
func (w *rescue) layers(there map[string]bool, ours []string) error {
	known, err := layerTable.all(w.ctx, w.to)
	if err != nil {
		return err
	}
	for name := range there {
		described := slices.ContainsFunc(known, func(l data.Layer) bool { return l.ID == name })
		if described || slices.Contains(ours, name) || !w.registered(name) {
			continue
		}
		l := data.Layer{ID: name, Name: name, Role: data.RoleContext, Visible: true}
		if l.Validate() != nil {
			continue
		}
		if err := layerTable.put(w.ctx, w.to, l); err != nil {
			return err
		}
		known = append(known, l)
	}
	t := &transaction{ctx: w.ctx, store: &Store{opt: w.opt}, tx: w.to}
	for i, l := range known {
		if w.report != nil {
			w.report(int64(len(ours)*len(known)+i), int64((len(ours)+1)*len(known)))
		}
		if err := w.layer(t, l, there[l.ID]); err != nil {
			return fmt.Errorf("layer %s: %w", l.ID, err)
		}
	}
	return nil
}

// registered says whether the damaged file shows a table to other programs.
func (w *rescue) registered(name string) bool {
	var n int
	err := w.from.QueryRowContext(w.ctx, "SELECT count(*) FROM gpkg_contents WHERE table_name = ? AND data_type IN ('features', 'attributes')", name).Scan(&n)
	return err == nil && n > 0 && !strings.HasPrefix(name, "gpkg_") && !data.ReservedLayerID(name)
}

func (w *rescue) layer(t *transaction, l data.Layer, there bool) error {
	done := RecoveredTable{Table: l.ID, Gone: true, Lost: int64(l.Count)}
	defer func() { w.tables = append(w.tables, done) }()
	names, types, err := columnsOf(w.ctx, w.from, l.ID)
	if !there || err != nil || !slices.Contains(names, "fid") || l.Validate() != nil {
		_, err := w.to.ExecContext(w.ctx, "DELETE FROM layers WHERE id = ?", l.ID)
		return errors.Join(err, w.ctx.Err())
	}
	lay := w.layout(l.ID, names, types)
	if _, err := w.to.ExecContext(w.ctx, lay.ddl(l.ID)); err != nil {
		return err
	}
	columns := []string{"fid"}
	if slices.Contains(names, "geom") {
		columns = append(columns, "geom")
	}
	for _, f := range lay.Columns {
		columns = append(columns, f.Column)
	}
	rows, lost, undrawn, err := w.carry(l.ID, columns)
	if err != nil {
		return err
	}
	done.Gone, done.Rows, done.Lost = false, rows, lost
	if l.Count >= rows {
		done.Lost = int64(l.Count - rows)
	}
	done.Lost += undrawn
	var drawn int
	if err := w.to.QueryRowContext(w.ctx, "SELECT count(*) FROM "+quote(l.ID)+" WHERE geom IS NOT NULL").Scan(&drawn); err != nil {
		return err
	}
	if lay.Geometry == "" && drawn > 0 {
		lay.Geometry = "GEOMETRY"
	}
	text, err := lay.json()
	if err != nil {
		return err
	}
	if _, err := w.to.ExecContext(w.ctx, "UPDATE layers SET table_schema = ?, feature_count = ? WHERE id = ?", text, rows, l.ID); err != nil {
		return err
	}
	if lay.Geometry != "" {
		if err := createTree(w.ctx, w.to, l.ID); err != nil {
			return err
		}
		if _, err := w.to.ExecContext(w.ctx, fillTree(l.ID)); err != nil {
			return err
		}
	}
	return t.register(l)
}

// layout is that of the damaged file where it can be read, else what the table tells.
func (w *rescue) layout(table string, names, types []string) layout {
	var text string
	lay := layout{Geometry: "GEOMETRY"}
	if w.to.QueryRowContext(w.ctx, "SELECT ifnull(table_schema, '') FROM layers WHERE id = ?", table).Scan(&text) == nil {
		var stored layout
		if json.Unmarshal([]byte(text), &stored) == nil {
			lay = stored
		}
	}
	switch lay.Geometry {
	case "", "POINT", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRY":
	default:
		lay.Geometry = "GEOMETRY"
	}
	present := make([]string, len(names))
	for i := range names {
		present[i] = names[i] + "\t" + types[i]
	}
	lay = lay.reconcile(present)
	for i, f := range lay.Columns {
		lay.Columns[i].Type = sqlTypes[typeOf(f.Type)]
	}
	return lay
}
