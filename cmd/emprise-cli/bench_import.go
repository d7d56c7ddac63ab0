package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// importTime is how long a layer takes into the file of a project, in milliseconds, and what is written for it.
type importTime struct {
	StoreMS      float64 `json:"store_ms"`  // rows into the table
	TreeMS       float64 `json:"rtree_ms"`  // R-tree and triggers
	CommitMS     float64 `json:"commit_ms"` // down to the disk, and into the one file
	ProjectBytes int64   `json:"project_bytes"`
	WrittenBytes int64   `json:"written_bytes,omitempty"` // by the process, where the system tells (Linux)
}

// importTimes stores a set in a new project, which is thrown away.
func importTimes(e *env, set *feature.Set) (t *importTime, err error) {
	folder, err := os.MkdirTemp("", "emprise-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "bench.gpkg")
	before := written()
	store, err := gpkg.Create(e.ctx, path, territory(e, path), gpkg.Options{Clock: e.clock, Holder: e.author})
	if err != nil {
		return nil, err
	}
	layer := data.Layer{ID: "bench", Name: "bench", Role: data.RoleContext, Count: set.Len(), Visible: true}
	var rows, tree time.Time
	start := e.clock()
	err = store.Update(e.ctx, func(tx workspace.Tx) error {
		if err := tx.Put(layer); err != nil {
			return err
		}
		err := tx.AddFeatures(layer.ID, set, func(int64, int64) { rows = e.clock() })
		tree = e.clock()
		return err
	})
	if err = errors.Join(err, store.Close()); err != nil {
		return nil, err
	}
	end := e.clock()
	if rows.IsZero() {
		rows = start
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return &importTime{
		StoreMS: milliseconds(rows.Sub(start)), TreeMS: milliseconds(tree.Sub(rows)), CommitMS: milliseconds(end.Sub(tree)),
		ProjectBytes: info.Size(), WrittenBytes: written() - before,
	}, nil
}

// written is how many bytes the process has written so far, 0 where the system does not tell.
func written() int64 {
	told, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(told) {
		if rest, ok := bytes.CutPrefix(line, []byte("wchar:")); ok {
			n, _ := strconv.ParseInt(string(bytes.TrimSpace(rest)), 10, 64)
			return n
		}
	}
	return 0
}
