-- +goose Up
-- Which rows each journal entry touched, so that the history of one is found without reading the journal.
CREATE TABLE emprise_touched (
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (seq, kind, id)
) WITHOUT ROWID;
CREATE INDEX emprise_touched_row ON emprise_touched (kind, id);
INSERT OR IGNORE INTO emprise_touched
  SELECT journal.fid, value ->> '$.kind', ifnull(value ->> '$.row.id', 'territory')
    FROM journal, json_each(CASE WHEN json_valid(edit) THEN edit ELSE '{}' END, '$.put') WHERE value ->> '$.kind' IS NOT NULL
  UNION ALL
  SELECT journal.fid, value ->> '$.kind', value ->> '$.id'
    FROM journal, json_each(CASE WHEN json_valid(edit) THEN edit ELSE '{}' END, '$.delete') WHERE value ->> '$.id' IS NOT NULL;

-- What happened in its order: an entry was done, undone, redone. Of an entry that was redone in an older format, only the
-- first is known.
CREATE TABLE emprise_turns (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  seq INTEGER NOT NULL,
  at DATETIME NOT NULL,
  author TEXT,
  what TEXT NOT NULL
);
CREATE INDEX emprise_turns_seq ON emprise_turns (seq);
INSERT INTO emprise_turns (seq, at, author, what)
  SELECT seq, at, author, what FROM (
    SELECT fid AS seq, at, author, 'done' AS what, fid AS place FROM journal
    UNION ALL
    SELECT fid, turned_at, turned_by, 'undone', -fid FROM journal WHERE state <> 'done' AND turned_at IS NOT NULL
  ) ORDER BY at, what, place;

-- What can be undone and redone is looked for by its state.
CREATE INDEX journal_state ON journal (state);
