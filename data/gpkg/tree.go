package gpkg

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// treeBox is the box of one feature as SQLite's R-tree keeps it, rounded outwards.
type treeBox struct {
	fid                    int64
	minX, maxX, minY, maxY float32
}

func roundBox(fid int64, minX, minY, maxX, maxY float64) treeBox {
	return treeBox{fid, below(minX), above(maxX), below(minY), above(maxY)}
}

func below(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func above(v float64) float32 {
	f := float32(v)
	if float64(f) < v {
		f = math.Nextafter32(f, float32(math.Inf(1)))
	}
	return f
}

// The triggers of OGC 12-128r17 annex F.3; {t} is the table.
const treeTriggers = `
CREATE TRIGGER "rtree_{t}_geom_insert" AFTER INSERT ON "{t}" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{t}_geom_update1" AFTER UPDATE OF "geom" ON "{t}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{t}_geom_update2" AFTER UPDATE OF "geom" ON "{t}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_{t}_geom_update3" AFTER UPDATE ON "{t}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{t}_geom_update4" AFTER UPDATE ON "{t}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_{t}_geom_delete" AFTER DELETE ON "{t}" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid"; END;`

// createTree gives a table an empty R-tree, its triggers and its line in gpkg_extensions.
func createTree(ctx context.Context, q querier, table string) error {
	statements := `CREATE VIRTUAL TABLE "rtree_{t}_geom" USING rtree(id, minx, maxx, miny, maxy);` + treeTriggers
	if _, err := q.ExecContext(ctx, strings.ReplaceAll(statements, "{t}", table)); err != nil {
		return fmt.Errorf("R-tree of %s: %w", table, err)
	}
	return registerTree(ctx, q, table)
}

func registerTree(ctx context.Context, q querier, table string) error {
	_, err := q.ExecContext(ctx, `INSERT INTO gpkg_extensions VALUES
		(?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')`, table)
	return err
}

// The shape of a node of SQLite's R-tree (https://sqlite.org/rtree.html §6, ext/rtree/rtree.c): a depth in the root, a count,
// then cells of an ID and four coordinates, big-endian. A node takes at most 51 cells.
const (
	nodeCells  = 51
	nodeHeader = 4
	cellSize   = 8 + 4*4
	nodeSize   = nodeHeader + nodeCells*cellSize
	// bulkFrom is how many boxes are worth more than one insertion each.
	bulkFrom = 200
)

// fillTree puts boxes into an empty tree. Packing the nodes ourselves costs a quarter of inserting the boxes one by one, and
// gives a better tree: boxes are sorted along a Hilbert curve and packed full from the leaves up.
func fillTree(ctx context.Context, q querier, table string, boxes []treeBox) error {
	if len(boxes) < bulkFrom {
		for _, b := range boxes {
			_, err := q.ExecContext(ctx, `INSERT INTO "rtree_`+table+`_geom" VALUES (?, ?, ?, ?, ?)`,
				b.fid, b.minX, b.maxX, b.minY, b.maxY)
			if err != nil {
				return fmt.Errorf("R-tree of %s: %w", table, err)
			}
		}
		return nil
	}
	if err := packTree(ctx, q, table, sortAlongCurve(boxes)); err != nil {
		return fmt.Errorf("R-tree of %s: %w", table, err)
	}
	return nil
}

// packTree writes the shadow tables of a tree level by level. The root has number 1; the nodes of a level are numbered as
// they are made.
func packTree(ctx context.Context, q querier, table string, cells []treeBox) error {
	shadow := func(part string) string { return `"rtree_` + table + `_geom_` + part + `"` }
	nextNode, leaf, depth := int64(2), true, uint16(0)
	for {
		root := len(cells) <= nodeCells
		var parents []treeBox
		for _, group := range even(cells) {
			number := int64(1)
			if !root {
				number = nextNode
				nextNode++
			}
			node := packNode(group)
			if root {
				binary.BigEndian.PutUint16(node, depth)
			}
			if _, err := q.ExecContext(ctx, "INSERT OR REPLACE INTO "+shadow("node")+" VALUES (?, ?)", number, node); err != nil {
				return err
			}
			under := shadow("parent")
			if leaf {
				under = shadow("rowid")
			}
			if err := link(ctx, q, under, group, number); err != nil {
				return err
			}
			parents = append(parents, around(number, group))
		}
		if root {
			return nil
		}
		cells, leaf, depth = parents, false, depth+1
	}
}

// link tells of each cell in which node it is, many cells a statement.
func link(ctx context.Context, q querier, table string, cells []treeBox, node int64) error {
	args := make([]any, 0, 2*len(cells))
	for _, c := range cells {
		args = append(args, c.fid, node)
	}
	_, err := q.ExecContext(ctx, "INSERT INTO "+table+" VALUES (?, ?)"+strings.Repeat(", (?, ?)", len(cells)-1), args...)
	return err
}

// even cuts cells into as few groups as nodes take, of sizes that differ by one at most: a node must be a third full.
func even(cells []treeBox) [][]treeBox {
	n := (len(cells) + nodeCells - 1) / nodeCells
	groups := make([][]treeBox, 0, n)
	for i := range n {
		groups = append(groups, cells[len(cells)*i/n:len(cells)*(i+1)/n])
	}
	return groups
}

func packNode(cells []treeBox) []byte {
	node := make([]byte, nodeSize)
	binary.BigEndian.PutUint16(node[2:], uint16(len(cells)))
	b := node[nodeHeader:nodeHeader]
	for _, c := range cells {
		b = binary.BigEndian.AppendUint64(b, uint64(c.fid))
		for _, v := range [...]float32{c.minX, c.maxX, c.minY, c.maxY} {
			b = binary.BigEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return node
}

func around(node int64, cells []treeBox) treeBox {
	box := cells[0]
	for _, c := range cells[1:] {
		box.minX, box.maxX = min(box.minX, c.minX), max(box.maxX, c.maxX)
		box.minY, box.maxY = min(box.minY, c.minY), max(box.maxY, c.maxY)
	}
	box.fid = node
	return box
}

// sortAlongCurve orders boxes by the place of their centres on a Hilbert curve over all of them.
func sortAlongCurve(boxes []treeBox) []treeBox {
	all := around(0, boxes)
	width, height := float64(all.maxX)-float64(all.minX), float64(all.maxY)-float64(all.minY)
	scale := func(from, to, start float32, size float64) uint32 {
		if size <= 0 {
			return 0
		}
		return uint32(((float64(from)+float64(to))/2 - float64(start)) / size * 0xffff)
	}
	type keyed struct {
		key uint32
		box treeBox
	}
	order := make([]keyed, len(boxes))
	for i, b := range boxes {
		order[i] = keyed{hilbert(scale(b.minX, b.maxX, all.minX, width), scale(b.minY, b.maxY, all.minY, height)), b}
	}
	slices.SortStableFunc(order, func(a, b keyed) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	sorted := make([]treeBox, len(boxes))
	for i, o := range order {
		sorted[i] = o.box
	}
	return sorted
}

// hilbert is the distance along a Hilbert curve of order 16 to the cell (x, y), both below 2^16.
func hilbert(x, y uint32) uint32 {
	var d uint32
	for s := uint32(1 << 15); s > 0; s /= 2 {
		var rx, ry uint32
		if x&s != 0 {
			rx = 1
		}
		if y&s != 0 {
			ry = 1
		}
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = 0xffff-x, 0xffff-y
			}
			x, y = y, x
		}
	}
	return d
}
