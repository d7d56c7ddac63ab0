package ui

import (
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/ui/importform"
	"emprise/ui/inspector"
	"emprise/ui/sample"
)

func (w *Window) describeZone(snap *workspace.Snapshot, z data.Zone) inspector.Model {
	m := inspector.Model{Key: z.ID, Kind: w.loc.T("kind.zone"), Title: z.Name, Detail: z.Commune, Mark: w.layerMark(workspace.SceneZones, data.Layer{})}
	plots := snap.PlotsOf(z.ID)
	offered, free := 0, 0.0
	for _, p := range plots {
		if p.Offered() {
			offered++
			free += w.areas[p.ID]
		}
	}
	m.Sections = []inspector.Section{{Title: w.loc.T("inspector.land"), Facts: []inspector.Fact{
		w.entry("measure.vocation", w.code("vocation.", string(z.Vocation))),
		w.entry("inspector.area", w.loc.Hectares(float64(measure.Area(z.Shape)))),
		w.entry("inspector.offered", w.loc.N("inspector.offered_plots", offered, "area", w.loc.Hectares(free))),
		{Label: w.loc.T("inspector.id"), Value: z.ID, Small: true},
	}}}
	list := inspector.Section{Title: w.loc.N("inspector.plots", len(plots))}
	for _, p := range plots {
		list.Links = append(list.Links, inspector.Link{
			Icon: "plot", Title: p.Name, Detail: w.hectaresOf(p) + " · " + w.code("status.", string(p.Status)),
			Run: func() { w.choosePlot(p.ID, true) },
		})
	}
	var projects []data.Project
	for _, p := range snap.Projects {
		for _, id := range p.ZoneIDs {
			if id == z.ID {
				projects = append(projects, p)
			}
		}
	}
	m.Sections = append(m.Sections, list, w.projectsSection(projects))
	units := slices.DeleteFunc(slices.Clone(snap.LandUnits), func(u data.LandUnit) bool { return u.ZoneID != z.ID })
	for _, s := range []inspector.Section{w.sitesSection(snap, func(e data.Establishment) bool { return e.ZoneID == z.ID }), w.unitsSection(snap, units)} {
		if len(s.Links) > 0 {
			m.Sections = append(m.Sections, s)
		}
	}
	m.Sections = append(m.Sections, w.zoneRecord(z)...)
	m.Actions = w.actions("recruitment.add", "innovation.add", "inventory.build", "zone.edit", "draw.edit_shape", "delete")
	return m
}

