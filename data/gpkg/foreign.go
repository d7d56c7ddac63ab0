package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"emprise/geo"
)

// foreign is a GeoPackage of another program, open for nothing but reading: not a byte of it changes and nothing appears
// beside it.
type foreign struct {
	path   string
	header header
	db     *sql.DB
	conn   *sql.Conn
	draft  string // folder of the copy that is read instead, "" when the file itself is
}

// openForeign opens a file that may be damaged or hostile. What is written beside it in a journal belongs to it: then a copy
// of both is read, for SQLite would put the file in order first.
func openForeign(ctx context.Context, path string, longest int) (f *foreign, err error) {
	h, err := readSQLiteHeader(path)
	if err != nil {
		return nil, err
	}
	f = &foreign{path: path, header: h}
	defer func() {
		if err != nil {
			err = errors.Join(foreignRefusal(ctx, path, err), f.Close())
		}
	}()
	file, params := path, []string{"mode=ro", "immutable=1", "_pragma=query_only(1)"}
	if pending(path+"-journal") || h.wal && hasWAL(path) {
		if file, err = f.copyAside(ctx); err != nil {
			return f, err
		}
		params = []string{"mode=rw"}
	}
	// What the schema of a stranger may call and how long its values may become is bounded; a page is looked at before it is
	// believed.
	params = append(params, "_pragma=trusted_schema(0)", "_pragma=cell_size_check(1)")
	if f.db, err = openPool(file, 1, params...); err != nil {
		return f, err
	}
	if f.conn, err = f.db.Conn(ctx); err != nil {
		return f, err
	}
	for limit, most := range map[int]int{
		lib.SQLITE_LIMIT_LENGTH: longest, lib.SQLITE_LIMIT_EXPR_DEPTH: 200, lib.SQLITE_LIMIT_ATTACHED: 0,
	} {
		if _, err = sqlite.Limit(f.conn, limit, most); err != nil {
			return f, err
		}
	}
	known, err := f.has(ctx, "gpkg_contents")
	if err == nil && !known {
		err = &geo.FileError{Path: path, Reason: geo.FileNotGeoPackage, Detail: "it has no table gpkg_contents"}
	}
	return f, err
}

// Close is safe after a failed opening.
func (f *foreign) Close() error {
	var errs []error
	if f.conn != nil {
		errs = append(errs, f.conn.Close())
	}
	if f.db != nil {
		errs = append(errs, f.db.Close())
	}
	if f.draft != "" {
		errs = append(errs, os.RemoveAll(f.draft))
	}
	return errors.Join(errs...)
}

// has says whether there is a table or a view.
func (f *foreign) has(ctx context.Context, name string) (bool, error) {
	var n int
	err := f.conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?)",
		name).Scan(&n)
	return n > 0, err
}

// format names the version: "GeoPackage 1.2".
func (f *foreign) format() string {
	switch v := f.header.version; {
	case f.header.application == applicationGP10:
		return "GeoPackage 1.0"
	case f.header.application == applicationGP11:
		return "GeoPackage 1.1"
	case f.header.application == applicationID && v >= 10000:
		return fmt.Sprintf("GeoPackage %d.%d", v/10000, v/100%100)
	default:
		return "GeoPackage"
	}
}

func pending(journal string) bool {
	info, err := os.Stat(journal)
	return err == nil && info.Size() > 0
}

// copyAside copies the file and its journals to a folder of their own, and refuses when they change meanwhile.
func (f *foreign) copyAside(ctx context.Context) (file string, err error) {
	if f.draft, err = os.MkdirTemp("", "emprise-"); err != nil {
		return "", err
	}
	file = filepath.Join(f.draft, "copy.gpkg")
	before := f.stamp()
	for _, companion := range []string{"", "-wal", "-journal"} {
		err := copyFile(ctx, f.path+companion, file+companion)
		if err != nil && (companion == "" || !errors.Is(err, os.ErrNotExist)) {
			return "", err
		}
	}
	if f.stamp() != before {
		return "", &geo.FileError{Path: f.path, Reason: geo.FileLocked, Detail: "it changes while it is read"}
	}
	return file, nil
}

// stamp tells one state of the file and its journals from another.
func (f *foreign) stamp() string {
	s := ""
	for _, companion := range []string{"", "-wal", "-journal"} {
		if info, err := os.Stat(f.path + companion); err == nil {
			s += fmt.Sprintf("%s %d %d;", companion, info.Size(), info.ModTime().UnixNano())
		}
	}
	return s
}

func copyFile(ctx context.Context, from, to string) (err error) {
	r, err := os.Open(filepath.Clean(from))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	w, err := os.Create(filepath.Clean(to))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	for {
		if _, err := io.CopyN(w, r, 16<<20); errors.Is(err, io.EOF) {
			return ctx.Err()
		} else if err != nil || ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
	}
}

// sinkError is an error of the one who takes the features, no matter of the file.
type sinkError struct{ error }

func (e sinkError) Unwrap() error { return e.error }

// foreignRefusal says what an error means for the file; whatever SQLite cannot make sense of is damage.
func foreignRefusal(ctx context.Context, path string, err error) error {
	var (
		sink    sinkError
		engine  *sqlite.Error
		refused *geo.FileError
	)
	switch {
	case errors.As(err, &sink):
		return fmt.Errorf("import %s: %w", path, sink.error)
	case errors.As(err, &refused):
		return renamed(path, err)
	case ctx.Err() != nil:
		return fmt.Errorf("import %s: %w", path, ctx.Err())
	}
	if mapped := refusal(path, err); errors.As(mapped, &refused) {
		return mapped
	}
	if errors.As(err, &engine) {
		reason := geo.FileDamaged
		if engine.Code()&0xff == lib.SQLITE_TOOBIG {
			reason = geo.FileTooLarge
		}
		return &geo.FileError{Path: path, Reason: reason, Err: err}
	}
	return fmt.Errorf("import %s: %w", path, err)
}
