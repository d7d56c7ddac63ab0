package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// run plays one command line in French.
func run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return runWith(t, "", args...)
}

func runWith(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Run(context.Background(), append([]string{"--lang", "fr"}, args...), Streams{In: strings.NewReader(stdin), Out: &out, Err: &err})
	return code, out.String(), err.String()
}

// playedWhole leaves out a test of many command lines where tests are short: one program runs after the other in it, so that the
// race detector, which makes each ten times as long, has nothing to find.
func playedWhole(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("many command lines, one after the other")
	}
}

// must plays a command line that has to succeed and gives its standard output.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := run(t, args...)
	if code != exitDone {
		t.Fatalf("%v: exit code %d: %s", args, code, stderr)
	}
	return stdout
}

// answer plays a command line with --json and reads its answer.
func answer[T any](t *testing.T, args ...string) T {
	t.Helper()
	var v T
	text := must(t, append(args, "--json")...)
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %v in %s", args, err, text)
	}
	return v
}

var (
	demoOnce sync.Once
	demoDir  string
	demoCode int
	demoErr  string
)

// territoryOf gives a copy of the demonstration project that the test may change.
func territoryOf(t *testing.T) string {
	t.Helper()
	demoOnce.Do(func() {
		demoDir, _ = os.MkdirTemp("", "emprise-cli-test")
		demoCode, _, demoErr = run(t, "demo", "--dir", demoDir)
	})
	if demoCode != exitDone {
		t.Fatalf("demo: exit code %d: %s", demoCode, demoErr)
	}
	text, err := os.ReadFile(filepath.Join(demoDir, "demo.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "demo.gpkg", text)
}

func TestMain(m *testing.M) {
	code := m.Run()
	if demoDir != "" {
		if err := os.RemoveAll(demoDir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}

// file writes a file in a fresh folder.
func file(t *testing.T, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWrongUsage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{},
		{"fly"},
		{"match", "p.gpkg"},
		{"match", "p.gpkg", "--explain", "P1"},
		{"match", "p.gpkg", "--all", "--need", "B", "--remedies"},
		{"match", "p.gpkg", "--need", "B", "--csv", "--text"},
		{"import", "p.gpkg"},
		{"import", "p.gpkg", "f.geojson", "--role", "castle"},
		{"import", "p.gpkg", "f.geojson", "--crs", "EPSG:999999"},
		{"render", "f", "--out", "o.png", "--size", "12"},
		{"render", "f", "--out", "o.png", "--bbox", "3,2,1"},
		{"render", "f", "--out", "o.png", "--bbox", "NaN,1,2,3"},
		{"demo", "--lang", "de", "--dir", "d"},
	} {
		code, stdout, stderr := run(t, args...)
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: exit code %d, %q, %q", args, code, stdout, stderr)
		}
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--help"}, {"import", "--help"}, {"match", "--help"}, {"bench", "--help"}} {
		code, stdout, stderr := run(t, args...)
		if code != exitDone || stderr != "" || !strings.Contains(stdout, "Usage:") || strings.ContainsAny(stdout, "⟦") {
			t.Errorf("%v: exit code %d, %s%s", args, code, stdout, stderr)
		}
	}
	if code, stdout, _ := run(t, "--lang", "en", "--help"); code != exitDone || !strings.Contains(stdout, "Rank the plots") {
		t.Errorf("English help: %s", stdout)
	}
}