func (w *Window) describeNeed(snap *workspace.Snapshot, n data.Need) inspector.Model {
	m := inspector.Model{Key: n.ID, Kind: w.loc.T("kind.need"), Title: n.Title}
	if n.Stage != "" {
		m.Detail = w.code("stage.", string(n.Stage))
	}
	who := inspector.Section{Title: w.loc.T("kind.company")}
	if c, ok := snap.Company(n.CompanyID); ok {
		who.Links = []inspector.Link{w.linkTo(c)}
		who.Facts = append(who.Facts, w.entry("inspector.activity", c.Activity))
		if c.NAF != "" {
			who.Facts = append(who.Facts, w.entry("inspector.naf", c.NAF))
		}
	} else {
		who.Facts = append(who.Facts, w.entry("inspector.name", ""))
	}
	if n.Jobs != nil {
		who.Facts = append(who.Facts, w.entry("inspector.jobs", strconv.Itoa(*n.Jobs)))
	}
	if n.Received != "" {
		who.Facts = append(who.Facts, w.entry("inspector.received", w.loc.Date(n.Received)))
	}
	if n.Deadline != "" {
		who.Facts = append(who.Facts, w.entry("inspector.deadline", w.loc.Date(n.Deadline)))
	}
	asked := inspector.Section{Title: w.loc.T("inspector.asked")}
	for _, c := range n.Criteria {
		how := w.loc.T("inspector.wish")
		if c.Hard {
			how = w.loc.T("inspector.hard")
		}
		if c.Weight > 0 {
			how += " · " + w.loc.T("inspector.weight", "weight", w.loc.Number(c.Weight, fraction(c.Weight)))
		}
		asked.Facts = append(asked.Facts, inspector.Fact{
			Label: explain.Asker(w.loc, match.Asks(c)), Value: upperFirst(explain.Asked(w.loc, match.Asks(c))), Source: how,
		})
	}
	m.Sections = []inspector.Section{asked, who}
	if w.ranking.needID == n.ID && w.ranking.matches != nil {
		best := inspector.Section{Title: w.loc.T("inspector.best")}
		offers := dealing.OffersOf(snap)
		for _, answer := range w.ranking.matches {
			if answer.Verdict != match.Fits || len(best.Links) == 3 {
				break
			}
			if _, refused := offers.Refused(n.ID, []string{answer.PlotID}, nil); refused {
				continue // it is told of above, with the offers
			}
			detail := explain.Verdict(w.loc, answer.Verdict)
			if answer.Score != nil {
				detail += " · " + w.loc.T("inspector.score", "score", w.loc.Number(*answer.Score, 0))
			}
			best.Links = append(best.Links, inspector.Link{
				Icon: "plot", Title: answer.Name, Detail: detail, Run: func() { w.choosePlot(answer.PlotID, true) },
			})
		}
		if len(best.Links) == 0 {
			best.Text = w.loc.T("inspector.none_fits")
			if len(w.ranking.matches) > 0 && w.ranking.matches[0].Verdict == match.Fits {
				best.Text = w.loc.T("inspector.all_refused")
			}
		}
		m.Sections = append([]inspector.Section{best}, m.Sections...)
	}
	if n.Notes != "" {
		m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("inspector.notes"), Text: n.Notes})
	}
	m.Actions = w.actions("match", "need.edit", "delete")
	return m
}

func fraction(v float64) int {
	if v == float64(int64(v)) {
		return 0
	}
	return 1
}

