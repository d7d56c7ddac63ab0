package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// ForeignLayer is a layer that a GeoPackage says it has, as the file declares it.
type ForeignLayer struct {
	Table       string // its name in the file, by which File finds it
	Title       string // the identifier shown to people, often the same
	Description string
	Geometry    string         // "POINT", "MULTIPOLYGON", "GEOMETRY" …; "" for a table of attributes
	Z, M        bool           // its positions may have heights or measures
	CRS         *crs.System    // of its positions, nil when not known or an attribute table
	CRSName     string         // as the file words it: "EPSG:2154 RGF93 / Lambert-93"
	Extent      *orb.Bound     // as declared, in the units of CRS; often wrong, nil when it is not given or has no surface at 0
	Features    int64          // -1 when they would have to be counted one by one
	Indexed     bool           // it has an R-tree
	Fields      []ForeignField // attributes, in the order of the file
	Fault       string         // why it cannot be read, the technician's words; "" when it can

	srs      int64 // srs_id
	geometry string
	key      string // integer primary key
	view     bool
}

// ForeignField is an attribute of a layer.
type ForeignField struct {
	Name     string
	Type     feature.Type
	Declared string // the SQL type: "TEXT(14)", "DATE", "MEDIUMINT"
}

// Layers lists the feature layers and the attribute tables of a GeoPackage of any program, version 1.0 to 1.4, without
// changing it. A file that has none is a *geo.FileError, as is one that is damaged or no GeoPackage.
func Layers(ctx context.Context, path string) ([]ForeignLayer, error) {
	f, err := openForeign(ctx, path, ingest.Limits{}.OrDefault().FeatureBytes)
	if err != nil {
		return nil, err
	}
	layers, err := f.layers(ctx)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, foreignRefusal(ctx, path, err)
	}
	return layers, nil
}

