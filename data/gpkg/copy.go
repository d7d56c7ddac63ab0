package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// SaveCopy writes the project as it is now to another file, compact and in one piece, while work goes on. It refuses like
// Create.
func (s *Store) SaveCopy(ctx context.Context, path string) (err error) {
	// Not one of the readers: those may not write to any file.
	db, err := openPool(s.file, 1, s.params...)
	if err != nil {
		return fmt.Errorf("save a copy: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := copyTo(ctx, db, path); err != nil {
		return fmt.Errorf("save a copy: %w", err)
	}
	return nil
}

func copyTo(ctx context.Context, db *sql.DB, path string) error {
	return appear(path, func(draft string) error {
		_, err := db.ExecContext(ctx, "VACUUM INTO ?", draft)
		return err
	})
}
