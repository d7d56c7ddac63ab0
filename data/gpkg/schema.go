package gpkg

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var embedded embed.FS

// versionTable numbers the migrations that a file has been through. A GeoPackage without it is not ours.
const versionTable = "emprise_schema"

func migrations() fs.FS {
	sub, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic("gpkg: " + err.Error()) // the folder is embedded above
	}
	return sub
}

// newest is the version of the files that these migrations make.
func newest(m fs.FS) int64 {
	names, err := fs.Glob(m, "*.sql")
	if err != nil {
		panic("gpkg: " + err.Error()) // the pattern is well formed
	}
	last := int64(0)
	for _, name := range names {
		number, _, _ := strings.Cut(name, "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			last = max(last, n)
		}
	}
	return last
}

func migrateUp(ctx context.Context, db *sql.DB, o Options) error {
	m, err := goose.NewProvider(goose.DialectCustom, db, o.migrations,
		goose.WithStore(versions{o.Clock}), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = m.Up(ctx)
	return err
}

// versions is goose's own table with the time taken from the clock, so that a file written twice is the same file.
type versions struct{ clock func() time.Time }

func (versions) Tablename() string { return versionTable }

func (versions) CreateVersionTable(ctx context.Context, db database.DBTxConn) error {
	_, err := db.ExecContext(ctx, "CREATE TABLE "+versionTable+
		" (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, tstamp TEXT NOT NULL)")
	return err
}

func (v versions) Insert(ctx context.Context, db database.DBTxConn, r database.InsertRequest) error {
	_, err := db.ExecContext(ctx, "INSERT INTO "+versionTable+" (version_id, tstamp) VALUES (?, ?)",
		r.Version, timestamp(v.clock()))
	return err
}

func (versions) Delete(ctx context.Context, db database.DBTxConn, version int64) error {
	_, err := db.ExecContext(ctx, "DELETE FROM "+versionTable+" WHERE version_id = ?", version)
	return err
}

func (versions) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	var at string
	err := db.QueryRowContext(ctx, "SELECT tstamp FROM "+versionTable+" WHERE version_id = ?", version).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("migration %d: %w", version, database.ErrVersionNotFound)
	}
	if err != nil {
		return nil, err
	}
	t, err := time.Parse(timeLayout, at)
	return &database.GetMigrationResult{Timestamp: t, IsApplied: true}, err
}

func (versions) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	v, err := schemaVersion(ctx, db)
	if err == nil && v < 0 {
		return 0, database.ErrVersionNotFound
	}
	return v, err
}

func (versions) ListMigrations(ctx context.Context, db database.DBTxConn) (found []*database.ListMigrationsResult, err error) {
	rows, err := db.QueryContext(ctx, "SELECT version_id FROM "+versionTable+" ORDER BY id DESC")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		r := &database.ListMigrationsResult{IsApplied: true}
		if err := rows.Scan(&r.Version); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// schemaVersion is the newest migration that a file has been through, -1 when there is none.
func schemaVersion(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
},
) (int64, error) {
	var v sql.NullInt64
	err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM "+versionTable).Scan(&v)
	if !v.Valid {
		return -1, err
	}
	return v.Int64, err
}

// timeLayout is the DATETIME of GeoPackage.
const timeLayout = "2006-01-02T15:04:05.000Z"

func timestamp(t time.Time) string { return t.UTC().Format(timeLayout) }
