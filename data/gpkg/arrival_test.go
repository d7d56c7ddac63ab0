package gpkg_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data/gpkg"
	"emprise/geo/feature"
)

// digest is of what the file itself holds, without its companions and the SQLite header, which counts openings.
func digest(t *testing.T, path string) [sha256.Size]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(content[100:])
}

// started is a project with rows and a layer, written down to the file.
func started(t *testing.T, path string) {
	t.Helper()
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("communes"), feed(parcels(300))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestACancelledImportLeavesTheFileAsItWas(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	started(t, path)
	s := open(t, path)
	w := work(t, s)
	set := parcels(6000)
	random := rand.New(rand.NewPCG(1, 2))
	points := []int64{0, 1, 6000} // before the first row, after it, before the R-tree
	for range 5 {
		points = append(points, random.Int64N(6000))
	}
	version, had := w.Snapshot().Version, digest(t, path)
	for _, at := range points {
		ctx, cancel := context.WithCancel(t.Context())
		a, err := w.Arrive(layer("parcelles"))
		if err != nil {
			t.Fatal(err)
		}
		if at == 0 {
			cancel()
		}
		_, err = a.Store(ctx, set, func(done, total int64) {
			if total != 6000 {
				t.Errorf("%d of %d", done, total)
			}
			if done >= at {
				cancel()
			}
		})
		a.Leave()
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d: %v", at, err)
		}
		if w.Snapshot().Version != version || len(w.Arrivals()) != 0 {
			t.Errorf("cancelled after %d: version %d, %d arrivals", at, w.Snapshot().Version, len(w.Arrivals()))
		}
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
			t.Errorf("cancelled after %d: %d bytes beside the file", at, info.Size())
		}
		if digest(t, path) != had {
			t.Errorf("cancelled after %d: the file has changed", at)
		}
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(set)); err != nil {
		t.Error(err)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
}

// killed tells the test binary to be the process that dies, and names the project.
const killed = "EMPRISE_TEST_KILLED"

