package ui

import (
	"context"
	"slices"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/ui/kit"
	"emprise/ui/ranking"
)

// ranked is the answer to a need, with the rows that tell it.
type ranked struct {
	need    data.Need // that was answered: not always the one that is stored by now
	matches []match.Match
	rows    []ranking.Row
	lang    string // of the rows
}

// rankingState is the ranking on the map and in the drawer.
type rankingState struct {
	ranked
	needID  string // "" when none is shown
	working bool
	goThere bool // the user asked for it: show where the answers lie

	tried  *data.Need // the need as the open form would save it: what is shown answers it, and nothing of it is stored
	stored ranked     // the answer to the need as it is stored, while another one is tried
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
		w.contest = contest{}
	}
	w.ranking.working = true
	if w.ranking.goThere || w.shelf == "" || !w.shelved(w.shelf) { // who reads the dashboard goes on reading it
		w.table = tableState{}
		w.showDrawer(w.drawer.Object)
	}
	w.showRanking()
	var found ranked
	w.runner.Latest("rank", w.answering(need, w.ranker.Rank, &found), func(err error) {
		if w.ranking.needID != needID || w.ws == nil {
			return
		}
		w.ranking.working = false
		if err != nil {
			w.trouble(err)
			return
		}
		if w.ranking.tried != nil {
			w.ranking.stored = found
			w.rankTried()
			return
		}
		w.ranking.ranked = found
		w.showRanking()
		w.showNavigator()
		w.showMap(nil)
		w.showInspector()
		w.showToolbar()
		w.refreshContest()
		if w.ranking.goThere {
			w.ranking.goThere = false
			w.chart.FlyTo(w.answers())
		}
		n := 0
		for _, m := range found.matches {
			if m.Verdict == match.Fits {
				n++
			}
		}
		w.sayWhile(w.loc.N("status.ranked", n, "need", need.Title), func() bool { return w.ranking.needID == needID })
	})
}

// answering is the work of answering a need, with a way to rank, for a worker.
func (w *Window) answering(need data.Need, rank func(context.Context, data.Need, []match.Candidate) ([]match.Match, error), to *ranked) func(context.Context) error {
	snap, facts, loc, areas := w.ws.Snapshot(), w.facts, w.loc, w.areas
	return func(ctx context.Context) error {
		candidates, err := facts.Candidates(ctx, snap)
		if err == nil {
			candidates, err = fact.ForNeed(ctx, snap, need, candidates)
		}
		if err != nil {
			return err
		}
		matches, err := rank(ctx, need, candidates)
		*to = ranked{need, matches, rankedRows(loc, snap, areas, matches), loc.Lang()}
		return err
	}
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
	w.ranking, w.contest = rankingState{}, contest{}
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
	if w.ranking.tried != nil {
		m.Asked, m.Tried = w.askedLine(*w.ranking.tried), true
	}
	if r := w.ranking.ranked; r.lang != w.loc.Lang() && r.matches != nil {
		w.tellRanking(r)
	}
	m.Rows, m.Marked, m.Offers = w.ranking.rows, w.contest.marked, offered(w.loc, snap, need.ID)
	w.drawer.Set(m)
}

// tellRanking tells an answer in the language of the moment.
func (w *Window) tellRanking(r ranked) {
	loc, snap, areas := w.loc, w.ws.Snapshot(), w.areas
	var rows []ranking.Row
	w.runner.Latest("ranking words", func(context.Context) error {
		rows = rankedRows(loc, snap, areas, r.matches)
		return nil
	}, func(error) {
		if now := &w.ranking.ranked; w.loc == loc && oneAnswer(now.matches, r.matches) {
			now.rows, now.lang = rows, loc.Lang()
			w.showRanking()
		}
	})
}

// oneAnswer says whether two answers are one and the same, and not only alike.
func oneAnswer(a, b []match.Match) bool { return len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] }

// offered is how far the last offers of plots to a need have come.
func offered(loc *locale.Locale, snap *workspace.Snapshot, need string) map[string]ranking.Offer {
	offers, told := dealing.OffersOf(snap), map[string]ranking.Offer{}
	for _, p := range snap.Proposals {
		for _, plot := range p.PlotIDs {
			last, ok := offers.Of(need, plot)
			if _, done := told[plot]; done || !ok {
				continue
			}
			told[plot] = ranking.Offer{
				Word: upperFirst(explain.Stage(loc, last)), Tip: upperFirst(explain.Offer(loc, last)), Refused: last.Stage == data.ProposalRefused,
				Order: 1 + slices.Index(data.ProposalStages(), last.Stage),
			}
		}
	}
	return told
}

// rankedRows tells an answer in words. It may run on any goroutine.
func rankedRows(loc *locale.Locale, snap *workspace.Snapshot, areas map[string]float64, matches []match.Match) []ranking.Row {
	zone := zoneNames(snap)
	type sign struct {
		word string
		mark kit.Painter
	}
	signs := map[match.Verdict]sign{}
	for _, v := range []match.Verdict{match.Fits, match.Check, match.Unfit} {
		signs[v] = sign{explain.Verdict(loc, v), verdictMark(string(v))}
	}
	rows := make([]ranking.Row, 0, len(matches))
	at := make(map[string]int, len(snap.Plots))
	for i := range snap.Plots {
		at[snap.Plots[i].ID] = i
	}
	for _, answer := range matches {
		i, ok := at[answer.PlotID]
		if !ok {
			continue
		}
		p := &snap.Plots[i]
		area := areas[p.ID]
		row := ranking.Row{
			PlotID: p.ID, Verdict: answer.Verdict, Word: signs[answer.Verdict].word, Name: p.Name, Place: p.Commune,
			Score: answer.Score, Known: answer.Completeness, Rank: "–", Mark: signs[answer.Verdict].mark,
			Reason: func() string { return mainReason(loc, answer) },
		}
		if len(p.Shape) > 0 {
			row.AreaM2 = &area
		}
		if z := zone[p.ZoneID]; z != "" {
			row.Place = z + " · " + p.Commune
		}
		if answer.Rank > 0 {
			row.Rank = loc.Number(float64(answer.Rank), 0)
		}
		rows = append(rows, row)
	}
	return rows
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
func mainReason(loc *locale.Locale, m match.Match) string {
	var chosen *match.Reason
	worst := 0.0
	for i := range m.Reasons {
		r := &m.Reasons[i]
		switch {
		case m.Verdict != match.Fits:
			if r.Verdict == m.Verdict && (r.Hard || r.Measure == match.MeasureStatus) {
				return explain.Reason(loc, *r)
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
	return explain.Reason(loc, *chosen)
}
