package report

import (
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/geo/sheet"
)

// topics are what is told of a plot beside what it is, by the key of its title.
var topics = []struct {
	key      string
	measures []data.Measure
}{
	{"report.plot.land", []data.Measure{
		data.MeasureArea, data.MeasureNet, data.MeasureCadastral, data.MeasureRectangleLength, data.MeasureRectangleWidth,
		data.MeasureFrontage, data.MeasureSlope, data.MeasureBearing, data.MeasureBuilding, data.MeasurePrice,
	}},
	{"report.plot.access", []data.Measure{
		data.MeasureMotorway, data.MeasureMotorwayRoad, data.MeasureMotorwayDrive, data.MeasureRail, data.MeasureFreightStation,
		data.MeasurePort, data.MeasureAirport, data.MeasureTruckAccess,
	}},
	{"report.plot.services", []data.Measure{
		data.MeasurePower, data.MeasurePowerDate, data.MeasureWater, data.MeasureGas, data.MeasureDischarge, data.MeasureFibre,
	}},
	{"report.plot.constraints", []data.Measure{
		data.MeasureUrbanZone, data.MeasureOpen, data.MeasureIndustry, data.MeasureRegime, data.MeasureSeveso, data.MeasureCoverage,
		data.MeasureHeight, data.MeasureFlood, data.MeasureBan, data.MeasureProtected, data.MeasurePollution,
		data.MeasureDistanceDwelling, data.MeasureLandTake,
	}},
}

// identity is what a plot is.
func (st *studio) identity(p data.Plot) sheet.Table {
	t := sheet.Table{
		Title: st.loc.T("report.column_plot"), More: "report.more_rows",
		Columns: []sheet.Column{{}, {Width: 27}},
	}
	add := func(name, value string) {
		if value != "" {
			t.Rows = append(t.Rows, sheet.Row{Cells: []string{name, value}})
		}
	}
	code := func(field, value string) string {
		if value == "" {
			return ""
		}
		return explain.Code(st.loc, data.KindPlot, field, value)
	}
	name := func(field string) string { return capital(explain.FieldName(st.loc, field)) }
	add(st.loc.T("report.plot.id"), p.ID)
	var parcels []string
	for _, id := range p.Parcels {
		parcels = append(parcels, assembly.ParcelName(id))
	}
	add(name("parcels"), strings.Join(parcels, ", "))
	add(name("servicing"), code("servicing", string(p.Servicing)))
	add(name("occupancy"), code("occupancy", string(p.Occupancy)))
	add(name("owner"), code("owner", string(p.Owner)))
	var tenures []string
	for _, tenure := range p.Tenures {
		tenures = append(tenures, code("tenures", string(tenure)))
	}
	add(name("tenures"), strings.Join(tenures, ", "))
	add(name("procedure"), code("procedure", string(p.Procedure)))
	if p.Available != "" {
		add(name("available"), st.loc.Date(p.Available))
	}
	if p.Updated != "" {
		add(name("updated"), st.loc.Date(p.Updated))
	}
	return t
}

// source is explain.Source with the day in figures, which stands in a narrow column.
func source(loc *locale.Locale, v match.Value) string {
	if t, err := time.Parse(time.DateOnly, v.Date); err == nil {
		v.Date = t.Format("02/01/2006") // what is no date is said as it is
		if loc.Lang() == "en" {
			v.Date = t.Format("2\u00a0Jan\u00a02006")
		}
	}
	return explain.Source(loc, v)
}

func capital(s string) string { return locale.Raised(s) }

// facts are tables of what is known, with its source, date and confidence; what is not known is named below each.
func (st *studio) facts(known match.Candidate) []sheet.Table {
	var out []sheet.Table
	for _, topic := range topics {
		t := sheet.Table{
			Title: st.loc.T(topic.key), More: "report.more_rows",
			Columns: []sheet.Column{{}, {Width: 7, Right: true}, {Width: 22, Small: true}},
		}
		var unknown []string
		for _, m := range topic.measures {
			v := known.Values[m]
			if !v.Known {
				unknown = append(unknown, locale.Lowered(explain.Measure(st.loc, m)))
				continue
			}
			t.Rows = append(t.Rows, sheet.Row{Cells: []string{explain.Measure(st.loc, m), explain.Known(st.loc, m, v), source(st.loc, v)}})
		}
		if len(unknown) > 0 {
			t.Closing = st.loc.T("report.plot.unknown", "what", strings.Join(unknown, ", "))
		}
		out = append(out, t)
	}
	return out
}
