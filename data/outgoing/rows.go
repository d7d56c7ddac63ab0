package outgoing

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/table"
	"emprise/geo/measure"
)

// piece is a table with the shapes of its rows, nil where it has none.
type piece struct {
	table *table.Table
	shape func(i int) orb.Geometry
}

// rows are the rows of a kind as the reader may see them.
func (rd *reader) rows(s Subject) piece {
	var rows []data.Row
	if rd.public {
		for _, r := range rd.snap.PublicRows() {
			if r.Ref().Kind == s.Kind {
				rows = append(rows, r)
			}
		}
		if s.Kind == data.KindLayer {
			for _, l := range rd.snap.Layers {
				if public, ok := rd.outside(l); ok {
					rows = append(rows, public)
				}
			}
		}
	} else {
		rows = rd.snap.Rows(s.Kind)
	}
	fields := rd.fields(s.Kind)
	derived, places := rd.derived(s.Kind), rd.places(s.Kind)
	named := 1 + slices.IndexFunc(fields, func(f field) bool { return f.column.Name == "name" })
	fields = append(slices.Insert(fields, max(named, 1), derived...), places...)
	t := &table.Table{Name: s.Name, Title: s.Title(rd.loc, rd.snap), Len: len(rows)}
	for _, f := range fields {
		t.Columns = append(t.Columns, f.column)
	}
	t.Row = func(i int, cells []table.Value) {
		for n, f := range fields {
			cells[n] = f.value(rows[i])
		}
	}
	p := piece{table: t}
	if s.Located() {
		p.shape = func(i int) orb.Geometry { return shapeOf(rows[i]) }
	}
	return p
}

// shapeOf is where a row is, nil when it is nowhere.
func shapeOf(r data.Row) orb.Geometry {
	var area orb.MultiPolygon
	var at orb.Point
	switch r := r.(type) {
	case data.Plot:
		area = r.Shape
	case data.Zone:
		area = r.Shape
	case data.LandUnit:
		area = r.Shape
	case data.Project:
		at = r.At
	case data.Establishment:
		at = r.At
	}
	switch {
	case len(area) > 0:
		return area
	case at != orb.Point{}:
		return at
	}
	return nil
}

// derived are columns that no field holds: what the shape tells, and what refers to a row. They stand behind the name.
func (rd *reader) derived(k data.Kind) []field {
	var all []field
	add := func(name string, sort table.Sort, value func(data.Row) table.Value) {
		c := rd.column(name)
		c.Sort, c.Decimals = sort, decimals(name)
		all = append(all, field{c, value})
	}
	if k == data.KindPlot || k == data.KindZone || k == data.KindLandUnit {
		add("area_m2", table.Number, func(r data.Row) table.Value {
			shape, ok := shapeOf(r).(orb.MultiPolygon)
			if !ok {
				return table.Value{}
			}
			return table.OfNumber(math.Round(float64(measure.Area(shape))))
		})
	}
	switch k {
	case data.KindPlot:
		add("offered", table.Answer, func(r data.Row) table.Value {
			p, _ := r.(data.Plot)
			if p.Status == "" {
				return table.Value{}
			}
			return table.OfAnswer(p.Offered())
		})
	case data.KindZone:
		add("plots", table.Whole, func(r data.Row) table.Value {
			return table.OfNumber(float64(len(rd.snap.PlotsOf(r.Ref().ID))))
		})
		add("offered_m2", table.Number, func(r data.Row) table.Value {
			sum := 0.0
			for _, p := range rd.snap.PlotsOf(r.Ref().ID) {
				if p.Offered() {
					sum += float64(measure.Area(p.Shape))
				}
			}
			return table.OfNumber(math.Round(sum))
		})
	}
	return all
}

// places are the columns of where a row is: a place inside of it.
func (rd *reader) places(k data.Kind) []field {
	if !(Subject{Kind: k}).Located() {
		return nil
	}
	var all []field
	for i, name := range []string{"lon", "lat"} {
		c := rd.column(name)
		c.Sort, c.Decimals = table.Number, decimals(name)
		all = append(all, field{c, func(r data.Row) table.Value {
			switch shape := shapeOf(r).(type) {
			case orb.Point:
				return table.OfNumber(degrees(shape[i]))
			case orb.MultiPolygon:
				at := measure.InteriorPoint(shape)
				return table.OfNumber(degrees([]float64{at.Lon, at.Lat}[i]))
			}
			return table.Value{}
		}})
	}
	return all
}

// degrees are as exact as RFC 7946 advises: seven decimals, a centimetre.
func degrees(v float64) float64 { return math.Round(v*1e7) / 1e7 }
