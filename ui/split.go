package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/style"
	"emprise/ui/kit"
	"emprise/ui/mapview"
	"emprise/ui/theme"
)

// split is two maps side by side, and what the plots wear on each.
type split struct {
	twin  *mapview.Map // at the right; nil when there is one map
	sides [2]side

	choices [2]*kit.ChoiceField

	drawnOn *mapview.Map // which of them the hand was on last
}

// side is one of the two maps: coloured by status, as it is or as it was before the sitting, or by the verdicts for a need.
type side struct {
	need     string // "" for the statuses, asBefore for those before the sitting
	verdicts map[string]string
}

// splitChoice is what is remembered of it.
type splitChoice struct {
	Left  string `json:"left"` // need, "" for the statuses, asBefore for those before the sitting
	Right string `json:"right"`
}

// flipSplit opens a second map beside the first, or closes it.
func (w *Window) flipSplit() {
	if w.split.twin != nil {
		delete(w.settings.Splits, w.ws.Path())
		w.settings.save()
		w.closeSplit()
		return
	}
	c, ok := w.settings.Splits[w.ws.Path()]
	if !ok {
		c.Right = w.needInHand()
		if needs := w.ws.Snapshot().Needs; c.Right == "" && len(needs) > 0 {
			c.Right = needs[0].ID
		}
	}
	w.openSplit(c)
}

func (w *Window) splitTitle() string {
	if w.split.twin != nil {
		return w.loc.T("op.split_close")
	}
	return w.loc.T("op.split")
}

// openSplit shows two maps.
func (w *Window) openSplit(c splitChoice) {
	w.split.sides = [2]side{{need: w.known(c.Left)}, {need: w.known(c.Right)}}
	w.split.twin = w.newMap()
	mapview.Link(w.chart, w.split.twin)
	w.frameSplit()
	w.rememberSplit()
	w.showMap(nil)
	w.judge()
	w.seekBefore()
	w.showToolbar()
}

// frameSplit puts both maps side by side, each below the choice of what its plots wear.
func (w *Window) frameSplit() {
	w.maps.Objects = []fyne.CanvasObject{container.NewGridWithColumns(2, w.panel(0, w.chart), w.panel(1, w.split.twin))}
	w.coverAgain()
	w.maps.Refresh()
}

// closeSplit shows one map again.
func (w *Window) closeSplit() {
	if w.split.twin == nil {
		return
	}
	w.use(w.chart)
	w.chart.Unlink()
	w.split.twin.Set(mapview.Model{})
	w.split = split{}
	w.maps.Objects = []fyne.CanvasObject{w.chart}
	w.coverAgain()
	w.maps.Refresh()
	if w.ws != nil {
		w.showMap(nil)
		w.showToolbar()
	}
}

// splitAgain opens two maps where there were two the last time.
func (w *Window) splitAgain() {
	if c, ok := w.settings.Splits[w.ws.Path()]; ok {
		w.openSplit(c)
	}
}

// known is a need that is still there, or the state before a sitting, else "".
func (w *Window) known(needID string) string {
	if _, ok := w.sittingBehind(); ok && needID == asBefore {
		return needID
	}
	if _, ok := w.ws.Snapshot().Need(needID); ok {
		return needID
	}
	return ""
}

// panel is a map below the choice of what its plots wear.
func (w *Window) panel(i int, m *mapview.Map) fyne.CanvasObject {
	options := []kit.Option{{Code: "", Text: w.loc.T("split.statuses")}}
	if w.before.sitting.ID != "" {
		options = append(options, kit.Option{Code: asBefore, Text: w.beforeWords("before.option")})
	}
	for _, n := range w.ws.Snapshot().Needs {
		options = append(options, kit.Option{Code: n.ID, Text: w.loc.T("split.need", "need", n.Title)})
	}
	choice := kit.NewChoiceField("", "", options, nil)
	choice.Fill(w.split.sides[i].need)
	w.split.choices[i] = choice
	choice.Select.OnChanged = func(string) { w.wear(i, choice.Value()) }
	row := []fyne.CanvasObject{kit.Grow(choice.Select)}
	if i == 1 {
		row = append(row, kit.IconButton("close", w.loc.T("op.split_close"), w.tips, func() { w.Press("split") }))
	}
	const height = 40 // of both, so that both maps are alike
	head := kit.On(theme.Bar, kit.Stack(kit.Space(0, height), kit.Pad(kit.Sides(8, 2), kit.Row(4, row...))))
	return kit.Frame(kit.Column(0, head, kit.Hairline()), nil, m)
}

