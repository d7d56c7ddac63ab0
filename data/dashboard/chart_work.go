package dashboard

import (
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/style"
)

func workWord(loc *locale.Locale, s data.ProjectStatus) string {
	if s == "" {
		return loc.T("value.unknown")
	}
	return loc.T("project_status." + string(s))
}

// abandoned projects bring nothing: they have a bar, and are in no total.
func (f *Figures) jobsChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByJobs, Title: loc.T("dashboard.jobs"), Empty: loc.T("dashboard.no_projects")}
	most, all, unknown := 0, 0, 0
	for _, w := range f.Works {
		most = max(most, w.Jobs)
		if w.Status != data.ProjectAbandoned {
			all, unknown = all+w.Jobs, unknown+len(w.JobsUnknown)
		}
	}
	for _, w := range f.Works {
		if w.Jobs == 0 && len(w.JobsUnknown) == 0 {
			continue
		}
		c.Bars = append(c.Bars, Bar{
			Code: ByJobs + "/" + string(w.Status), Title: workWord(loc, w.Status), Value: loc.N("dashboard.job_count", w.Jobs),
			Parts: []Part{{float64(w.Jobs) / float64(max(1, most)), faded(w.Status)}}, Refs: refs(data.KindProject, w.Projects),
		})
	}
	if len(c.Bars) > 0 {
		c.Notes = append(c.Notes, loc.N("dashboard.jobs_total", all))
	}
	if unknown > 0 {
		c.Notes = append(c.Notes, loc.N("dashboard.jobs_unknown", unknown))
	}
	return c
}

func (f *Figures) carbonChart(loc *locale.Locale) Chart {
	c := Chart{Code: ByCarbon, Title: loc.T("dashboard.carbon"), Empty: loc.T("dashboard.no_projects")}
	most, all, unknown := 0.0, 0.0, 0
	for _, w := range f.Works {
		most = max(most, w.TCO2e)
		if w.Status != data.ProjectAbandoned {
			all, unknown = all+w.TCO2e, unknown+len(w.TCO2Unknown)
		}
	}
	tonnes := func(v float64) string { return loc.Unit(v, 0, loc.T("unit.tco2e_year")) }
	for _, w := range f.Works {
		if w.TCO2e == 0 && len(w.TCO2Unknown) == 0 {
			continue
		}
		c.Bars = append(c.Bars, Bar{
			Code: ByCarbon + "/" + string(w.Status), Title: workWord(loc, w.Status), Value: tonnes(w.TCO2e),
			Parts: []Part{{w.TCO2e / max(1, most), faded(w.Status)}}, Refs: refs(data.KindProject, w.Projects),
		})
	}
	if len(c.Bars) > 0 {
		c.Notes = append(c.Notes, loc.T("dashboard.carbon_total", "t", tonnes(all)))
	}
	if unknown > 0 {
		c.Notes = append(c.Notes, loc.N("dashboard.carbon_unknown", unknown))
	}
	return c
}

// faded is the ink of projects: those that are abandoned are pale.
func faded(s data.ProjectStatus) paint.Fill {
	if s == data.ProjectAbandoned {
		return inkOf(data.StatusSold)
	}
	return accent
}

func (f *Figures) takeChart(loc *locale.Locale) Chart {
	t := f.Take
	c := Chart{Code: ByTake, Title: loc.T("dashboard.take"), Empty: loc.T("dashboard.no_take")}
	most := max(t.Taken.AreaM2, t.Undated.AreaM2, t.Reserved.AreaM2, t.Offered.AreaM2, t.Before.AreaM2)
	if t.BudgetM2 != nil {
		most = max(most, geo.SquareMetres(*t.BudgetM2))
	}
	add := func(code string, area geo.SquareMetres, fill paint.Fill, plots []string) {
		c.Bars = append(c.Bars, Bar{
			Code: ByTake + "/" + code, Title: loc.T("dashboard.take_" + code), Value: loc.Hectares(float64(area)), Refs: refs(data.KindPlot, plots),
			Parts: []Part{{share(area, most), fill}},
		})
	}
	if t.BudgetM2 != nil {
		add("budget", geo.SquareMetres(*t.BudgetM2), style.Plain(style.Faded(symbology.Accent, 0.55)), nil)
	}
	for _, u := range []struct {
		code   string
		use    Use
		status data.Status
	}{
		{"taken", t.Taken, data.StatusSold},
		{"undated", t.Undated, data.StatusSold},
		{"reserved", t.Reserved, data.StatusOption},
		{"offered", t.Offered, data.StatusForSale},
		{"before", t.Before, data.StatusNotForSale},
	} {
		if len(u.use.Plots) > 0 || u.code == "taken" && t.BudgetM2 != nil {
			add(u.code, u.use.AreaM2, inkOf(u.status), u.use.Plots)
		}
	}
	if len(t.Unknown) > 0 {
		c.Bars = append(c.Bars, Bar{
			Code: ByTake + "/unknown", Title: loc.T("dashboard.take_unknown"), Value: loc.N("counted.plot", len(t.Unknown)), Refs: refs(data.KindPlot, t.Unknown),
		})
	}
	left, ok := t.Left()
	said := "" // what the sentence is when something is not known
	if len(t.Unsaid.Plots) > 0 {
		said = "_unsaid"
	}
	switch {
	case !ok:
		c.Notes = append(c.Notes, loc.T("dashboard.no_budget"))
	case left < 0:
		c.Notes = append(c.Notes, loc.T("dashboard.over_budget"+said, "area", loc.Hectares(float64(-left))))
	default:
		c.Notes = append(c.Notes, loc.T("dashboard.within_budget"+said, "area", loc.Hectares(float64(left))))
	}
	if ok && said != "" {
		c.Notes = append(c.Notes, loc.N("dashboard.take_unsaid", len(t.Unsaid.Plots), "area", loc.Hectares(float64(t.Unsaid.AreaM2))))
	}
	if t.From != "" && t.Until != "" {
		c.Notes = append(c.Notes, loc.T("dashboard.take_period", "from", loc.Date(t.From), "until", loc.Date(t.Until)))
	}
	return c
}
