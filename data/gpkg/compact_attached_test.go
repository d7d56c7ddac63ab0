package gpkg_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
)

// Compacting keeps the content of files that are attached, and of those that undoing would attach again, and drops what nothing
// names any more.
func TestCompactKeepsWhatIsAttached(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	on := []data.Ref{company().Ref()}
	kept, _, err := w.Attach(t.Context(), data.Attachment{Name: "plan.txt", On: on}, []byte("the plan"))
	if err != nil {
		t.Fatal(err)
	}
	gone, _, err := w.Attach(t.Context(), data.Attachment{Name: "letter.txt", On: on}, []byte("the letter"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.deleted"}, Delete: []data.Ref{gone.Ref()}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	gpkg.Exec(t, path, "INSERT INTO emprise_contents VALUES ('nobody names it', 'x')")
	if _, err := gpkg.Compact(t.Context(), path, options(), nil); err != nil {
		t.Fatal(err)
	}
	if left := gpkg.Ask(t, path, "SELECT count(*) FROM emprise_contents"); len(left) != 1 || left[0] != "2" {
		t.Errorf("contents left: %q", left)
	}

	w = work(t, open(t, path))
	if _, content, err := w.Attached(t.Context(), kept.ID); err != nil || !bytes.Equal(content, []byte("the plan")) {
		t.Errorf("%q %v", content, err)
	}
	if _, _, err := w.Attached(t.Context(), gone.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("what was taken off: %v", err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, content, err := w.Attached(t.Context(), gone.ID); err != nil || !bytes.Equal(content, []byte("the letter")) {
		t.Errorf("undone: %q %v", content, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