// wear changes what the plots of a side wear.
func (w *Window) wear(i int, needID string) {
	if w.split.twin == nil || w.split.sides[i].need == needID {
		return
	}
	w.split.sides[i] = side{need: needID}
	w.rememberSplit()
	w.showMap(nil)
	w.judge()
	w.seekBefore()
}

func (w *Window) rememberSplit() {
	if w.settings.Splits == nil {
		w.settings.Splits = map[string]splitChoice{}
	}
	w.settings.Splits[w.ws.Path()] = splitChoice{w.split.sides[0].need, w.split.sides[1].need}
	w.settings.save()
}

// judge works out the verdicts that the sides show, off the interface thread.
func (w *Window) judge() {
	if w.split.twin == nil {
		return
	}
	snap, facts, ws, asked := w.ws.Snapshot(), w.facts, w.ws, w.split.sides
	found := [2]map[string]string{}
	w.runner.Latest("split", func(ctx context.Context) error {
		candidates, err := facts.Candidates(ctx, snap)
		if err != nil {
			return err
		}
		for i, s := range asked {
			if need, ok := snap.Need(s.need); ok {
				own, err := fact.ForNeed(ctx, snap, need, candidates)
				if err != nil {
					return err
				}
				if found[i], err = verdictsFor(ctx, need, own); err != nil {
					return err
				}
			}
		}
		return nil
	}, func(err error) {
		if w.ws != ws || w.split.twin == nil {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		for i := range w.split.sides {
			if w.split.sides[i].need == asked[i].need {
				w.split.sides[i].verdicts = found[i]
			}
		}
		w.showMap(nil)
	})
}

func verdictsFor(ctx context.Context, n data.Need, candidates []match.Candidate) (map[string]string, error) {
	matches, err := match.Rank(ctx, n, candidates)
	if err != nil {
		return nil, err
	}
	v := make(map[string]string, len(matches))
	for _, m := range matches {
		v[m.PlotID] = string(m.Verdict)
	}
	return v, nil
}

// rules is what the plots of a side wear; plain where they answer no need.
func (s side) rules(plain style.Rules) style.Rules {
	if s.need == "" || s.verdicts == nil {
		return plain
	}
	return symbology.ForVerdicts(s.verdicts)
}

// showSplit gives both maps the model that one would have, each with its own plots.
func (w *Window) showSplit(m mapview.Model) {
	plain, _ := w.rowLook(workspace.ScenePlots)
	for i, chart := range []*mapview.Map{w.chart, w.split.twin} {
		mine := m
		mine.Dressed = nil
		for _, d := range m.Dressed {
			if d.Layer.ID == workspace.ScenePlots {
				d.Rules = w.onlyListed(w.split.sides[i].rules(plain))
			}
			mine.Dressed = append(mine.Dressed, d)
		}
		if w.before.on || w.split.sides[i].need == asBefore {
			mine = w.asItWas(mine)
			if mine.Banner != "" { // there is half the room
				mine.Banner = w.beforeWords("before.option")
			}
		}
		chart.Set(mine)
	}
}

// Split lists the two maps, nil when there is one.
func (w *Window) Split() []*mapview.Map {
	if w.split.twin == nil {
		return nil
	}
	return []*mapview.Map{w.chart, w.split.twin}
}

// Wear makes the choice of a side of two maps: a need, "" for the statuses, "@before" for those before the sitting.
func (w *Window) Wear(i int, what string) { w.split.choices[i].Fill(what) }
