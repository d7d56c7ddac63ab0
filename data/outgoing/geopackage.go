package outgoing

import (
	"context"
	"strconv"
	"strings"
	"time"

	"emprise/data/gpkg"
	"emprise/geo/crs"
	"emprise/geo/feature"
)

// geoPackage writes every table, with its shapes in the legal projection of the territory; one without shapes is a table of attributes.
func (o *Outgoing) geoPackage(ctx context.Context, draft string, report func(done, total int64)) error {
	sys, err := crs.Lookup(o.snap.Territory.EPSG)
	if err != nil {
		return err
	}
	var tables []gpkg.Table
	var fillings []gpkg.Filling
	about := joined(" · ", append(append([]string{}, o.Book.Stamps...), o.Sources()...)...)
	for i, p := range o.pieces {
		set, err := p.features(ctx)
		if err != nil {
			return err
		}
		set = distinct(set)
		t := gpkg.Table{Name: p.table.Name, Title: joined(" – ", p.table.Title, about), Geometry: geometryOf(p, set)}
		for _, c := range set.Columns {
			t.Columns = append(t.Columns, gpkg.TableColumn{Name: c.Name, Type: [...]string{"TEXT", "INTEGER", "REAL", "BOOLEAN"}[c.Type]})
		}
		tables, fillings = append(tables, t), append(fillings, gpkg.Filling{Table: t.Name, Features: set})
		if report != nil {
			report(int64(i), int64(len(o.pieces)))
		}
	}
	_, err = gpkg.Make(ctx, draft, tables, sys, fillings, func() time.Time { return o.opt.Date })
	return err
}

// geometryOf is the kind of geometry of a table, "" without.
func geometryOf(p piece, set *feature.Set) string {
	if p.shape == nil {
		return ""
	}
	seen := map[feature.Kind]bool{}
	for _, k := range set.Kinds {
		if k != feature.None {
			seen[k] = true
		}
	}
	switch {
	case len(seen) != 1:
		return "GEOMETRY"
	case seen[feature.Points]:
		return "MULTIPOINT"
	case seen[feature.Lines]:
		return "MULTILINESTRING"
	}
	return "MULTIPOLYGON"
}

// distinct is a set whose columns have names that SQL tells apart, which takes A for a, and that are not those of the table itself.
func distinct(set *feature.Set) *feature.Set {
	taken := map[string]bool{"fid": true, "geom": true, "rowid": true}
	named := *set
	named.Columns = make([]*feature.Column, len(set.Columns))
	for i, c := range set.Columns {
		renamed := *c
		for n := 2; taken[strings.ToLower(renamed.Name)]; n++ {
			renamed.Name = c.Name + "_" + strconv.Itoa(n)
		}
		taken[strings.ToLower(renamed.Name)] = true
		named.Columns[i] = &renamed
	}
	return &named
}
