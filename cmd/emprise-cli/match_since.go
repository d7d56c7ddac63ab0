package main

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
)

// movedJSON is the answer of match --since.
type movedJSON struct {
	Since string          `json:"since"`
	Needs []needMovedJSON `json:"needs"`
}

type needMovedJSON struct {
	NeedID string     `json:"need_id"`
	Title  string     `json:"title"`
	New    bool       `json:"new"` // there was no such need
	Moves  []moveJSON `json:"moves"`
}

type moveJSON struct {
	PlotID string       `json:"plot_id"`
	Name   string       `json:"name"`
	Course match.Course `json:"course"`
	Before *matchJSON   `json:"before"`
	After  *matchJSON   `json:"after"`
	Why    []turnJSON   `json:"why"`
	Text   string       `json:"text"`
}

type turnJSON struct {
	Measure data.Measure `json:"measure"`
	Label   string       `json:"label"`
	Before  *reasonJSON  `json:"before"`
	After   *reasonJSON  `json:"after"`
	Text    string       `json:"text"`
}

// moved says what became of the ranking of a need, or of all, since a day.
func (v *matchVerb) moved(e *env) error {
	var moved []inquiry.Moved
	w, err := e.open(v.Project, true)
	if err != nil {
		return err
	}
	if v.Need != "" {
		_, err = v.need(w.Snapshot())
	}
	if err == nil {
		moved, err = inquiry.Since(e.ctx, w, &fact.Cache{}, v.Since.start(), v.Need)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	switch {
	case e.json:
		return e.print(v.movedJSON(e, moved))
	case v.CSV:
		t := e.sheet("need", "title", "id", "name", "course", "rank_before", "rank_after", "verdict", "score", "why")
		for _, n := range moved {
			for _, m := range n.Moves {
				before, after := "", make([]string, 6)
				if m.Before != nil && m.Before.Rank > 0 {
					before = strconv.Itoa(m.Before.Rank)
				}
				if m.After != nil {
					after = e.matchCells(*m.After)
				}
				t.Rows = append(t.Rows, []string{
					n.Need.ID, n.Need.Title, m.PlotID, m.Name, explain.Move(e.loc, m), before, after[0], after[3], after[4], strings.Join(turnsOf(e, m), " | "),
				})
			}
		}
		return t.CSV(e.out, e.loc)
	}
	return tellMoved(e, moved)
}

func tellMoved(e *env, moved []inquiry.Moved) error {
	for i, n := range moved {
		head := n.Need.ID + " · " + n.Need.Title
		if i > 0 {
			head = "\n" + head
		}
		switch {
		case n.Before == nil:
			head += " · " + e.loc.T("cli.match.new_need")
		case len(n.Moves) == 0:
			head += " · " + e.loc.T("cli.match.nothing_moved")
		}
		if err := e.line(head); err != nil {
			return err
		}
		for _, m := range n.Moves {
			if err := e.line("  " + m.PlotID + " · " + m.Name + " · " + explain.Move(e.loc, m)); err != nil {
				return err
			}
			for _, t := range turnsOf(e, m) {
				if err := e.line("    " + t); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// turnsOf says why a plot moved.
func turnsOf(e *env, m match.Move) []string {
	if m.Before == nil || m.After == nil {
		return nil
	}
	if len(m.Why) == 0 {
		return []string{e.loc.T("move.others")}
	}
	told := make([]string, len(m.Why))
	for i, t := range m.Why {
		told[i] = explain.Turn(e.loc, t)
	}
	return told
}

func (v *matchVerb) movedJSON(e *env, moved []inquiry.Moved) movedJSON {
	out := movedJSON{Since: v.Since.start().Format(time.RFC3339), Needs: make([]needMovedJSON, 0, len(moved))}
	one := func(n data.Need, m *match.Match) *matchJSON {
		if m == nil {
			return nil
		}
		return &ranking(e, dealing.Offers{}, n, []match.Match{*m}).Matches[0]
	}
	reason := func(r *match.Reason) *reasonJSON {
		if r == nil {
			return nil
		}
		j := reasonOf(e, *r)
		return &j
	}
	for _, n := range moved {
		j := needMovedJSON{NeedID: n.Need.ID, Title: n.Need.Title, New: n.Before == nil, Moves: make([]moveJSON, 0, len(n.Moves))}
		for _, m := range n.Moves {
			k := moveJSON{m.PlotID, m.Name, m.Course, one(n.Need, m.Before), one(n.Need, m.After), []turnJSON{}, explain.Move(e.loc, m)}
			for _, t := range m.Why {
				named := t.After
				if named == nil {
					named = t.Before
				}
				k.Why = append(k.Why, turnJSON{named.Measure, explain.Asker(e.loc, *named), reason(t.Before), reason(t.After), explain.Turn(e.loc, t)})
			}
			j.Moves = append(j.Moves, k)
		}
		out.Needs = append(out.Needs, j)
	}
	return out
}
