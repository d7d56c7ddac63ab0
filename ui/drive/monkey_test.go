package drive_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// How long the monkey plays and from which seed, to play a failure again or to play longer than every day:
//
//	EMPRISE_MONKEY=10000 EMPRISE_MONKEY_SEED=7 go test -race -run TestTheMonkey ./ui/drive
const (
	monkeyEvents = "EMPRISE_MONKEY"
	monkeySeed   = "EMPRISE_MONKEY_SEED"
)

// TestTheMonkey plays with a project without knowing what it does. Nothing may panic, the file stays sound, is the same after it was opened
// again, and is as it was in the beginning when all is undone.
func TestTheMonkey(t *testing.T) {
	events, seed := 300, uint64(1)
	if testing.Short() {
		events = 100
	}
	if n, err := strconv.Atoi(os.Getenv(monkeyEvents)); err == nil {
		events = n
	}
	if n, err := strconv.ParseUint(os.Getenv(monkeySeed), 10, 64); err == nil {
		seed = n
	}
	dir := t.TempDir()
	t.Setenv("HOME", dir) // where choosers begin
	path := projectFile(t, dir)
	before := rowsIn(t, path)
	m := &monkey{t: t, dir: dir, path: path, dice: rand.New(rand.NewPCG(seed, 0))}
	m.start()
	func() {
		defer func() {
			if why := recover(); why != nil {
				t.Fatalf("seed %d, event %d: panic: %v\n%s\nlast events:\n%s", seed, m.count, why, debug.Stack(), m.last())
			}
		}()
		for m.count < events {
			if m.play(); m.count%500 == 0 {
				t.Logf("%d events", m.count)
			}
		}
		m.d.Idle()
	}()
	if t.Failed() {
		t.Fatalf("seed %d, event %d; last events:\n%s", seed, m.count, m.last())
	}
	m.back()
	left := rowsOfSnapshot(m.d.Snapshot())
	m.w.Close()
	if diff := difference.Rows(left, rowsIn(t, path)); len(diff) > 0 {
		t.Errorf("seed %d: the file has not what was shown: %+v", seed, diff)
	}
	m.start()
	undone := 0
	for m.d.Press("undo") == nil {
		undone++
	}
	if why := m.w.Said(); why != m.w.Locale().T("why.nothing_to_undo") {
		t.Errorf("seed %d: undo stopped after %d: %s", seed, undone, why)
	}
	t.Logf("%d events, %d undone", m.count, undone)
	m.w.Close()
	if diff := difference.Rows(before, rowsIn(t, path)); len(diff) > 0 {
		t.Errorf("seed %d: when all is undone %d rows differ from the beginning: %+v", seed, len(diff), diff[0])
	}
}

// rowsIn reads a project that nobody has open, and checks it.
func rowsIn(t *testing.T, path string) []data.Row {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %+v", err, findings)
	}
	ws, err := workspace.Open(t.Context(), s, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ws.Close() }()
	return rowsOfSnapshot(ws.Snapshot())
}

func rowsOfSnapshot(s *workspace.Snapshot) []data.Row {
	var rows []data.Row
	for _, k := range data.Kinds() {
		rows = append(rows, s.Rows(k)...)
	}
	return rows
}

// start opens the project in a new window.
func (m *monkey) start() {
	m.d, m.w, m.queue = startOn(m.t, m.dir)
	m.finger = &finger{canvas: m.w.Fyne().Canvas()}
	m.gone = false
	m.w.Fyne().SetOnClosed(func() { m.gone = true })
	m.back()
}

// back opens the project again when the monkey has left it.
func (m *monkey) back() {
	m.d.Idle()
	if m.gone {
		m.start()
		return
	}
	if ws := m.w.Workspace(); ws != nil && ws.Path() == m.path {
		return
	}
	if err := m.d.OpenProject(m.path); err != nil {
		m.t.Fatalf("event %d: %v\n%s", m.count, err, m.last())
	}
}

func (m *monkey) last() string {
	return strings.Join(m.log[max(0, len(m.log)-40):], "\n")
}

func (m *monkey) note(format string, args ...any) {
	m.log = append(m.log, fmt.Sprintf("%d ", m.count)+fmt.Sprintf(format, args...))
}
