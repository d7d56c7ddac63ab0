package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// transaction is one unit of work on the writing connection.
type transaction struct {
	ctx     context.Context // of Update; SQL runs to its end, so that no commit is left in doubt
	store   *Store
	conn    *sql.Conn
	tx      *sql.Tx
	moved   map[string]bool // plots and zones that lie elsewhere than before, at which projects are drawn
	changed changes
	bulky   bool // features were added: a great deal may have been written
}

var _ workspace.Tx = (*transaction)(nil)

// Update runs work in one transaction. When work gives an error, panics or the context ends, nothing of it is kept.
func (s *Store) Update(ctx context.Context, work func(workspace.Tx) error) (err error) {
	if s.guard != nil {
		return s.guard
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.stillThere(); err != nil {
		return err
	}
	whole := context.WithoutCancel(ctx)
	writer, err := s.startWriting(whole)
	if err != nil {
		return refusal(s.path, err)
	}
	conn, err := writer.Conn(whole)
	if err != nil {
		return refusal(s.path, err)
	}
	t := &transaction{ctx: ctx, store: s, conn: conn, changed: changes{}}
	defer func() {
		err = errors.Join(err, conn.Close())
		if t.bulky {
			// What was committed is in the file, if not here then when the store is closed.
			_ = s.giveBack(whole)
		}
	}()
	tx, err := conn.BeginTx(whole, nil)
	if err != nil {
		return refusal(s.path, err)
	}
	t.tx = tx
	done := false
	defer func() {
		if !done { // an error, or a panic on its way
			// SQLite rolls back by itself on a full disk, and a commit that failed has rolled back: then this one fails.
			_ = tx.Rollback()
		}
	}()
	if err := work(t); err != nil {
		return storeRefusal(s.path, err)
	}
	if err := t.settle(whole); err != nil {
		return refusal(s.path, err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return refusal(s.path, err)
	}
	done = true
	return nil
}

// sql gives the context that statements run under.
func (t *transaction) sql() context.Context { return context.WithoutCancel(t.ctx) }

func (t *transaction) Get(ref data.Ref) (data.Row, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	keeper, ok := keepers[ref.Kind]
	if !ok {
		return nil, fmt.Errorf("kind %q: %w", ref.Kind, data.ErrInvalid)
	}
	return keeper.get(t.sql(), t.tx, ref.ID)
}

func (t *transaction) Put(row data.Row) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	if err := t.put(row); err != nil {
		return err
	}
	t.changed.note(tableOf(row.Ref().Kind), false)
	_, err := t.tx.ExecContext(t.sql(), "INSERT OR IGNORE INTO identifiers VALUES (?, ?)", row.Ref().Kind, row.Ref().ID)
	if err != nil {
		return err
	}
	return t.keepStored(row.Ref())
}

func (t *transaction) put(row data.Row) error {
	keeper, ok := keepers[row.Ref().Kind]
	if !ok {
		return fmt.Errorf("kind %q: %w", row.Ref().Kind, data.ErrInvalid)
	}
	switch row := row.(type) {
	case data.Layer:
		if err := layerTable.put(t.sql(), t.tx, row); err != nil {
			return err
		}
		return t.register(row)
	case data.Project:
		return t.putProject(row)
	case data.Attachment:
		if err := t.attached(row); err != nil {
			return err
		}
	case data.Zone:
		if err := t.moves(zoneTable.name, "site_id", row.ID, shape(&row.Shape)); err != nil {
			return err
		}
	case data.Plot:
		if err := t.moves(plotTable.name, "terr_id", row.ID, shape(&row.Shape)); err != nil {
			return err
		}
	case data.LandUnit, data.Establishment:
		t.changed.note(keeper.called(), true)
	}
	return keeper.write(t.sql(), t.tx, row)
}

func (t *transaction) Delete(ref data.Ref) error {
	keeper, ok := keepers[ref.Kind]
	if !ok || ref.Kind == data.KindTerritory || ref.Kind == data.KindLayer {
		return fmt.Errorf("delete %s: %w", ref.Kind, data.ErrInvalid)
	}
	if err := keeper.delete(t.sql(), t.tx, ref.ID); err != nil {
		return err
	}
	if err := forget(t.sql(), t.tx, ref); err != nil {
		return err
	}
	t.changed.note(keeper.called(), slices.Contains(drawnTables(), keeper.called()))
	return nil
}

func (t *transaction) AddFeatures(layerID string, s *feature.Set, report func(done, total int64)) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	row, err := layerTable.get(t.sql(), t.tx, layerID)
	if err != nil {
		return err
	}
	t.bulky = true
	l := &loader{ctx: t.ctx, table: layerID, set: s, report: report}
	if err := l.load(t); err != nil {
		return fmt.Errorf("layer %s: %w", layerID, err)
	}
	text, err := l.layout.json()
	if err != nil {
		return err
	}
	if _, err := t.tx.ExecContext(t.sql(), "UPDATE layers SET table_schema = ? WHERE id = ?", text, layerID); err != nil {
		return err
	}
	if err := t.twin(layerID, l.layout, s); err != nil {
		return fmt.Errorf("layer %s: %w", layerID, err)
	}
	if err := t.register(row.(data.Layer)); err != nil {
		return err
	}
	return keepFeatures(t.sql(), t.tx, layerID, s.Len())
}

// settle ends what spans several rows, just before the commit.
func (t *transaction) settle(ctx context.Context) error {
	if len(t.moved) > 0 {
		if err := t.placeProjects(ctx); err != nil {
			return err
		}
	}
	return t.announce(ctx)
}
