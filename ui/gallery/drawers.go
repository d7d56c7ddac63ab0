package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data/match"
	"emprise/ui/attributes"
	"emprise/ui/kit"
	"emprise/ui/ledger"
	"emprise/ui/ranking"
	"emprise/ui/reconcileform"
)

// drawers are the panels below the map.
func drawers() []Exhibit {
	rank := func(state string, model func(Room) ranking.Model) Exhibit {
		return exhibit("ranking", state, drawer, func(r Room) fyne.CanvasObject {
			d := ranking.New(r.Loc, r.Tips)
			d.Set(model(r))
			return d.Object
		})
	}
	table := func(state string, model func(Room) attributes.Model) Exhibit {
		return exhibit("attributes", state, drawer, func(r Room) fyne.CanvasObject {
			t := attributes.New(r.Loc, r.Tips)
			t.Set(model(r))
			return t.Object
		})
	}
	past := func(state string, model func(Room) ledger.Model) Exhibit {
		return exhibit("ledger", state, drawer, func(r Room) fyne.CanvasObject {
			l := ledger.New(r.Loc, r.Tips)
			l.Set(model(r))
			return l.Object
		})
	}
	update := func(state string, model func(Room) reconcileform.Model) Exhibit {
		return exhibit("reconcileform", state, drawer, func(r Room) fyne.CanvasObject {
			p := reconcileform.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	return []Exhibit{
		rank(Empty, func(Room) ranking.Model { return ranking.Model{NeedID: "BES-1", Title: "Nouvelle ligne de production"} }),
		rank(Loading, func(Room) ranking.Model {
			return ranking.Model{NeedID: "BES-1", Title: "Nouvelle ligne de production", Working: true}
		}),
		rank(Full, func(r Room) ranking.Model { return ranked(r, "Lot des Hauts Prés", "Biscuiterie du Val") }),
		rank(Full+"-never-offered", func(r Room) ranking.Model {
			m := ranked(r, "Lot des Hauts Prés", "Biscuiterie du Val")
			m.Offers = nil
			return m
		}),
		rank(Long, func(r Room) ranking.Model { return ranked(r, long, long) }),
		table(Empty, func(r Room) attributes.Model {
			return attributes.Model{Layer: r.Loc.T("layer.plots"), Sort: -1, InView: -1}
		}),
		table(Loading, func(r Room) attributes.Model {
			m := tabled(r, "58901000AB0012")
			m.Working, m.Rows, m.InView = true, nil, -1
			return m
		}),
		table(Error, func(r Room) attributes.Model {
			m := tabled(r, "58901000AB0012")
			m.Filter, m.Trouble, m.Rows = "contenance >", r.Loc.T("table.none"), nil
			return m
		}),
		table(Full, func(r Room) attributes.Model { return tabled(r, "58901000AB0012") }),
		table(Long, func(r Room) attributes.Model { return tabled(r, long) }),
		past(Empty, func(r Room) ledger.Model {
			return ledger.Model{Key: "journal", Title: r.Loc.T("op.journal"), Searches: true, Exports: true, Chosen: -1, Note: r.Loc.T("ledger.no_entries")}
		}),
		past(Full, func(r Room) ledger.Model { return journal(r, "Lot 4 des Hauts Prés") }),
		past(Long, func(r Room) ledger.Model { return journal(r, long) }),
		past(Full+"-dates", func(r Room) ledger.Model {
			m := journal(r, "Lot 4 des Hauts Prés")
			m.Searches, m.Dates, m.Since = false, true, "2026-01-01"
			return m
		}),
		update(Empty, func(r Room) reconcileform.Model {
			return reconcileform.Model{Title: "Parcelles", InHand: -1, Apply: r.Loc.N("reconcile.apply", 0)}
		}),
		update(Full, func(r Room) reconcileform.Model { return compared(r, "58901000AB0012") }),
		update(Long, func(r Room) reconcileform.Model { return compared(r, long) }),
	}
}

func ranked(r Room, name, company string) ranking.Model {
	m := ranking.Model{NeedID: "BES-1", Title: name, Company: company, Asked: r.Loc.T("measure.area_m2") + " ≥ " + r.Loc.Hectares(20_000), Chosen: "2", Offers: map[string]ranking.Offer{
		"1": {Word: r.Loc.T("proposal_stage.refused"), Refused: true, Order: 6}, "3": {Word: r.Loc.T("proposal_stage.deliberated"), Order: 4},
	}}
	for i, v := range []match.Verdict{match.Fits, match.Fits, match.Check, match.Unfit, match.Unfit} {
		row := ranking.Row{
			PlotID: string(rune('1' + i)), Rank: "–", Verdict: v, Word: r.Loc.T("verdict." + string(v)), Mark: verdictSign(v), Name: name, Place: "Les Hauts Prés · Arvenne",
			AreaM2: ptr(31_200.0 * float64(i+1)), Known: 1 - 0.2*float64(i), Reason: func() string {
				return r.Loc.T("measure.power_kva") + " : " + r.Loc.Unit(630, 0, "kVA") + " – " + name
			},
		}
		if v != match.Unfit {
			row.Rank, row.Score = r.Loc.Number(float64(i+1), 0), ptr(100-30*float64(i))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func tabled(r Room, text string) attributes.Model {
	cells := []string{text, "Arvenne", r.Loc.Number(12_345.6, 1), r.Loc.Date("2026-01-31")}
	return attributes.Model{
		Layer: "Parcelles", Total: 1_571_301, InView: 4312, Sort: 2, Rows: []int32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, Chosen: map[int32]bool{1: true, 3: true}, Editable: true,
		Columns: []attributes.Column{
			{Name: "id", Width: 170}, {Name: "commune", Width: 130}, {Name: "contenance", Number: true, Width: 110}, {Name: "updated", Width: 140},
		},
		Facts: r.Loc.T("table.sum", "value", r.Loc.Number(1e9, 0)) + " · " + r.Loc.T("table.mean", "value", r.Loc.Number(1234.5, 1)),
		Cell:  func(_ int32, column int) string { return cells[column] },
	}
}

func journal(r Room, name string) ledger.Model {
	column := func(key string, width float32) ledger.Column {
		return ledger.Column{Name: r.Loc.T("journal.column." + key), Width: width}
	}
	cells := []string{"12 345", "2026-11-23 14:05", "M. Aubry", r.Loc.T("edit.saved.plot", "title", name), r.Loc.T("kind.plot") + " 58901_TERRAIN-ECO_00004"}
	m := ledger.Model{
		Key: "journal", Title: r.Loc.T("op.journal"), Count: r.Loc.N("ledger.entries", 12_345), Searches: true, Exports: true, Rows: 40, Chosen: 1,
		Columns: []ledger.Column{column("seq", 56), column("at", 150), column("author", 130), column("what", 420), column("rows", 260)},
		Cell:    func(_, column int) string { return cells[column] },
		Facts:   r.Loc.T("kind.plot") + " " + name + "\n" + r.Loc.T("measure.price_eur_m2") + " : 25 › 32,50",
	}
	m.Columns[0].Trailing = true
	return m
}

func compared(r Room, name string) reconcileform.Model {
	cells := []string{name, r.Loc.T("reconcile.sort.redrawn"), "12 345 m²", "13 001 m²", r.Loc.T("reconcile.unsure")}
	return reconcileform.Model{
		Title: r.Loc.T("reconcile.title", "layer", name, "file", "parcelles-2026-10.geojson"), Count: r.Loc.N("reconcile.count", 1234, "taken", "40", "same", "12 000"),
		Notes: r.Loc.T("reconcile.key", "column", "id"), Apply: r.Loc.N("reconcile.apply", 40), InHand: 2, Rows: []int32{0, 1, 2, 3, 4, 5, 6, 7},
		Sorts: []reconcileform.Sort{{Code: "", Text: r.Loc.T("reconcile.all", "count", "1 234")}, {Code: "redrawn", Text: r.Loc.T("reconcile.sort.redrawn") + " 40"}, {Code: "split", Text: r.Loc.T("reconcile.sort.split") + " 2"}},
		Detail: reconcileform.Detail{
			Title: name, What: r.Loc.T("reconcile.sort.redrawn"), Mine: "12 345 m²", From: r.Loc.T("reconcile.entered"), Theirs: "13 001 m²", To: "parcelles-2026-10.geojson",
			Aside: r.Loc.T("reconcile.share", "share", r.Loc.Percent(0.98, 0), "old", name, "new", name),
		},
		Taken: func(item int32) bool { return item%2 == 0 },
		Cell:  func(_ int32, column int) string { return cells[min(column, len(cells)-1)] },
	}
}

// menuOf makes some actions with their shortcuts.
func menuOf(r Room) []kit.Action {
	list := []kit.Action{
		action(r, "new", "op.new", "new"), action(r, "open", "op.open", "folder"), off(r, "undo", "op.undo", "undo", "why.nothing_to_undo"), action(r, "match", "op.match", "match"),
	}
	list[0].Shortcut, list[1].Shortcut, list[3].Detail = "Ctrl+N", "Ctrl+O", long
	return list
}
