//go:build unix

package gpkg_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// hostile tells the test binary to be the process that works while the world changes, and names the project.
const hostile = "EMPRISE_TEST_HOSTILE"

// answer is what that process says of a command.
type answer struct {
	Done   bool       `json:"done"`
	Reason geo.Reason `json:"reason"`
	Fr     string     `json:"fr"`
	En     string     `json:"en"`
	Holder string     `json:"holder"`
}

// TestHelperThatWorks is no test: it opens a project and obeys commands, one a line.
func TestHelperThatWorks(t *testing.T) {
	path := os.Getenv(hostile)
	if path == "" {
		t.Skip("only run by TestHostile…")
	}
	signal.Ignore(syscall.SIGXFSZ)
	s, err := gpkg.Open(t.Context(), path, gpkg.Options{Clock: clock(), Holder: "Paul (portable)"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{Clock: clock(), Author: "Paul"})
	if err != nil {
		t.Fatal(err)
	}
	say(s.Guard())
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		verb, rest, _ := strings.Cut(lines.Text(), " ")
		switch verb {
		case "edit":
			c := company()
			c.Name = rest
			_, err = w.Do(t.Context(), data.Edit{Put: []data.Row{c}})
		case "import":
			n, _ := strconv.Atoi(rest)
			_, err = w.Import(t.Context(), layer(w.NewID(data.KindLayer, "masse")), feed(parcels(n)))
		case "copy":
			err = s.SaveCopy(t.Context(), rest, nil)
		case "limit":
			n, _ := strconv.ParseUint(rest, 10, 64)
			err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
		case "close":
			err = w.Close()
		}
		say(err)
	}
}

func say(err error) {
	a := answer{Done: err == nil}
	if err != nil {
		a.Fr, a.En = explain.Sentence(locale.New("fr"), err), explain.Sentence(locale.New("en"), err)
		var refused *geo.FileError
		if errors.As(err, &refused) {
			a.Reason, a.Holder = refused.Reason, refused.Detail
		}
	}
	text, _ := json.Marshal(a)
	_, _ = io.WriteString(os.Stdout, "> "+string(text)+"\n")
}

// worker is that process.
type worker struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

func start(t *testing.T, path string) *worker {
	t.Helper()
	w := &worker{t: t, cmd: exec.Command(os.Args[0], "-test.run=^TestHelperThatWorks$", "-test.count=1")}
	w.cmd.Env = append(os.Environ(), hostile+"="+path)
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	w.cmd.Stderr = os.Stderr
	if w.in, err = w.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	w.lines = bufio.NewScanner(out)
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = w.in.Close()
		_ = w.cmd.Wait()
	})
	if a := w.hear(); !a.Done {
		t.Fatalf("open: %+v", a)
	}
	return w
}

func (w *worker) hear() (a answer) {
	w.t.Helper()
	for w.lines.Scan() {
		if text, ok := strings.CutPrefix(w.lines.Text(), "> "); ok {
			if err := json.Unmarshal([]byte(text), &a); err != nil {
				w.t.Fatal(err)
			}
			return a
		}
	}
	w.t.Fatal("the worker is gone")
	return a
}

func (w *worker) do(command string) answer {
	w.t.Helper()
	if _, err := fmt.Fprintln(w.in, command); err != nil {
		w.t.Fatal(err)
	}
	return w.hear()
}

// refused is a command that must fail for a reason, with a sentence in both languages that says what to do.
func (w *worker) refused(command string, want ...geo.Reason) {
	w.t.Helper()
	a := w.do(command)
	ok := false
	for _, r := range want {
		ok = ok || a.Reason == r
	}
	if a.Done || !ok {
		w.t.Errorf("%s: %+v, want %v", command, a, want)
	}
	unexpected := locale.New("fr").T("error.unexpected", "detail", "")
	if a.Fr == "" || a.En == "" || a.Fr == a.En || strings.HasPrefix(a.Fr, unexpected) {
		w.t.Errorf("%s: no sentence: %+v", command, a)
	}
}

func (w *worker) must(command string) {
	w.t.Helper()
	if a := w.do(command); !a.Done {
		w.t.Fatalf("%s: %+v", command, a)
	}
}

// die kills the process, as a power cut does.
func (w *worker) die() {
	w.t.Helper()
	if err := w.cmd.Process.Kill(); err != nil {
		w.t.Fatal(err)
	}
	_ = w.cmd.Wait()
}

// whole makes sure that a project is sound and holds the company under a name.
func whole(t *testing.T, path, name string) {
	t.Helper()
	s := open(t, path)
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %+v", err, findings)
	}
	if got, _ := work(t, s).Snapshot().Company(company().ID); got.Name != name {
		t.Errorf("the company is called %q, want %q", got.Name, name)
	}
	closeStore(t, s)
}

