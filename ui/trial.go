package ui

import (
	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
)

// tryNeed ranks a need as it would be saved, when it is the one that is ranked; nothing of it is stored.
func (w *Window) tryNeed(n data.Need) {
	if w.ws == nil || w.ranking.needID != n.ID {
		return
	}
	if w.ranking.tried == nil {
		w.ranking.stored = w.ranking.ranked
	}
	w.ranking.tried = &n
	w.rankTried()
}

// rankTried answers the need that is tried; the newest wins.
func (w *Window) rankTried() {
	tried, needID := w.ranking.tried, w.ranking.needID
	var found ranked
	w.runner.Latest("trial", w.answering(*tried, match.Rank, &found), func(err error) {
		if w.ws == nil || w.ranking.tried == nil || w.ranking.needID != needID {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.showAnswer(found)
	})
}

// dropTrial gives the ranking of the stored need back.
func (w *Window) dropTrial() {
	if w.ranking.tried == nil {
		return
	}
	w.runner.Forget("trial")
	w.ranking.tried = nil
	if w.ws != nil {
		w.showAnswer(w.ranking.stored)
	}
	w.ranking.stored = ranked{}
}

// showAnswer shows another answer to the need that is ranked. The map is painted again only where plots get another verdict.
func (w *Window) showAnswer(a ranked) {
	snap, before := w.ws.Snapshot(), w.ranking.verdicts()
	w.ranking.ranked = a
	w.showRanking()
	turned := map[string]bool{}
	for _, m := range a.matches {
		turned[m.PlotID] = before[m.PlotID] != string(m.Verdict)
	}
	changed := geo.EmptyBox()
	for i := range snap.Plots {
		if p := &snap.Plots[i]; turned[p.ID] {
			changed = changed.Union(geo.MercatorBox(p.Shape.Bound()))
		}
	}
	if !changed.Empty() {
		w.showMap(&changed)
	}
}
