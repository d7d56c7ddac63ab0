package standard

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// Stock is what a delivery is filled with.
type Stock struct {
	Territory data.Territory
	Zones     []data.Zone
	Plots     []data.Plot
	Projects  []data.Project // say which land has a project
	Units     []data.LandUnit
	Works     []data.Establishment
	Year      int // the tax year in which land is vacant
	// Own gives what the source of a row wrote in a column of the standard, "" when it wrote nothing: what our nouns do not
	// hold is handed on as it came. Nil hands on nothing.
	Own func(noun data.Kind, id, column string) string
	// Internal keeps the columns that the standard forbids to publish.
	Internal bool
}

// Filling is the rows of one table of a delivery, under its own names, in its units and words; lon/lat degrees.
type Filling struct {
	Table    DeliveryTable
	Features *feature.Set
}

// Fill makes the rows of every table that our nouns fill. What does not fit is listed: a plot of several parts where the
// standard wants one (kept without its outline), a text longer than its column (left out, and the row with it where it is
// the identifier).
func (t Delivery) Fill(stock Stock) ([]Filling, []Issue) {
	var out []Filling
	var issues []Issue
	for _, table := range t.Tables {
		w := filler{table: table, stock: stock}
		if s, ok := ByID(table.Standard); ok && !stock.Internal {
			w.hidden = s.Confidential
		}
		switch table.Noun {
		case data.KindZone:
			for _, z := range allowed(stock, stock.Zones) {
				w.row(z.ID, z.Shape, w.zone(z))
			}
		case data.KindPlot:
			for _, p := range allowed(stock, stock.Plots) {
				w.row(p.ID, p.Shape, w.plot(p))
			}
		default:
			continue
		}
		set, err := w.builder.Set()
		if err != nil {
			panic(err) // row closes what it begins
		}
		out = append(out, Filling{table, set})
		issues = append(issues, w.issues...)
	}
	return out, issues
}

// allowed are the rows as they may be written: whole for the inside, else as data.Public gives them.
func allowed[R data.Row](stock Stock, rows []R) []R {
	if stock.Internal {
		return rows
	}
	var out []R
	for _, r := range rows {
		if public, ok := data.Public(r); ok {
			out = append(out, public.(R))
		}
	}
	return out
}

// filler writes the rows of one table.
type filler struct {
	table   DeliveryTable
	stock   Stock
	hidden  []string // columns not to be written
	builder feature.Builder
	rows    int
	issues  []Issue
}

// zone gives a zone's fields by name.
func (w *filler) zone(z data.Zone) map[string]string {
	offered, any := 0.0, false
	for _, p := range w.stock.Plots {
		if p.ZoneID == z.ID {
			any = true
			if p.Offered() {
				offered += float64(measure.Area(p.Shape))
			}
		}
	}
	fields := map[string]string{
		"id": z.ID, "name": z.Name, "commune": z.Commune, "insee": z.INSEE, "vocation": string(z.Vocation), AreaField: areaOf(z.Shape),
		"pole_id": z.PoleID, "type": string(z.Type), "state": string(z.State), "evolution": string(z.Evolution), "created": z.Created,
		"updated": z.Updated, "developer": string(z.Developer), "led_by": z.LedBy, "planned_by": z.PlannedBy, "sold_by": z.SoldBy,
		"description": z.Description, "url": z.URL,
	}
	w.surroundings(z, fields)
	w.counts(z, fields)
	if any {
		fields["offered_m2"] = quantity(offered)
	}
	if t := w.stock.Territory; t.EPCISiren != "" {
		fields["epci"], fields["epci_siren"] = t.Name, t.EPCISiren
	}
	return fields
}

func (w *filler) plot(p data.Plot) map[string]string {
	fields := map[string]string{
		"id": p.ID, "zone_id": p.ZoneID, "parcels": strings.Join(p.Parcels, "|"), "status": string(p.Status),
		"servicing": string(p.Servicing), "occupancy": string(p.Occupancy), "owner": string(p.Owner), "updated": p.Updated,
		"name": p.Name, "commune": p.Commune, "insee": p.INSEE, "turnkey": string(p.Turnkey), "acquirer": p.Acquirer, "sale_date": p.SaleDate,
		"authority": cmp.Or(w.stock.Territory.Authority, w.stock.Territory.Name), AreaField: areaOf(p.Shape),
	}
	for name, f := range map[string]*data.Fact{"price_eur_m2": p.PriceEuroPerM2, "building_m2": p.BuildingM2} {
		if f != nil {
			fields[name] = quantity(f.Value)
		}
	}
	if p.SaleEuro != nil {
		fields["sale_eur"] = quantity(*p.SaleEuro)
	}
	if len(p.Shape) > 0 {
		at := measure.InteriorPoint(p.Shape)
		fields["point_wkt"], fields["shape_wkt"] = wellKnown(orb.Point{at.Lon, at.Lat}), wellKnown(p.Shape)
	}
	for _, j := range allowed(w.stock, w.stock.Projects) {
		if slices.Contains(j.PlotIDs, p.ID) && j.Status != data.ProjectAbandoned {
			fields["project"] = "friche avec projet"
		}
	}
	return fields
}

