package gpkg

import (
	"context"
	"errors"
	"fmt"
)

// SaveCopy writes the project as it is now to another file, compact and in one piece, while work goes on. It refuses like
// Create. report, which may be nil, tells how many bytes of about how many are written.
func (s *Store) SaveCopy(ctx context.Context, path string, report func(done, total int64)) (err error) {
	if s.stillThere() != nil {
		err = s.rescue(ctx, path, report)
	} else {
		err = s.copyFresh(ctx, path, report)
	}
	if err != nil {
		return fmt.Errorf("save a copy: %w", err)
	}
	return nil
}

// copyFresh reads the file on a connection of its own: the readers may not write to any file.
func (s *Store) copyFresh(ctx context.Context, path string, report func(done, total int64)) error {
	db, err := openPool(s.file, 1, s.params...)
	if err != nil {
		return err
	}
	return errors.Join(copyTo(ctx, db, path, report), db.Close())
}

// rescue copies a file that was removed while it was open: what is still held open of it is all that there is.
func (s *Store) rescue(ctx context.Context, path string, report func(done, total int64)) (err error) {
	s.writing.Lock()
	source := s.writer // it knows what is not folded in yet
	s.writing.Unlock()
	if source == nil {
		source = s.reader
	}
	conn, err := source.Conn(ctx)
	if err != nil {
		return refusal(s.path, err)
	}
	if source != s.reader {
		return errors.Join(copyTo(ctx, conn, path, report), conn.Close())
	}
	defer func() {
		_, again := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
		err = errors.Join(err, again, conn.Close())
	}()
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
		return refusal(s.path, err)
	}
	return copyTo(ctx, conn, path, report)
}

func copyTo(ctx context.Context, db querier, path string, report func(done, total int64)) error {
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

func vacuumInto(ctx context.Context, db querier, draft string, size int64, report func(done, total int64)) error {
	stop := watchGrowth(ctx, draft, size, report)
	defer stop()
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", draft)
	return err
}

// contentSize is how many bytes of a file are in use.
func contentSize(ctx context.Context, db querier) (bytes int64, err error) {
	err = db.QueryRowContext(ctx, `SELECT (p.page_count - f.freelist_count) * s.page_size
		FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s`).Scan(&bytes)
	return bytes, err
}
