package gpkg_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// restless tells the test binary to be the process that edits until it is killed: the project, then the seed.
const restless = "EMPRISE_TEST_RESTLESS"

// TestHelperThatNeverRests is no test: it edits, imports, undoes and redoes at random, and tells after each commit what there
// is, until it is killed.
func TestHelperThatNeverRests(t *testing.T) {
	path, seed, asked := strings.Cut(os.Getenv(restless), "\n")
	if !asked {
		t.Skip("for another test")
	}
	n, err := strconv.ParseUint(seed, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(n, 6))
	s := open(t, path)
	w := work(t, s)
	for {
		if err := restlessly(t, w, random); err != nil {
			t.Fatal(err)
		}
		// One write, so that a line is there whole or not at all.
		fmt.Fprintf(os.Stdout, "committed %s %s\n", turns(t, path), standing(t, w))
	}
}

// restlessly does one thing at random, which is committed when it returns.
func restlessly(t *testing.T, w *workspace.Workspace, random *rand.Rand) error {
	zoneID, plotID := "z"+itoa(random.IntN(5)), "p"+itoa(random.IntN(20))
	edit := func(key string, rows ...data.Row) error {
		_, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: key}, Put: rows})
		return err
	}
	switch random.IntN(10) {
	case 0, 1:
		_, err := w.Undo(t.Context())
		if errors.Is(err, data.ErrNotFound) {
			return edit("edit.company", company())
		}
		return err
	case 2:
		_, err := w.Redo(t.Context())
		if errors.Is(err, data.ErrNotFound) {
			return edit("edit.company", company())
		}
		return err
	case 3:
		l := layer(w.NewID(data.KindLayer, "couche"))
		_, err := w.Import(t.Context(), l, feed(parcels(1+random.IntN(3000))))
		return err
	case 4:
		if layers := w.Snapshot().Layers; len(layers) > 0 {
			l := layers[random.IntN(len(layers))]
			l.Removed = true
			return edit("edit.layer", l)
		}
		return edit("edit.company", company())
	case 5:
		for _, p := range w.Snapshot().Plots {
			if len(w.Snapshot().ProjectsOf(p.ID)) == 0 {
				_, err := w.Do(t.Context(), data.Edit{Delete: []data.Ref{p.Ref()}})
				return err
			}
		}
		fallthrough
	default:
		z, p := zone(), plot()
		z.ID, p.ID, p.ZoneID = zoneID, plotID, zoneID
		p.Shape = square(3+random.Float64(), 47+random.Float64(), 0.002)
		p.Status = data.Statuses()[random.IntN(4)]
		p.Notes = strings.Repeat("é", random.IntN(4000))
		j := data.Project{ID: "j" + itoa(random.IntN(5)), Type: data.Recruitment, Title: "École", PlotIDs: []string{plotID}}
		return edit("edit.plot", z, p, j)
	}
}

// turns is how many things ever happened to the journal.
func turns(t *testing.T, path string) string {
	return gpkg.Ask(t, path, "SELECT count(*) FROM emprise_turns")[0]
}

// standing is a digest of all that a person would miss: the rows and the features of the layers that are there.
func standing(t *testing.T, w *workspace.Workspace) string {
	t.Helper()
	snap := w.Snapshot()
	rows := slices.DeleteFunc(snap.All(), func(r data.Row) bool {
		l, ok := r.(data.Layer)
		return ok && l.Removed
	})
	text, err := json.Marshal(data.Edit{Put: rows})
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	h.Write(text)
	for _, l := range snap.Layers {
		s := snap.Scene.Layer(l.ID).Features
		fmt.Fprintln(h, l.ID, s.Len(), s.Coords, texts(s, "id"), texts(s, "part"))
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func texts(s *feature.Set, column string) []string {
	all := make([]string, s.Len())
	for f := range all {
		all[f] = s.Text(column, f)
	}
	return all
}

// Whenever the program is killed, the file opens and is sound, and what was committed is there: at most the edit in flight
// is missing.
func TestNothingCommittedIsLostHoweverItIsKilled(t *testing.T) {
	t.Parallel()
	kills := 300
	if testing.Short() {
		kills = 20
	}
	random := rand.New(rand.NewPCG(7, 8))
	var path string
	ahead := 0
	for n := range kills {
		if n%15 == 0 { // a project that has been through a few, and is still small
			path = filepath.Join(t.TempDir(), "p.gpkg")
			closeStore(t, create(t, path))
		}
		seen, stands := killWhenever(t, path, uint64(n), time.Duration(random.IntN(80_000))*time.Microsecond)
		s := open(t, path)
		if s.Guard() != nil {
			t.Fatalf("kill %d: %v", n, s.Guard())
		}
		w := work(t, s)
		findings, err := s.Check(t.Context())
		if err != nil || len(findings) > 0 {
			t.Fatalf("kill %d: check: %v %v", n, findings, err)
		}
		have, err := strconv.Atoi(turns(t, path))
		if err != nil {
			t.Fatal(err)
		}
		switch have - seen {
		case 0:
		case 1: // committed, and killed before it could say so: one step back is what it said last
			ahead++
			back(t, w, path)
		default:
			t.Fatalf("kill %d: %d turns in the journal, %d were told", n, have, seen)
		}
		if got := standing(t, w); got != stands {
			t.Fatalf("kill %d: what was committed is not what is there, %d turns and %d told", n, have, seen)
		}
		closeStore(t, s)
		if got := files(t, filepath.Dir(path)); len(got) != 1 {
			t.Fatalf("kill %d: left beside the file: %q", n, got)
		}
	}
	t.Logf("%d kills, %d of them between a commit and its word", kills, ahead)
}

// back takes back the last thing that happened, be it an undo.
func back(t *testing.T, w *workspace.Workspace, path string) {
	t.Helper()
	turn := w.Undo
	if gpkg.Ask(t, path, "SELECT what FROM emprise_turns ORDER BY fid DESC LIMIT 1")[0] == string(workspace.Undone) {
		turn = w.Redo
	}
	if _, err := turn(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// killWhenever lets another process edit, and kills it some time after its first commit. It gives what the process told last.
func killWhenever(t *testing.T, path string, seed uint64, after time.Duration) (seen int, stands string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHelperThatNeverRests$")
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%s\n%d", restless, path, seed))
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var kill *time.Timer
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			break // a line that was cut off does not count
		}
		if err != nil {
			t.Fatal(err)
		}
		if n, err := fmt.Sscanf(line, "committed %d %s", &seen, &stands); err != nil || n != 2 {
			said.WriteString(line)
			continue
		}
		if kill == nil {
			kill = time.AfterFunc(after, func() { _ = c.Process.Kill() })
		}
	}
	if err := c.Wait(); kill == nil || err == nil {
		t.Fatalf("it was not killed: %v\n%s", err, said.String())
	}
	return seen, stands
}