func areaOf(shape orb.MultiPolygon) string {
	if len(shape) == 0 {
		return ""
	}
	return quantity(float64(measure.Area(shape)))
}

func quantity(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (w *filler) row(id string, shape orb.MultiPolygon, fields map[string]string) {
	if longest, ok := w.table.longest("id"); ok && len([]rune(id)) > longest {
		w.note(rowInvalid, id, fmt.Sprintf("%s: %d > %d", id, len([]rune(id)), longest))
		return
	}
	if o := w.table.Only; o != nil && !slices.Contains(o.In, fields[o.From]) {
		return
	}
	if lacks := w.lacks(id, fields); len(lacks) > 0 {
		w.note(rowUnfinished, id, strings.Join(lacks, ", "))
		return
	}
	kind := feature.Areas
	if w.table.Geometry == "POLYGON" && len(shape) > 1 {
		w.note(partsSeveral, id, fmt.Sprint(len(shape)))
		kind = feature.None
	}
	if len(shape) == 0 {
		kind = feature.None
	}
	w.builder.Begin(kind)
	if kind == feature.Areas {
		w.builder.Geometry(shape)
	}
	for _, c := range w.table.Columns {
		w.builder.Unknown(c.Name)
		if slices.Contains(w.hidden, c.Name) {
			continue
		}
		w.cell(id, c, fields)
	}
	w.builder.End()
	w.rows++
}

// reads says whether an import fills our field from a column of the standard, so that an empty field was meant.
func (w *filler) reads(column string) bool {
	s, _ := ByID(w.table.Standard)
	return slices.ContainsFunc(s.Fields[w.table.Noun], func(t Template) bool { return t.From == column })
}

// lacks are the columns that a row must have filled and has not.
func (w *filler) lacks(id string, fields map[string]string) []string {
	var lacks []string
	for _, c := range w.table.Columns {
		if c.Must && w.value(id, c, fields) == "" {
			lacks = append(lacks, c.Name)
		}
	}
	return lacks
}

// value is what stands in a column of a row, "" when nothing is known.
func (w *filler) value(id string, c DeliveryColumn, fields map[string]string) string {
	own := ""
	if w.stock.Own != nil {
		own = strings.TrimSpace(w.stock.Own(w.table.Noun, id, c.Name))
	}
	if blank(own) {
		own = ""
	}
	value := fields[c.From]
	switch {
	case c.Words != "" && (value != "" || w.reads(c.Name)):
		value = c.say(value, own)
	case c.Words != "":
		value = own // our field never came from the source: that it is empty says nothing against it
	case c.Unit != UnitNone:
		value = w.measured(c, value, own)
	case value == "":
		value = own
	}
	return cmp.Or(value, c.Unknown)
}

func (w *filler) cell(id string, c DeliveryColumn, fields map[string]string) {
	value := w.value(id, c, fields)
	if value == "" {
		return
	}
	if c.text() {
		if longest := c.longest(); longest > 0 && len([]rune(value)) > longest {
			w.note(valueLong, id, fmt.Sprintf("%s = %s", c.Name, short(value)))
			return
		}
		w.builder.Text(c.Name, value)
		return
	}
	n, ok := number(value)
	switch {
	case !ok:
		w.note(valueUnreadable, id, fmt.Sprintf("%s = %s", c.Name, short(value)))
	case c.Type == "REAL":
		w.builder.Number(c.Name, n, feature.Real)
	default:
		if whole := math.Round(n); whole != n {
			w.note(valueRounded, id, fmt.Sprintf("%s = %s", c.Name, value))
			n = whole
		}
		w.builder.Number(c.Name, n, feature.Integer)
	}
}

// measured is a quantity in the delivery's unit: what the source declared while the outline agrees with it to a tenth, else
// what is drawn, to the square metre.
func (w *filler) measured(c DeliveryColumn, value, own string) string {
	_, scale := c.Unit.base()
	declared, told := number(own)
	ours, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil && told:
		return own
	case err != nil:
		return ""
	case told && c.From == AreaField && ours > 0 && declared*scale/ours >= 0.9 && declared*scale/ours <= 1.1:
		return own
	}
	return quantity(math.Round(ours) / scale)
}

func (w *filler) note(rule, id, detail string) {
	w.issues = append(w.issues, issue(nil, w.rows, id, rule, detail))
}

// longest is how many letters the column takes, 0 when any number.
func (c DeliveryColumn) longest() int {
	inner, ok := strings.CutPrefix(c.Type, "TEXT(")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(inner, ")"))
	if err != nil {
		return 0
	}
	return n
}

// longest is how many letters the column of one of our fields takes; false when any number.
func (t DeliveryTable) longest(from string) (int, bool) {
	for _, c := range t.Columns {
		if c.From == from {
			return c.longest(), c.longest() > 0
		}
	}
	return 0, false
}
