package ui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/placement"
	"emprise/data/workspace"
	"emprise/ui/asking"

	panel "emprise/ui/allocation"
)

// showAllocation brings the panel up to date with what is known of the answer.
func (w *Window) showAllocation() {
	a := &w.allot
	if !a.open || w.ws == nil {
		return
	}
	settled := w.ws.Snapshot().Territory.Allocation
	m := panel.Model{
		Rules: panel.Rules{First: settled.First, Zones: settled.Zones, Assemble: settled.Assemble, SureOnly: settled.SureOnly}, Working: a.tells, Row: -1, Column: -1,
		Empty: w.loc.T("allocation.no_needs"),
	}
	m.Firsts = asking.Options(w.loc, "allocation.first.", append([]string{""}, data.AllocationFirsts()...))
	if why := w.noEdit(); why != "" {
		m.Fixed = w.loc.T(why)
	}
	if a.stopped {
		m.Stopped = w.loc.T("allocation.stopped")
	}
	if a.err != nil {
		m.Trouble = w.troubleOf(a.err)
	}
	for _, id := range []string{"allocation.propose", "allocation.reserve", "allocation.clear", "allocation.print"} {
		o := w.operation(id)
		act := w.action(o)
		act.Detail, act.Title = act.Title, w.loc.T(o.ShortKey)
		m.Actions = append(m.Actions, act)
	}
	if a.plan != nil {
		w.tellAllocation(&m, settled)
	}
	w.allotment.Set(m)
}

// tellAllocation puts an answer into words.
func (w *Window) tellAllocation(m *panel.Model, settled data.Allocation) {
	a := &w.allot
	best := a.plan.Best()
	taken := 0.0
	outcomes := make([]allocation.Outcome, len(best.Outcomes))
	for i, o := range best.Outcomes {
		outcomes[i] = o
		taken += a.plan.Area(o.NeedID, o.PlaceID)
		r := panel.Row{Number: strconv.Itoa(i + 1), Company: w.needName(a.plan.Needs[i]), Gets: w.loc.T("allocation.gets_none"), None: o.PlaceID == ""}
		if !r.None {
			r.Gets = w.landShort(o.PlaceID)
		}
		m.Rows = append(m.Rows, r)
	}
	m.Gain = w.loc.T("allocation.beside", "gain", explain.Gain(w.loc, best, a.plan.First()))
	m.Summary = strings.Join(filled(
		w.loc.N("allocation.served_of", best.Totals.Served, "of", w.loc.Number(float64(len(outcomes)), 0)), w.loc.Hectares(taken), w.meanFit(best), explain.Quality(w.loc, *best.Proof),
	), " · ")
	for _, id := range a.lots {
		name, under := headLines(explain.Land(w.loc, a.plan.Place(id)))
		m.Columns = append(m.Columns, panel.Column{Name: name, Under: under})
	}
	locks, bans := map[data.Pairing]bool{}, map[data.Pairing]bool{}
	for _, p := range settled.Locked {
		locks[p] = true
	}
	for _, p := range settled.Forbidden {
		bans[p] = true
	}
	plan, lots, loc, refused := a.plan, a.lots, w.loc, w.loc.T("proposal_stage."+string(data.ProposalRefused))
	m.Cell = func(row, column int) panel.Cell {
		pair := data.Pairing{NeedID: plan.Needs[row].ID, Place: lots[column]}
		c := panel.Cell{Text: "–", Given: outcomes[row].PlaceID == pair.Place, Locked: locks[pair], Forbidden: bans[pair]}
		if r, ok := plan.Asked.RefusalOf(allocation.Pair{NeedID: pair.NeedID, PlaceID: pair.Place}); ok {
			c.Refused, c.Forbidden = r.Banned, c.Forbidden || r.Banned
		}
		if o, ok := plan.Option(pair.NeedID, pair.Place); ok && o.Verdict != match.Unfit {
			c.Text, c.State = loc.Number(o.Fit, 0), panel.Fits
			if o.Verdict == match.Check {
				c.State = panel.Check
			}
		}
		if c.Refused {
			c.Text = refused
		}
		return c
	}
	m.Row, m.Column = a.rowInHand(), a.columnInHand()
	if m.Row >= 0 {
		m.Card = w.pairCard(outcomes[m.Row], locks, bans)
	}
	m.Told = w.toldOfAllocation(best)
}

func (w *Window) meanFit(a allocation.Answer) string {
	if a.Totals.Served == 0 {
		return ""
	}
	return w.loc.T("allocation.mean", "score", w.loc.Number(a.Totals.Fit/float64(a.Totals.Served), 0))
}

// needName is a need by its company, else by what it looks for.
func (w *Window) needName(n data.Need) string {
	if c, ok := w.ws.Snapshot().Company(n.CompanyID); ok && c.Shown() != "" {
		return c.Shown()
	}
	return n.Title
}

