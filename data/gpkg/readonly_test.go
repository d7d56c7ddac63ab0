//go:build unix

package gpkg_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/geo"
)

const nobody = 65534

// asNobody runs the calling test again as a user whom permissions bind; it says whether that is done.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Geteuid() != 0 {
		return false
	}
	dir, err := os.MkdirTemp("", "emprise-nobody-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "gpkg.test")
	if err := errors.Join(os.WriteFile(copied, program, 0o755), os.Chown(dir, nobody, nobody)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(copied, "-test.run=^"+t.Name()+"$", "-test.count=1")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "TMPDIR="+dir, "HOME="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, syscall.EPERM) {
		t.Skip("cannot become another user")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return true
}

func TestReadOnlyPlaces(t *testing.T) {
	t.Parallel()
	if asNobody(t) {
		return
	}
	dir := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mode := func(name string, m os.FileMode) {
		if err := os.Chmod(name, m); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { mode(dir, 0o777) })
	read := func(want geo.Reason) {
		t.Helper()
		s, err := gpkg.Open(t.Context(), path, options())
		if err != nil {
			t.Fatal(err)
		}
		w := work(t, s)
		if len(w.Snapshot().Plots) != 1 || w.Snapshot().Layers[0].Count != 400 {
			t.Error("the project cannot be read")
		}
		if _, err := w.Do(t.Context(), everything()); !errors.Is(err, data.ErrReadOnly) || reasonOf(t, err) != want {
			t.Errorf("%v, want %s", err, want)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the file was altered: %v", err)
		}
		if got := files(t, dir); len(got) != 1 {
			t.Errorf("left behind: %q", got)
		}
	}

	mode(path, 0o444)
	read(geo.FileNoPermission)
	mode(path, 0o666)

	mode(dir, 0o555)
	read(geo.FileFolderReadOnly)
	_, err = gpkg.Create(t.Context(), filepath.Join(dir, "new.gpkg"), territory, options())
	if got := reasonOf(t, err); got != geo.FileFolderReadOnly {
		t.Errorf("create: %s", got)
	}
	reader := open(t, path)
	if err := reader.SaveCopy(t.Context(), filepath.Join(dir, "copy.gpkg"), nil); reasonOf(t, err) != geo.FileFolderReadOnly {
		t.Errorf("copy: %v", err)
	}
	if err := reader.SaveCopy(t.Context(), filepath.Join(t.TempDir(), "copy.gpkg"), nil); err != nil {
		t.Errorf("copy elsewhere: %v", err)
	}
	closeStore(t, reader)
	mode(dir, 0o777)

	mode(path, 0)
	if _, err := gpkg.Open(t.Context(), path, options()); reasonOf(t, err) != geo.FileNoPermission {
		t.Errorf("unreadable: %v", err)
	}
	mode(path, 0o666)

	// A stick pulled out of one computer and locked in another: what was committed and not yet folded can still be read,
	// or is refused; it is never silently left out.
	w := work(t, open(t, path))
	if _, err := w.Do(t.Context(), data.Edit{Put: []data.Row{data.Company{ID: "ENT-0099", Name: "Tard venue"}}}); err != nil {
		t.Fatal(err)
	}
	pulled := pull(t, path)
	mode(filepath.Dir(pulled), 0o555)
	t.Cleanup(func() { mode(filepath.Dir(pulled), 0o777) })
	s, err := gpkg.Open(t.Context(), pulled, options())
	if err != nil {
		if got := reasonOf(t, err); got != geo.FileFolderReadOnly {
			t.Errorf("pulled: %v", err)
		}
		return
	}
	if _, ok := work(t, s).Snapshot().Company("ENT-0099"); !ok {
		t.Error("a committed edit is missing")
	}
	closeStore(t, s)
}
