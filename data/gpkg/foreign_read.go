package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// FromSRS says that the coordinate system was told by the table gpkg_spatial_ref_sys.
const FromSRS = "srs"

// surveyed is how many features are looked at before any is taken.
const surveyed = 500

// File reads a layer of a GeoPackage of any program as ingest.File reads other files: sink gets its features batch by batch
// on the calling goroutine, lon/lat, and what it was given must be thrown away when File returns an error. Options.Part is
// the table or the title of the layer; it may be empty when the file has one layer of features, or one of attributes alone.
// report, which may be nil, tells bytes of the file, in proportion to the features read.
//
// The rules are those of ingest and three of GeoPackage's own: a feature with a curve is kept without its shape
// (geometry_curve), columns of bytes are left out (binary_left_out), an extent that is not that of the features and
// geometries that name another system than their layer are remarked on (extent_wrong, srs_differs).
func File(ctx context.Context, path string, opt ingest.Options, sink func(*feature.Set) error, report func(done, total int64)) (*ingest.Result, error) {
	opt.Limits = opt.Limits.OrDefault()
	f, err := openForeign(ctx, path, opt.Limits.FeatureBytes)
	if err != nil {
		return nil, err
	}
	r := &foreignReader{file: f, opt: opt, sink: sink, report: report, binary: map[string]bool{}, glimpses: ingest.Glimpses{Show: opt.Glimpse}}
	r.found = findings{counts: map[string]int{}, limit: opt.Limits.Issues}
	err = r.run(ctx)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, foreignRefusal(ctx, path, err)
	}
	return &ingest.Result{
		Format: f.format(), Part: r.layer.Table, CRS: r.sys, CRSFrom: r.from, Read: r.read, Kept: r.kept,
		Issues: r.found.list, IssueCounts: r.found.counts, Bytes: f.header.size,
	}, nil
}

// foreignReader takes one layer through the builder.
type foreignReader struct {
	file   *foreign
	layer  ForeignLayer
	opt    ingest.Options
	sink   func(*feature.Set) error
	report func(done, total int64)

	sys      *crs.System
	from     string
	found    findings
	shape    foreignShape
	builder  feature.Builder
	glimpses ingest.Glimpses
	numbers  []int    // place in the layer of each feature of the batch
	ids      []string // and its key
	binary   map[string]bool
	extent   orb.Bound // of the positions, in the units of the file
	read     int
	kept     int
	tall     int
	strays   int // geometries that name another system
}

func (r *foreignReader) run(ctx context.Context) error {
	layers, err := r.file.layers(ctx)
	if err != nil {
		return err
	}
	if r.layer, err = choose(layers, r.opt.Part); err != nil {
		return err
	}
	if most := r.opt.Limits.Columns; len(r.layer.Fields) > most {
		for _, field := range r.layer.Fields[most:] {
			r.found.whole("too_many_columns", field.Name)
		}
		r.layer.Fields = r.layer.Fields[:most]
	}
	if err := r.decide(ctx); err != nil {
		return err
	}
	inf := math.Inf(1)
	r.extent = orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
	if err := r.rows(ctx, r.selection(), r.row); err != nil {
		return err
	}
	if err := r.flush(ctx); err != nil {
		return err
	}
	r.conclude()
	return nil
}

// selection reads the key, the geometry and the attributes. The sign before each hides its declared type from the driver,
// which would make a time of what may be any text.
func (r *foreignReader) selection() string {
	l := r.layer
	columns := []string{"NULL", "NULL"}
	if l.key != "" {
		columns[0] = quote(l.key)
	}
	if l.geometry != "" {
		columns[1] = quote(l.geometry)
	}
	for _, field := range l.Fields {
		columns = append(columns, "+"+quote(field.Name))
	}
	s := "SELECT " + strings.Join(columns, ", ") + " FROM " + quote(l.Table)
	if l.key != "" && !l.view {
		s += " ORDER BY " + quote(l.key)
	}
	return s
}

// rows visits what a query gives. It talks to the driver itself, which spares a conversion a value.
func (r *foreignReader) rows(ctx context.Context, query string, visit func(context.Context, []driver.Value) error) error {
	return r.file.conn.Raw(func(dc any) (err error) {
		watched := context.WithoutCancel(ctx)
		if r.layer.view {
			watched = ctx // which may compute for ever before its first row
		}
		rows, err := dc.(driver.QueryerContext).QueryContext(watched, query, nil)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		dest := make([]driver.Value, len(rows.Columns()))
		for n := 0; ; n++ {
			if n%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := rows.Next(dest); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			if err := visit(ctx, dest); err != nil {
				return err
			}
		}
	})
}
