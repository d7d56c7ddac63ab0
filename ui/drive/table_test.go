package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
)

// TestTheTableOfALayer opens the table of the parcels, filters, sorts, chooses a row, follows the map and exports.
func TestTheTableOfALayer(t *testing.T) {
	d, w := open(t)
	snap := d.Snapshot()
	var layer data.Layer
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			layer = l
		}
	}
	drawn := snap.Scene.Layer(layer.ID)
	w.ChooseLayer(layer.ID)
	if err := d.Press("table"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	m := w.Table().Model()
	if m.Layer != layer.Name || len(m.Rows) != layer.Count || m.Total != layer.Count || m.InView <= 0 {
		t.Fatalf("%s: %d of %d rows, %d in view; want %d", m.Layer, len(m.Rows), m.Total, m.InView, layer.Count)
	}

	// Filter by a word of one parcel, against a look at every row.
	id := drawn.Features.Text("id", 11)
	w.Table().Filter(strings.ToLower(id))
	d.Idle()
	if m = w.Table().Model(); len(m.Rows) != 1 || drawn.Features.Text("id", int(m.Rows[0])) != id {
		t.Fatalf("filtered by %s: %d rows", id, len(m.Rows))
	}

	// The row that is pressed is selected on the map; opening it flies there.
	w.Table().Grid().OnChoose(0, false, false)
	d.Idle()
	if got := w.Selected(); got.ID != layer.ID {
		t.Errorf("%v is selected", got)
	}
	w.Table().Grid().OnOpen(0)
	d.Idle()
	if !w.View().Box().Contains(drawn.BoxOf(11).Centre()) {
		t.Error("the map does not show the row that was opened")
	}
	near := 0
	drawn.Visit(w.View().Box(), func(int) bool { near++; return true })
	if m = w.Table().Model(); m.InView != near || len(m.Rows) != 1 {
		t.Errorf("after the flight %d in view of %d, and %d rows", m.InView, near, len(m.Rows))
	}

	// Only what the map shows, counted by boxes.
	w.Table().Filter("")
	w.Table().OnOnlyView(true)
	d.Idle()
	seen := 0
	drawn.Visit(w.View().Box(), func(int) bool { seen++; return true })
	if m = w.Table().Model(); len(m.Rows) != seen || m.InView != seen || seen == layer.Count {
		t.Errorf("%d rows and %d in view, want %d", len(m.Rows), m.InView, seen)
	}
	w.Table().OnOnlyView(false)

	// Sorting by area, both ways; the facts name the column.
	column := -1
	for i, c := range m.Columns {
		if c.Name == "contenance" {
			column = i
		}
	}
	for range 2 {
		w.Table().OnSort(column)
	}
	d.Idle()
	m = w.Table().Model()
	c := drawn.Features.Column("contenance")
	for i := 1; i < len(m.Rows); i++ {
		a, known := c.Number(int(m.Rows[i-1]))
		b, also := c.Number(int(m.Rows[i]))
		if also && (!known || b > a) {
			t.Fatalf("row %d has %g after %g", i, b, a)
		}
	}
	if !m.Down || !strings.Contains(m.Facts, "contenance") {
		t.Errorf("sorted downwards: %v; %q", m.Down, m.Facts)
	}

	path := filepath.Join(t.TempDir(), "parcelles.csv")
	w.WriteRows(path, drawn.Features, m.Rows[:3])
	d.Idle()
	if b, err := os.ReadFile(path); err != nil || strings.Count(string(b), "\n") != 4 {
		t.Errorf("%q, %v", b, err)
	}
	if err := d.Press("table.close"); err != nil {
		t.Fatal(err)
	}
	if w.Press("table.close") {
		t.Error("a table that is closed can be closed")
	}
}
