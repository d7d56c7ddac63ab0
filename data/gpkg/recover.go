package gpkg

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/geo"
)

// Recovery is what could be read of a damaged project, and what could not.
type Recovery struct {
	Path   string           `json:"path"` // of the new file
	Tables []RecoveredTable `json:"tables"`
}

// RecoveredTable is one table of a Recovery.
type RecoveredTable struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
	Lost  int64  `json:"lost"`           // at most, rows that lost their geometry too; of a layer, what it lacks of the features that were imported
	Gone  bool   `json:"gone,omitempty"` // nothing was left of it
}

// Lost sums up what could not be read.
func (r Recovery) Lost() (n int64) {
	for _, t := range r.Tables {
		n += t.Lost
	}
	return n
}

// Recover reads what can be read of a damaged project and writes it into a new one, which appears under its name once it is
// whole. The damaged file is copied first and then left alone: not a byte of it is changed. What is no project, or has lost its
// list of tables, is refused with FileDamaged; out is refused as in Create.
func Recover(ctx context.Context, path, out string, o Options, report func(done, total int64)) (r Recovery, err error) {
	o = o.complete()
	r.Path = out
	err = appear(out, func(draft string) error {
		copied := filepath.Join(filepath.Dir(draft), "damaged.gpkg")
		if err := copyDamaged(ctx, path, copied); err != nil {
			return renamed(path, refusal(path, err))
		}
		source, err := openPool(copied, 1, "mode=rw", "_pragma=writable_schema(1)", "_pragma=cell_size_check(1)", "_pragma=trusted_schema(0)",
			"_pragma=query_only(1)")
		if err != nil {
			return err
		}
		w := &rescue{ctx: ctx, from: source, opt: o, path: path, report: report}
		err = w.into(draft)
		r.Tables = w.tables
		return errors.Join(err, source.Close())
	})
	if err != nil {
		return r, fmt.Errorf("recover %s: %w", path, err)
	}
	return r, nil
}

// RecoveredName proposes a file beside a damaged one that is not there yet: val.gpkg is recovered as val.recovered.gpkg.
func RecoveredName(path string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext) + ".recovered"
	name := stem + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = stem + "-" + strconv.Itoa(n) + ext
	}
}

// pageSize is that of our files.
const pageSize = 4096

