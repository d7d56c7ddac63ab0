package main

import (
	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/relation"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/crs"
)

// delivered is what was written in the tables of a standard.
type delivered struct {
	Out      string           `json:"out"`
	Standard string           `json:"standard"`
	CRS      string           `json:"crs"`
	Internal bool             `json:"internal"`
	Tables   []deliveredTable `json:"tables"`
	Issues   []issue          `json:"issues"`
}

type deliveredTable struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
}

// deliver writes zones and plots in the tables of a standard, in the file that its publisher gives or in one made like it.
func (v *exportVerb) deliver(e *env) error {
	d, ok := standard.DeliveryByID(v.Standard)
	if !ok {
		return data.ErrNotFound
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		rows, found := d.Fill(standard.Stock{
			Territory: s.Territory, Zones: s.Zones, Plots: s.Plots, Own: relation.Own(s), Internal: v.Internal,
		})
		fillings := make([]gpkg.Filling, len(rows))
		for i, f := range rows {
			fillings[i] = gpkg.Filling{Table: f.Table.Name, Features: f.Features}
		}
		var done []gpkg.Filled
		var err error
		if v.Template != "" {
			done, err = gpkg.Fill(e.ctx, v.Template, v.Out, fillings, e.clock)
		} else {
			var sys *crs.System
			if sys, err = crs.Lookup(s.Territory.EPSG); err == nil {
				done, err = gpkg.Make(e.ctx, v.Out, tablesOf(d), sys, fillings, e.clock)
			}
		}
		if err != nil {
			return err
		}
		result := delivered{Out: v.Out, Standard: v.Standard, Internal: v.Internal, Tables: []deliveredTable{}, Issues: issues(found)}
		n := 0
		for _, t := range done {
			result.Tables = append(result.Tables, deliveredTable{t.Table, t.Rows})
			result.CRS = authority(t.CRS)
			n += t.Rows
		}
		told := fileFacts{IssueCounts: map[string]int{}, Issues: result.Issues}
		for _, i := range found {
			told.IssueCounts[i.Rule]++
		}
		if e.json {
			return e.print(result)
		}
		for _, line := range told.issueLines(e) {
			e.say(line)
		}
		return e.line(e.loc.N("cli.deliver.done", n, "file", v.Out))
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
