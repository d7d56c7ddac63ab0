package gpkg_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// seeds is how many damaged files of each sort are tried.
func seeds() int {
	if testing.Short() {
		return 20
	}
	return 200
}

// truncated cuts a file anywhere.
func truncated(rng *rand.Rand, content []byte) []byte { return content[:rng.IntN(len(content))] }

// flipped changes some bytes, from one to a few hundred, anywhere or in one place.
func flipped(rng *rand.Rand, content []byte) []byte {
	damaged := append([]byte(nil), content...)
	n := 1 << rng.IntN(9)
	at, width := 0, len(damaged)
	if rng.IntN(2) == 0 {
		width = min(8192, len(damaged))
		at = rng.IntN(len(damaged) - width + 1)
	}
	for range n {
		damaged[at+rng.IntN(width)] = byte(rng.IntN(256))
	}
	return damaged
}

// TestDamagedFilesAreToldOrRecovered opens each damaged file as the program does, and recovers it. Neither changes a byte of it.
func TestDamagedFilesAreToldOrRecovered(t *testing.T) {
	t.Parallel()
	whole := []byte(content(t, projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))))
	for name, damage := range map[string]func(*rand.Rand, []byte) []byte{"truncated": truncated, "flipped": flipped} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var refused, opened, rescued, rows int
			for seed := range seeds() {
				rng := rand.New(rand.NewPCG(uint64(seed), 7))
				dir := t.TempDir()
				path := filepath.Join(dir, "p.gpkg")
				write(t, path, damage(rng, whole))
				before := content(t, path)
				noticed, err := usable(t, path)
				if err != nil {
					refused++
					told(t, seed, err)
				} else {
					opened++
				}
				switch {
				case content(t, path) == before:
				case err == nil && noticed: // a letter in a row: nobody can tell it from an edit, and it can be undone
					write(t, path, []byte(before))
				default:
					t.Fatalf("seed %d: opening altered the file: %v", seed, err)
				}
				r, err := gpkg.Recover(t.Context(), path, filepath.Join(dir, "recovered.gpkg"), options(), nil)
				if content(t, path) != before {
					t.Fatalf("seed %d: recovering altered the file", seed)
				}
				if err != nil {
					told(t, seed, err)
					if got := files(t, dir); len(got) != 1 {
						t.Fatalf("seed %d: left behind: %q", seed, got)
					}
					continue
				}
				rescued++
				for _, table := range r.Tables {
					rows += table.Rows
				}
				soundCopy(t, seed, r.Path)
			}
			t.Logf("%d refused, %d opened, %d recovered, %.0f rows each", refused, opened, rescued, float64(rows)/float64(max(rescued, 1)))
		})
	}
}

// usable opens a file and reads all of it, in bounded time and room.
func usable(t *testing.T, path string) (noticed bool, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var was, is runtime.MemStats
	runtime.ReadMemStats(&was)
	s, err := gpkg.Open(ctx, path, options())
	if err != nil {
		return false, err
	}
	w, err := workspace.Open(ctx, s, workspace.Options{Clock: clock(), Author: "Marie"})
	if err == nil {
		noticed = !w.Outside().None()
		err = w.Outside().Problem
		if _, wrong := s.Check(ctx); err == nil {
			err = wrong
		}
		err = errors.Join(err, w.Close())
	}
	if runtime.ReadMemStats(&is); is.TotalAlloc-was.TotalAlloc > 1<<30 {
		t.Errorf("%d MiB were taken", (is.TotalAlloc-was.TotalAlloc)>>20)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("reading does not end")
	}
	return noticed, err
}

// told makes sure that an error is one that a person understands.
func told(t *testing.T, seed int, err error) {
	t.Helper()
	var refused *geo.FileError
	if !errors.As(err, &refused) {
		t.Errorf("seed %d: %v is no *geo.FileError", seed, err)
		return
	}
	for _, lang := range locale.Languages() {
		if s := explain.Sentence(locale.New(lang), err); s == "" || strings.Contains(s, "⟦") {
			t.Errorf("seed %d: no sentence for %v", seed, err)
		}
	}
}

// soundCopy opens a recovered project: it is a whole one, and what is still wrong with it are values, not the file.
func soundCopy(t *testing.T, seed int, path string) {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path, options())
	if err != nil {
		t.Fatalf("seed %d: recovered: %v", seed, err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{Clock: clock(), Author: "Marie"})
	if err != nil {
		t.Fatalf("seed %d: recovered: %v", seed, err)
	}
	if o := w.Outside(); !o.None() {
		t.Errorf("seed %d: recovered, and yet changed outside: %+v", seed, o)
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatalf("seed %d: recovered: %v", seed, err)
	}
	for _, f := range findings {
		if f.Rule == gpkg.RuleIntegrity || f.Rule == gpkg.RuleIndex || f.Rule == gpkg.RuleCount || f.Rule == gpkg.RuleExtent {
			t.Errorf("seed %d: recovered with %+v", seed, f)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestRecoveryKeepsWhatIsAroundTheDamage destroys pages in the middle of a layer: all else is there again.
func TestRecoveryKeepsWhatIsAroundTheDamage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "p.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(5000))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	pages := gpkg.Ask(t, path, "SELECT pageno FROM dbstat WHERE name = 'parcelles' AND pagetype = 'leaf' ORDER BY pageno")
	if len(pages) < 100 {
		t.Fatalf("%d pages", len(pages))
	}
	bytes := []byte(content(t, path))
	for _, at := range []int{20, 21, 60} {
		var page int
		if _, err := fmt.Sscan(pages[at], &page); err != nil {
			t.Fatal(err)
		}
		for i := range 4096 {
			bytes[(page-1)*4096+i] = 0x5a
		}
	}
	write(t, path, bytes)
	if _, err := usable(t, path); reasonOf(t, err) != geo.FileDamaged {
		t.Errorf("%v", err)
	}
	r, err := gpkg.Recover(t.Context(), path, filepath.Join(dir, "recovered.gpkg"), options(), nil)
	if err != nil {
		t.Fatal(err)
	}
	soundCopy(t, 0, r.Path)
	again := work(t, open(t, r.Path)).Snapshot()
	set := again.Scene.Layer("parcelles").Features
	perPage := 5000 / len(pages)
	if lost := 5000 - set.Len(); lost == 0 || lost > 5*perPage || r.Lost() < int64(lost) || r.Lost() > int64(lost+5) {
		t.Errorf("%d features lost, %d told, %d a page", lost, r.Lost(), perPage)
	}
	if len(again.Plots) != 1 || len(again.Projects) != 1 || len(again.Companies) != 1 {
		t.Errorf("%+v", again)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
