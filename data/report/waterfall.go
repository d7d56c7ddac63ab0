package report

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/geo/sheet"
)

// mostFalls is how many of the best plots a sheet tells in detail, where they find room.
const mostFalls = 4

// fallColumn is the share of a lying sheet that tells them.
const fallColumn = 0.42

// tell says of the best plots how their scores come about, and what is not known of them.
func (r *ranking) tell(loc *locale.Locale, sh *sheet.Sheet) {
	for _, m := range r.answers() {
		p, ok := r.snap.Plot(m.PlotID)
		if !ok || len(sh.Falls) == mostFalls {
			continue
		}
		f := sheet.Fall{
			Mark: r.mark(m, p), Name: p.Name, Sum: loc.T("ranking.score"), Score: "–",
			Detail: strings.Join(filled(explain.Verdict(loc, m.Verdict), r.place(p)), " · "),
			Doubts: r.doubts(loc, m),
		}
		if len(sh.Falls) == 0 {
			f.Title, f.Note = loc.T("report.falls"), loc.T("report.falls_note")
		}
		if m.Score != nil {
			f.Score, f.Share = loc.T("inspector.score", "score", loc.Number(*m.Score, 0)), *m.Score/100
		}
		var steps []explain.Step
		if !r.cut[m.PlotID] {
			steps = explain.Steps(loc, r.need, m)
		}
		for _, s := range steps {
			f.Steps = append(f.Steps, sheet.Step{
				Name: s.Name, Points: s.Points, From: s.From, Earned: s.Earned, Room: s.Room, Known: s.Known, Missed: s.Missed,
			})
		}
		sh.Falls = append(sh.Falls, f)
	}
}

// doubts are what has to be checked of a plot, and between which scores it lies as long as something is not known.
func (r *ranking) doubts(loc *locale.Locale, m match.Match) []string {
	var open, unknown []string
	for _, reason := range m.Reasons {
		switch name := locale.Lowered(explain.Asker(loc, reason)); {
		case reason.Hard && reason.Verdict == match.Check:
			open = append(open, name)
		case reason.Utility == nil && reason.Weight > 0:
			unknown = append(unknown, name)
		}
	}
	var out []string
	if len(open) > 0 {
		out = append(out, loc.T("report.to_check", "what", strings.Join(open, ", ")))
	}
	if len(unknown) > 0 {
		out = append(out, loc.T("report.not_known", "what", strings.Join(unknown, ", ")))
	}
	if m.Completeness < 1 {
		out = append(out, loc.T("report.known_share", "share", loc.Percent(m.Completeness, 0)))
	}
	if low, high, ok := between(m); ok {
		out = append(out, loc.T("report.between", "low", loc.Number(low, 0), "high", loc.Number(high, 0)))
	}
	return out
}

// between are the scores that a plot has when all that is not known of it turns out worst, and best; false when nothing that counts is
// unknown. A score is a mean of what is known, by weights.
func between(m match.Match) (low, high float64, ok bool) {
	unknown := 0.0
	for _, r := range m.Reasons {
		if r.Utility == nil {
			unknown += r.Weight
		}
	}
	if m.Score == nil || unknown <= 0 {
		return 0, 0, false
	}
	return *m.Score * (1 - unknown), *m.Score*(1-unknown) + 100*unknown, true
}
