package demo_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// theDemo is the territory that everyone sees, grown once for all tests.
var theDemo = sync.OnceValue(func() *demo.Territory { return demo.Generate(demo.DefaultSeed) })

func TestOneSeedOneTerritory(t *testing.T) {
	t.Parallel()
	if !reflect.DeepEqual(demo.Generate(demo.DefaultSeed), theDemo()) {
		t.Error("one seed gave two territories")
	}
	if reflect.DeepEqual(demo.Generate(7).Plots[0].Shape, theDemo().Plots[0].Shape) {
		t.Error("two seeds gave the same first plot")
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	seeds := []uint64{demo.DefaultSeed, 1, 2, 3, 4}
	if testing.Short() {
		seeds = seeds[:2]
	}
	for _, seed := range seeds {
		d := demo.Generate(seed)
		layer := func(id string) int {
			l, ok := d.Layer(id)
			if !ok {
				t.Fatalf("no layer %s", id)
			}
			return l.Features.Len()
		}
		if n := layer("communes"); n != 20 {
			t.Errorf("seed %d: %d communes", seed, n)
		}
		if n := layer("parcelles"); n < 28_000 || n > 33_000 {
			t.Errorf("seed %d: %d parcels", seed, n)
		}
		recruitment := 0
		for _, p := range d.Projects {
			if p.Type == data.Recruitment {
				recruitment++
			}
		}
		brownfields := 0
		for _, p := range d.Plots {
			if p.Occupancy == data.OccupancyBrownfield {
				brownfields++
			}
		}
		got := []int{len(d.Zones), len(d.Plots), brownfields, len(d.Companies), len(d.Needs), len(d.Projects), recruitment}
		if want := []int{8, 60, 4, 12, 12, 20, 10}; !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: zones, plots, brownfields, companies, needs, projects, recruitment: %v, want %v", seed, got, want)
		}
	}
}

func TestEveryNounIsValidAndEveryReferenceResolves(t *testing.T) {
	t.Parallel()
	d := theDemo()
	rows := []data.Row{d.Info}
	for _, l := range d.Layers {
		rows = append(rows, l.Layer)
		if l.Producer == "" || l.Licence == "" || l.Date == "" || l.Count != l.Features.Len() {
			t.Errorf("layer %s: producer %q, licence %q, date %q, count %d of %d", l.ID, l.Producer, l.Licence, l.Date, l.Count, l.Features.Len())
		}
	}
	for _, r := range d.Zones {
		rows = append(rows, r)
	}
	for _, r := range d.Plots {
		rows = append(rows, r)
	}
	for _, r := range d.Companies {
		rows = append(rows, r)
	}
	for _, r := range d.Needs {
		rows = append(rows, r)
	}
	for _, r := range d.Projects {
		rows = append(rows, r)
	}
	rows = append(rows, d.More...)
	kinds := map[data.Kind]int{}
	for _, r := range rows {
		kinds[r.Ref().Kind]++
	}
	for _, k := range data.Kinds() {
		if kinds[k] == 0 && k != data.KindLayer && k != data.KindAttachment {
			t.Errorf("no row of kind %s", k)
		}
	}
	known := map[data.Ref]bool{}
	for _, r := range rows {
		if known[r.Ref()] {
			t.Errorf("%v is there twice", r.Ref())
		}
		known[r.Ref()] = true
	}
	for _, r := range rows {
		if err := r.Validate(); err != nil {
			t.Error(err)
		}
		for _, l := range data.Links(r) {
			if !known[l.To] {
				t.Errorf("%v: %s: no %v", r.Ref(), l.Field, l.To)
			}
		}
	}
	parcels, _ := d.Layer("parcelles")
	ids := map[string]bool{}
	column := parcels.Features.Column("id")
	for f := range parcels.Features.Len() {
		id := column.Text(f)
		if len(id) != 14 || ids[id] {
			t.Fatalf("parcel id %q: not fourteen characters, or twice", id)
		}
		ids[id] = true
	}
	statuses := map[data.Status]int{}
	for _, p := range d.Plots {
		statuses[p.Status]++
		if len(p.Parcels) == 0 {
			t.Errorf("plot %s has no parcel", p.ID)
		}
		for _, id := range p.Parcels {
			if !ids[id] {
				t.Errorf("plot %s: no parcel %s", p.ID, id)
			}
		}
	}
	for _, s := range data.Statuses() {
		if statuses[s] == 0 {
			t.Errorf("no plot is %s", s)
		}
	}
}

func TestProjectFile(t *testing.T) {
	t.Parallel()
	d := theDemo()
	var files [2][]byte
	for i := range files {
		path := filepath.Join(t.TempDir(), "demo.gpkg")
		if err := demo.WriteProject(t.Context(), path, d); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
		left, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(left) != 1 {
			t.Errorf("beside the project: %v, %v", left, err)
		}
		if i > 0 {
			break
		}
		var refused *geo.FileError
		if err := demo.WriteProject(t.Context(), path, d); !errors.As(err, &refused) || refused.Reason != geo.FileExists {
			t.Errorf("overwriting: %v", err)
		}
		store, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		w, err := workspace.Open(t.Context(), store, workspace.Options{})
		if err != nil {
			t.Fatal(err)
		}
		snap := w.Snapshot()
		if len(snap.Plots) != 60 || len(snap.Layers) != len(d.Layers) || len(snap.Projects) != 20 {
			t.Errorf("the project holds %d plots, %d layers, %d projects", len(snap.Plots), len(snap.Layers), len(snap.Projects))
		}
		if _, undoable := w.UndoNote(); undoable {
			t.Error("the demonstration itself can be undone")
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two files of one territory differ")
	}
}

func TestProjectFileIsWholeOrAbsent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	broken := *theDemo()
	broken.Needs = append([]data.Need{{ID: "BES-0999"}}, broken.Needs...)
	if err := demo.WriteProject(t.Context(), filepath.Join(dir, "demo.gpkg"), &broken); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("an invalid need gave %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	var refused *geo.FileError
	err := demo.WriteProject(t.Context(), filepath.Join(dir, "none", "demo.gpkg"), theDemo())
	if !errors.As(err, &refused) || refused.Reason != geo.FileFolderMissing {
		t.Errorf("a missing folder gave %v", err)
	}
}

func TestGeoJSONFiles(t *testing.T) {
	t.Parallel()
	d := theDemo()
	var dirs [2]string
	for i := range dirs {
		dirs[i] = t.TempDir()
		if err := demo.WriteGeoJSON(t.Context(), dirs[i], d); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(dirs[0])
	if err != nil || len(entries) != len(d.Layers)+2 {
		t.Fatalf("%d files for %d layers, %v", len(entries), len(d.Layers), err)
	}
	for _, e := range entries {
		a, errA := os.ReadFile(filepath.Join(dirs[0], e.Name()))
		b, errB := os.ReadFile(filepath.Join(dirs[1], e.Name()))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs from one run to the next (%v, %v)", e.Name(), errA, errB)
		}
		if !strings.HasPrefix(string(a[:40]), `{"type":"FeatureCollection"`) {
			t.Errorf("%s begins with %.40s", e.Name(), a)
		}
	}
}
