package report

import (
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/geo/sheet"
)

// subtitle is where, how many are served, on how much land, and how good that is known to be.
func (r *reception) subtitle() string {
	best := r.Best()
	served := r.loc.N("report.allocation.served", best.Totals.Served, "of", r.loc.Number(float64(len(best.Outcomes)), 0))
	return strings.Join([]string{r.snap.Territory.Name, served, r.loc.Hectares(r.taken()), explain.Quality(r.loc, *best.Proof)}, " · ")
}

// taken is the land that is given, m².
func (r *reception) taken() float64 {
	var sum float64
	for _, o := range r.Best().Outcomes {
		sum += r.Area(o.NeedID, o.PlaceID)
	}
	return sum
}

// tables are who gets what, who gets nothing and why, and by which rules.
func (r *reception) tables() []sheet.Table {
	best, names := r.Best(), r.names()
	given := sheet.Table{
		Title: r.loc.T("report.allocation.given"), More: "report.allocation.more",
		Columns: []sheet.Column{
			{Title: r.loc.T("report.allocation.company")},
			{Title: r.loc.T("report.allocation.land"), Width: 19},
			{Title: r.loc.T("report.column_area"), Width: 5, Right: true},
			{Title: r.loc.T("report.column_score"), Width: 3.4, Right: true},
		},
	}
	none := sheet.Table{Whole: true, Title: r.loc.T("report.allocation.none"), More: "report.allocation.more", Columns: []sheet.Column{{}}}
	for _, o := range best.Outcomes {
		if o.PlaceID == "" {
			none.Rows = append(none.Rows, sheet.Row{Cells: []string{names.Need(o.NeedID)}, Note: r.unserved(o), Keep: true})
			continue
		}
		given.Rows = append(given.Rows, sheet.Row{
			Mark: r.mark(o), Cells: []string{names.Need(o.NeedID), names.Place(o.PlaceID), r.loc.Hectares(r.Area(o.NeedID, o.PlaceID)), r.score(o)},
			Note: r.note(o), Keep: o.Verdict != match.Fits,
		})
	}
	var tables []sheet.Table
	if len(given.Rows) > 0 {
		mean := r.loc.Number(best.Totals.Fit/float64(best.Totals.Served), 0)
		if len(r.untold) > 0 {
			mean = "–"
		}
		given.Total = &sheet.Row{Cells: []string{r.loc.T("report.allocation.total"), "", r.loc.Hectares(r.taken()), mean}}
		tables = append(tables, given)
	}
	if len(none.Rows) > 0 {
		tables = append(tables, none)
	}
	return append(tables, sheet.Table{
		Title: r.loc.T("report.allocation.rules"), Columns: []sheet.Column{{}}, Note: strings.Join(r.rules(), " "), Closing: strings.Join(filled(explain.Proof(r.loc, *best.Proof, r.Asked.Tiers), r.gain()), " "),
	})
}

// note is what the map page says of land that is given: nothing where it is the first choice and certain.
func (r *reception) note(o allocation.Outcome) string {
	if o.Verdict == match.Fits && o.Choice == 1 && !o.Locked {
		return ""
	}
	return r.why(o)
}

func (r *reception) score(o allocation.Outcome) string {
	if o.Verdict == match.Unfit || r.untold[o.NeedID] {
		return "–"
	}
	return r.loc.Number(o.Fit, 0)
}

// rules are the sentences that say how land was given.
func (r *reception) rules() []string {
	said := []string{r.loc.T("allocation.objectives", "list", explain.Objectives(r.loc, r.Asked.Tiers))}
	settled := r.snap.Territory.Allocation
	for _, x := range []struct {
		key string
		on  bool
	}{{"zones", settled.Zones}, {"assemble", settled.Assemble}, {"sure_only", settled.SureOnly}} {
		if x.on {
			said = append(said, r.loc.T("report.allocation."+x.key))
		}
	}
	if n := len(r.Asked.Locks); n > 0 {
		said = append(said, r.loc.N("report.allocation.locked", n))
	}
	refused := 0
	if !r.public {
		refused = r.Asked.Kept()
	}
	if n := len(r.Asked.Bans) - refused; n > 0 {
		said = append(said, r.loc.N("report.allocation.forbidden", n))
	}
	if refused > 0 {
		said = append(said, r.loc.N("report.allocation.refused", refused))
	}
	if n := r.Asked.Gone; n > 0 {
		said = append(said, r.loc.N("allocation.gone", n))
	}
	return said
}

// gain is what deciding for all together brings beside first come, first served.
func (r *reception) gain() string {
	if len(r.untold) > 0 { // in scores too
		return ""
	}
	return r.loc.T("report.allocation.gain", "gain", explain.Gain(r.loc, r.Best(), r.First()))
}

// prose is the pages that say why of each need, and what a reader must know.
func (r *reception) prose(st *studio) *sheet.Prose {
	pr := st.prose(r.loc.T("report.allocation.why"), r.subtitle()+" · "+r.loc.Day(st.opt.Date))
	pr.Closing = "" // the map has said it
	names := r.names()
	g := &sheet.Grid{Columns: []sheet.GridColumn{
		{Title: "", Share: 0.05},
		{Title: r.loc.T("report.allocation.company"), Share: 0.22},
		{Title: r.loc.T("report.allocation.land"), Share: 0.2},
		{Title: r.loc.T("report.column_area"), Share: 0.11, Right: true},
		{Title: r.loc.T("report.column_score"), Share: 0.08, Right: true},
		{Title: r.loc.T("report.allocation.reasons"), Share: 0.34},
	}}
	for _, o := range r.Best().Outcomes {
		row := []string{"", r.whole(o.NeedID), "–", "", "", r.why(o)}
		if o.PlaceID != "" {
			row[0], row[2], row[3], row[4] = strconv.Itoa(r.number(o.PlaceID)), names.Place(o.PlaceID), r.loc.Hectares(r.Area(o.NeedID, o.PlaceID)), r.score(o)
		}
		g.Rows = append(g.Rows, row)
	}
	pr.Parts = []sheet.Part{{Grid: g}, {Heading: r.loc.T("report.allocation.rules"), Items: append(r.rules(), filled(explain.Proof(r.loc, *r.Best().Proof, r.Asked.Tiers), r.gain())...)}}
	var warnings []string
	for _, w := range r.Result.Warnings {
		if w.Rule != allocation.WarnBudget { // the proof says so
			warnings = append(warnings, explain.AllocationWarning(r.loc, w, names))
		}
	}
	if n := r.Land.Cut; n > 0 {
		warnings = append(warnings, r.loc.N("allocation.cut", n))
	}
	if len(warnings) > 0 {
		pr.Parts = append(pr.Parts, sheet.Part{Heading: r.loc.T("report.allocation.warnings"), Items: warnings})
	}
	return pr
}

// whole is a need by its company and what it looks for.
func (r *reception) whole(need string) string {
	title := r.shown[need].Title
	if who := r.who[need]; who != "" {
		return r.loc.T("report.allocation.whole", "company", who, "need", title)
	}
	return title
}

// relabelled are reasons of a need under the names that its criteria have for a reader.
func relabelled(reasons []match.Reason, need, shown data.Need) []match.Reason {
	out := append([]match.Reason(nil), reasons...)
	for i := range out {
		for k, c := range need.Criteria {
			if c.Free != nil && c.Label() == out[i].Label {
				out[i].Label = shown.Criteria[k].Label()
				break
			}
		}
	}
	return out
}
