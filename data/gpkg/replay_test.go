package gpkg_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// dump is all that a file says, in an order of its own: each row of each table, but for the journal, for the IDs that were
// given, for numbers that mean nothing and for layers that were taken off, which stay until the file is compacted.
func dump(t *testing.T, path string) []string {
	t.Helper()
	var all []string
	for _, table := range gpkg.Ask(t, path, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
		AND name NOT LIKE 'rtree\_%' ESCAPE '\' AND name NOT IN ('journal', 'identifiers', 'emprise_turns', 'emprise_touched', 'emprise_schema', 'emprise_kept')
		AND name NOT IN (SELECT id FROM layers WHERE removed) ORDER BY name`) {
		columns := gpkg.Ask(t, path, `SELECT name FROM pragma_table_info('`+table+`') WHERE name NOT IN ('fid', 'last_change')`)
		for i, c := range columns {
			columns[i] = `quote("` + c + `")`
		}
		query := `SELECT ` + strings.Join(columns, ` || ' ' || `) + ` FROM "` + table + `"`
		if table == "layers" {
			query += " WHERE NOT removed"
		}
		for _, row := range gpkg.Ask(t, path, query) {
			all = append(all, table+" "+row)
		}
	}
	for _, tree := range []string{"zones", "plots", "projects"} {
		for _, box := range gpkg.Ask(t, path, fmt.Sprintf(`SELECT json_array(minx, maxx, miny, maxy) FROM rtree_%s_geom`, tree)) {
			all = append(all, "rtree "+tree+" "+box)
		}
	}
	slices.Sort(all)
	return all
}

// lacking gives the first line that only one of two dumps has.
func lacking(a, b []string) string {
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return "+ " + b[i]
		case i >= len(b):
			return "- " + a[i]
		case a[i] != b[i]:
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return ""
}

// deed is an edit, or a layer that comes in with one.
type deed struct {
	edit  data.Edit
	layer *data.Layer
	count int // features of the layer
}

func (d deed) do(t *testing.T, w *workspace.Workspace) error {
	t.Helper()
	if d.layer == nil {
		_, err := w.Do(t.Context(), d.edit)
		return err
	}
	a, err := w.Arrive(*d.layer)
	if err != nil {
		return err
	}
	defer a.Leave()
	_, err = a.StoreWith(t.Context(), parcels(d.count), func(*workspace.Snapshot) data.Edit { return d.edit }, nil)
	return err
}

// deedIn draws something that can be done to a project, or that will be refused.
func deedIn(w *workspace.Workspace, random *rand.Rand, layers bool) deed {
	id := func(prefix string, n int) string { return prefix + itoa(random.IntN(n)) }
	some := func() (e data.Edit) {
		z, p, c, n, j := zone(), plot(), company(), need(), project()
		z.ID, p.ID, c.ID, n.ID, j.ID = id("z", 4), id("p", 8), id("c", 3), id("n", 3), id("j", 4)
		z.Shape = square(3+float64(random.IntN(50))/10, 47, 0.02)
		p.ZoneID, p.Shape, p.Status = z.ID, square(3+random.Float64(), 47+random.Float64(), 0.002), data.Statuses()[random.IntN(5)]
		p.Notes = strings.Repeat("Été ", random.IntN(5))
		n.CompanyID, j.CompanyID, j.NeedID, j.PlotIDs, j.ZoneIDs = c.ID, c.ID, n.ID, []string{p.ID}, []string{z.ID}
		rows := []data.Row{z, p, c, n, j}
		e.Note.Key = "edit.test"
		e.Put = rows[:1+random.IntN(len(rows))]
		return e
	}
	switch k := random.IntN(12); {
	case k == 0 && layers:
		l := layer(w.NewID(data.KindLayer, "couche"))
		d := deed{layer: &l, count: 1 + random.IntN(40)}
		if random.IntN(2) == 0 {
			d.edit = some()
		}
		return d
	case k < 3:
		rows := w.Snapshot().All()
		ref := rows[random.IntN(len(rows))].Ref()
		return deed{edit: data.Edit{Delete: []data.Ref{ref}}}
	case k < 4:
		if all := w.Snapshot().Layers; len(all) > 0 {
			l := all[random.IntN(len(all))]
			l.Visible, l.Order = !l.Visible, random.IntN(9)
			return deed{edit: data.Edit{Put: []data.Row{l}}}
		}
		fallthrough
	case k < 5:
		there := w.Snapshot().Territory
		there.Authority = "CC " + itoa(random.IntN(9))
		return deed{edit: data.Edit{Put: []data.Row{there}}}
	}
	return deed{edit: some()}
}

// What is undone is not there, down to the last value in the file; what is redone is as it was done.
func TestUndoGivesTheFileBack(t *testing.T) {
	t.Parallel()
	seeds, edits := uint64(3), 25
	if testing.Short() {
		seeds, edits = 1, 3
	}
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 21))
		path := filepath.Join(t.TempDir(), "p.gpkg")
		w := work(t, create(t, path))
		was := dump(t, path)
		for n := 0; n < edits; {
			d := deedIn(w, random, true)
			if d.do(t, w) != nil {
				if diff := lacking(was, dump(t, path)); diff != "" {
					t.Fatalf("seed %d: what was refused has changed\n%s", seed, diff)
				}
				continue
			}
			n++
			is := dump(t, path)
			for range 2 {
				if _, err := w.Undo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if diff := lacking(was, dump(t, path)); diff != "" {
					t.Fatalf("seed %d, edit %d undone:\n%s", seed, n, diff)
				}
				if _, err := w.Redo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if diff := lacking(is, dump(t, path)); diff != "" {
					t.Fatalf("seed %d, edit %d redone:\n%s", seed, n, diff)
				}
			}
			was = is
		}
	}
}

// However a thousand edits, undos and redos come after one another, over restarts: what is in the file in the end is what the
// edits that survived make of an empty project.
func TestTheSurvivingEditsMakeTheFile(t *testing.T) {
	t.Parallel()
	seeds, steps := uint64(3), 1000
	if testing.Short() {
		seeds, steps = 1, 150
	}
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 22))
		path := filepath.Join(t.TempDir(), "p.gpkg")
		s := create(t, path)
		w := work(t, s)
		var done []deed
		undone := 0
		for range steps {
			switch k := random.IntN(100); {
			case k < 25:
				if _, err := w.Undo(t.Context()); (err == nil) != (undone < len(done)) {
					t.Fatalf("undo of %d, %d undone: %v", len(done), undone, err)
				}
				undone = min(undone+1, len(done))
			case k < 40:
				if _, err := w.Redo(t.Context()); (err == nil) != (undone > 0) {
					t.Fatalf("redo of %d: %v", undone, err)
				}
				undone = max(undone-1, 0)
			case k < 42:
				closeStore(t, s)
				s = open(t, path)
				w = work(t, s)
			default:
				d := deedIn(w, random, len(done) < 300)
				if d.do(t, w) == nil {
					done, undone = append(done[:len(done)-undone], d), 0
				}
			}
		}
		done = done[:len(done)-undone]
		again := filepath.Join(t.TempDir(), "again.gpkg")
		fresh := work(t, create(t, again))
		for i, d := range done {
			if err := d.do(t, fresh); err != nil {
				t.Fatalf("seed %d: edit %d of %d: %v", seed, i, len(done), err)
			}
		}
		if diff := lacking(dump(t, again), dump(t, path)); diff != "" {
			t.Fatalf("seed %d: %d edits have survived, and the file is not what they make:\n%s", seed, len(done), diff)
		}
		findings, err := s.Check(t.Context())
		if err != nil || len(findings) > 0 {
			t.Errorf("seed %d: %v %v", seed, findings, err)
		}
		t.Logf("seed %d: %d edits have survived", seed, len(done))
	}
}
