package gpkg_test

import (
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

func build(t *testing.T, add func(b *feature.Builder)) *feature.Set {
	t.Helper()
	var b feature.Builder
	add(&b)
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFeaturesComeBack(t *testing.T) {
	t.Parallel()
	w := work(t, create(t, filepath.Join(t.TempDir(), "p.gpkg")))
	first := build(t, func(b *feature.Builder) {
		b.Begin(feature.Areas)
		island := append(square(3, 47, 0.1), square(3.2, 47, 0.1)...)
		island[0] = append(island[0], orb.Ring{{3.01, 47.01}, {3.01, 47.02}, {3.02, 47.02}, {3.01, 47.01}})
		b.Geometry(island)
		b.Text("Nom", "À l’île \"d'en haut\"; DROP TABLE plots")
		b.Text("nom", "même nom, autre casse")
		b.Text("geom", "taken")
		b.Text("fid", "taken too")
		b.Text("", "no name")
		b.Text("a\"b\x00c", "quotes")
		b.Number("n", 12, feature.Integer)
		b.Number("big", 9007199254740993, feature.Integer)
		b.Number("r", 0.1, feature.Real)
		b.Bool("yes", true)
		b.End()
		b.Begin(feature.None)
		b.Text("Nom", "nowhere")
		b.End()
	})
	second := build(t, func(b *feature.Builder) {
		b.Begin(feature.Lines)
		b.Geometry(orb.MultiLineString{{{3, 47}, {4, 48}}, {{3, 48}, {4, 47}, {5, 5}}})
		b.Text("n", "0012")
		b.Text("late", "column")
		b.Number("r", 3, feature.Integer)
		b.Text("yes", "peut-être")
		b.End()
		b.Begin(feature.Points)
		b.Geometry(orb.Point{3, 47})
		b.End()
		b.Begin(feature.Points)
		b.Geometry(orb.MultiPoint{{3, 47}, {4, 48}})
		b.End()
	})
	if _, err := w.Import(t.Context(), layer("mixed"), feed(first, second)); err != nil {
		t.Fatal(err)
	}
	path := w.Path()
	got := w.Snapshot().Scene.Layer("mixed").Features
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	want := build(t, func(b *feature.Builder) {
		for _, s := range []*feature.Set{first, second} {
			for f := range s.Len() {
				b.Begin(s.Kinds[f])
				b.Geometry(s.Geometry(f))
				for _, c := range s.Columns {
					if n, ok := c.Number(f); ok && c.Type == feature.Boolean {
						b.Bool(c.Name, n != 0)
					} else if ok {
						b.Number(c.Name, n, c.Type)
					} else if c.Known(f) {
						b.Text(c.Name, c.Text(f))
					}
				}
				b.End()
			}
		}
	})
	again := work(t, open(t, path)).Snapshot().Scene.Layer("mixed").Features
	for f := range want.Len() {
		for name, have := range map[string]*feature.Set{"imported": got, "reopened": again} {
			if !reflect.DeepEqual(have.Geometry(f), want.Geometry(f)) {
				t.Errorf("%s %d: %v, want %v", name, f, have.Geometry(f), want.Geometry(f))
			}
			for _, c := range want.Columns {
				if h := have.Column(c.Name); h == nil || h.Text(f) != c.Text(f) || h.Type != c.Type {
					t.Errorf("%s %d: %q is %+v, want %q of type %d", name, f, c.Name, h, c.Text(f), c.Type)
				}
			}
		}
	}
	ogrinfo(t, path, "-al")
	validate(t, path)
}

func TestRemovedLayersAreHiddenAndKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(300))); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	validate(t, path)
	if strings.Contains(ogrinfo(t, path, "-so", "-al"), "parcelles\n") {
		t.Error("a removed layer is shown")
	}
	w = work(t, open(t, path))
	if _, ok := w.Snapshot().Layer("parcelles"); ok {
		t.Error("the layer is there")
	}
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := w.Snapshot().Scene.Layer("parcelles").Features.Len(); n != 300 {
		t.Errorf("%d features", n)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(ogrinfo(t, path, "-so", "-al"), "Feature Count: 300") {
		t.Error("the layer that came back is not shown")
	}
}

// What a technician does in QGIS goes through GDAL.
func TestEditsOfOtherProgramsAreRead(t *testing.T) {
	t.Parallel()
	for _, p := range []string{"ogr2ogr", "ogrinfo"} {
		if _, err := exec.LookPath(p); err != nil {
			t.Skip(p + " is not installed")
		}
	}
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	extra := write(t, filepath.Join(dir, "extra.geojson"), []byte(`{"type":"Feature","properties":{"id":"new","contenance":5},
		"geometry":{"type":"Polygon","coordinates":[[[9,40],[10,40],[10,41],[9,40]]]}}`))
	for _, args := range [][]string{
		{"ogr2ogr", "-append", "-nln", "parcelles", "-nlt", "PROMOTE_TO_MULTI", path, extra},
		{"ogrinfo", path, "-sql", "UPDATE plots SET terr_stade_comm = 'vendu, commercialisation achevée', notes = 'via QGIS', fibre = 'peut-être'"},
		{"ogrinfo", path, "-sql", "ALTER TABLE parcelles ADD COLUMN remarque TEXT"},
		{"ogrinfo", path, "-sql", "UPDATE parcelles SET remarque = 'vue' WHERE fid = 1"},
		{"ogrinfo", path, "-sql", "UPDATE plots SET geom = (SELECT geom FROM parcelles WHERE id = 'new')"},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil || strings.Contains(string(out), "ERROR") {
			t.Fatalf("%q: %v %s", args, err, out)
		}
	}
	s := open(t, path)
	w := work(t, s)
	got, _ := w.Snapshot().Plot(plot().ID)
	if got.Status != data.StatusSold || got.Notes != "via QGIS" || got.Fibre != "peut-être" || got.Shape[0][0][0][0] != 9 {
		t.Errorf("%+v", got)
	}
	set := w.Snapshot().Scene.Layer("parcelles").Features
	if set.Len() != 401 || set.Text("id", 400) != "new" || set.Text("remarque", 0) != "vue" {
		t.Errorf("%d features, %q, %q", set.Len(), set.Text("id", 400), set.Text("remarque", 0))
	}
	// It is one entry of the journal, which can be taken back.
	entries, err := w.Journal(t.Context(), workspace.Asked{Limit: 1})
	if err != nil || entries[0].Author != workspace.OutsideAuthor || !slices.Equal(entries[0].Refs, []data.Ref{plot().Ref()}) {
		t.Errorf("journal: %+v %v", entries, err)
	}
	if o := w.Outside(); o.Changed != 1 || o.Added+o.Deleted != 0 || len(o.Wrong) != 1 ||
		!slices.Equal(o.Layers, []workspace.OutsideLayer{{ID: "parcelles", Name: "Parcelles", Was: 400, Now: 401}}) {
		t.Errorf("%+v", o)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if back, _ := w.Snapshot().Plot(plot().ID); !reflect.DeepEqual(back, plot()) {
		t.Errorf("undone to %+v", back)
	}
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, f := range findings {
		rules[string(f.Rule)+" "+f.Table] = true
	}
	if want := map[string]bool{"count parcelles": true, "row plots": true}; !reflect.DeepEqual(rules, want) {
		t.Errorf("check: %+v", findings)
	}
}
