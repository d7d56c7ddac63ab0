package gpkg

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"strings"

	"emprise/data/workspace"
	"emprise/geo/feature"
)

// twinRows is how many features a layer must have to be given a twin: its features once more, packed as they lie in memory, which
// are there several times as soon as the rows of the table are turned into them.
const twinRows = stretchRows

// The tables of the twins, which come with the first of them. fresh is 0 as soon as the table of the layer was written to.
const twinTables = `
CREATE TABLE IF NOT EXISTS emprise_twins (
  layer TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  present TEXT NOT NULL,
  packing TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS emprise_twin_parts (
  number INTEGER NOT NULL,
  block INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (number, block)
);
INSERT OR IGNORE INTO gpkg_extensions VALUES
  ('emprise_twins', NULL, 'emprise_project', 'docs/file-format.md', 'read-write'),
  ('emprise_twin_parts', NULL, 'emprise_project', 'docs/file-format.md', 'read-write');`

// presentColumns lists the columns of a table with their types.
const presentColumns = "SELECT name || char(9) || type FROM pragma_table_info(?)"

// twinTriggers are what makes a twin stale whoever writes to the table: their names and their statements, as SQLite keeps them.
func twinTriggers(table string) (names, statements []string) {
	for _, event := range []string{"insert", "update", "delete"} {
		name := quote("emprise_twin_" + table + "_" + event)
		names = append(names, name)
		statements = append(statements, "CREATE TRIGGER "+name+" AFTER "+strings.ToUpper(event)+" ON "+quote(table)+
			" BEGIN UPDATE emprise_twins SET fresh = 0 WHERE layer = "+literal(table)+" AND fresh <> 0; END")
	}
	return names, statements
}

func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// twin gives a layer that has just been filled its twin. A small one has none, nor one that its table gives back another way.
func (t *transaction) twin(table string, lay layout, s *feature.Set) error {
	if s.Len() < twinRows || !ringed(s) {
		return nil
	}
	if _, err := t.tx.ExecContext(t.sql(), twinTables); err != nil {
		return err
	}
	if err := dropTwin(t.sql(), t.tx, table); err != nil {
		return err
	}
	var number int64
	if err := t.tx.QueryRowContext(t.sql(), "SELECT ifnull(max(number), 0) + 1 FROM emprise_twins").Scan(&number); err != nil {
		return err
	}
	block := 0
	packing, err := stored(s, lay).Pack(func(content []byte) error {
		if err := t.ctx.Err(); err != nil {
			return err
		}
		_, err := t.tx.ExecContext(t.sql(), "INSERT INTO emprise_twin_parts VALUES (?, ?, ?)", number, block, content)
		block++
		return err
	})
	if err != nil {
		return err
	}
	text, err := json.Marshal(packing)
	if err != nil {
		return err
	}
	_, err = t.tx.ExecContext(t.sql(), `INSERT INTO emprise_twins VALUES (?1, ?2, 1,
		(SELECT group_concat(name || char(9) || type, char(10)) FROM pragma_table_info(?1)), ?3)`, table, number, string(text))
	if err != nil {
		return err
	}
	return watchTwin(t.sql(), t.tx, table)
}

func watchTwin(ctx context.Context, q querier, table string) error {
	_, statements := twinTriggers(table)
	for _, statement := range statements {
		if _, err := q.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// ringed says whether a table gives the geometries of a set back in the same rings: one a point, and none that is empty.
func ringed(s *feature.Set) bool {
	for f, k := range s.Kinds {
		first, end := s.RingsOf(f)
		if (k == feature.None) != (first == end) {
			return false
		}
		for r := first; r < end; r++ {
			if n := s.Rings[r+1] - s.Rings[r]; n == 0 || k == feature.Points && n != 1 {
				return false
			}
		}
	}
	return true
}

// stored is the set with the columns that its table gives back: each name once, and none without a value.
func stored(s *feature.Set, lay layout) *feature.Set {
	kept := *s
	kept.Columns = nil
	for _, f := range lay.Columns {
		c := s.Column(f.Name)
		for i := 0; c != nil && i < s.Len(); i++ {
			if c.Known(i) {
				kept.Columns = append(kept.Columns, c)
				break
			}
		}
	}
	return &kept
}

// hasTwins says whether there are tables of twins.
func hasTwins(ctx context.Context, q querier) (there bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) = 2 FROM sqlite_schema WHERE type = 'table' AND name IN ('emprise_twins', 'emprise_twin_parts')").Scan(&there)
	return there, err
}

// twinToRename says whether a layer has a twin that goes along when its table is given another name.
func (t *transaction) twinToRename(table string) (has bool, err error) {
	if there, err := hasTwins(t.sql(), t.tx); err != nil || !there {
		return false, err
	}
	err = t.tx.QueryRowContext(t.sql(), "SELECT count(*) > 0 FROM emprise_twins WHERE layer = ?", table).Scan(&has)
	return has, err
}

// dropTwin takes the twin of a layer away, where there is one.
func dropTwin(ctx context.Context, q querier, table string) error {
	if there, err := hasTwins(ctx, q); err != nil || !there {
		return err
	}
	names, _ := twinTriggers(table)
	for _, name := range names {
		if _, err := q.ExecContext(ctx, "DROP TRIGGER IF EXISTS "+name); err != nil {
			return err
		}
	}
	_, err := q.ExecContext(ctx, "DELETE FROM emprise_twin_parts WHERE number IN (SELECT number FROM emprise_twins WHERE layer = ?)", table)
	if err == nil {
		_, err = q.ExecContext(ctx, "DELETE FROM emprise_twins WHERE layer = ?", table)
	}
	return err
}

// doubt makes the twin of a layer stale.
func doubt(ctx context.Context, q querier, table string) error {
	if there, err := hasTwins(ctx, q); err != nil || !there {
		return err
	}
	_, err := q.ExecContext(ctx, "UPDATE emprise_twins SET fresh = 0 WHERE layer = ?", table)
	return err
}

// renewTwins gives those large layers a twin that have none to be trusted, so that the next openings are quick.
func (s *Store) renewTwins(ctx context.Context) error {
	layers, err := layerTable.all(ctx, s.reader)
	if err != nil {
		return err
	}
	for _, l := range layers {
		if l.Removed || l.Count < twinRows {
			continue
		}
		var lay layout
		var twin *foundTwin
		err := s.raw(ctx, func(q driver.QueryerContext) (err error) {
			twin = findTwin(ctx, q, l.ID)
			lay, err = readLayout(ctx, q, l.ID)
			return err
		})
		if err != nil {
			return err
		}
		if twin != nil {
			continue
		}
		set, err := s.readTable(ctx, l.ID)
		if err != nil {
			return err
		}
		err = s.Update(ctx, func(tx workspace.Tx) error {
			t := tx.(*transaction)
			t.bulky = true
			return t.twin(l.ID, lay, set)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
