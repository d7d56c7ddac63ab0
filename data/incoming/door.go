package incoming

import (
	"context"
	"io"
	"os"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Contents lists the layers of a file of any format that can be read, as ingest.Contents does; GeoPackages of other programs
// are listed too, without what cannot be read of them. It is a *geo.FileError when nothing can be.
func Contents(ctx context.Context, path string) ([]ingest.Part, error) {
	if !Database(path) {
		return ingest.Contents(ctx, path)
	}
	layers, err := gpkg.Layers(ctx, path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, &geo.FileError{Path: path, Reason: geo.FileMissing, Err: err}
	}
	var parts []ingest.Part
	fault := ""
	for _, l := range layers {
		if l.Table == qgisStyles && l.Geometry == "" {
			continue // how QGIS draws the layers, no layer of the territory
		}
		if l.Fault != "" {
			fault = l.Table + ": " + l.Fault
			continue
		}
		parts = append(parts, ingest.Part{Name: l.Table, Layer: l.Title, Format: "GeoPackage", Bytes: info.Size(), Features: int(l.Features)})
	}
	if len(parts) == 0 {
		return nil, &geo.FileError{Path: path, Reason: geo.FileNoFeatures, Detail: fault}
	}
	return parts, nil
}

// File reads one layer of a file of any format, as ingest.File does.
func File(ctx context.Context, path string, opt ingest.Options, sink func(*feature.Set) error, report func(done, total int64)) (*ingest.Result, error) {
	if Database(path) {
		return gpkg.File(ctx, path, opt, sink, report)
	}
	return ingest.File(ctx, path, opt, sink, report)
}

// All reads one layer of a file of any format into one Set, as ingest.All does.
func All(ctx context.Context, path string, opt ingest.Options, report func(done, total int64)) (*feature.Set, *ingest.Result, error) {
	return ingest.Whole(path, opt, func(opt ingest.Options, sink func(*feature.Set) error) (*ingest.Result, error) {
		return File(ctx, path, opt, sink, report)
	})
}

// qgisStyles is the table in which QGIS keeps its styles inside a GeoPackage.
const qgisStyles = "layer_styles"

// databaseMagic begins every SQLite file, which a GeoPackage is (https://www.sqlite.org/fileformat.html §1.3).
const databaseMagic = "SQLite format 3\x00"

// Database says whether a file is an SQLite database by its first bytes; what cannot be read is left to its reader to refuse.
func Database(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // only read
	head := make([]byte, len(databaseMagic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == databaseMagic
}
