package report_test

import (
	"bytes"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data/dashboard"
	"emprise/data/fact"
	"emprise/data/report"
)

// The dashboard is written in every form, whole: a picture that is not white, a page, a table with the rows of each figure.
func TestDashboardIsWritten(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	options := report.Options{Lang: "fr", Date: noon, Author: "A. Martin"}
	candidates, err := fact.Candidates(t.Context(), snap)
	if err != nil {
		t.Fatal(err)
	}
	f, err := dashboard.Of(t.Context(), snap, candidates, dashboard.Options{Today: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, form := range report.DashboardForms() {
		path := filepath.Join(dir, "tableau."+form)
		if err := report.WriteDashboard(t.Context(), path, f, options, snap); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch form {
		case "png":
			img, err := png.Decode(bytes.NewReader(text))
			if err != nil || img.Bounds().Dx() < 2000 || img.Bounds().Dy() < 600 {
				t.Errorf("%v, %v", err, img.Bounds())
			}
		case "pdf":
			if words := flat(run(t, "pdftotext", "-layout", path, "-")); !strings.Contains(words, "Tableau de bord") || !strings.Contains(words, "A. Martin") {
				t.Error(words)
			}
		default:
			if !strings.Contains(string(text), snap.Plots[0].ID) {
				t.Errorf("%s names no plot: %.200s", form, text)
			}
		}
	}
	var unknown *report.UnknownFormError
	if err := report.WriteDashboard(t.Context(), filepath.Join(dir, "a.xls"), f, options, snap); !errors.As(err, &unknown) {
		t.Errorf("an unknown form: %v", err)
	}
}
