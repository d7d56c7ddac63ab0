package ui

import (
	"context"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/ui/inspector"
)

// answers are what is asked of a plot or a parcel that is selected: what would make it fit the need that is ranked, and which
// needs it could serve.
type answers struct {
	need   data.Need
	remedy *match.Remedy // nil when no need is ranked
	served []inquiry.Served
}

// ask works the answers out; needID is "" when no need is ranked.
func ask(ctx context.Context, snap *workspace.Snapshot, needID string, p inquiry.Place) (a answers, err error) {
	if need, ok := snap.Need(needID); ok {
		r, err := inquiry.WhyNot(ctx, snap, need, p)
		if err != nil {
			return a, err
		}
		a.need, a.remedy = need, &r
	}
	a.served, err = inquiry.Needs(ctx, snap, p, false)
	return a, err
}

// mostServed is how many needs are listed that a place could serve.
const mostServed = 6

// cure says what would make the place fit the need that is ranked; none when it fits.
func (w *Window) cure(a answers) (list []inspector.Section) {
	if a.remedy == nil || len(a.remedy.Changes) == 0 {
		return nil
	}
	lines := []string{explain.Remedy(w.loc, *a.remedy)}
	for _, c := range a.remedy.Changes {
		lines = append(lines, "– "+explain.Changing(w.loc, c))
	}
	return []inspector.Section{{First: true, Title: w.loc.T("inspector.remedy"), Text: strings.Join(lines, "\n")}}
}

// serves lists the needs that the place could serve; none without needs.
func (w *Window) serves(a answers) (list []inspector.Section) {
	if len(a.served) == 0 {
		return nil
	}
	could := inspector.Section{Title: w.loc.T("inspector.served")}
	for _, s := range a.served {
		m := s.Remedy.Match
		if m.Verdict == match.Unfit && !s.Near() || len(could.Links) == mostServed {
			break
		}
		icon, _ := w.verdictInk(m.Verdict)
		detail := upperFirst(explain.Verdict(w.loc, m.Verdict))
		switch {
		case m.Verdict != match.Fits: // its icon says the verdict, and what there is room for says what would have to change
			detail = upperFirst(explain.Changing(w.loc, s.Remedy.Changes[0]))
		case m.Score != nil:
			detail += " · " + w.loc.T("inspector.score", "score", w.loc.Number(*m.Score, 0))
		}
		could.Links = append(could.Links, inspector.Link{Icon: icon, Title: s.Need.Title, Detail: detail, Run: func() { w.chooseNeed(s.Need.ID) }})
	}
	if len(could.Links) == 0 {
		could.Text = w.loc.T("inspector.serves_none")
	}
	return []inspector.Section{could}
}

// inspectParcel holds a parcel that is selected against the needs, off the interface thread, and adds the answers to what its
// source tells.
func (w *Window) inspectParcel(s selection, m inspector.Model) {
	snap, facts, needID := w.ws.Snapshot(), w.facts, w.ranking.needID
	if len(snap.Needs) == 0 {
		return
	}
	var a answers
	w.runner.Latest("inspect", func(ctx context.Context) error {
		p, err := inquiry.OfParcel(ctx, snap, facts, s.layer, s.feature)
		if err != nil {
			return err
		}
		a, err = ask(ctx, snap, needID, p)
		return err
	}, func(err error) {
		if w.ws == nil || w.form != nil || w.selected != s {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		if a.remedy != nil {
			m.Verdict = w.verdictOf(a.need, a.remedy.Match)
		}
		m.Sections = slices.Concat(w.cure(a), m.Sections[:1], w.serves(a), m.Sections[1:])
		w.inspector.Set(m)
	})
}
