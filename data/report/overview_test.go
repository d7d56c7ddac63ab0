package report_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/sheet"
)

func written(t *testing.T, snap *workspace.Snapshot, opt report.Options) (path string) {
	t.Helper()
	sh, err := report.Overview(t.Context(), snap, opt)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "planche.pdf")
	sheets := []*sheet.Sheet{sh}
	if err := report.WritePDF(t.Context(), path, sheets, report.Meta(sheets, "Emprise")); err != nil {
		t.Fatal(err)
	}
	return path
}

func run(t *testing.T, tool string, args ...string) string {
	t.Helper()
	name, err := exec.LookPath(tool)
	if err != nil {
		t.Skipf("%s is not installed", tool)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
	return string(out)
}

// flat writes all spaces alike, as a reader sees them.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestOverviewSaysWhatACouncilMustRead(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	tests := []struct {
		name    string
		opt     report.Options
		want    []string
		wantNot []string
	}{
		{
			"available land",
			report.Options{Author: "A. Martin"},
			[]string{
				"Foncier économique — CC du Val d’Essai", "3 terrains disponibles, 6,51 ha, au 23 novembre 2026",
				"En vente", "2 · 3,51 ha", "Vendu", "Limites de communes", "Parc de la Gravière",
				"Communes : IGN, 1er septembre 2026, Licence Ouverte 2.0", "Communauté de communes du Val d’Essai",
				"Échelle 1:", "au format A3", "0,5 1 2 km", "RGF93 v1 / Lambert-93 (EPSG:2154)", "Nord du quadrillage",
				"A. Martin", "Édition du 23 novembre 2026", "Page 1/1", "Territoire fictif", "Document interne",
			},
			[]string{"⟦", "Réservé"},
		},
		{
			"in English on A4, for the public",
			report.Options{Lang: "en", Paper: "A4", Public: true},
			[]string{"Land for business", "3 plots available, 6.51 ha", "Public version", "Scale 1:", "on A4", "Sources:"},
			[]string{"⟦", "Document interne", "Innovation"},
		},
		{
			"ranking",
			report.Options{NeedID: "BES-1"},
			[]string{
				"Terrains proposés — Atelier de 2 ha", "Projet Enclume", "2 terrains conviennent", "Lot du Pont", "3,01 ha",
				"Classement", "superficie au moins 2,00 ha", "Lot des Saules", "il manque 1,00 ha",
			},
			[]string{"⟦", "Durand", "0 à vérifier"},
		},
		{
			"ranking for the public",
			report.Options{NeedID: "BES-1", Public: true},
			[]string{"Version publique", "Projet Enclume"},
			[]string{"⟦", "Durand"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.opt.Date = noon
			text := flat(run(t, "pdftotext", "-layout", written(t, snap, test.opt), "-"))
			for _, w := range test.want {
				if !strings.Contains(text, w) {
					t.Errorf("no %q in\n%s", w, text)
				}
			}
			for _, w := range test.wantNot {
				if strings.Contains(text, w) {
					t.Errorf("%q in\n%s", w, text)
				}
			}
		})
	}
}

func TestPublicSheetDrawsNoInternalProject(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	for public, want := range map[bool]int{false: 2, true: 1} {
		sh, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Public: public})
		if err != nil {
			t.Fatal(err)
		}
		projects := sh.Map.Layers[len(sh.Map.Layers)-1]
		drawn := 0
		pick := projects.Rules.Picker(projects.Layer)
		for f := range projects.Layer.Features.Len() {
			if pick.Class(f) >= 0 {
				drawn++
			}
		}
		if drawn != want {
			t.Errorf("public %v: %d projects drawn, want %d", public, drawn, want)
		}
	}
}

func TestFontsAreEmbeddedAndTheFileIsSound(t *testing.T) {
	t.Parallel()
	path := written(t, project(t).Snapshot(), report.Options{Date: noon})
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(lines) == 0 {
		t.Error("no fonts")
	}
	for _, line := range lines {
		if !strings.Contains(line, "NotoSans-") || !strings.Contains(line, "yes yes yes") {
			t.Errorf("font not embedded as a subset: %s", line)
		}
	}
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestSameSnapshotGivesSameBytes(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	var both [2][]byte
	for i := range both {
		content, err := os.ReadFile(written(t, snap, report.Options{Date: noon}))
		if err != nil {
			t.Fatal(err)
		}
		both[i] = content
	}
	if !bytes.Equal(both[0], both[1]) {
		t.Error("two exports of one snapshot differ")
	}
}

func TestLayerWithoutSourceStopsTheExport(t *testing.T) {
	t.Parallel()
	for _, field := range []string{"producer", "date"} {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			w := project(t)
			l, _ := w.Snapshot().Layer("communes")
			if field == "date" {
				l.Date = ""
			} else {
				l.Producer = " "
			}
			put := func(l data.Layer) {
				if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.import"}, Put: []data.Row{l}}); err != nil {
					t.Fatal(err)
				}
			}
			put(l)
			_, err := report.Overview(t.Context(), w.Snapshot(), report.Options{Date: noon})
			var missing *report.MissingSourceError
			if !errors.As(err, &missing) || missing.Layer.ID != "communes" || missing.Field != field {
				t.Fatalf("error is %v", err)
			}
			l.Visible = false
			put(l)
			if _, err := report.Overview(t.Context(), w.Snapshot(), report.Options{Date: noon}); err != nil {
				t.Errorf("a hidden layer stops the export: %v", err)
			}
		})
	}
}

func TestWhatCannotBeExported(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	if _, err := report.Overview(t.Context(), snap, report.Options{NeedID: "BES-9", Date: noon}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("unknown need: %v", err)
	}
	if _, err := report.Overview(t.Context(), snap, report.Options{Paper: "B5", Date: noon}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("unknown paper: %v", err)
	}
}

func TestWritePDFLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	sh, err := report.Overview(t.Context(), project(t).Snapshot(), report.Options{Date: noon})
	if err != nil {
		t.Fatal(err)
	}
	sheets := []*sheet.Sheet{sh}
	dir := t.TempDir()
	tests := []struct {
		path string
		want geo.Reason
	}{
		{filepath.Join(dir, "nowhere", "c.pdf"), geo.FileFolderMissing},
		{dir, geo.FileIsDirectory},
	}
	for _, test := range tests {
		err := report.WritePDF(t.Context(), test.path, sheets, report.Meta(sheets, "Emprise"))
		var refused *geo.FileError
		if !errors.As(err, &refused) || refused.Reason != test.want {
			t.Errorf("%s: %v, want %s", test.path, err, test.want)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