func (w *Window) describeProject(snap *workspace.Snapshot, p data.Project) inspector.Model {
	m := inspector.Model{
		Key: p.ID, Kind: w.loc.T("kind.project"), Title: p.Title, Detail: w.code("project_type.", string(p.Type)),
		Status: upperFirst(w.code("project_status.", string(p.Status))),
	}
	m.Mark = projectMark(p.Type)
	what := inspector.Section{Title: w.loc.T("inspector.what")}
	add := func(key, value string) {
		if value != "" {
			what.Facts = append(what.Facts, w.entry(key, value))
		}
	}
	what.Facts = append(what.Facts, w.entry("project.owner", p.Owner))
	add("project.start", w.loc.Date(p.Start))
	add("project.end", w.loc.Date(p.End))
	if n, ok := p.JobCount(); ok {
		add("project.jobs", w.loc.Number(float64(n), 0))
	}
	var lines []string
	for _, l := range p.JobLines {
		lines = append(lines, w.loc.T("plots.chip", "what", w.loc.T("job_type."+string(l.Type)), "count", w.loc.Number(float64(l.Count), 0)))
	}
	add("project.job_lines", strings.Join(lines, ", "))
	add("project.contracts", p.Contracts)
	add("project.rome", strings.Join(p.ROME, ", "))
	add("project.partners", p.Partners)
	var themes []string
	for _, t := range p.Themes {
		themes = append(themes, w.loc.T("theme."+string(t)))
	}
	add("project.themes", upperFirst(strings.Join(themes, ", ")))
	add("project.theme", p.Theme)
	if p.TRL != nil {
		add("project.trl", strconv.Itoa(*p.TRL))
	}
	if p.CapexEuro != nil {
		add("project.capex_eur", w.loc.Euro(*p.CapexEuro))
	}
	if p.AvoidedTCO2 != nil {
		add("project.avoided_tco2e_year", w.loc.Unit(*p.AvoidedTCO2, 0, w.loc.T("unit.tco2e_year")))
	}
	if p.EnergyMWh != nil {
		add("project.energy_mwh_year", w.loc.Unit(*p.EnergyMWh, 0, w.loc.T("unit.mwh_year")))
	}
	if p.Internal {
		add("inspector.visibility", w.loc.T("project.internal"))
	}
	m.Sections = []inspector.Section{what}
	if len(p.Milestones) > 0 {
		steps := inspector.Section{Title: w.loc.T("project.steps")}
		for _, s := range p.Milestones {
			f := inspector.Fact{Label: s.Title, Value: w.loc.Date(s.Date)}
			if s.Done {
				f.Source = w.loc.T("project.step_done")
			}
			steps.Facts = append(steps.Facts, f)
		}
		m.Sections = append(m.Sections, steps)
	}
	if len(p.Funding) > 0 {
		money := inspector.Section{Title: w.loc.T("project.funding")}
		for _, f := range p.Funding {
			status := f.Note
			if f.Status != "" {
				status = w.loc.T("funding_status." + string(f.Status))
			}
			if s, ok := snap.Scheme(f.SchemeID); ok {
				l := w.linkTo(s)
				l.Detail = strings.Join(filled(w.loc.Euro(f.Euro), status), " · ")
				money.Links = append(money.Links, l)
				continue
			}
			money.Facts = append(money.Facts, inspector.Fact{Label: f.Scheme, Value: w.loc.Euro(f.Euro), Source: status})
		}
		m.Sections = append(m.Sections, money)
	}
	ties := inspector.Section{Title: w.loc.T("inspector.ties")}
	for _, id := range p.PlotIDs {
		if plot, ok := snap.Plot(id); ok {
			ties.Links = append(ties.Links, inspector.Link{Icon: "plot", Title: plot.Name, Detail: plot.Commune, Run: func() { w.choosePlot(id, true) }})
		}
	}
	for _, id := range p.ZoneIDs {
		if zone, ok := snap.Zone(id); ok {
			ties.Links = append(ties.Links, inspector.Link{Icon: "zone", Title: zone.Name, Detail: zone.Commune, Run: func() { w.chooseZone(id, true) }})
		}
	}
	if n, ok := snap.Need(p.NeedID); ok {
		ties.Links = append(ties.Links, inspector.Link{Icon: "need", Title: n.Title, Detail: w.loc.T("kind.need"), Run: func() { w.chooseNeed(n.ID) }})
	}
	if c, ok := snap.Company(p.CompanyID); ok {
		ties.Links = append(ties.Links, w.linkTo(c))
	}
	if c, ok := snap.Contract(p.ContractID); ok {
		ties.Links = append(ties.Links, w.linkTo(c))
		if _, a, ok := c.Action(p.ActionCode); ok {
			ties.Facts = append(ties.Facts, w.entry("project.action", w.loc.T("contracts.sheet", "code", a.Code, "title", a.Title)))
		}
	}
	if len(ties.Links)+len(ties.Facts) > 0 {
		m.Sections = append(m.Sections, ties)
	}
	if p.Notes != "" {
		m.Sections = append(m.Sections, inspector.Section{Title: w.loc.T("inspector.notes"), Text: p.Notes})
	}
	m.Actions = w.actions("project.edit", "delete")
	return m
}

