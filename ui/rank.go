package ui

import (
	"context"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/geo"
	"emprise/ui/ranking"
)

// rankingState is the ranking on the map and in the drawer.
type rankingState struct {
	needID  string // "" when none is shown
	matches []match.Match
	working bool
	goThere bool // the user asked for it: show where the answers lie
}

// verdicts gives the verdict of each plot, as the style of the map wants it.
func (r rankingState) verdicts() map[string]string {
	v := make(map[string]string, len(r.matches))
	for _, m := range r.matches {
		v[m.PlotID] = string(m.Verdict)
	}
	return v
}

func (r rankingState) of(plotID string) (match.Match, bool) {
	for _, m := range r.matches {
		if m.PlotID == plotID {
			return m, true
		}
	}
	return match.Match{}, false
}

// needInHand is the need that an operation is about: the one selected, else the one ranked, else the only one.
func (w *Window) needInHand() string {
	if w.selected.kind == data.KindNeed {
		return w.selected.id
	}
	if w.ranking.needID != "" {
		return w.ranking.needID
	}
	if w.ws != nil {
		if needs := w.ws.Snapshot().Needs; len(needs) == 1 {
			return needs[0].ID
		}
	}
	return ""
}

func (w *Window) matchSelected() {
	w.ranking.goThere = true
	w.rank(w.needInHand())
}

// answers is where the plots lie that fit or may fit; all plots when none does.
func (w *Window) answers() geo.Box {
	some, all := geo.EmptyBox(), geo.EmptyBox()
	for _, m := range w.ranking.matches {
		b := w.boxOf(selection{kind: data.KindPlot, id: m.PlotID})
		all = all.Union(b)
		if m.Verdict != match.Unfit {
			some = some.Union(b)
		}
	}
	if some.Empty() {
		return all
	}
	return some.Padded(max(some.Width(), some.Height(), 300) * 0.3)
}

// rank matches a need against all plots and shows the answer in the drawer and on the map.
func (w *Window) rank(needID string) {
	need, ok := w.ws.Snapshot().Need(needID)
	if !ok {
		return
	}
	if w.ranking.needID != needID {
		w.ranking = rankingState{needID: needID, goThere: w.ranking.goThere}
	}
	w.ranking.working = true
	if w.ranking.goThere || w.shelf == "" || !w.shelved(w.shelf) { // who reads the dashboard goes on reading it
		w.table = tableState{}
		w.showDrawer(w.drawer.Object)
	}
	w.showRanking()
	snap, facts, ranker := w.ws.Snapshot(), w.facts, w.ranker
	var matches []match.Match
	w.runner.Latest("rank", func(ctx context.Context) error {
		candidates, err := facts.Candidates(ctx, snap)
		if err == nil {
			candidates, err = fact.ForNeed(ctx, snap, need, candidates)
		}
		if err != nil {
			return err
		}
		matches, err = ranker.Rank(ctx, need, candidates)
		return err
	}, func(err error) {
		if w.ranking.needID != needID || w.ws == nil {
			return
		}
		w.ranking.working = false
		if err != nil {
			w.trouble(err)
			return
		}
		w.ranking.matches = matches
		w.showRanking()
		w.showNavigator()
		w.showMap(nil)
		w.showInspector()
		w.showToolbar()
		if w.ranking.goThere {
			w.ranking.goThere = false
			w.chart.FlyTo(w.answers())
		}
		n := 0
		for _, m := range matches {
			if m.Verdict == match.Fits {
				n++
			}
		}
		w.say(w.loc.N("status.ranked", n, "need", need.Title))
	})
}

// rankAgain follows a change of what the ranking rests on.
func (w *Window) rankAgain() {
	if w.ranking.needID == "" {
		return
	}
	if _, ok := w.ws.Snapshot().Need(w.ranking.needID); !ok {
		w.closeRanking()
		return
	}
	w.rank(w.ranking.needID)
}

func (w *Window) closeRanking() {
	w.ranking = rankingState{}
	d := w.settings.Dock
	d.ShowBottom = false
	w.setDock(d)
	w.showMap(nil)
	w.showNavigator()
	w.showInspector()
	w.showToolbar()
}

func (w *Window) showRanking() {
	if w.ranking.needID == "" {
		// Only what it stands in itself: another panel may be in the drawer.
		if d := w.settings.Dock; d.ShowBottom && w.bottom.Objects[0] == w.drawer.Object {
			d.ShowBottom = false
			w.setDock(d)
		}
		return
	}
	snap := w.ws.Snapshot()
	need, ok := snap.Need(w.ranking.needID)
	if !ok {
		return
	}
	m := ranking.Model{NeedID: need.ID, Title: need.Title, Working: w.ranking.working, Asked: w.askedLine(need)}
	if c, ok := snap.Company(need.CompanyID); ok {
		m.Company = c.Shown()
	}
	if w.selected.kind == data.KindPlot {
		m.Chosen = w.selected.id
	}
	zone := map[string]string{}
	for _, z := range snap.Zones {
		zone[z.ID] = z.Name
	}
	for _, answer := range w.ranking.matches {
		p, ok := snap.Plot(answer.PlotID)
		if !ok {
			continue
		}
		row := ranking.Row{
			PlotID: p.ID, Verdict: answer.Verdict, Word: explain.Verdict(w.loc, answer.Verdict), Name: p.Name, Place: p.Commune,
			Score: answer.Score, Known: answer.Completeness, Rank: "–", Mark: verdictMark(string(answer.Verdict)),
			Reason: w.mainReason(answer),
		}
		if z := zone[p.ZoneID]; z != "" {
			row.Place = z + " · " + p.Commune
		}
		if answer.Rank > 0 {
			row.Rank = w.loc.Number(float64(answer.Rank), 0)
		}
		area := w.areas[p.ID]
		row.AreaM2 = &area
		m.Rows = append(m.Rows, row)
	}
	w.drawer.Set(m)
}

// askedLine says all that a need asks, in one line.
func (w *Window) askedLine(n data.Need) string {
	line := ""
	for _, c := range n.Criteria {
		if line != "" {
			line += " · "
		}
		line += w.loc.T("need.asked", "measure", explain.Asker(w.loc, match.Asks(c)), "asked", explain.Asked(w.loc, match.Asks(c)))
	}
	return line
}

// mainReason is the one that counts most: what eliminates, else what must be checked, else what costs the most points, else
// what earns the most.
func (w *Window) mainReason(m match.Match) string {
	var chosen *match.Reason
	worst := 0.0
	for i := range m.Reasons {
		r := &m.Reasons[i]
		switch {
		case m.Verdict != match.Fits:
			if r.Verdict == m.Verdict && (r.Hard || r.Measure == match.MeasureStatus) {
				return explain.Reason(w.loc, *r)
			}
		case r.Utility != nil:
			if lost := r.Weight * (100 - *r.Utility); chosen == nil || lost > worst {
				chosen, worst = r, lost
			}
		}
	}
	if chosen == nil && len(m.Reasons) > 0 {
		chosen = &m.Reasons[0]
	}
	if chosen == nil {
		return ""
	}
	return explain.Reason(w.loc, *chosen)
}
