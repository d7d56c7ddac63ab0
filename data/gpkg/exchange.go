package gpkg

import (
	"context"
	"fmt"
	"strings"
)

// passing is the name that a table has while two change theirs; no layer can have it.
const passing = "emprise_passing"

// Exchange gives the tables of two layers each other's name, and their R-trees: not a feature is written. What another program
// has made of a table by its name, such as a view, then shows what the name now stands for.
func (t *transaction) Exchange(one, other string) (err error) {
	var kept [2]string // the layouts
	for i, id := range []string{one, other} {
		row := t.tx.QueryRowContext(t.sql(), "SELECT ifnull(table_schema, '') FROM layers WHERE id = ?", id)
		if err := row.Scan(&kept[i]); err != nil {
			return fmt.Errorf("exchange %s: %w", id, err)
		}
	}
	if _, err := t.tx.ExecContext(t.sql(), "PRAGMA legacy_alter_table = ON"); err != nil {
		return err
	}
	defer func() {
		if _, off := t.tx.ExecContext(t.sql(), "PRAGMA legacy_alter_table = OFF"); err == nil {
			err = off
		}
	}()
	for _, step := range [][2]string{{one, passing}, {other, one}, {passing, other}} {
		if err := t.rename(step[0], step[1]); err != nil {
			return fmt.Errorf("exchange %s and %s: %w", one, other, err)
		}
	}
	if err := exchangeKept(t.sql(), t.tx, one, other); err != nil {
		return fmt.Errorf("exchange %s and %s: %w", one, other, err)
	}
	for i, id := range []string{other, one} {
		if _, err := t.tx.ExecContext(t.sql(), "UPDATE layers SET table_schema = nullif(?, '') WHERE id = ?", kept[i], id); err != nil {
			return fmt.Errorf("exchange %s: %w", id, err)
		}
	}
	return nil
}

// exchangeKept gives two layers each other's number of features, so that none is taken for changed outside.
func exchangeKept(ctx context.Context, q querier, one, other string) error {
	_, err := q.ExecContext(ctx, `UPDATE emprise_kept SET row = json_set(row, '$.count', k.count)
		FROM (SELECT iif(id = ?2, ?3, ?2) AS id, ifnull(row ->> '$.count', 0) AS count FROM emprise_kept WHERE kind = ?1 AND id IN (?2, ?3)) k
		WHERE kind = ?1 AND emprise_kept.id = k.id`, kindFeatures, one, other)
	return err
}

// rename gives a feature table another name, with its R-tree and the triggers that keep it, where it has one.
func (t *transaction) rename(from, to string) error {
	tree := 0
	err := t.tx.QueryRowContext(t.sql(), "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", "rtree_"+from+"_geom").Scan(&tree)
	if err != nil {
		return err
	}
	twin, err := t.twinToRename(from)
	if err != nil {
		return err
	}
	var steps []string
	if twin {
		names, _ := twinTriggers(from)
		for _, name := range names {
			steps = append(steps, "DROP TRIGGER IF EXISTS "+name)
		}
	}
	if tree > 0 {
		for _, trigger := range []string{"insert", "update1", "update2", "update3", "update4", "delete"} {
			steps = append(steps, `DROP TRIGGER IF EXISTS "rtree_`+from+`_geom_`+trigger+`"`)
		}
		steps = append(steps, "ALTER TABLE "+quote("rtree_"+from+"_geom")+" RENAME TO "+quote("rtree_"+to+"_geom"))
	}
	steps = append(steps, "ALTER TABLE "+quote(from)+" RENAME TO "+quote(to))
	if tree > 0 {
		steps = append(steps, strings.ReplaceAll(treeTriggers, "{t}", to))
	}
	if twin {
		_, statements := twinTriggers(to)
		steps = append(append(steps, "UPDATE emprise_twins SET layer = "+literal(to)+" WHERE layer = "+literal(from)), statements...)
	}
	for _, step := range steps {
		if _, err := t.tx.ExecContext(t.sql(), step); err != nil {
			return err
		}
	}
	return nil
}
