package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"emprise/data"
)

// Attach adds a file to rows: the row and the content in one transaction. Size, sum, day and, where a is without them, ID and
// media type are filled in, and the name is made safe. What is larger than data.MaxAttachment or would be run by a system is
// refused with a *data.FieldError. Undo takes the row; the content stays until the project is compacted.
func (w *Workspace) Attach(ctx context.Context, a data.Attachment, content []byte) (data.Attachment, data.Change, error) {
	a.Name = data.SafeName(a.Name)
	if data.Program(a.Name, content) {
		return a, data.Change{}, &data.FieldError{Ref: a.Ref(), Field: "name", Rule: "program"}
	}
	if len(content) > data.MaxAttachment {
		return a, data.Change{}, &data.FieldError{Ref: a.Ref(), Field: "size", Rule: "too_large"}
	}
	sum := sha256.Sum256(content)
	a.Size, a.SHA256 = int64(len(content)), hex.EncodeToString(sum[:])
	if a.ID == "" {
		a.ID = w.NewID(data.KindAttachment, "")
	}
	if a.Type == "" {
		a.Type = http.DetectContentType(content)
	}
	if a.Added == "" {
		a.Added = w.opt.Clock().Format(time.DateOnly)
	}
	note := data.Note{Key: "edit.attached", Args: map[string]string{"title": a.Name}}
	change, err := w.do(ctx, data.Edit{Note: note, Put: []data.Row{a}}, func(tx Tx) error { return tx.Attach(a.SHA256, content) })
	return a, change, err
}

// Attached reads the content of an attached file and makes sure that it is what was attached.
func (w *Workspace) Attached(ctx context.Context, id string) (data.Attachment, []byte, error) {
	a, ok := w.Snapshot().Attachment(id)
	if !ok {
		return a, nil, fmt.Errorf("attachment %s: %w", id, data.ErrNotFound)
	}
	content, err := w.store.Attached(ctx, a.SHA256)
	if err != nil {
		return a, nil, fmt.Errorf("attachment %s: %w", id, err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != a.SHA256 {
		return a, nil, &data.FieldError{Ref: a.Ref(), Field: "sha256", Rule: "bad_sum"}
	}
	return a, content, nil
}

// Extract writes a copy of an attached file, which nobody may write to, into a new folder below dir, that of the system for
// passing files when dir is empty, and gives its path. What a system would run is refused, whatever it was when it was attached.
func (w *Workspace) Extract(ctx context.Context, id, dir string) (path string, err error) {
	a, content, err := w.Attached(ctx, id)
	if err != nil {
		return "", err
	}
	name := data.SafeName(a.Name)
	if data.Program(name, content) {
		return "", &data.FieldError{Ref: a.Ref(), Field: "name", Rule: "program"}
	}
	folder, err := os.MkdirTemp(dir, "emprise-")
	if err != nil {
		return "", fmt.Errorf("extract %s: %w", id, err)
	}
	path = filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o400); err != nil {
		return "", fmt.Errorf("extract %s: %w", id, err)
	}
	return path, nil
}
