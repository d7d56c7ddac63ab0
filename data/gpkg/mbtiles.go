package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"emprise/geo"
	"emprise/geo/basemap"
)

// MBTiles is a file of map tiles (MBTiles 1.3), open for nothing but reading. It may be used from any goroutine.
type MBTiles struct {
	path string
	db   *sql.DB
	conn *sql.Conn
	mu   sync.Mutex
	src  basemap.Source
}

var _ basemap.Shelf = (*MBTiles)(nil)

// OpenMBTiles opens a file of tiles that are pictures. A file that is no MBTiles, or holds vector tiles, is a
// *basemap.Problem; one that cannot be read a *geo.FileError.
func OpenMBTiles(ctx context.Context, path string) (m *MBTiles, err error) {
	h, err := readSQLiteHeader(path)
	if err != nil {
		return nil, err
	}
	if h.wal && hasWAL(path) || pending(path+"-journal") {
		return nil, &geo.FileError{Path: path, Reason: geo.FileLocked, Detail: "it is being written"}
	}
	m = &MBTiles{path: path}
	defer func() {
		if err != nil {
			err = errors.Join(m.refusal(ctx, err), m.Close())
			m = nil
		}
	}()
	// A stranger's file, as in openForeign.
	if m.db, err = openPool(path, 1, "mode=ro", "immutable=1", "_pragma=query_only(1)", "_pragma=trusted_schema(0)", "_pragma=cell_size_check(1)"); err != nil {
		return m, err
	}
	if m.conn, err = m.db.Conn(ctx); err != nil {
		return m, err
	}
	const longestTile = 8 << 20
	for limit, most := range map[int]int{
		lib.SQLITE_LIMIT_LENGTH: longestTile, lib.SQLITE_LIMIT_EXPR_DEPTH: 200, lib.SQLITE_LIMIT_ATTACHED: 0,
	} {
		if _, err = sqlite.Limit(m.conn, limit, most); err != nil {
			return m, err
		}
	}
	m.src, err = m.describe(ctx)
	return m, err
}

func (m *MBTiles) refusal(ctx context.Context, err error) error {
	var (
		problem *basemap.Problem
		engine  *sqlite.Error
	)
	switch {
	case errors.As(err, &problem):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("open %s: %w", m.path, ctx.Err())
	}
	mapped := refusal(m.path, err)
	var refused *geo.FileError
	if !errors.As(mapped, &refused) && errors.As(err, &engine) {
		return &geo.FileError{Path: m.path, Reason: geo.FileDamaged, Err: err}
	}
	return mapped
}

// describe reads the metadata, and looks at the tiles where they are silent.
func (m *MBTiles) describe(ctx context.Context) (basemap.Source, error) {
	var tables int
	err := m.conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name IN ('tiles', 'metadata')").Scan(&tables)
	if err != nil {
		return basemap.Source{}, err
	}
	if tables < 2 {
		return basemap.Source{}, &basemap.Problem{Reason: basemap.NotTiles, Detail: filepath.Base(m.path)}
	}
	meta, err := m.metadata(ctx)
	if err != nil {
		return basemap.Source{}, err
	}
	var low, high sql.NullInt64
	if err := m.conn.QueryRowContext(ctx, "SELECT min(zoom_level), max(zoom_level) FROM tiles").Scan(&low, &high); err != nil {
		return basemap.Source{}, err
	}
	if !low.Valid || low.Int64 < 0 || high.Int64 > 30 {
		return basemap.Source{}, &basemap.Problem{Reason: basemap.NotTiles, Detail: filepath.Base(m.path)}
	}
	src := mbtilesSource(meta, filepath.Base(m.path))
	src.ID, src.MinZoom, src.MaxZoom = basemap.CustomID(m.path), int(low.Int64), int(high.Int64)
	if f := meta["format"]; f == "pbf" || f == "mvt" || meta["json"] != "" && f == "" {
		return basemap.Source{}, &basemap.Problem{Reason: basemap.VectorTiles, Detail: filepath.Base(m.path)}
	}
	var tile []byte
	if err := m.conn.QueryRowContext(ctx, "SELECT tile_data FROM tiles WHERE zoom_level = ? LIMIT 1", high.Int64).Scan(&tile); err != nil {
		return basemap.Source{}, err
	}
	size, err := basemap.TileSize(tile)
	if err != nil {
		return basemap.Source{}, err
	}
	src.TileSize = size
	return src, nil
}

func (m *MBTiles) metadata(ctx context.Context) (meta map[string]string, err error) {
	rows, err := m.conn.QueryContext(ctx, "SELECT name, value FROM metadata LIMIT 200")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	meta = map[string]string{}
	for rows.Next() {
		var name, value sql.NullString
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		if len(value.String) < 4096 {
			meta[strings.ToLower(name.String)] = strings.TrimSpace(value.String)
		}
	}
	return meta, rows.Err()
}

// mbtilesSource is what the metadata say of the source; file is its name when they give none.
func mbtilesSource(meta map[string]string, file string) basemap.Source {
	src := basemap.Source{Name: meta["name"], Attribution: plainText(meta["attribution"]), Lettered: meta["format"] != "jpg" && meta["format"] != "jpeg"}
	if src.Name == "" {
		src.Name = strings.TrimSuffix(file, filepath.Ext(file))
	}
	if src.Attribution == "" {
		src.Attribution = src.Name
	}
	if f := strings.Split(meta["bounds"], ","); len(f) == 4 {
		var b [4]float64
		good := true
		for i := range f {
			v, err := strconv.ParseFloat(strings.TrimSpace(f[i]), 64)
			good = good && err == nil && math.Abs(v) <= 180
			b[i] = v
		}
		if good && b[0] < b[2] && b[1] < b[3] {
			src.Bound = &basemap.Bound{West: b[0], South: b[1], East: b[2], North: b[3]}
		}
	}
	return src
}

// plainText takes the marks out of an attribution, which may be HTML, and bounds it.
func plainText(s string) string {
	var out strings.Builder
	inside := false
	for _, r := range s {
		switch {
		case r == '<':
			inside = true
		case r == '>' && inside:
			inside = false
		case !inside && out.Len() < 200:
			out.WriteRune(r)
		}
	}
	text := strings.NewReplacer("&copy;", "©", "&amp;", "&", "&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&#169;", "©").Replace(out.String())
	return strings.Join(strings.Fields(text), " ")
}

// Source is what the file says of itself.
func (m *MBTiles) Source() basemap.Source { return m.src }

// Encoded implements basemap.Shelf. The rows of the file count from the south.
func (m *MBTiles) Encoded(ctx context.Context, c basemap.Coord) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var tile []byte
	err := m.conn.QueryRowContext(ctx, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
		c.Zoom, c.X, 1<<c.Zoom-1-c.Y).Scan(&tile)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, &basemap.Problem{Reason: basemap.Absent}
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, &basemap.Problem{Reason: basemap.Broken, Err: err}
	}
	return tile, nil
}

// Close lets go of the file.
func (m *MBTiles) Close() error {
	var errs []error
	if m.conn != nil {
		errs = append(errs, m.conn.Close())
	}
	if m.db != nil {
		errs = append(errs, m.db.Close())
	}
	return errors.Join(errs...)
}
