package navigator

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// Grouping is how the needs are put together.
type Grouping string

// The groupings.
const (
	Ungrouped Grouping = ""
	ByCompany Grouping = "company"
	ByStage   Grouping = "stage"
)

// Groupings lists them, in the order in which a switch goes through them.
func Groupings() []Grouping { return []Grouping{Ungrouped, ByCompany, ByStage} }

// needTools are the stages that are shown and the ways to group, above the needs.
type needTools struct {
	nav    *Navigator
	stages *fyne.Container
	groups *fyne.Container
	object *fyne.Container
	only   []data.Stage // none: all
}

func newNeedTools(n *Navigator) *needTools {
	t := &needTools{nav: n, stages: kit.Flow(4), groups: kit.Flow(4)}
	t.object = kit.Pad(kit.Insets{Left: 10, Right: 10, Bottom: 6}, kit.Column(4, t.stages, t.groups))
	return t
}

// stageOf is the stage of a need: what nobody set aside is open.
func stageOf(d Need) data.Stage { return cmp.Or(d.Stage, data.StageOpen) }

// set fills the chips; those of stages are there where needs differ in it.
func (t *needTools) set() {
	loc, counts := t.nav.loc, map[data.Stage]int{}
	for _, d := range t.nav.lines.needs {
		counts[stageOf(d)]++
	}
	t.only = slices.DeleteFunc(t.only, func(s data.Stage) bool { return counts[s] == 0 })
	t.stages.Objects = nil
	for _, s := range data.Stages() {
		if n := counts[s]; n > 0 && len(counts) > 1 {
			t.stages.Add(kit.NewChip(loc.T("plots.chip", "what", loc.T("navigator.stage."+string(s)), "count", loc.Number(float64(n), 0)), slices.Contains(t.only, s), func() { t.press(s) }))
		}
	}
	kit.Show(t.stages, len(t.stages.Objects) > 0)
	t.groups.Objects = nil
	for _, g := range Groupings()[1:] {
		chosen := t.nav.model.Grouping == g
		t.groups.Add(kit.NewChip(loc.T("navigator.by."+string(g)), chosen, func() {
			if chosen {
				g = Ungrouped
			}
			t.nav.OnGroup(g)
		}))
	}
	t.object.Refresh()
}

// press shows the needs of a stage, or no longer them alone.
func (t *needTools) press(s data.Stage) {
	if i := slices.Index(t.only, s); i >= 0 {
		t.only = slices.Delete(t.only, i, i+1)
	} else {
		t.only = append(t.only, s)
	}
	t.nav.due[Needs] = true
	t.nav.show(Needs)
}

// PressStage does what a press on the chip of a stage does.
func (n *Navigator) PressStage(s data.Stage) { n.tools.press(s) }

// ShownNeeds are the needs as they stand in the list, with the heading of the group that one begins.
func (n *Navigator) ShownNeeds() []kit.Item {
	n.show(Needs)
	return n.needs.list.Items()
}

// FindNeed types words into the field above the needs.
func (n *Navigator) FindNeed(words string) {
	n.show(Needs)
	n.needs.find.SetText(words)
}

// needItems are the needs of the stages that are shown, each with the name of its group.
func (n *Navigator) needItems() []kit.Item {
	needs := slices.Clone(n.lines.needs)
	group := n.groupOf()
	switch n.model.Grouping {
	case ByCompany:
		slices.SortStableFunc(needs, func(a, b Need) int {
			return cmp.Or(cmp.Compare(flag(a.Company == ""), flag(b.Company == "")), cmp.Compare(locale.Fold(a.Company), locale.Fold(b.Company)))
		})
	case ByStage:
		slices.SortStableFunc(needs, func(a, b Need) int {
			return cmp.Compare(slices.Index(data.Stages(), stageOf(a)), slices.Index(data.Stages(), stageOf(b)))
		})
	}
	var items []kit.Item
	for _, d := range needs {
		if len(n.tools.only) > 0 && !slices.Contains(n.tools.only, stageOf(d)) {
			continue
		}
		item := kit.Item{ID: d.ID, Icon: "need", Title: d.Title, Detail: join(d.Company, d.Asked), Group: group(d), Dim: d.Stage == data.StageServed || d.Stage == data.StageLost}
		if d.Ranked {
			item.Icon = "match"
		}
		if n.model.Grouping == ByCompany {
			item.Detail = d.Asked
		}
		stage := ""
		if stageOf(d) != data.StageOpen && n.model.Grouping != ByStage {
			stage = n.loc.T("stage." + string(d.Stage))
		}
		item.Trailing = join(stage, d.Offer)
		items = append(items, item)
	}
	return items
}

// groupOf names the group of a need.
func (n *Navigator) groupOf() func(d Need) string {
	switch n.model.Grouping {
	case ByCompany:
		return func(d Need) string { return cmp.Or(d.Company, n.loc.T("navigator.no_company")) }
	case ByStage:
		return func(d Need) string { return n.loc.T("navigator.stage." + string(stageOf(d))) }
	}
	return func(Need) string { return "" }
}

func flag(on bool) int {
	if on {
		return 1
	}
	return 0
}
