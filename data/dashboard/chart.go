package dashboard

import (
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Chart is some bars of one scale, in words ready to be read.
type Chart struct {
	Code  string
	Title string
	Bars  []Bar
	Notes []string // what is in no bar, and how it was counted
	Empty string   // what to do so that there are bars
}

// Bar is a figure and the rows that it counts.
type Bar struct {
	Code  string // unique in the dashboard
	Title string
	Value string
	Parts []Part
	Refs  []data.Ref
}

// Part is a stretch of a bar; the shares of all bars of a chart are of one length.
type Part struct {
	Share float64 // 0 to 1
	Fill  paint.Fill
}

// The codes of the charts, in their order.
const (
	ByStatus  = "status"
	ByZone    = "zone"
	BySize    = "size"
	ByStage   = "proposal"
	ByJobs    = "jobs"
	ByCarbon  = "carbon"
	ByTake    = "take"
	ByMeasure = "known"
)

var accent = style.Plain(symbology.Accent)

// Charts are the figures as charts.
func (f *Figures) Charts(loc *locale.Locale) []Chart {
	return []Chart{
		f.statusChart(loc), f.zoneChart(loc), f.sizeChart(loc), f.stageChart(loc), f.takeChart(loc), f.jobsChart(loc), f.carbonChart(loc), f.knownChart(loc),
	}
}

// inkOf is what the bar of a status is filled with: as on the map, and with dots where the map has but an outline.
func inkOf(s data.Status) paint.Fill {
	symbol := symbology.ForStatus(s)
	fill := symbol.Fill
	switch s {
	case data.StatusNotForSale, "":
		fill.Pattern, fill.PatternColour = paint.Dots, symbol.Stroke.Colour
	case data.StatusUnsaleable:
		fill.Pattern, fill.PatternColour = paint.DenseDots, symbol.Stroke.Colour
	}
	return fill
}

func share(v, most geo.SquareMetres) float64 {
	if most <= 0 {
		return 0
	}
	return float64(v / most)
}

func refs(k data.Kind, ids ...[]string) []data.Ref {
	var out []data.Ref
	for _, list := range ids {
		for _, id := range list {
			out = append(out, data.Ref{Kind: k, ID: id})
		}
	}
	return out
}

func (l Land) words(loc *locale.Locale) string {
	return loc.N("dashboard.land", len(l.Plots), "area", loc.Hectares(float64(l.AreaM2)))
}

// leftOut tells of plots that count for nothing, as notes.
func (l Land) leftOut(loc *locale.Locale, notes []string) []string {
	if l.Left > 0 {
		notes = append(notes, loc.N("dashboard.left_out", l.Left))
	}
	return notes
}

func statusWord(loc *locale.Locale, s data.Status) string {
	if s == "" {
		return loc.T("value.unknown")
	}
	return loc.T("status." + string(s))
}

func (f *Figures) statusChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByStatus, Title: loc.T("dashboard.status"), Empty: loc.T("dashboard.no_plots")}
	var most geo.SquareMetres
	for _, s := range f.Statuses {
		most = max(most, s.AreaM2)
	}
	for _, s := range f.Statuses {
		c.Bars = append(c.Bars, Bar{
			Code: ByStatus + "/" + string(s.Status), Title: statusWord(loc, s.Status), Value: s.words(loc), Refs: refs(data.KindPlot, s.Plots),
			Parts: []Part{{share(s.AreaM2, most), inkOf(s.Status)}},
		})
	}
	if len(c.Bars) > 0 {
		c.Notes = f.All.leftOut(loc, []string{loc.T("dashboard.status_total", "total", f.All.words(loc))})
	}
	return c
}