func TestHostileDiskFull(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=6m"); err != nil {
		t.Skipf("cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	w := start(t, path)
	w.must("edit Avant")
	w.refused("import 60000", geo.FileDiskFull)
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 8<<20), 0o666); err == nil {
		t.Fatal("the disk is not full")
	}
	w.refused("import 9000", geo.FileDiskFull)
	w.refused("copy "+filepath.Join(dir, "copy.gpkg"), geo.FileDiskFull)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	w.must("edit Après")
	w.must("close")
	whole(t, path, "Après")
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
}

// TestHostileFileLimit is a full disk where none can be made.
func TestHostileFileLimit(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	w := start(t, path)
	w.must("edit Avant")
	w.must("limit " + strconv.FormatInt(info.Size()+1<<20, 10))
	w.refused("import 60000", geo.FileDiskFull, geo.FileUnreachable)
	w.must("edit Après")
	w.must("close")
	whole(t, path, "Après")
}

func TestHostileReadOnlyWhileOpen(t *testing.T) {
	t.Parallel()
	if asNobody(t) {
		return
	}
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	w := start(t, path)
	if err := errors.Join(os.Chmod(path, 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	w.refused("edit Perdu", geo.FileNoPermission, geo.FileFolderReadOnly)
	if err := errors.Join(os.Chmod(path, 0o666), os.Chmod(dir, 0o777)); err != nil {
		t.Fatal(err)
	}
	w.must("edit Gardé")
	w.must("close")
	whole(t, path, "Gardé")
}

func TestHostileRemovedWhileOpen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, edited := range []bool{true, false} {
		path := projectFile(t, filepath.Join(dir, fmt.Sprintf("p%v.gpkg", edited)))
		w := start(t, path)
		name := company().Name
		if edited {
			name = "Avant"
			w.must("edit Avant")
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		w.refused("edit Perdu", geo.FileUnreachable)
		saved := filepath.Join(dir, fmt.Sprintf("saved%v.gpkg", edited))
		w.must("copy " + saved)
		whole(t, saved, name)
		w.do("close") // nothing is there to be folded
		// Another file in its place is not ours either.
		write(t, path, []byte("another"))
		if text := content(t, path); text != "another" {
			t.Errorf("a file that is not ours was written to: %q", text)
		}
	}
}

func TestHostileLockedByAnotherProgram(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	w := start(t, path)
	release := gpkg.Exclusive(t, path)
	w.refused("edit Perdu", geo.FileLocked)
	release()
	w.must("edit Gardé")
	w.must("close")
	whole(t, path, "Gardé")
}

func TestHostileCopiedWhileOpen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	w := start(t, path)
	for i := range 5 {
		w.must("edit " + strconv.Itoa(i))
		saved := filepath.Join(dir, fmt.Sprintf("saved%d.gpkg", i))
		w.must("copy " + saved)
		whole(t, saved, strconv.Itoa(i))
	}
	// Copied in the file manager, without what lies beside it, the newest edits are missing and the rest is whole.
	bare := write(t, filepath.Join(dir, "bare.gpkg"), []byte(content(t, path)))
	whole(t, bare, company().Name)
	with := pull(t, path)
	whole(t, with, "4")
	w.must("close")
	whole(t, path, "4")
}

// TestTheLockOfAKilledHolderIsTakenOver looks who holds a project, before and after he is killed.
func TestTheLockOfAKilledHolderIsTakenOver(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	w := start(t, path)
	w.must("edit Gardé")
	second := open(t, path)
	if notice := second.Notice(); notice == nil || notice.Reason != geo.FileLocked || !strings.HasPrefix(notice.Detail, "Paul (portable), 20") {
		t.Errorf("notice: %v", notice)
	} else if said := explain.Sentence(locale.New("fr"), second.Guard()); !strings.Contains(said, "Paul (portable)") {
		t.Errorf("who holds it is not told: %s", said)
	}
	closeStore(t, second)
	w.die()
	third := open(t, path)
	if third.Guard() != nil || !third.Recovered() {
		t.Errorf("guard %v, recovered %v", third.Guard(), third.Recovered())
	}
	ws, err := workspace.Open(context.WithoutCancel(t.Context()), third, workspace.Options{Clock: clock()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Do(t.Context(), data.Edit{Put: []data.Row{data.Company{ID: "ENT-0002", Name: "Autre"}}}); err != nil {
		t.Error(err)
	}
	if err := ws.Close(); err != nil {
		t.Error(err)
	}
	whole(t, path, "Gardé")
}
