package outgoing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/outfile"
	"emprise/data/relation"
	"emprise/data/report"
	"emprise/data/standard"
	"emprise/data/table"
	"emprise/data/workspace"
	"emprise/geo/crs"
)

// Delivered is what was written in the tables of a standard.
type Delivered struct {
	Tables []gpkg.Filled
	Issues []standard.Issue
}

// Deliver writes the rows that a standard wants in its tables: in a copy of the file that its publisher gives, or in one made like it
// when template is "". A layer that they came in and that lacks its producer or its date is a *report.MissingSourceError; a standard that
// there is not wraps data.ErrNotFound.
func Deliver(ctx context.Context, snap *workspace.Snapshot, id, template, path string, opt Options, clock func() time.Time) (done Delivered, err error) {
	d, ok := standard.DeliveryByID(id)
	if !ok {
		return done, fmt.Errorf("standard %s: %w", id, data.ErrNotFound)
	}
	for _, t := range d.Tables {
		if t.Noun == "" {
			continue
		}
		for _, l := range origins(snap, Subject{Kind: t.Noun}) {
			if err := report.CheckSource(l, false); err != nil {
				return done, fmt.Errorf("standard %s: %w", id, err)
			}
		}
	}
	rowsOf := snap
	if opt.Public {
		rowsOf = snap.Shown()
	}
	stock := standard.Stock{
		Territory: snap.Territory, Zones: rowsOf.Zones, Plots: rowsOf.Plots, Projects: rowsOf.Projects, Units: rowsOf.LandUnits, Works: rowsOf.Establishments,
		Year: opt.Date.Year(), Own: relation.Own(snap), Internal: !opt.Public,
	}
	rows, issues := d.Fill(stock)
	done.Issues = issues
	fillings := make([]gpkg.Filling, len(rows))
	for i, f := range rows {
		fillings[i] = gpkg.Filling{Table: f.Table.Name, Features: f.Features}
	}
	if strings.EqualFold(filepath.Ext(path), "."+CSV) {
		return done, writeRows(ctx, path, rows, opt, &done)
	}
	err = outfile.Make(path, outfile.Over(opt.Over), func(draft string) error {
		var err error
		if template != "" {
			done.Tables, err = gpkg.Fill(ctx, template, draft, fillings, clock)
			return err
		}
		sys, err := crs.Lookup(snap.Territory.EPSG)
		if err != nil {
			return err
		}
		done.Tables, err = gpkg.Make(ctx, draft, tablesOf(d), sys, fillings, clock)
		return err
	})
	return done, err
}

// writeRows writes a standard of one table as its publisher exchanges it: commas, decimal points, UTF-8 without a mark, the technical
// names in the first line.
func writeRows(ctx context.Context, path string, rows []standard.Filling, opt Options, done *Delivered) error {
	if len(rows) != 1 {
		return &FormError{path, "one_only"}
	}
	set := rows[0].Features
	t := table.OfFeatures(rows[0].Table.Name, rows[0].Table.Title, set, nil)
	done.Tables = []gpkg.Filled{{Table: t.Name, Rows: t.Len, CRS: crs.WGS84()}}
	return outfile.Write(path, outfile.Over(opt.Over), func(f *os.File) error {
		return t.CSV(ctx, f, table.CSVForm{Locale: locale.New("en"), Bare: true}, nil)
	})
}

// tablesOf are the tables of a delivery as a file that holds nothing else has them.
func tablesOf(d standard.Delivery) []gpkg.Table {
	var tables []gpkg.Table
	for _, t := range d.Tables {
		table := gpkg.Table{Name: t.Name, Title: t.Title, Geometry: t.Geometry}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, gpkg.TableColumn{Name: c.Name, Type: c.Type})
		}
		tables = append(tables, table)
	}
	return tables
}
