package gpkg

import (
	"context"
	"fmt"
	"strings"

	"emprise/data/workspace"
)

// Mend puts right what can be made anew from the rows: R-trees with their triggers, what gpkg_contents says of the extent of each
// table, and how many features the layers have. It gives what it put right. All of it is done or, with an error, nothing.
func (s *Store) Mend(ctx context.Context, report func(done, total int64)) (mended []Finding, err error) {
	found, err := s.Check(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if f.Rule == RuleIntegrity {
			return nil, damaged(s.path, f.Detail)
		}
	}
	err = s.Update(ctx, func(tx workspace.Tx) error {
		t := tx.(*transaction)
		done := map[string]bool{}
		for i, f := range found {
			if report != nil {
				report(int64(i), int64(len(found)))
			}
			key := string(f.Rule) + " " + f.Table
			var err error
			switch {
			case f.Rule == RuleIndex && !done[key]:
				err = t.rebuildTree(f.Table)
			case f.Rule == RuleExtent && !done[key]:
				err = t.extent(f.Table)
			case f.Rule == RuleCount && !done[key]:
				err = t.recount(f.Table)
			case f.Rule == RuleIndex, f.Rule == RuleExtent, f.Rule == RuleCount:
			default:
				continue // for a person to look at
			}
			if err != nil {
				return fmt.Errorf("mend %s: %w", f.Table, err)
			}
			done[key] = true
			mended = append(mended, f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return mended, nil
}

// rebuildTree makes the R-tree of a table anew.
func (t *transaction) rebuildTree(table string) error {
	tree := "rtree_" + table + "_geom"
	for _, end := range []string{"_insert", "_update1", "_update2", "_update3", "_update4", "_delete"} {
		if _, err := t.tx.ExecContext(t.sql(), "DROP TRIGGER IF EXISTS "+quote(tree+end)); err != nil {
			return err
		}
	}
	for _, statement := range []string{
		"DROP TABLE IF EXISTS " + quote(tree),
		"DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND table_name = '" + strings.ReplaceAll(table, "'", "''") + "'",
	} {
		if _, err := t.tx.ExecContext(t.sql(), statement); err != nil {
			return err
		}
	}
	if err := createTree(t.sql(), t.tx, table); err != nil {
		return err
	}
	if _, err := t.tx.ExecContext(t.sql(), fillTree(table)); err != nil {
		return err
	}
	return t.extent(table)
}

// fillTree puts all boxes of a table into its R-tree.
func fillTree(table string) string {
	return "INSERT INTO " + quote("rtree_"+table+"_geom") + " SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM " +
		quote(table) + " WHERE geom IS NOT NULL AND NOT ST_IsEmpty(geom)"
}

// recount takes the features that a layer has for those that it should have.
func (t *transaction) recount(layerID string) error {
	var n int
	if err := t.tx.QueryRowContext(t.sql(), "SELECT count(*) FROM "+quote(layerID)).Scan(&n); err != nil {
		return err
	}
	row, err := layerTable.get(t.sql(), t.tx, layerID)
	if err != nil {
		return err
	}
	if _, err := t.tx.ExecContext(t.sql(), "UPDATE layers SET feature_count = ? WHERE id = ?", n, layerID); err != nil {
		return err
	}
	if err := t.keepStored(row.Ref()); err != nil {
		return err
	}
	return keepFeatures(t.sql(), t.tx, layerID, n)
}