// TestHelperThatDies is no test: it stores a layer and tells how far it has come, until it is killed.
func TestHelperThatDies(t *testing.T) {
	path := os.Getenv(killed)
	if path == "" {
		t.Skip("for another test")
	}
	w := work(t, open(t, path))
	a, err := w.Arrive(layer("parcelles"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Store(t.Context(), parcels(20_000), func(done, _ int64) { fmt.Fprintln(os.Stdout, "stored", done) })
	fmt.Fprintln(os.Stdout, "committed", err)
	_, _ = io.Copy(io.Discard, os.Stdin) // all is written, and nothing closed
}

func TestAKilledImportLeavesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	started(t, path)
	had := digest(t, path)
	random := rand.New(rand.NewPCG(3, 4))
	for range 4 {
		at := 1 + random.IntN(18_000)
		kill(t, path, func(line string) bool {
			stored := 0
			_, err := fmt.Sscanf(line, "stored %d", &stored)
			return err == nil && stored >= at
		})
		if digest(t, path) != had {
			t.Errorf("%d: the file has changed", at)
		}
		s := open(t, path)
		if !s.Recovered() {
			t.Errorf("%d: nobody was killed", at)
		}
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
			t.Errorf("%d: %d bytes left beside the file", at, info.Size())
		}
		w := work(t, s)
		if n := len(w.Snapshot().Layers); n != 1 {
			t.Errorf("%d: %d layers", at, n)
		}
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
			t.Errorf("%d: check: %v %v", at, findings, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if digest(t, path) != had || len(files(t, filepath.Dir(path))) != 1 {
			t.Errorf("%d: %q", at, files(t, filepath.Dir(path)))
		}
	}
	kill(t, path, func(line string) bool { return line == "committed <nil>" })
	s := open(t, path)
	if n := work(t, s).Snapshot().Layers; len(n) != 2 || n[1].Count+n[0].Count != 20_300 {
		t.Errorf("killed after it had been stored: %+v", n)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
	ogrinfo(t, path, "-so", "-al")
}

// kill stores a layer in another process, which is killed after the line that when wants.
func kill(t *testing.T, path string, when func(line string) bool) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHelperThatDies$")
	c.Env = append(os.Environ(), killed+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.StdinPipe(); err != nil { // which it waits for in the end
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	met := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if !met && when(lines.Text()) {
			met = true
			if err := c.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := c.Wait(); err == nil || !met {
		t.Fatalf("it was not killed: %v", err)
	}
}

// What is shown of a layer that was just brought in is what is read when the project is opened again.
func TestWhatIsShownIsWhatWasStored(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	var shown []*feature.Set
	for seed := range uint64(12) {
		set := anything(t, rand.New(rand.NewPCG(seed, 5)))
		if _, err := w.Import(t.Context(), layer("l"+itoa(int(seed))), feed(set)); err != nil {
			t.Fatal(err)
		}
		shown = append(shown, set)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = work(t, open(t, path))
	for i, want := range shown {
		have := w.Snapshot().Scene.Layer("l" + itoa(i)).Features
		if have.Len() != want.Len() {
			t.Fatalf("layer %d: %d features, %d were shown", i, have.Len(), want.Len())
		}
		for f := range want.Len() {
			if have.Kinds[f] != want.Kinds[f] || !reflect.DeepEqual(have.Geometry(f), want.Geometry(f)) {
				t.Errorf("layer %d, feature %d: %v was shown as %v", i, f, have.Geometry(f), want.Geometry(f))
			}
			for _, c := range want.Columns {
				h := have.Column(c.Name)
				if h == nil && !c.Known(f) {
					continue
				}
				if h == nil || h.Type != c.Type || h.Known(f) != c.Known(f) || h.Text(f) != c.Text(f) {
					t.Errorf("layer %d, feature %d: %s %q was shown as %q", i, f, c.Name, h.Text(f), c.Text(f))
				}
			}
		}
	}
}

// anything makes features of all kinds with attributes of all types, some unknown.
func anything(t *testing.T, random *rand.Rand) *feature.Set {
	return build(t, func(b *feature.Builder) {
		at := func() orb.Point { return orb.Point{random.Float64()*4 + 1, random.Float64()*4 + 45} }
		line := func() orb.LineString { return orb.LineString{at(), at(), at()} }
		for range random.IntN(700) {
			switch random.IntN(6) {
			case 0:
				b.Begin(feature.None)
			case 1:
				b.Begin(feature.Points)
				b.Geometry(at())
			case 2:
				b.Begin(feature.Points)
				b.Geometry(orb.MultiPoint{at(), at()})
			case 3:
				b.Begin(feature.Lines)
				b.Geometry(orb.MultiLineString{line(), line()})
			default:
				b.Begin(feature.Areas)
				p := at()
				shape := append(square(p[0], p[1], 0.1), square(p[0]+0.2, p[1], 0.1)...)
				shape[1] = append(shape[1], square(p[0]+0.22, p[1]+0.02, 0.01)[0][0])
				b.Geometry(shape)
			}
			if random.IntN(3) > 0 {
				b.Text("texte", []string{"", "é", "l'eau \"vive\"", "12", "2024-01-02"}[random.IntN(5)])
			}
			if random.IntN(3) > 0 {
				b.Text("unique", fmt.Sprint(random.Uint64()))
			}
			if random.IntN(3) > 0 {
				b.Number("entier", float64(random.Int64N(1<<53)-1<<52), feature.Integer)
			}
			if random.IntN(3) > 0 {
				b.Number("réel", random.NormFloat64()*1e3, feature.Real)
			}
			if random.IntN(3) > 0 {
				b.Number("rond", float64(random.IntN(9)), feature.Real)
			}
			if random.IntN(3) > 0 {
				b.Bool("oui", random.IntN(2) == 0)
			}
			b.Unknown("rien")
			b.End()
		}
	})
}

// The R-tree that was packed answers as the features do, and goes on being kept by its triggers.
func TestThePackedTreeAnswers(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 50, 51, 52, 103, 2601, 2602, 5203} {
		path := filepath.Join(t.TempDir(), "p.gpkg")
		w := work(t, create(t, path))
		set := parcels(n)
		if _, err := w.Import(t.Context(), layer("parcelles"), feed(set)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		ask := func(query string) string { return strings.Join(gpkg.Ask(t, path, query), " ") }
		if got := ask(`SELECT rtreecheck('rtree_parcelles_geom')`); got != "ok" {
			t.Errorf("%d parcels: %s", n, got)
		}
		const minX, maxX, minY, maxY = 3.0305, 3.0504, 47.0005, 47.0201
		want := 0
		for f := range set.Len() {
			if b := set.Bound(f); b.Min[0] <= maxX && b.Max[0] >= minX && b.Min[1] <= maxY && b.Max[1] >= minY {
				want++
			}
		}
		window := fmt.Sprintf(`SELECT count(*) FROM rtree_parcelles_geom WHERE minx <= %f AND maxx >= %f AND miny <= %f AND maxy >= %f`, maxX, minX, maxY, minY)
		if got := ask(window); got != itoa(want) {
			t.Errorf("%d parcels: %s in the window, want %d", n, got, want)
		}
		gpkg.Exec(t, path, `DELETE FROM parcelles WHERE fid % 3 = 0`, `INSERT INTO parcelles (geom) SELECT geom FROM parcelles WHERE fid % 2 = 1`)
		if got := ask(`SELECT rtreecheck('rtree_parcelles_geom')`); got != "ok" {
			t.Errorf("%d parcels, changed: %s", n, got)
		}
		if got, have := ask(`SELECT count(*) FROM rtree_parcelles_geom`), ask(`SELECT count(*) FROM parcelles`); got != have {
			t.Errorf("%d parcels, changed: %s boxes of %s", n, got, have)
		}
	}
}

func TestGDALFindsByThePackedTree(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(5203))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	// Twenty columns and ten rows of squares a thousandth of a degree wide, edges kept clear of.
	said := ogrinfo(t, path, "-so", "-spat", "3.0205", "47.0105", "3.0395", "47.0195", "parcelles")
	if !strings.Contains(said, "Feature Count: 200\n") {
		t.Error(said)
	}
	for _, name := range []string{"insert", "update1", "update2", "update3", "update4", "delete"} {
		if got := gpkg.Ask(t, path, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = 'rtree_parcelles_geom_"+name+"'"); got[0] != "1" {
			t.Errorf("trigger %s: %s", name, got)
		}
	}
	validate(t, path)
}