// allotNames says whose land is, by the number with the company and by the number alone, for any goroutine.
func (w *Window) allotNames(snap *workspace.Snapshot) (names, numbers func(hosts []allocation.Outcome) string) {
	said, short := map[string]string{}, map[string]string{}
	for i, n := range placement.Open(snap) {
		short[n.ID] = strconv.Itoa(i + 1)
		said[n.ID] = w.loc.T("allocation.numbered", "number", i+1, "company", w.needName(n))
	}
	joined := func(of map[string]string) func(hosts []allocation.Outcome) string {
		return func(hosts []allocation.Outcome) string {
			list := make([]string, len(hosts))
			for i, o := range hosts {
				list[i] = of[o.NeedID]
			}
			return strings.Join(list, ", ")
		}
	}
	return joined(said), joined(short)
}

// splitName parts a name such as « La Plaine — lot 1 » into what tells it from its neighbours and where it is.
func splitName(name string) (own, under string) {
	for _, mark := range []string{" — ", " – ", ", "} {
		if i := strings.LastIndex(name, mark); i > 0 {
			return name[i+len(mark):], name[:i]
		}
	}
	return name, ""
}

// headLines is a name in the two lines of a head: parted as splitName does, else where the halves are the most alike.
func headLines(name string) (first, second string) {
	const short = 13 // letters that the head has room for
	first, second = splitName(name)
	if second != "" || utf8.RuneCountInString(name) <= short {
		return first, second
	}
	best := -1
	for i, r := range name {
		if middle := len(name) / 2; r == ' ' && (best < 0 || max(i-middle, middle-i) < max(best-middle, middle-best)) {
			best = i
		}
	}
	if best < 0 {
		return name, ""
	}
	return name[:best], name[best+1:]
}

// landShort is land with what tells it from its neighbours first.
func (w *Window) landShort(id string) string {
	own, under := splitName(explain.Land(w.loc, w.allot.plan.Place(id)))
	return strings.Join(filled(own, under), " · ")
}

func (w *Window) explainNames() explain.Names {
	return explain.Names{
		Need: func(id string) string {
			n, _ := w.ws.Snapshot().Need(id)
			return w.needName(n)
		},
		Place:   func(id string) string { return explain.Land(w.loc, w.allot.plan.Place(id)) },
		Refused: w.allot.plan.Asked.WasRefused,
	}
}

// standing is why a need gets what it gets, with what comes nearest where nothing fits.
func (w *Window) standing(o allocation.Outcome) string {
	said := explain.Standing(w.loc, o, w.explainNames())
	if m, ok := w.allot.plan.Nearest[o.NeedID]; ok && o.Reason == allocation.NoFit {
		said += w.loc.T("allocation.nearest", "place", w.explainNames().Place(m.PlotID), "reasons", strings.Join(explain.MissedBy(w.loc, m), " ; "))
	}
	return upperFirst(said)
}

// pairCard tells of the pair in hand, or of a need that gets nothing.
func (w *Window) pairCard(o allocation.Outcome, locks, bans map[data.Pairing]bool) *panel.Card {
	a := &w.allot
	need, _ := a.plan.Ground.Need(a.need)
	pair, ok := w.pairInHand()
	if !ok {
		return &panel.Card{Title: w.needName(need), Detail: need.Title, Lines: []panel.Line{{Icon: "warning", Text: w.standing(o)}}}
	}
	option, _ := a.plan.Option(pair.NeedID, pair.Place)
	c := &panel.Card{Title: w.needName(need), Land: w.landShort(pair.Place)}
	score := ""
	if option.Verdict != match.Unfit {
		score = w.loc.T("allocation.fit", "fit", w.loc.Number(option.Fit, 1))
	}
	area := option.AreaM2
	if area == 0 {
		area = a.plan.Place(pair.Place).AreaM2
	}
	verdict := option.Verdict
	if verdict == match.Unfit && a.answer != nil && a.plan.Kind(pair.Place) != placement.Zone {
		verdict = a.answer.Verdict // left out when only what is sure counts
	}
	c.Detail = strings.Join(filled(upperFirst(explain.Verdict(w.loc, verdict)), score, w.loc.Hectares(area), need.Title), " · ")
	given := o.PlaceID == pair.Place
	refusal, refused := w.pairRefused()
	c.Cost = w.costOf(pair, o, given, locks[pair], bans[pair] || refusal.Banned)
	if refused {
		c.Lines = append(c.Lines, panel.Line{Icon: "forbid", Text: upperFirst(explain.Offer(w.loc, refusal.Offer))})
	}
	for _, id := range []string{"allocation.lock", "allocation.forbid", "allocation.see"} {
		act := w.action(w.operation(id))
		act.Detail = w.loc.T("allocation.tip." + id[len("allocation."):])
		c.Actions = append(c.Actions, act)
	}
	if a.answer != nil {
		for _, r := range a.answer.Reasons {
			c.Lines = append(c.Lines, panel.Line{Icon: reasonIcon(r), Text: upperFirst(explain.Reason(w.loc, r))})
		}
	}
	if o.PlaceID == "" {
		c.Lines = append(c.Lines, panel.Line{Icon: "info", Text: w.standing(o)})
	}
	return c
}

