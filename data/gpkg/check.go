package gpkg

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// Rule is what a finding breaks: a translation key below "check.".
type Rule string

// The rules.
const (
	RuleIntegrity Rule = "integrity" // SQLite finds the file damaged
	RuleRow       Rule = "row"       // a row breaks a rule of its kind
	RuleReference Rule = "reference" // a row refers to one that is not there
	RuleCount     Rule = "count"     // a layer has not the features that it had when it was imported
	RuleGeometry  Rule = "geometry"  // a geometry cannot be read
	RuleIndex     Rule = "index"     // an R-tree does not agree with its table
	RuleContent   Rule = "content"   // the content of an attached file is not there, or not what it was
	RuleValue     Rule = "value"     // a value cannot be read
	RuleExtent    Rule = "extent"    // gpkg_contents does not say what a table covers
)

// Finding is one thing that is wrong with a project file.
type Finding struct {
	Rule   Rule   `json:"rule"`
	Table  string `json:"table,omitempty"`
	ID     string `json:"id,omitempty"`
	Detail string `json:"detail,omitempty"` // for the technician
}

// Check looks at everything in the file. No finding is a sound project; an error is that it could not look.
func (s *Store) Check(ctx context.Context) ([]Finding, error) {
	var found []Finding
	messages, err := texts(ctx, s.reader, "PRAGMA integrity_check(20)")
	if err != nil {
		return nil, refusal(s.path, err)
	}
	for _, m := range messages {
		if m != "ok" {
			found = append(found, Finding{Rule: RuleIntegrity, Detail: m})
		}
	}
	if len(found) > 0 {
		return found, nil // what follows would read nonsense
	}
	content, err := s.Load(ctx)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	for _, kind := range data.Kinds() {
		wrong, err := keepers[kind].unreadable(ctx, s.reader)
		if err != nil {
			return nil, s.unreadable(ctx, err)
		}
		found = append(found, wrong...)
	}
	rows := rowsOf(content)
	found = append(found, checkRows(rows)...)
	wrong, err := s.checkContents(ctx, content.Rows)
	if err != nil {
		return nil, err
	}
	found = append(found, wrong...)
	for _, l := range content.Layers {
		wrong, err := s.checkLayer(ctx, l)
		if err != nil {
			return nil, err
		}
		found = append(found, wrong...)
	}
	for _, table := range drawnTables() {
		wrong, err := s.checkTree(ctx, table)
		if err != nil {
			return nil, err
		}
		found = append(found, wrong...)
	}
	return found, nil
}

// rowsOf gives all rows of a project.
func rowsOf(c *workspace.Content) []data.Row {
	rows := []data.Row{c.Territory}
	for _, l := range c.Layers {
		rows = append(rows, l)
	}
	return append(rows, c.Rows...)
}

func checkRows(rows []data.Row) (found []Finding) {
	there := map[data.Ref]bool{}
	for _, r := range rows {
		there[r.Ref()] = true
	}
	for _, r := range rows {
		table := tableOf(r.Ref().Kind)
		if err := r.Validate(); err != nil {
			found = append(found, Finding{RuleRow, table, r.Ref().ID, err.Error()})
		}
		for _, l := range data.Links(r) {
			if !there[l.To] {
				found = append(found, Finding{RuleReference, table, r.Ref().ID, l.Field + " " + l.To.ID})
			}
		}
	}
	return found
}

// checkContents reads every attached file.
func (s *Store) checkContents(ctx context.Context, rows []data.Row) (found []Finding, err error) {
	for _, r := range rows {
		a, ok := r.(data.Attachment)
		if !ok {
			continue
		}
		content, err := s.Attached(ctx, a.SHA256)
		sum := sha256.Sum256(content)
		switch {
		case errors.Is(err, data.ErrNotFound):
			found = append(found, Finding{RuleContent, attachmentTable.name, a.ID, "no content"})
		case err != nil:
			return nil, err
		case int64(len(content)) != a.Size || hex.EncodeToString(sum[:]) != a.SHA256:
			found = append(found, Finding{RuleContent, attachmentTable.name, a.ID, "another content"})
		}
	}
	return found, nil
}