// copyDamaged copies a file with what lies beside it, and gives the copy a header that can be read: the size of our pages, as many
// as there are, and no list of free ones (https://sqlite.org/fileformat.html §1.3).
func copyDamaged(ctx context.Context, path, to string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &geo.FileError{Path: path, Reason: geo.FileIsDirectory}
	case info.Size() < pageSize:
		return damaged(path, "the file is shorter than its first page")
	}
	if err := roomFor(to, 2*info.Size()); err != nil {
		return err
	}
	logged := false
	for _, companion := range []string{"", "-wal", "-journal"} {
		err := copyFile(ctx, path+companion, to+companion)
		if err != nil && (companion == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
		logged = logged || companion == "-wal" && err == nil
	}
	f, err := os.OpenFile(filepath.Clean(to), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	pages := (info.Size() + pageSize - 1) / pageSize
	if err := f.Truncate(pages * pageSize); err != nil {
		return err
	}
	var h [100]byte
	if _, err := f.ReadAt(h[:], 0); err != nil {
		return err
	}
	copy(h[:], "SQLite format 3\x00")
	binary.BigEndian.PutUint16(h[16:], pageSize)
	h[18], h[19] = 1, 1
	if logged {
		h[18], h[19] = 2, 2
	}
	h[20], h[21], h[22], h[23] = 0, 64, 32, 32
	copy(h[92:96], h[24:28])
	binary.BigEndian.PutUint32(h[28:], uint32(pages))
	clear(h[32:40])                       // free pages
	binary.BigEndian.PutUint32(h[44:], 4) // form of the schema
	clear(h[52:56])                       // no vacuum by itself
	binary.BigEndian.PutUint32(h[56:], 1) // UTF-8
	clear(h[64:68])
	_, err = f.WriteAt(h[:], 0)
	return err
}

// rescue carries what can be read into a new project.
type rescue struct {
	ctx    context.Context
	from   *sql.DB
	to     *sql.Tx
	opt    Options
	path   string
	report func(done, total int64)
	tables []RecoveredTable
}

func (w *rescue) into(draft string) error {
	names, err := texts(w.ctx, w.from, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT NULL")
	there := map[string]bool{}
	for _, n := range names {
		there[n] = true
	}
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	if !there[versionTable] && !there[plotTable.name] {
		return &geo.FileError{Path: w.path, Reason: geo.FileDamaged, Detail: "the list of tables cannot be read", Err: err}
	}
	t := data.Territory{Name: filepath.Base(w.path), EPSG: 2154, Language: "fr"}
	if row, err := territoryTable.get(w.ctx, w.from, data.TerritoryID); err == nil && row.Validate() == nil {
		t = row.(data.Territory)
	}
	if err := write(w.ctx, draft, t, w.opt); err != nil {
		return err
	}
	db, err := openPool(draft, 1, "mode=rw", "_pragma=journal_mode(MEMORY)", "_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	if w.to, err = db.BeginTx(w.ctx, nil); err == nil {
		if err = w.all(there); err == nil {
			err = w.to.Commit()
		} else {
			err = errors.Join(err, w.to.Rollback())
		}
	}
	return errors.Join(err, db.Close())
}

func (w *rescue) all(there map[string]bool) error {
	ours, err := w.ourTables()
	if err != nil {
		return err
	}
	for i, name := range ours {
		if w.report != nil {
			w.report(int64(i), int64(len(ours)+1))
		}
		if err := w.table(name, there[name]); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
	}
	if err := w.soundJournal(); err != nil {
		return err
	}
	if err := w.layers(there, ours); err != nil {
		return err
	}
	if err := keepAll(w.ctx, w.to); err != nil {
		return err
	}
	_, err = w.to.ExecContext(w.ctx, "INSERT OR IGNORE INTO identifiers SELECT kind, id FROM emprise_kept WHERE kind <> ?", kindFeatures)
	return err
}

// ourTables lists what a new project holds that is not made anew.
func (w *rescue) ourTables() (names []string, err error) {
	rows, err := w.to.QueryContext(w.ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'gpkg\_%' ESCAPE '\'
		AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE 'rtree\_%' ESCAPE '\' AND name NOT IN (?, 'emprise_kept') AND name NOT LIKE 'emprise\_twin%' ESCAPE '\' ORDER BY rowid`, versionTable)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// table carries the rows of one table over.
func (w *rescue) table(name string, there bool) error {
	done := RecoveredTable{Table: name, Gone: !there}
	defer func() { w.tables = append(w.tables, done) }()
	if !there {
		return nil
	}
	want, _, err := columnsOf(w.ctx, w.to, name)
	if err != nil {
		return err
	}
	have, _, err := columnsOf(w.ctx, w.from, name)
	columns := shared(have, want)
	if err != nil || len(columns) == 0 {
		done.Gone = true
		return w.ctx.Err()
	}
	if name == territoryTable.name || name == "layer_styles" { // a new project has some
		if _, err := w.to.ExecContext(w.ctx, "DELETE FROM "+quote(name)+" WHERE (SELECT true)"); err != nil {
			return err
		}
	}
	var undrawn int64
	done.Rows, done.Lost, undrawn, err = w.carry(name, columns)
	done.Lost += undrawn
	if err != nil {
		return err
	}
	switch name {
	case "layer_styles":
		return writeLooks(w.ctx, w.to, w.opt.Clock)
	case territoryTable.name:
		if _, err := territoryTable.get(w.ctx, w.to, data.TerritoryID); errors.Is(err, data.ErrNotFound) {
			return territoryTable.put(w.ctx, w.to, data.Territory{Name: filepath.Base(w.path), EPSG: 2154, Language: "fr"})
		}
	}
	if slices.Contains(drawnTables(), name) {
		_, err = w.to.ExecContext(w.ctx, extentOf(name), name)
	}
	return err
}

// carry writes into a table of the new file what can be read of the one of the same name; what the new one does not take counts as
// lost. A row whose geometry is damaged goes without it.
func (w *rescue) carry(name string, columns []string) (rows int, lost, undrawn int64, err error) {
	list, marks := "", ""
	for _, c := range columns {
		list, marks = list+", "+quote(c), marks+", ?"
	}
	insert, err := w.to.PrepareContext(w.ctx, "INSERT OR IGNORE INTO "+quote(name)+" ("+list[2:]+") VALUES ("+marks[2:]+")")
	if err != nil {
		return 0, 0, 0, err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	geom, d := slices.Index(columns, "geom"), decoder{}
	put := func(_ int64, values []any) error {
		if geom >= 0 && values[geom] != nil {
			if blob, ok := values[geom].([]byte); !ok || d.decode(blob) != nil {
				values[geom] = nil
				undrawn++
			}
		}
		result, err := insert.ExecContext(w.ctx, values...)
		if err != nil {
			lost++ // a trigger or a rule of the table refuses it
			return w.ctx.Err()
		}
		if n, err := result.RowsAffected(); err == nil && n == 1 {
			rows++
		} else {
			lost++
		}
		return nil
	}
	if keyed, err := w.withoutRowID(name); err != nil {
		return 0, 0, 0, err
	} else if keyed {
		rows, lost, err = w.carryKeyed(name, list[2:], columns, put)
		return rows, lost, 0, err
	}
	var last sql.NullInt64
	_ = w.from.QueryRowContext(w.ctx, "SELECT seq FROM sqlite_sequence WHERE name = ?", name).Scan(&last)
	s := &salvage{ctx: w.ctx, db: w.from, table: name, columns: columns, visit: put}
	err = s.run(last.Int64)
	return rows, lost + s.missed, undrawn, err
}

func (w *rescue) withoutRowID(name string) (bool, error) {
	var is bool
	err := w.to.QueryRowContext(w.ctx, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", name).Scan(&is)
	return is, err
}

// carryKeyed reads a table that has no row numbers up to the first damage.
func (w *rescue) carryKeyed(name, list string, columns []string, put func(int64, []any) error) (rows int, lost int64, err error) {
	found, err := w.from.QueryContext(w.ctx, "SELECT "+list+" FROM "+quote(name))
	if err != nil {
		return 0, 0, w.ctx.Err()
	}
	defer func() { _ = found.Close() }() // it is the damage that it tells
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for found.Next() {
		if found.Scan(into...) != nil {
			break
		}
		if err := put(0, values); err != nil {
			return rows, lost, err
		}
		rows++
	}
	if found.Err() != nil {
		lost++ // nobody knows how many
	}
	return rows, lost, w.ctx.Err()
}