func (f *Figures) zoneChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByZone, Title: loc.T("dashboard.zone"), Empty: loc.T("dashboard.no_plots")}
	var most geo.SquareMetres
	for _, z := range f.Zones {
		most = max(most, z.AreaM2)
	}
	for _, z := range f.Zones {
		b := Bar{Code: ByZone + "/" + z.ID, Title: z.Name, Value: z.words(loc), Refs: refs(data.KindPlot, z.Plots)}
		if z.ID == "" {
			b.Title = loc.T("dashboard.no_zone")
		}
		for _, s := range z.Statuses {
			b.Parts = append(b.Parts, Part{share(s.AreaM2, most), inkOf(s.Status)})
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// sizeWord names a class: « de 1 à 2 ha ».
func sizeWord(loc *locale.Locale, s Size) string {
	hectares := func(a geo.SquareMetres) string {
		v := float64(a) / 10_000
		decimals := 0
		if v < 1 {
			decimals = 1
		}
		return loc.Number(v, decimals)
	}
	switch {
	case s.FromM2 == 0:
		return loc.T("dashboard.size_below", "to", hectares(s.ToM2))
	case s.ToM2 == 0:
		return loc.T("dashboard.size_above", "from", hectares(s.FromM2))
	}
	return loc.T("dashboard.size_between", "from", hectares(s.FromM2), "to", hectares(s.ToM2))
}

func (f *Figures) sizeChart(loc *locale.Locale) Chart {
	c := Chart{Code: BySize, Title: loc.T("dashboard.size"), Empty: loc.T("dashboard.no_sizes")}
	var most geo.SquareMetres
	for _, s := range f.Sizes {
		most = max(most, s.Offered.AreaM2, s.AskedM2)
	}
	demand := paint.Fill{Colour: style.Faded(symbology.Accent, 0.2), Pattern: paint.FallingHatch, PatternColour: symbology.Accent}
	for i, s := range f.Sizes {
		if len(s.Offered.Plots) == 0 && len(s.Needs) == 0 {
			continue
		}
		code := BySize + "/" + strconv.Itoa(i)
		c.Bars = append(c.Bars,
			Bar{
				Code: code + "/offered", Title: loc.T("dashboard.offered", "size", sizeWord(loc, s)), Value: s.Offered.words(loc), Refs: refs(data.KindPlot, s.Offered.Plots),
				Parts: []Part{{share(s.Offered.AreaM2, most), inkOf(data.StatusForSale)}},
			},
			Bar{
				Code: code + "/asked", Title: loc.T("dashboard.asked", "size", sizeWord(loc, s)), Refs: refs(data.KindNeed, s.Needs),
				Value: loc.N("dashboard.needs", len(s.Needs), "area", loc.Hectares(float64(s.AskedM2))), Parts: []Part{{share(s.AskedM2, most), demand}},
			})
	}
	if len(f.Unsized) > 0 {
		c.Notes = append(c.Notes, loc.N("dashboard.unsized", len(f.Unsized)))
	}
	return c
}

func (f *Figures) stageChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByStage, Title: loc.T("dashboard.proposals"), Empty: loc.T("dashboard.no_proposals")}
	most, expired := 0, 0
	for _, s := range f.Stages {
		most, expired = max(most, len(s.Proposals)), expired+len(s.Expired)
	}
	for _, s := range f.Stages {
		c.Bars = append(c.Bars, Bar{
			Code: ByStage + "/" + string(s.Stage), Title: loc.T("proposal_stage." + string(s.Stage)), Refs: append(refs(data.KindProposal, s.Proposals), refs(data.KindPlot, s.Plots)...),
			Value: loc.N("dashboard.proposed", len(s.Proposals), "area", loc.Hectares(float64(s.AreaM2))),
			Parts: []Part{{float64(len(s.Proposals)) / float64(most), accent}},
		})
	}
	if expired > 0 {
		c.Notes = append(c.Notes, loc.N("dashboard.expired", expired))
	}
	if f.Public {
		c.Empty = loc.T("dashboard.proposals_kept")
	}
	return c
}

func (f *Figures) knownChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByMeasure, Title: loc.T("dashboard.known"), Empty: loc.T("dashboard.no_plots")}
	if f.Counted == 0 {
		return c
	}
	var whole []string
	for _, k := range f.Known {
		if k.Known == f.Counted {
			whole = append(whole, explain.Measure(loc, k.Measure))
			continue
		}
		c.Bars = append(c.Bars, Bar{
			Code: ByMeasure + "/" + string(k.Measure), Title: explain.Measure(loc, k.Measure), Refs: refs(data.KindPlot, k.Unknown),
			Value: loc.T("dashboard.known_of", "known", loc.Number(float64(k.Known), 0), "all", loc.Number(float64(f.Counted), 0)),
			Parts: []Part{{float64(k.Known) / float64(f.Counted), accent}},
		})
	}
	if len(whole) > 0 {
		c.Notes = append(c.Notes, loc.T("dashboard.known_whole", "measures", strings.Join(whole, ", ")))
	}
	c.Notes = append(c.Notes, loc.N("dashboard.known_note", f.Counted))
	return c
}