func (f *foreign) layers(ctx context.Context) (layers []ForeignLayer, err error) {
	rows, err := f.conn.QueryContext(ctx, `SELECT c.table_name, ifnull(c.identifier, ''), ifnull(c.description, ''), c.data_type,
		CAST(c.min_x AS REAL), CAST(c.min_y AS REAL), CAST(c.max_x AS REAL), CAST(c.max_y AS REAL), c.srs_id
		FROM gpkg_contents c WHERE c.data_type IN ('features', 'attributes', 'aspatial') ORDER BY c.rowid`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err tells what went wrong
	spatial := map[string]bool{}
	for rows.Next() {
		var (
			l    ForeignLayer
			sort string
			box  [4]sql.NullFloat64
			srs  sql.NullInt64
		)
		if err := rows.Scan(&l.Table, &l.Title, &l.Description, &sort, &box[0], &box[1], &box[2], &box[3], &srs); err != nil {
			return nil, err
		}
		l.srs = srs.Int64
		if b := (orb.Bound{Min: orb.Point{box[0].Float64, box[1].Float64}, Max: orb.Point{box[2].Float64, box[3].Float64}}); box[0].Valid &&
			box[1].Valid && box[2].Valid && box[3].Valid && b != (orb.Bound{}) {
			l.Extent = &b
		}
		if l.Title == "" {
			l.Title = l.Table
		}
		spatial[l.Table] = sort == "features"
		layers = append(layers, l)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range layers {
		if err := f.describe(ctx, &layers[i], spatial[layers[i].Table]); err != nil {
			return nil, err
		}
	}
	if len(layers) == 0 {
		return nil, &geo.FileError{Path: f.path, Reason: geo.FileNoFeatures, Detail: "gpkg_contents lists no layer of features"}
	}
	return layers, nil
}

// describe fills in what stands elsewhere than in gpkg_contents.
func (f *foreign) describe(ctx context.Context, l *ForeignLayer, spatial bool) error {
	l.Features = -1
	var sort string
	err := f.conn.QueryRowContext(ctx, "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?)",
		l.Table).Scan(&l.Table, &sort)
	if errors.Is(err, sql.ErrNoRows) {
		l.Fault = "the table is listed but not there"
		return nil
	}
	if err != nil {
		return err
	}
	l.view = sort == "view"
	if spatial {
		if err := f.describeGeometry(ctx, l); err != nil {
			return err
		}
	}
	if err := f.describeFields(ctx, l, spatial); err != nil {
		return f.fault(ctx, l, err)
	}
	if spatial && l.geometry == "" {
		l.Fault = "no column of the table holds geometries"
		return nil
	}
	if l.Indexed, err = f.has(ctx, "rtree_"+l.Table+"_"+l.geometry); err != nil {
		return err
	}
	if spatial {
		if l.CRS, l.CRSName, err = f.system(ctx, l.srs); err != nil {
			return err
		}
	}
	if l.view {
		return nil
	}
	err = f.conn.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(l.Table)).Scan(&l.Features)
	return f.fault(ctx, l, err)
}

// fault keeps to a layer what only this layer suffers from.
func (f *foreign) fault(ctx context.Context, l *ForeignLayer, err error) error {
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	l.Fault = err.Error()
	return nil
}

func (f *foreign) describeGeometry(ctx context.Context, l *ForeignLayer) error {
	if there, err := f.has(ctx, "gpkg_geometry_columns"); err != nil || !there {
		return err
	}
	var z, m int
	err := f.conn.QueryRowContext(ctx, `SELECT column_name, upper(geometry_type_name), srs_id, CAST(z AS INTEGER), CAST(m AS INTEGER)
		FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)`, l.Table).Scan(&l.geometry, &l.Geometry, &l.srs, &z, &m)
	l.Z, l.M = z > 0, m > 0
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// describeFields reads the columns, and finds that of the geometries where no table names it.
func (f *foreign) describeFields(ctx context.Context, l *ForeignLayer, spatial bool) error {
	rows, err := f.conn.QueryContext(ctx, "SELECT name, ifnull(type, ''), pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", l.Table)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // Err tells what went wrong
	named := l.geometry
	l.geometry = ""
	keys := 0
	for rows.Next() {
		var name, declared string
		var pk int
		if err := rows.Scan(&name, &declared, &pk); err != nil {
			return err
		}
		sort := strings.ToUpper(declared)
		switch {
		case spatial && l.geometry == "" && (strings.EqualFold(name, named) || named == "" && geometryNames[sort]):
			l.geometry = name
			if l.Geometry == "" {
				l.Geometry = sort
			}
			continue
		case pk > 0:
			keys++
			if l.key = name; sort != "INTEGER" || keys > 1 {
				l.key = ""
			}
			if lower := strings.ToLower(name); l.key != "" && (lower == "fid" || lower == "ogc_fid") {
				continue
			}
		}
		l.Fields = append(l.Fields, ForeignField{Name: name, Type: affinity(declared), Declared: declared})
	}
	return rows.Err()
}

// geometryNames are the types of OGC 12-128r17 annex G.
var geometryNames = map[string]bool{
	"GEOMETRY": true, "POINT": true, "LINESTRING": true, "POLYGON": true, "MULTIPOINT": true, "MULTILINESTRING": true,
	"MULTIPOLYGON": true, "GEOMETRYCOLLECTION": true, "GEOMCOLLECTION": true, "CIRCULARSTRING": true, "COMPOUNDCURVE": true,
	"CURVEPOLYGON": true, "MULTICURVE": true, "MULTISURFACE": true, "CURVE": true, "SURFACE": true,
}

// choose finds the layer that was asked for.
func choose(layers []ForeignLayer, want string) (ForeignLayer, error) {
	var names []string
	var byTable, byTitle, features []ForeignLayer
	for _, l := range layers {
		names = append(names, l.Table)
		if strings.EqualFold(l.Table, want) {
			byTable = append(byTable, l)
		}
		if l.Title == want {
			byTitle = append(byTitle, l)
		}
		if l.geometry != "" || l.Fault != "" {
			features = append(features, l)
		}
	}
	found := byTable
	switch {
	case want == "" && len(layers) == 1:
		found = layers
	case want == "":
		found = features
	case len(found) == 0:
		found = byTitle
	}
	switch {
	case len(found) == 0 && want != "":
		return ForeignLayer{}, &geo.FileError{Reason: geo.FileLayerMissing, Detail: fmt.Sprintf("%q is not one of %s", want, strings.Join(names, ", "))}
	case len(found) != 1:
		return ForeignLayer{}, &geo.FileError{Reason: geo.FileSeveralLayers, Detail: strings.Join(names, ", ")}
	case found[0].Fault != "":
		return ForeignLayer{}, &geo.FileError{Reason: geo.FileDamaged, Detail: found[0].Table + ": " + found[0].Fault}
	}
	return found[0], nil
}
