package emprise_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list of licences that the window shows")

// Every module that is linked into the programs must carry a permissive licence.
func TestLicencesArePermissive(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	var lines []string
	for _, p := range goList(t, "-deps", "-tags", "x11", "./cmd/...") {
		if p.Standard || p.Module == nil || p.Module.Main || seen[p.Module.Path] {
			continue
		}
		seen[p.Module.Path] = true
		kind := licenceOf(t, p.Module.Dir)
		lines = append(lines, p.Module.Path+" "+p.Module.Version+" "+kind+"\n")
		if kind == "" {
			t.Errorf("%s %s: no permissive licence recognised in %s", p.Module.Path, p.Module.Version, p.Module.Dir)
		}
	}
	if len(seen) < 15 {
		t.Fatalf("only %d modules seen: the list is not whole", len(seen))
	}
	slices.Sort(lines)
	const shown = "assets/licences.txt"
	list := strings.Join(lines, "")
	if *update {
		if err := os.WriteFile(shown, []byte(list), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(shown); err != nil || string(kept) != list {
		t.Errorf("%s is not what is linked (%v): go test . -run Licences -update", shown, err)
	}
}

// licenceOf recognises a licence by words that only it has; "" when there is none, or one that is not permissive.
func licenceOf(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "UNLICENSE") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			continue
		}
		s := strings.ToLower(strings.Join(strings.Fields(string(text)), " "))
		switch {
		case strings.Contains(s, "gnu general public") && !strings.Contains(s, "mozilla"), strings.Contains(s, "gnu lesser"):
			return ""
		case strings.Contains(s, "permission is hereby granted, free of charge"):
			return "MIT"
		case strings.Contains(s, "redistribution and use in source and binary forms"):
			return "BSD"
		case strings.Contains(s, "apache license"):
			return "Apache-2.0"
		case strings.Contains(s, "permission to use, copy, modify, and/or distribute this software"),
			strings.Contains(s, "permission to use, copy, modify, and distribute this software"):
			return "ISC"
		case strings.Contains(s, "released into the public domain"):
			return "Unlicense"
		}
	}
	return ""
}

// The proxy's newest is not always what works together: these two must stay at the versions that were tried.
func TestPinsThatMustNotMove(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, pin := range []string{"modernc.org/libc v1.79.0", "modernc.org/sqlite v1.61.1", "fyne.io/fyne/v2 v2.8.1"} {
		if !strings.Contains(string(mod), pin) {
			t.Errorf("go.mod no longer pins %s", pin)
		}
	}
}
