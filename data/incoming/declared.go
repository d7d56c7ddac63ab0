package incoming

import (
	"context"
	"strings"

	"emprise/data/gpkg"
	"emprise/data/standard"
	"emprise/geo/feature"
)

// Columns describes the columns of a layer of which set is the beginning, and the kind of its shapes. Of a table without rows
// they are those that its GeoPackage declares: the templates of the standards are such tables.
func Columns(ctx context.Context, path, part string, set *feature.Set) ([]standard.Column, feature.Kind, error) {
	if set.Len() > 0 || !Database(path) {
		return standard.Columns(set), standard.KindOf(set), nil
	}
	layers, err := gpkg.Layers(ctx, path)
	if err != nil {
		return nil, feature.None, err
	}
	for _, l := range layers {
		if l.Table != part {
			continue
		}
		columns := make([]standard.Column, len(l.Fields))
		for i, f := range l.Fields {
			columns[i] = standard.Column{Name: f.Name, Type: f.Type}
		}
		return columns, declaredKind(l.Geometry), nil
	}
	return nil, feature.None, nil
}

// declaredKind is the kind of a geometry type of OGC 12-128r17 annex G; None for one that may be any.
func declaredKind(name string) feature.Kind {
	switch strings.TrimPrefix(strings.ToUpper(name), "MULTI") {
	case "POINT":
		return feature.Points
	case "LINESTRING", "CIRCULARSTRING", "COMPOUNDCURVE", "CURVE":
		return feature.Lines
	case "POLYGON", "CURVEPOLYGON", "SURFACE":
		return feature.Areas
	default:
		return feature.None
	}
}
