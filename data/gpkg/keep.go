package gpkg

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"emprise/data"
	"emprise/data/workspace"
)

// kindFeatures marks, among the rows that are kept, what is known of the features of a layer.
const kindFeatures = "features"

// keptFeatures is what is known of the table of a layer.
type keptFeatures struct {
	LastChange string `json:"last_change"` // of gpkg_contents; empty while the layer is not registered
	Count      int    `json:"count"`
}

// keep notes a row as it stands, so that the next opening finds what was changed outside.
func keep(ctx context.Context, q querier, r data.Row) error {
	text, err := json.Marshal(data.Edit{Put: []data.Row{r}})
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, "INSERT OR REPLACE INTO emprise_kept VALUES (?, ?, ?)", r.Ref().Kind, r.Ref().ID, string(text))
	return err
}

// keepStored is keep of the row as it will be read again.
func (t *transaction) keepStored(ref data.Ref) error {
	r, err := t.Get(ref)
	if err != nil {
		return err
	}
	return keep(t.sql(), t.tx, r)
}

func forget(ctx context.Context, q querier, ref data.Ref) error {
	_, err := q.ExecContext(ctx, "DELETE FROM emprise_kept WHERE kind = ? AND id = ?", ref.Kind, ref.ID)
	return err
}

// keepFeatures notes how many features a layer has; a negative count leaves what was noted.
func keepFeatures(ctx context.Context, q querier, layerID string, count int) error {
	var at sql.NullString
	err := q.QueryRowContext(ctx, "SELECT "+textTime("last_change")+" FROM gpkg_contents WHERE table_name = ?", layerID).Scan(&at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO emprise_kept VALUES (?1, ?2, json_object('last_change', ?3, 'count', max(?4, 0)))
		ON CONFLICT DO UPDATE SET row = json_set(row, '$.last_change', ?3, '$.count', iif(?4 < 0, row ->> '$.count', ?4))`,
		kindFeatures, layerID, at.String, count)
	return err
}

// keepAll notes everything as it stands.
func keepAll(ctx context.Context, q querier) error {
	c, err := load(ctx, q)
	if err != nil {
		return err
	}
	for _, r := range rowsOf(c) {
		if err := keep(ctx, q, r); err != nil {
			return err
		}
	}
	for _, l := range c.Layers {
		if err := keepFeatures(ctx, q, l.ID, l.Count); err != nil {
			return err
		}
	}
	return nil
}

// outside compares what was read with what was kept.
func outside(ctx context.Context, q querier, c *workspace.Content) error {
	kept, features, err := keptRows(ctx, q)
	if err != nil {
		return err
	}
	o := &c.Outside
	for _, r := range rowsOf(c) {
		now, err := json.Marshal(data.Edit{Put: []data.Row{r}})
		if err != nil {
			return err
		}
		text, there := kept[r.Ref()]
		delete(kept, r.Ref())
		switch {
		case !there:
			o.Added++
			o.Forward.Put, o.Inverse.Delete = append(o.Forward.Put, r), append(o.Inverse.Delete, r.Ref())
			continue
		case text == string(now):
			continue
		}
		was, err := keptRow(text)
		if err != nil || was.Ref() != r.Ref() {
			continue // what it was cannot be told
		}
		// A program that knows more fields writes an equal row another way.
		if again, err := json.Marshal(data.Edit{Put: []data.Row{was}}); err != nil || bytes.Equal(again, now) {
			continue
		}
		o.Changed++
		o.Forward.Put, o.Inverse.Put = append(o.Forward.Put, r), append(o.Inverse.Put, was)
	}
	for _, ref := range sortedRefs(kept) {
		was, err := keptRow(kept[ref])
		if err != nil || was.Ref() != ref {
			continue
		}
		o.Deleted++
		o.Forward.Delete, o.Inverse.Put = append(o.Forward.Delete, ref), append(o.Inverse.Put, was)
	}
	note := data.Note{Key: "edit.outside", Args: map[string]string{
		"added": strconv.Itoa(o.Added), "changed": strconv.Itoa(o.Changed), "deleted": strconv.Itoa(o.Deleted),
	}}
	o.Forward.Note, o.Inverse.Note = note, note
	return outsideLayers(ctx, q, c, features)
}

func keptRow(text string) (data.Row, error) {
	var e data.Edit
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return nil, err
	}
	if len(e.Put) != 1 {
		return nil, data.ErrInvalid
	}
	return e.Put[0], nil
}

func keptRows(ctx context.Context, q querier) (kept map[data.Ref]string, features map[string]keptFeatures, err error) {
	rows, err := q.QueryContext(ctx, "SELECT ifnull(CAST(kind AS TEXT), ''), ifnull(CAST(id AS TEXT), ''), ifnull(CAST(row AS TEXT), '') FROM emprise_kept")
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	kept, features = map[data.Ref]string{}, map[string]keptFeatures{}
	for rows.Next() {
		var ref data.Ref
		var text string
		if err := rows.Scan(&ref.Kind, &ref.ID, &text); err != nil {
			return nil, nil, err
		}
		if ref.Kind != kindFeatures {
			kept[ref] = text
			continue
		}
		var f keptFeatures
		if json.Unmarshal([]byte(text), &f) == nil {
			features[ref.ID] = f
		}
	}
	return kept, features, rows.Err()
}

// outsideLayers notices the layers whose table was written to. How many features there are is told when they are read.
func outsideLayers(ctx context.Context, q querier, c *workspace.Content, features map[string]keptFeatures) error {
	c.Counts = map[string]int{}
	for _, l := range c.Layers {
		f, there := features[l.ID]
		if !there || l.Removed {
			continue
		}
		c.Counts[l.ID] = f.Count
		var at sql.NullString
		err := q.QueryRowContext(ctx, "SELECT "+textTime("last_change")+" FROM gpkg_contents WHERE table_name = ?", l.ID).Scan(&at)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if at.String != f.LastChange {
			c.Outside.Layers = append(c.Outside.Layers, workspace.OutsideLayer{ID: l.ID, Name: l.Name, Was: f.Count, Now: f.Count})
		}
	}
	return nil
}

// Acknowledge takes rows and layers as they stand for the known ones. Where another program wrote with no regard for what
// covers what, that is put right.
func (t *transaction) Acknowledge(o workspace.Outside) error {
	for _, r := range o.Forward.Put {
		if err := keep(t.sql(), t.tx, r); err != nil {
			return err
		}
		if _, err := t.tx.ExecContext(t.sql(), "INSERT OR IGNORE INTO identifiers VALUES (?, ?)", r.Ref().Kind, r.Ref().ID); err != nil {
			return err
		}
	}
	for _, ref := range o.Forward.Delete {
		if err := forget(t.sql(), t.tx, ref); err != nil {
			return err
		}
	}
	for _, l := range o.Layers {
		if err := doubt(t.sql(), t.tx, l.ID); err != nil {
			return err
		}
		if err := keepFeatures(t.sql(), t.tx, l.ID, l.Now); err != nil {
			return err
		}
	}
	for _, ref := range o.Forward.Refs() {
		t.changed.note(tableOf(ref.Kind), slices.Contains(drawnTables(), tableOf(ref.Kind)))
		if ref.Kind == data.KindZone || ref.Kind == data.KindPlot {
			t.elsewhere(ref.ID)
		}
	}
	return nil
}
