package report_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
)

// However many projects there are, wherever they are and whatever is known of them, each is told with its number; those that find no
// place beside the map are counted there. A sheet of none is refused.
func TestNoProjectIsDropped(t *testing.T) {
	t.Parallel()
	w := project(t)
	edit := data.Edit{Note: data.Note{Key: "edit.import"}}
	jobs := 3
	for i := range 70 {
		p := data.Project{ID: fmt.Sprintf("PRJ-8%02d", i), Type: data.ProjectTypes()[i%3], Title: fmt.Sprintf("Chantier %02d", i), Status: data.ProjectStatuses()[i%6]}
		switch i % 4 {
		case 0:
			p.PlotIDs = []string{"58901_TERRAIN-ECO_3"}
		case 1:
			p.ZoneIDs = []string{"58901_SITE-ECO_1"}
			p.Start, p.End = "2026-01-01", "2028-06-30"
		case 2:
			p.Jobs = &jobs
		}
		edit.Put = append(edit.Put, p)
	}
	if _, err := w.Do(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	snap := w.Snapshot()
	for _, orientation := range []string{report.Portrait, report.Landscape} {
		opt := report.Options{Date: noon, Composition: report.Composition{Orientation: orientation}}
		b, err := report.Compose(t.Context(), snap, report.TemplateProjects, report.Subject{}, opt)
		if err != nil {
			t.Fatal(err)
		}
		text := flat(run(t, "pdftotext", "-layout", composed(t, b), "-"))
		for i := range 70 {
			if title := fmt.Sprintf("Chantier %02d", i); !strings.Contains(text, title) {
				t.Errorf("%s: %s is not told", orientation, title)
			}
		}
		if !strings.Contains(text, "autres projets, dans la liste qui suit la carte") {
			t.Errorf("%s: nothing says that projects are told elsewhere", orientation)
		}
		if !strings.Contains(text, "(non localisé)") && orientation == report.Portrait {
			t.Errorf("%s: nothing says which projects are nowhere", orientation)
		}
	}
	_, err := report.Compose(t.Context(), snap, report.TemplateProjects, report.Subject{IDs: []string{"PRJ-9999"}}, report.Options{Date: noon})
	if !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a project that is not there: %v", err)
	}
	_, err = report.Compose(t.Context(), snap, report.TemplateProjects, report.Subject{Where: "name = 'Rien'"}, report.Options{Date: noon})
	if !errors.Is(err, data.ErrInvalid) {
		t.Errorf("no project: %v", err)
	}
}