func reasonIcon(r match.Reason) string {
	switch r.Verdict {
	case match.Fits:
		return "check"
	case match.Check:
		return "question"
	}
	return "close"
}

// costOf says what deciding the pair costs, or would cost.
func (w *Window) costOf(pair data.Pairing, o allocation.Outcome, given, locked, banned bool) string {
	a := &w.allot
	said := func(key string, c placement.Cost) string {
		if cost := explain.Cost(w.loc, c); cost != "" {
			return w.loc.T("allocation.costs."+key, "cost", cost)
		}
		return w.loc.T("allocation.costs_nothing." + key)
	}
	if locked || banned {
		c, ok := a.costs[allocation.Pair{NeedID: pair.NeedID, PlaceID: pair.Place}]
		switch {
		case !ok:
			return ""
		case locked:
			return said("locked", c)
		}
		return said("banned", c)
	}
	if given {
		return w.standing(o)
	}
	if a.price == nil {
		return a.refused
	}
	return said("would", *a.price)
}

// costShort says what a decision costs: « coûte 12 points », "" while nobody knows.
func (w *Window) costShort(p allocation.Pair) string {
	c, ok := w.allot.costs[p]
	if !ok {
		return ""
	}
	if lost := explain.Cost(w.loc, c); lost != "" {
		return w.loc.T("allocation.costs_short", "cost", lost)
	}
	return w.loc.T("allocation.costs_none")
}

// toldOfAllocation is what the whole answer comes to.
func (w *Window) toldOfAllocation(best allocation.Answer) []panel.Told {
	a := &w.allot
	names := w.explainNames()
	var told []panel.Told
	add := func(key string, lines []panel.Line) {
		if len(lines) > 0 {
			told = append(told, panel.Told{Heading: w.loc.T("allocation.told." + key), Lines: lines})
		}
	}
	var none, decided, warnings []panel.Line
	for i, o := range best.Outcomes {
		if o.PlaceID == "" && o.NeedID != a.need {
			none = append(none, panel.Line{Icon: "warning", Text: w.loc.T("allocation.of", "company", w.needName(a.plan.Needs[i]), "what", locale.Lowered(w.standing(o)))})
		}
	}
	for _, list := range []struct {
		icon  string
		pairs []allocation.Pair
	}{{"lock", a.plan.Asked.Locks}, {"forbid", a.plan.Asked.Bans}} {
		for _, p := range list.pairs {
			text := w.loc.T("allocation.pair", "company", names.Need(p.NeedID), "land", w.landShort(p.PlaceID))
			if cost := w.costShort(p); cost != "" {
				text = w.loc.T("allocation.of", "company", text, "what", cost)
			}
			if r, _ := a.plan.Asked.RefusalOf(p); !r.Banned {
				decided = append(decided, panel.Line{Icon: list.icon, Text: text})
			}
		}
	}
	var refused []panel.Line
	for _, r := range a.plan.Asked.Refused {
		line := panel.Line{Icon: "info", Text: explain.Refusal(w.loc, r, names)}
		if cost := w.costShort(r.Pair); r.Banned {
			line.Icon, line.Text = "forbid", strings.Join(filled(line.Text, upperFirst(cost)), " ")
		}
		refused = append(refused, line)
	}
	for _, x := range a.plan.Result.Warnings {
		if x.Rule != allocation.WarnBudget { // the proof says so
			warnings = append(warnings, panel.Line{Icon: "info", Text: explain.AllocationWarning(w.loc, x, names)})
		}
	}
	if n := a.plan.Land.Cut; n > 0 {
		warnings = append(warnings, panel.Line{Icon: "info", Text: w.loc.N("allocation.cut", n)})
	}
	for _, x := range []struct {
		key string
		n   int
	}{{"allocation.gone", a.plan.Asked.Gone}, {"allocation.more", a.more}, {"allocation.others_unfit", a.unfit}} {
		if x.n > 0 {
			warnings = append(warnings, panel.Line{Icon: "info", Text: w.loc.N(x.key, x.n)})
		}
	}
	add("none", none)
	add("refused", refused)
	add("decided", decided)
	add("answer", []panel.Line{
		{Text: w.loc.T("allocation.objectives", "list", explain.Objectives(w.loc, a.plan.Asked.Tiers))},
		{Text: explain.Proof(w.loc, *best.Proof, a.plan.Asked.Tiers)},
	})
	add("warnings", warnings)
	return told
}
