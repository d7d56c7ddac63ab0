package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesOfASheetAreNotWrittenOverUnasked prints a drawing a zone where drawings of two of them are: it is asked, of what is
// there and no more, and the answer is the same button.
func TestPagesOfASheetAreNotWrittenOverUnasked(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	dir := t.TempDir()
	must := playing(t)
	zones := d.Snapshot().Zones
	at := func(i int) string { return filepath.Join(dir, "zones-"+zones[i].ID+".svg") }
	mine := func(i int) bool {
		t.Helper()
		text, err := os.ReadFile(at(i))
		if err != nil {
			t.Fatal(err)
		}
		return string(text) == "mine"
	}
	for _, i := range []int{1, 2} {
		must(os.WriteFile(at(i), []byte("mine"), 0o600))
	}
	must(d.Press("export"), d.Fill("sheet", "zone"), d.Fill("format", "svg"), d.Fill("path", filepath.Join(dir, "zones.svg")))
	if err := d.Save(); err == nil {
		t.Error("it was written over without asking")
	}
	photograph(t, d, "export-replace")
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 || !mine(1) || !mine(2) {
		t.Errorf("%v, %v", left, err)
	}

	// Another came since: of that it was not asked.
	must(os.WriteFile(at(0), []byte("mine"), 0o600))
	if err := d.Save(); err == nil {
		t.Error("what came since was written over without asking")
	}
	must(d.Save())
	for i := range zones {
		if mine(i) {
			t.Errorf("zone %d was not written over", i)
		}
	}
	if !strings.Contains(d.Said(), "zones.svg") {
		t.Error(d.Said())
	}
	// Of one file that was written it is offered to read it, of many to see the folder.
	offered := func() string {
		all := w.Toasts()
		return all[len(all)-1].Action.Title
	}
	if got := offered(); got != w.Locale().T("op.export_folder_short") {
		t.Errorf("it is offered: %s", got)
	}
	must(d.Press("export"), d.Fill("format", "pdf"), d.Fill("path", filepath.Join(dir, "zones.pdf")), d.Save())
	if got := offered(); got != w.Locale().T("op.export_read_short") {
		t.Errorf("it is offered: %s", got)
	}
}
