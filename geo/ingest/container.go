package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/geo"
	"emprise/geo/ingest/archive"
)

// container is a file on the disk, or a stream in memory, as the layers in it.
type container struct {
	parts   []source
	left    []archive.Refusal
	closers []io.Closer
}

func (c *container) Close() error {
	var err error
	for _, closer := range c.closers {
		err = errors.Join(err, closer.Close())
	}
	return err
}

// inside opens a path and finds its layers.
func inside(ctx context.Context, path string, limits Limits) (*container, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		if strings.EqualFold(filepath.Ext(path), ".gdb") {
			return nil, refuse(geo.FileOtherFormat, "Esri file geodatabase")
		}
		return folder(ctx, path, limits)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	head, gzipped, whole, err := headOf(f)
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	kind := sniff(head, whole)
	if kind == zipped && !gzipped {
		c, err := unzip(f, info.Size(), limits)
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		c.closers = append(c.closers, f)
		return c, nil
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	if !gzipped && (kind == shapes || kind == shapeIndex || kind == dbfRows) {
		return beside(path, kind)
	}
	name := filepath.Base(path)
	e := entry{name, info.Size(), func() (io.ReadCloser, error) { return os.Open(path) }}
	return &container{parts: []source{lone(e, kind)}}, nil
}

// lone is a file that needs no other.
func lone(e entry, kind format) source {
	return source{Part: Part{Name: e.name, Layer: layerName(e.name), Format: kind.String(), Bytes: e.size, Features: -1}, format: kind, main: e}
}

// unzip lists an archive.
func unzip(r io.ReaderAt, size int64, limits Limits) (*container, error) {
	list, left, err := archive.List(r, size, archive.Limits{Entries: limits.ArchiveEntries, Bytes: limits.ArchiveBytes, Ratio: limits.ArchiveRatio})
	if errors.Is(err, archive.ErrEntries) {
		return nil, refuse(geo.FileTooLarge, "%v", err)
	}
	if err != nil {
		return nil, &refusal{geo.FileBadArchive, "", err}
	}
	entries := make([]entry, 0, len(list))
	for _, e := range list {
		if e.Name == "[Content_Types].xml" || e.Name == "META-INF/manifest.xml" {
			return nil, refuse(geo.FileSpreadsheet, "an office document")
		}
		entries = append(entries, entry{e.Name, e.Size, e.Open})
	}
	c := &container{}
	c.parts, c.left = gather(entries, "zip", func(format) bool { return true })
	c.left = append(left, c.left...)
	if len(c.parts) > 0 {
		return c, nil
	}
	if len(c.left) == 0 {
		return nil, refuse(geo.FileNoFeatures, "the archive holds no layer")
	}
	first := c.left[0]
	return nil, refuse(c.reason(entries), "%s: %s", first.Rule, first.Why)
}

// reason is why an archive is refused of which nothing can be read, by the first of what was left out.
func (c *container) reason(entries []entry) geo.Reason {
	first := c.left[0]
	switch rule := first.Rule; {
	case rule == "archive_bomb" || rule == "archive_large":
		return geo.FileTooLarge
	case strings.HasPrefix(rule, "archive_") && rule != "archive_nested":
		return geo.FileBadArchive
	}
	for _, e := range entries {
		if e.name != first.Name {
			continue
		}
		var refused *refusal
		if head, err := e.head(); err == nil && errors.As(foreign(head), &refused) {
			return refused.reason
		}
	}
	return geo.FileUnknownFormat
}

// beside finds a Shapefile by any of its files on the disk.
func beside(path string, kind format) (*container, error) {
	dir := filepath.Dir(path)
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	mine := stem(filepath.Base(path))
	var entries []entry
	for _, f := range files {
		if f.IsDir() || stem(f.Name()) != mine {
			continue
		}
		if e, err := onDisk(dir, f.Name()); err == nil {
			entries = append(entries, e)
		}
	}
	parts, left := gather(entries, "", func(f format) bool { return f == shapes || f == dbfRows })
	if len(parts) == 0 {
		if kind == shapeIndex {
			return nil, refuse(geo.FileBadShapefile, "the .shp is not beside its index")
		}
		return nil, refuse(geo.FileBadShapefile, "no file of it can be read")
	}
	return &container{parts: parts, left: left}, nil
}

func onDisk(dir, name string) (entry, error) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err != nil {
		return entry{}, err
	}
	return entry{name, info.Size(), func() (io.ReadCloser, error) { return os.Open(path) }}, nil
}

// inFolders are the extensions that are looked at below a folder, where anything may lie.
var inFolders = []string{".shp", ".dbf", ".prj", ".cpg", ".geojson", ".json", ".geojsonl", ".ndjson", ".csv", ".tsv", ".kml", ".gz", ".gpkg"}

// folder finds the layers below a folder. Hidden files are left out, which the companions of macOS ("._name") are too.
func folder(ctx context.Context, dir string, limits Limits) (*container, error) {
	var entries []entry
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir // a folder that may not be read holds nothing for us
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if d.IsDir() && path != dir && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if !d.Type().IsRegular() || !slices.Contains(inFolders, strings.ToLower(filepath.Ext(path))) {
			return nil
		}
		if len(entries) >= limits.ArchiveEntries {
			return refuse(geo.FileTooLarge, "more than %d files in the folder", limits.ArchiveEntries)
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		e, err := onDisk(dir, filepath.ToSlash(name))
		if err == nil {
			entries = append(entries, e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	c := &container{}
	c.parts, c.left = gather(entries, "folder", func(format) bool { return true })
	if len(c.parts) == 0 {
		return nil, refuse(geo.FileIsDirectory, "")
	}
	return c, nil
}

// inMemory takes the rest of a stream that can only be read with its end at hand.
func inMemory(name string, r io.Reader, kind format, limits Limits) (*container, error) {
	raw, err := io.ReadAll(io.LimitReader(r, limits.StreamBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(raw)) > limits.StreamBytes {
		return nil, refuse(geo.FileTooLarge, "a stream of more than %d bytes", limits.StreamBytes)
	}
	if kind == zipped {
		return unzip(bytes.NewReader(raw), int64(len(raw)), limits)
	}
	e := entry{name, int64(len(raw)), func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(raw)), nil }}
	return &container{parts: []source{lone(e, kind)}}, nil
}
