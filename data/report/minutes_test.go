package report_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/data/report"
	"emprise/data/workspace"
)

// sat holds a sitting in a small project, in which one plot is reserved.
func sat(t *testing.T) (*workspace.Workspace, data.Sitting) {
	t.Helper()
	w := project(t)
	do := func(e data.Edit, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Do(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	s := data.Sitting{ID: "SEA-1", Title: "Commission foncier", Place: "Mairie", Participants: []string{"Mme Le Goff"}}
	do(minutes.Open(w.Snapshot(), s, noon))
	p := w.Snapshot().Plots[0]
	p.Status = data.StatusReservedByBoard
	do(data.Edit{Note: data.Saved(p), Put: []data.Row{p}}, nil)
	do(minutes.Close(w.Snapshot(), noon))
	s, _ = w.Snapshot().Sitting("SEA-1")
	return w, s
}

func minutesOf(t *testing.T, w *workspace.Workspace, s data.Sitting, opt report.Options) *report.Text {
	t.Helper()
	deeds, err := w.Since(t.Context(), minutes.Started(s))
	if err != nil {
		t.Fatal(err)
	}
	text, err := report.Minutes(t.Context(), minutes.Of(w.Snapshot(), deeds, s, opt.Public), opt)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestMinutesInEachForm(t *testing.T) {
	t.Parallel()
	w, s := sat(t)
	name := w.Snapshot().Plots[0].Name
	for _, lang := range []string{"fr", "en"} {
		text := minutesOf(t, w, s, report.Options{Lang: lang, Date: noon, Author: "A. Martin"})
		if len(text.Sheets) != 2 || text.Sheets[0].Map.Denominator != text.Sheets[1].Map.Denominator || text.Sheets[0].Map.Centre != text.Sheets[1].Map.Centre {
			t.Fatal("no pair of maps of one place")
		}
		folder := t.TempDir()
		for _, form := range report.Forms() {
			if err := report.WriteText(t.Context(), filepath.Join(folder, "cr."+form), text); err != nil {
				t.Fatal(err)
			}
		}
		want := map[string][]string{
			"fr": {"Compte rendu – Commission foncier", name + " : en vente › réservé par délibération", "Avant la séance", "Après la séance", "page 3/3"},
			"en": {"Minutes – Commission foncier", name + ": for sale › reserved by the council", "Before the sitting", "After the sitting", "page 3/3"},
		}[lang]
		read := flat(run(t, "pdftotext", "-layout", filepath.Join(folder, "cr.pdf"), "-"))
		for _, line := range want {
			if !strings.Contains(strings.ToLower(read), strings.ToLower(line)) {
				t.Errorf("%s: %q is not in the PDF:\n%s", lang, line, read)
			}
		}
		run(t, "qpdf", "--check", filepath.Join(folder, "cr.pdf"))
	}
}

func TestTextOfAnotherForm(t *testing.T) {
	t.Parallel()
	w, s := sat(t)
	text := minutesOf(t, w, s, report.Options{Date: noon})
	path := filepath.Join(t.TempDir(), "cr.rtf")
	var unknown *report.UnknownFormError
	if err := report.WriteText(t.Context(), path, text); !errors.As(err, &unknown) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("something was written")
	}
}
