package dashboard

import (
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data/document"
	"emprise/data/explain"
	"emprise/geo"
)

// tabler collects lines: part, what, value, unit, how many rows it counts and which.
type tabler struct {
	*document.Table
	loc  *locale.Locale
	part string
}

func (t *tabler) add(what string, v float64, unit string, ids ...[]string) {
	var all []string
	for _, list := range ids {
		all = append(all, list...)
	}
	t.Rows = append(t.Rows, []string{t.part, what, t.loc.Plain(v), unit, strconv.Itoa(len(all)), strings.Join(all, " ")})
}

// hectares are rounded to square metres, which nobody measures finer.
func hectares(a geo.SquareMetres) float64 { return float64(int64(float64(a)+0.5)) / 10_000 }

// Table is a line for each figure with the rows that it counts, for a spreadsheet: values in plain digits.
func (f *Figures) Table(loc *locale.Locale) *document.Table {
	t := &tabler{loc: loc, Table: &document.Table{}}
	for _, c := range []string{"part", "what", "value", "unit", "count", "ids"} {
		t.Columns = append(t.Columns, document.Column{Title: loc.T("dashboard.column." + c), Right: c == "value" || c == "count"})
	}
	t.part = loc.T("dashboard.status")
	for _, s := range f.Statuses {
		t.add(statusWord(loc, s.Status), hectares(s.AreaM2), "ha", s.Plots)
	}
	t.add(loc.T("dashboard.all"), hectares(f.All.AreaM2), "ha", f.All.Plots)
	t.part = loc.T("dashboard.zone")
	for _, z := range f.Zones {
		name := z.Name
		if z.ID == "" {
			name = loc.T("dashboard.no_zone")
		}
		for _, s := range z.Statuses {
			t.add(name+" – "+statusWord(loc, s.Status), hectares(s.AreaM2), "ha", s.Plots)
		}
		t.add(name, hectares(z.AreaM2), "ha", z.Plots)
	}
	t.part = loc.T("dashboard.size")
	for _, s := range f.Sizes {
		t.add(loc.T("dashboard.offered", "size", sizeWord(loc, s)), hectares(s.Offered.AreaM2), "ha", s.Offered.Plots)
		t.add(loc.T("dashboard.asked", "size", sizeWord(loc, s)), hectares(s.AskedM2), "ha", s.Needs)
	}
	t.part = loc.T("dashboard.proposals")
	for _, s := range f.Stages {
		t.add(loc.T("proposal_stage."+string(s.Stage)), float64(len(s.Proposals)), "", s.Proposals)
		t.add(loc.T("proposal_stage."+string(s.Stage)), hectares(s.AreaM2), "ha", s.Plots)
	}
	t.works(f)
	t.take(f.Take)
	t.part = loc.T("dashboard.known")
	for _, k := range f.Known {
		t.add(explain.Measure(loc, k.Measure), float64(k.Known), "/ "+strconv.Itoa(f.Counted), k.Unknown)
	}
	return t.Table
}

func (t *tabler) works(f *Figures) {
	t.part = t.loc.T("dashboard.jobs")
	for _, w := range f.Works {
		t.add(workWord(t.loc, w.Status), float64(w.Jobs), "", w.Projects)
	}
	t.part = t.loc.T("dashboard.carbon")
	for _, w := range f.Works {
		t.add(workWord(t.loc, w.Status), w.TCO2e, t.loc.T("unit.tco2e_year"), w.Projects)
	}
}

func (t *tabler) take(k Take) {
	t.part = t.loc.T("dashboard.take")
	if k.BudgetM2 != nil {
		t.add(t.loc.T("dashboard.take_budget"), *k.BudgetM2/10_000, "ha")
	}
	for _, u := range []struct {
		code string
		use  Use
	}{{"taken", k.Taken}, {"undated", k.Undated}, {"reserved", k.Reserved}, {"offered", k.Offered}, {"before", k.Before}} {
		t.add(t.loc.T("dashboard.take_"+u.code), hectares(u.use.AreaM2), "ha", u.use.Plots)
	}
	t.add(t.loc.T("dashboard.take_unknown"), float64(len(k.Unknown)), "", k.Unknown)
}
