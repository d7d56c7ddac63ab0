package gpkg

import (
	"context"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"emprise/geo/feature"
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
)

// packedTree is an R-tree ready to be written. Packing the nodes ourselves costs a quarter of inserting the boxes one by one,
// and gives a better tree: boxes are sorted along a Hilbert curve and packed full from the leaves up.
type packedTree struct {
	leaves  [][]treeBox // boxes of features by leaf; leaf i is node 2+i, or the root when it is alone
	above   [][]treeBox // boxes of nodes by node, level upon level, numbered behind the leaves; the root is the last and number 1
	depth   uint16      // levels above the leaves
	highest int64       // fid
}

// boxesOf rounds the boxes of all features that have one; the fid of a feature is its place from 1.
func boxesOf(s *feature.Set) []treeBox {
	boxes := make([]treeBox, 0, s.Len())
	for f := range s.Len() {
		if b := s.Bound(f); !b.IsEmpty() && s.Kinds[f] != feature.None {
			boxes = append(boxes, roundBox(int64(f+1), b.Min[0], b.Min[1], b.Max[0], b.Max[1]))
		}
	}
	return boxes
}

// packTree packs boxes, of which there must be one at least, sorted by fid.
func packTree(boxes []treeBox) *packedTree {
	t := &packedTree{highest: boxes[len(boxes)-1].fid}
	level := even(sortAlongCurve(boxes))
	t.leaves = level
	next := int64(2)
	for len(level) > 1 {
		parents := make([]treeBox, len(level))
		for i, group := range level {
			parents[i] = around(next, group)
			next++
		}
		level = even(parents)
		t.above = append(t.above, level...)
		t.depth++
	}
	return t
}

// write fills the shadow tables of an empty tree, each in the order of its keys: a table that grows at its end only is
// written once.
func (t *packedTree) write(ctx context.Context, conn any, table string) error {
	shadow := func(part string) string { return `"rtree_` + table + `_geom_` + part + `"` }
	nodes := append(t.leaves[:len(t.leaves):len(t.leaves)], t.above...)
	if len(t.leaves) == 1 {
		nodes = t.leaves
	}
	root := len(nodes) - 1
	quiet := context.WithoutCancel(ctx)

	first := newBulk(conn, shadow("node"), 2)
	first.head = "INSERT OR REPLACE INTO " + shadow("node") + " VALUES "
	if err := first.fill(quiet, 1, func(_ int, row []driver.NamedValue) {
		node := packNode(nodes[root])
		binary.BigEndian.PutUint16(node, t.depth)
		row[0].Value, row[1].Value = int64(1), node
	}); err != nil {
		return err
	}
	if err := newBulk(conn, shadow("node"), 2).fill(quiet, root, func(i int, row []driver.NamedValue) {
		row[0].Value, row[1].Value = int64(i+2), packNode(nodes[i])
	}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}

	number := func(i int) int64 {
		if i == root {
			return 1
		}
		return int64(i + 2)
	}
	leafOf := make([]int32, t.highest+1) // by fid, 0 for a feature without a box
	for i, leaf := range t.leaves {
		for _, c := range leaf {
			leafOf[c.fid] = int32(number(i))
		}
	}
	fids := make([]int32, 0, len(leafOf))
	for fid, leaf := range leafOf {
		if leaf > 0 {
			fids = append(fids, int32(fid))
		}
	}
	if err := newBulk(conn, shadow("rowid"), 2).fill(quiet, len(fids), func(i int, row []driver.NamedValue) {
		row[0].Value, row[1].Value = int64(fids[i]), int64(leafOf[fids[i]])
	}); err != nil {
		return err
	}

	var links [][2]int64 // a node, and the one above it
	for i, cells := range nodes[len(t.leaves):] {
		for _, c := range cells {
			links = append(links, [2]int64{c.fid, number(len(t.leaves) + i)})
		}
	}
	return newBulk(conn, shadow("parent"), 2).fill(quiet, len(links), func(i int, row []driver.NamedValue) {
		row[0].Value, row[1].Value = links[i][0], links[i][1]
	})
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
	order := make([]uint64, len(boxes)) // the place on the curve, then that in boxes
	for i, b := range boxes {
		place := hilbert(scale(b.minX, b.maxX, all.minX, width), scale(b.minY, b.maxY, all.minY, height))
		order[i] = uint64(place)<<32 | uint64(uint32(i))
	}
	slices.Sort(order)
	sorted := make([]treeBox, len(boxes))
	for i, o := range order {
		sorted[i] = boxes[uint32(o)]
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
