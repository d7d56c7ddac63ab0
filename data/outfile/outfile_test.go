package outfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"emprise/data/outfile"
	"emprise/geo"
)

func reason(err error) geo.Reason {
	var refused *geo.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return ""
}

func text(s string) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.WriteString(s)
		return err
	}
}

func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(want) {
		t.Errorf("%v, %v", entries, err)
	}
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
}

// What is there stays unless it is to be replaced, and no failure leaves anything beside it.
func TestAFileIsThereWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := outfile.Write(path, outfile.Keep, text("one")); err != nil {
		t.Fatal(err)
	}
	if err := outfile.Write(path, outfile.Keep, text("two")); reason(err) != geo.FileExists {
		t.Error(err)
	}
	made := func(draft string) error { return os.WriteFile(draft, []byte("two"), 0o600) }
	if err := outfile.Make(path, outfile.Keep, made); reason(err) != geo.FileExists {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"a.txt": "one"})
	broken := errors.New("broken")
	for _, c := range []struct {
		err  error
		want geo.Reason
	}{{broken, ""}, {syscall.ENOSPC, geo.FileDiskFull}, {fs.ErrPermission, geo.FileNoPermission}} {
		half := func(f *os.File) error {
			if err := text("half")(f); err != nil {
				return err
			}
			return c.err
		}
		if err := outfile.Write(path, outfile.Replace, half); !errors.Is(err, c.err) || reason(err) != c.want {
			t.Error(err)
		}
		err := outfile.Make(path, outfile.Replace, func(draft string) error { return errors.Join(made(draft), c.err) })
		if !errors.Is(err, c.err) || reason(err) != c.want {
			t.Error(err)
		}
	}
	holds(t, dir, map[string]string{"a.txt": "one"})
	if err := outfile.Write(path, outfile.Replace, text("three")); err != nil {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"a.txt": "three"})
	if err := outfile.Make(path, outfile.Replace, made); err != nil {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"a.txt": "two"})
}

// A file that comes while another is made is not lost to it.
func TestAFileThatComesMeanwhileStays(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	err := outfile.Write(path, outfile.Keep, func(f *os.File) error {
		return errors.Join(text("mine")(f), os.WriteFile(path, []byte("theirs"), 0o600))
	})
	if reason(err) != geo.FileExists {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"a.txt": "theirs"})
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]geo.Reason{
		dir: geo.FileIsDirectory, filepath.Join(dir, "no", "a"): geo.FileFolderMissing, filepath.Join(dir, "file", "a"): geo.FileFolderMissing,
	} {
		if err := outfile.Write(path, outfile.Replace, text("")); reason(err) != want {
			t.Errorf("%s: %v", path, err)
		}
		if err := outfile.Free(path, outfile.Replace); reason(err) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"/a/b": "/a/b.csv", "/a/b.CSV": "/a/b.CSV", "/a/b.x": "/a/b.x.csv", `/a/z:"é"?`: "/a/z__é__.csv", "/a/nul": "/a/_nul.csv", "b\u202e": "b.csv",
	} {
		if got := outfile.Named(in, ".csv"); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}
