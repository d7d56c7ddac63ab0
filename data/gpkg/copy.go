package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// SaveCopy writes the project as it is now to another file, compact and in one piece, while work goes on. It refuses like
// Create. report, which may be nil, tells how many bytes of about how many are written.
func (s *Store) SaveCopy(ctx context.Context, path string, report func(done, total int64)) (err error) {
	// Not one of the readers: those may not write to any file.
	db, err := openPool(s.file, 1, s.params...)
	if err != nil {
		return fmt.Errorf("save a copy: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := copyTo(ctx, db, path, report); err != nil {
		return fmt.Errorf("save a copy: %w", err)
	}
	return nil
}

func copyTo(ctx context.Context, db *sql.DB, path string, report func(done, total int64)) error {
	size, err := contentSize(ctx, db)
	if err != nil {
		return refusal(path, err)
	}
	return appear(path, func(draft string) error {
		if err := roomFor(path, size); err != nil {
			return err
		}
		return vacuumInto(ctx, db, draft, size, report)
	})
}

func vacuumInto(ctx context.Context, db *sql.DB, draft string, size int64, report func(done, total int64)) error {
	stop := watchGrowth(ctx, draft, size, report)
	defer stop()
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", draft)
	return err
}

// contentSize is how many bytes of a file are in use.
func contentSize(ctx context.Context, db *sql.DB) (bytes int64, err error) {
	err = db.QueryRowContext(ctx, `SELECT (p.page_count - f.freelist_count) * s.page_size
		FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s`).Scan(&bytes)
	return bytes, err
}
