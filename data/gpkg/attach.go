package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"emprise/data"
)

// Attach keeps the content of a file. One content is kept once, however often it is attached.
func (t *transaction) Attach(sha256 string, content []byte) error {
	if content == nil {
		content = []byte{} // nil would be NULL
	}
	_, err := t.tx.ExecContext(t.sql(), "INSERT OR IGNORE INTO emprise_contents VALUES (?, ?)", sha256, content)
	return err
}

// attached makes sure that the content of an attachment is there.
func (t *transaction) attached(a data.Attachment) error {
	var there int
	err := t.tx.QueryRowContext(t.sql(), "SELECT count(*) FROM emprise_contents WHERE sha256 = ?", a.SHA256).Scan(&there)
	if err == nil && there == 0 {
		return fmt.Errorf("content of attachment %s: %w", a.ID, data.ErrNotFound)
	}
	return err
}

// Attached reads the content of an attached file.
func (s *Store) Attached(ctx context.Context, sha256 string) ([]byte, error) {
	var content []byte
	err := s.reader.QueryRowContext(ctx, "SELECT content FROM emprise_contents WHERE sha256 = ?", sha256).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("content %s: %w", sha256, data.ErrNotFound)
	}
	return content, refusal(s.path, err)
}
