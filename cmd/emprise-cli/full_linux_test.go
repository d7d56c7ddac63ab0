package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"emprise/data/outgoing"
	"emprise/data/report"
	"emprise/data/standard"
)

// leaving are command lines that write the file OUT of the hamlet P in each of its forms, by the extension of that file.
func leaving() map[string][]string {
	out := map[string][]string{}
	for _, form := range report.SheetForms() {
		out["sheet."+form] = []string{"export", "P", "--sheet", "overview", "--dpi", "40", "--out", "OUT"}
		out["atlas."+form] = []string{"export", "P", "--sheet", "plot", "--rows", "P1", "--dpi", "40", "--out", "OUT"}
	}
	for _, form := range outgoing.Forms() {
		out["plots."+form] = []string{"export", "P", "--data", "plots", "--out", "OUT"}
	}
	for _, form := range report.DashboardForms() {
		out["dashboard."+form] = []string{"dashboard", "P", "--out", "OUT"}
	}
	for _, form := range report.Forms() {
		out["inventory."+form] = []string{"inventory", "P", "--out", "OUT"}
	}
	for _, id := range standard.Deliveries() {
		if id != "friches" { // of which the hamlet has none
			out[id+".gpkg"] = []string{"export", "P", "--standard", id, "--out", "OUT"}
		}
	}
	return out
}

// A disk that is full leaves the file that was there, of whatever form, says so in a sentence, and keeps no piece of what was begun. The disk is a
// small one in memory, which only root can make.
func TestAFullDiskLeavesTheOldFileOfEveryForm(t *testing.T) {
	t.Parallel()
	playedWhole(t)
	p := hamlet(t)
	for name, args := range leaving() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line := func(out string) []string {
				var l []string
				for _, a := range append(args, "--force") {
					l = append(l, strings.NewReplacer("OUT", out).Replace(a))
				}
				l[1] = p
				return l
			}
			roomy := filepath.Join(t.TempDir(), name)
			must(t, line(roomy)...) // where there is room, it is written
			disk := t.TempDir()
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4k"); err != nil {
				t.Skip("no disk in memory: ", err)
			}
			t.Cleanup(func() {
				if err := syscall.Unmount(disk, 0); err != nil {
					t.Error(err)
				}
			})
			path := filepath.Join(disk, name)
			if err := os.WriteFile(path, []byte("the one of before"), 0o600); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := run(t, line(path)...)
			if code != exitFailed || !strings.Contains(stderr, "disque est plein") || strings.Contains(stderr, "⟦") {
				t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
			}
			if text, err := os.ReadFile(path); err != nil || string(text) != "the one of before" {
				t.Errorf("the old file holds %.40q, %v", text, err)
			}
			if left, err := os.ReadDir(disk); err != nil || len(left) != 1 {
				t.Errorf("left on the disk: %v, %v", left, err)
			}
		})
	}
}