func (s *Store) checkLayer(ctx context.Context, l data.Layer) ([]Finding, error) {
	set, err := s.readTable(ctx, l.ID)
	if err != nil {
		return nil, fmt.Errorf("layer %s: %w", l.ID, s.unreadable(ctx, err))
	}
	var found []Finding
	var readable bool
	err = s.reader.QueryRowContext(ctx, "SELECT json_valid(ifnull(table_schema, '{}')) FROM layers WHERE id = ?", l.ID).Scan(&readable)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	if !readable {
		found = append(found, Finding{RuleValue, layerTable.name, l.ID, "table_schema"})
	}
	if set.Len() != l.Count {
		found = append(found, Finding{RuleCount, l.ID, "", fmt.Sprintf("%d features, %d imported", set.Len(), l.Count)})
	}
	without := 0
	for _, k := range set.Kinds {
		if k == feature.None {
			without++
		}
	}
	var null int
	err = s.reader.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(l.ID)+" WHERE geom IS NULL").Scan(&null)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	if without > null {
		found = append(found, Finding{RuleGeometry, l.ID, "", fmt.Sprintf("%d geometries cannot be read", without-null)})
	}
	if null == set.Len() {
		return found, nil
	}
	wrong, err := s.checkTree(ctx, l.ID)
	return append(found, wrong...), err
}

func (s *Store) checkTree(ctx context.Context, table string) ([]Finding, error) {
	tree := "rtree_" + table + "_geom"
	var there, triggers int
	err := s.reader.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE type = 'table' AND name = ?1),
		count(*) FILTER (WHERE type = 'trigger' AND name LIKE ?1 || '\_%' ESCAPE '\') FROM sqlite_schema`, tree).Scan(&there, &triggers)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	if there == 0 || triggers < 6 {
		return []Finding{{RuleIndex, table, "", fmt.Sprintf("%d indexes, %d triggers of 6", there, triggers)}}, nil
	}
	messages, err := texts(ctx, s.reader, "SELECT rtreecheck(?)", tree)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	var found []Finding
	for _, m := range messages {
		if m != "ok" {
			found = append(found, Finding{RuleIndex, table, "", m})
		}
	}
	var missing int
	err = s.reader.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(table)+" WHERE geom IS NOT NULL AND NOT ST_IsEmpty(geom)"+
		" AND fid NOT IN (SELECT id FROM "+quote(tree)+")").Scan(&missing)
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	if missing > 0 {
		found = append(found, Finding{RuleIndex, table, "", fmt.Sprintf("%d features are not in it", missing)})
	}
	if len(found) > 0 {
		return found, nil
	}
	// A box a little too large is none the worse: others than us round another way.
	var short bool
	err = s.reader.QueryRowContext(ctx, `SELECT ifnull(c.min_x > b.x0 + 1e-4 OR c.min_y > b.y0 + 1e-4 OR c.max_x < b.x1 - 1e-4
		OR c.max_y < b.y1 - 1e-4, b.x0 IS NOT NULL AND (c.min_x IS NULL OR c.min_y IS NULL OR c.max_x IS NULL OR c.max_y IS NULL))
		FROM gpkg_contents c, (SELECT min(minx) x0, min(miny) y0, max(maxx) x1, max(maxy) y1 FROM `+quote(tree)+`) b
		WHERE c.table_name = ?`, table).Scan(&short)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil // a layer that has been taken off
	}
	if err != nil {
		return nil, s.unreadable(ctx, err)
	}
	if short {
		found = append(found, Finding{RuleExtent, table, "", "the table reaches farther"})
	}
	return found, nil
}

func texts(ctx context.Context, db *sql.DB, query string, args ...any) (all []string, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, rows.Err()
}