// describeLayer shows what a layer is, where it comes from and what its signs mean.
func (w *Window) describeLayer(snap *workspace.Snapshot, id string) (inspector.Model, bool) {
	drawn := snap.Scene.Layer(id)
	if drawn == nil {
		return inspector.Model{}, false
	}
	l, imported := snap.Layer(id)
	m := inspector.Model{Key: "layer/" + id, Kind: w.loc.T("kind.layer"), Title: l.Name, Actions: w.actions("zoom.selected")}
	count := w.entry("inspector.count", w.loc.Number(float64(drawn.Features.Len()), 0))
	if imported {
		m.Detail = w.loc.T("role." + string(l.Role))
		m.Sections = []inspector.Section{{Title: w.loc.T("inspector.source"), Facts: []inspector.Fact{
			w.entry("import.producer", l.Producer), w.entry("import.licence", l.Licence), w.entry("import.date", w.loc.Date(l.Date)),
			w.entry("inspector.origin", l.Source), w.entry("import.coverage", importform.Coverage(w.loc, l.Coverage)), count,
		}}}
		m.Actions = w.actions("zoom.selected", "layer.update", "layer.style", "layer.edit")
	} else {
		m.Title, m.Detail = w.loc.T("layer."+id), w.loc.T("layer.own")
		m.Actions = w.actions("zoom.selected", "layer.style")
		m.Sections = []inspector.Section{{Title: w.loc.T("inspector.source"), Facts: []inspector.Fact{count}}}
	}
	legend := inspector.Section{Title: w.loc.T("inspector.legend")}
	for _, entry := range w.rulesOf(id, l).Legend(drawn, drawn.Box) {
		legend.Signs = append(legend.Signs, inspector.Sign{
			Mark: sample.Of(entry.Symbol, entry.Kind), Title: explain.Sign(w.loc, entry), Count: w.loc.Number(float64(entry.Count), 0),
		})
	}
	m.Sections = append([]inspector.Section{legend}, m.Sections...)
	return m, true
}

// describeFeature shows a feature of an imported layer as its source tells it.
func (w *Window) describeFeature(snap *workspace.Snapshot, s selection) (inspector.Model, bool) {
	l, ok := snap.Layer(s.layer)
	drawn := snap.Scene.Layer(s.layer)
	if !ok || drawn == nil || s.feature >= drawn.Features.Len() {
		return inspector.Model{}, false
	}
	set, f := drawn.Features, s.feature
	m := inspector.Model{Key: s.layer + "/" + strconv.Itoa(f), Kind: upperFirst(w.loc.T("role." + string(l.Role))), Mark: w.layerMark(l.ID, l)}
	m.Title, m.Detail = w.nameOf(drawn, f), l.Name
	measures := inspector.Section{Title: w.loc.T("inspector.measures")}
	switch set.Kinds[f] {
	case feature.Areas:
		area := float64(measure.FeatureArea(set, f))
		shown := w.loc.Hectares(area)
		if area < 10_000 {
			shown = w.loc.SquareMetres(area)
		}
		measures.Facts = append(measures.Facts, inspector.Fact{Label: w.loc.T("inspector.drawn_area"), Value: shown, Source: w.loc.T("inspector.measured")})
		if text := set.Text("contenance", f); text != "" {
			if v, err := strconv.ParseFloat(text, 64); err == nil {
				measures.Facts = append(measures.Facts, inspector.Fact{Label: w.loc.T("inspector.deed_area"), Value: w.loc.SquareMetres(v), Source: l.Name})
			}
		}
	case feature.Lines:
		measures.Facts = append(measures.Facts, inspector.Fact{
			Label: w.loc.T("inspector.length"), Value: w.loc.Distance(float64(measure.Length(set.Geometry(f)))), Source: w.loc.T("inspector.measured"),
		})
	}
	if len(measures.Facts) > 0 {
		m.Sections = append(m.Sections, measures)
	}
	if l.Role == data.RoleParcels && set.Kinds[f] == feature.Areas {
		m.Actions = w.actions("draw.from_parcels")
	}
	told := inspector.Section{Title: w.loc.T("inspector.attributes")}
	value := cellOf(set, w.loc)
	for i, c := range set.Columns {
		if c.Known(f) {
			told.Facts = append(told.Facts, inspector.Fact{Label: c.Name, Value: value(int32(f), i)})
		}
	}
	m.Sections = append(m.Sections, told, inspector.Section{Title: w.loc.T("inspector.source"), Facts: []inspector.Fact{
		w.entry("import.producer", l.Producer), w.entry("import.licence", l.Licence), w.entry("import.date", w.loc.Date(l.Date)),
	}})
	return m, true
}
