package ui

import (
	"image/color"
	"slices"
	"strings"
	"unicode/utf8"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/relation"
	"emprise/data/workspace"
	"emprise/ui/inspector"
)

func (w *Window) describePlot(snap *workspace.Snapshot, p data.Plot, c match.Candidate, ties relation.OfPlot, a answers) inspector.Model {
	m := inspector.Model{
		Key: p.ID, Kind: w.loc.T("kind.plot"), Title: p.Name, Detail: p.Commune,
		Status: upperFirst(w.code("status.", string(p.Status))), Mark: w.plotMark(p.ID),
	}
	if p.Occupancy == data.OccupancyBrownfield {
		m.Status += " · " + explain.Category(w.loc, data.MeasureOccupancy, string(p.Occupancy))
	}
	if w.noEdit() == "" {
		m.OnStatus, m.Statuses = func() { w.openCell(p.ID, inspector.StatusKey) }, w.cellOf(p.ID, inspector.StatusKey)
	}
	m.Verdict = w.describeVerdict(snap, p.ID)
	m.Sections = w.cure(a)
	if projects := snap.ProjectsOf(p.ID); len(projects) > 0 {
		m.Sections = append(m.Sections, w.projectsSection(projects))
	}
	m.Sections = slices.Concat(m.Sections, w.topics(p, c), w.serves(a))

	record := inspector.Section{Title: w.loc.T("inspector.record"), Facts: []inspector.Fact{{Label: w.loc.T("inspector.id"), Value: p.ID, Small: true}}}
	if z, ok := snap.Zone(p.ZoneID); ok {
		record.Links = []inspector.Link{{
			Icon: "zone", Title: z.Name, Detail: w.loc.T("kind.zone"), Run: func() { w.chooseZone(z.ID, true) },
		}}
	}
	for _, u := range snap.LandUnits {
		if shareParcel(p, u) {
			record.Links = append(record.Links, w.linkTo(u))
		}
	}
	if ties.WaitsForZone != "" {
		record.Facts = append(record.Facts, inspector.Fact{Label: w.loc.T("kind.zone"), Value: ties.WaitsForZone, Source: w.loc.T("inspector.waits"), Unknown: true})
	}
	plain, links := w.parcelsOf(p, ties)
	record.Facts, record.Links = append(record.Facts, plain...), append(record.Links, links...)
	if p.Updated != "" {
		record.Facts = append(record.Facts, w.entry("inspector.updated", w.loc.Date(p.Updated)))
	}
	record.Text = p.Notes
	if there, any := w.establishments(snap, ties); any {
		m.Sections = append(m.Sections, there)
	}
	m.Sections = append(m.Sections, record)
	m.Actions = w.actions("recruitment.add", "innovation.add", "plot.edit", "draw.edit_shape", "draw.split", "delete")
	if len(p.Shape) == 0 {
		m.Actions = w.actions("draw.outline", "plot.parcel", "plot.edit", "recruitment.add", "innovation.add", "delete")
	}
	if m.Verdict != nil { // what comes next is an offer
		m.Actions = slices.Concat(w.actions("proposal.add"), m.Actions)
		answer, _ := w.ranking.of(p.ID)
		m.Hushed = answer.Verdict == match.Unfit
	}
	return m
}

func (w *Window) projectsSection(projects []data.Project) inspector.Section {
	s := inspector.Section{Title: w.loc.N("inspector.projects", len(projects))}
	for _, p := range projects {
		s.Links = append(s.Links, inspector.Link{
			Icon: projectIcon(p.Type), Title: p.Title,
			Detail: upperFirst(w.code("project_type.", string(p.Type))) + " · " + w.code("project_status.", string(p.Status)),
			Run:    func() { w.chooseProject(p.ID, false) },
		})
	}
	return s
}

// The inks of verdicts on a light and on a dark ground: the Okabe–Ito hues, yellow darkened where it must be read as a line.
func (w *Window) verdictInk(v match.Verdict) (icon string, ink color.Color) {
	dark := w.dark()
	pick := func(light, onDark color.NRGBA) color.NRGBA {
		if dark {
			return onDark
		}
		return light
	}
	switch v {
	case match.Fits:
		return "check", pick(color.NRGBA{0x00, 0x72, 0xB2, 0xFF}, color.NRGBA{0x56, 0xB4, 0xE9, 0xFF})
	case match.Unfit:
		return "close", pick(color.NRGBA{0xD5, 0x5E, 0x00, 0xFF}, color.NRGBA{0xF0, 0x8A, 0x3C, 0xFF})
	}
	return "question", pick(color.NRGBA{0x8A, 0x7A, 0x00, 0xFF}, color.NRGBA{0xF0, 0xE4, 0x42, 0xFF})
}

// describeVerdict says why a plot answers the need that is ranked, or not; nil when none is.
func (w *Window) describeVerdict(snap *workspace.Snapshot, plotID string) *inspector.Verdict {
	answer, ok := w.ranking.of(plotID)
	need, known := snap.Need(w.ranking.needID)
	if !ok || !known {
		return nil
	}
	return w.verdictOf(need, answer)
}

// verdictOf tells the answer of a plot or a parcel to a need.
func (w *Window) verdictOf(need data.Need, answer match.Match) *inspector.Verdict {
	v := &inspector.Verdict{
		Need: need.Title, Word: upperFirst(explain.Verdict(w.loc, answer.Verdict)), Mark: verdictMark(string(answer.Verdict)),
	}
	if answer.Score != nil {
		v.Score = w.loc.T("inspector.score", "score", w.loc.Number(*answer.Score, 0))
		if answer.Rank > 0 {
			v.Known = w.loc.T("inspector.rank", "rank", w.loc.Number(float64(answer.Rank), 0),
				"known", w.loc.Percent(answer.Completeness, 0))
		}
	}
	told := answer.Reasons
	if answer.Verdict == match.Unfit { // what stands against it first
		told = slices.Clone(told)
		slices.SortStableFunc(told, func(a, b match.Reason) int { return against(a) - against(b) })
	}
	for _, r := range told {
		line := inspector.Reason{Sentence: explain.Reason(w.loc, r), Source: explain.Source(w.loc, r.Value)}
		line.Icon, line.Ink = w.verdictInk(r.Verdict)
		if r.Contribution != nil && r.Utility != nil && answer.Score != nil {
			line.Points = w.loc.T("inspector.points", "points", w.loc.Number(*r.Contribution, 1))
			line.Earned, line.Share = *r.Utility/100, r.Weight
		}
		v.Reasons = append(v.Reasons, line)
	}
	return v
}

// against orders reasons: what does not fit, what is to be checked, what fits.
func against(r match.Reason) int {
	switch r.Verdict {
	case match.Unfit:
		return 0
	case match.Fits:
		return 2
	}
	return 1
}

func upperFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}
