package ui

import (
	"context"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/report"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/overlay"
	"emprise/geo/scene"
	"emprise/ui/attributes"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
)

// tableState is the table of attributes in the drawer.
type tableState struct {
	layer string // of the scene, "" when no table is shown
	drawn *scene.Layer
	model attributes.Model
}

// makeTable makes the panel in the language of the moment, and shows again what it showed.
func (w *Window) makeTable() *attributes.Table {
	t := attributes.New(w.loc, w.tips)
	t.OnFilter = func(text string) {
		w.table.model.Filter = text
		w.arrange()
	}
	t.OnSort = w.sort
	t.OnChoose = w.chooseRows
	t.OnOpen = w.openRow
	t.OnOnlyView = func(on bool) {
		w.table.model.OnlyView = on
		w.arrange()
	}
	t.OnOnlyMine = func(on bool) {
		w.table.model.OnlyMine = on
		w.arrange()
	}
	t.OnExport = w.exportRows
	t.OnEdit = func() { w.Press("plots.set") }
	t.OnClose = func() { w.Press("table.close") }
	return t
}

// showDrawer puts a panel below the map.
func (w *Window) showDrawer(panel fyne.CanvasObject) { w.showDrawerAt(panel, w.settings.Dock) }

// showDrawerAt does so with other sizes.
func (w *Window) showDrawerAt(panel fyne.CanvasObject, sizes kit.Sizes) {
	w.bottom.Objects = []fyne.CanvasObject{panel}
	w.bottom.Refresh()
	if sizes.ShowBottom = true; sizes != w.settings.Dock {
		w.setDock(sizes)
		return
	}
	w.showToolbar()
}

// tableMoved follows the map, once it rests.
func (w *Window) tableMoved() {
	if w.table.layer != "" {
		w.runner.After("table view", tableRest, func() {
			switch {
			case w.table.layer == "" || w.ws == nil:
			case w.table.model.OnlyView, w.table.model.Working:
				w.arrange()
			default:
				w.countInView()
			}
		})
	}
}

// countInView counts what the map shows of the layer: the rows and their order do not depend on it.
func (w *Window) countInView() {
	drawn, view := w.table.drawn, w.chart.View().Box()
	n := 0
	w.runner.Latest("table count", func(context.Context) error {
		drawn.Visit(view, func(int) bool { n++; return true })
		return nil
	}, func(error) {
		if w.table.drawn == drawn && !w.table.model.Working {
			w.table.model.InView = n
			w.attributes.Set(w.table.model)
		}
	})
}

// tableRest is how long the map must rest before the table follows it.
const tableRest = 250 * time.Millisecond

func (w *Window) noOpenTable() string {
	if w.table.layer == "" {
		return "why.no_table"
	}
	return ""
}

// noTable says why there is no table to open.
func (w *Window) noTable() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.tableLayer() == nil {
		return "why.no_layer"
	}
	return ""
}

// tableLayer is the layer whose table is meant: the one of what is selected, else the plots.
func (w *Window) tableLayer() *scene.Layer {
	snap := w.ws.Snapshot()
	id := w.selected.layer
	switch w.selected.kind {
	case data.KindZone:
		id = workspace.SceneZones
	case data.KindProject:
		id = workspace.SceneProjects
	case data.KindLayer:
	default:
		id = workspace.ScenePlots
	}
	return snap.Scene.Layer(id)
}

// openTable shows the attributes of the layer in hand.
func (w *Window) openTable() {
	l := w.tableLayer()
	if l == nil {
		return
	}
	w.table = tableState{layer: l.ID, drawn: l}
	w.table.model = attributes.Model{Layer: w.layerName(l.ID), Sort: -1, InView: -1, Chosen: map[int32]bool{}, Editable: l.ID == workspace.ScenePlots && w.noEdit() == ""}
	w.sort(-1)
	w.showDrawer(w.attributes.Object)
}

func (w *Window) layerName(id string) string {
	if l, ok := w.ws.Snapshot().Layer(id); ok {
		return l.Name
	}
	return w.loc.T("layer." + id)
}

// closeTable brings back what was in the drawer before.
func (w *Window) closeTable() {
	w.table = tableState{}
	w.showDrawer(w.drawer.Object)
	if w.ranking.needID == "" {
		d := w.settings.Dock
		d.ShowBottom = false
		w.setDock(d)
	}
}

// refreshTable reads the layer anew when it has changed; a layer that is gone takes its table with it.
func (w *Window) refreshTable() {
	if w.table.layer == "" {
		return
	}
	l := w.ws.Snapshot().Scene.Layer(w.table.layer)
	switch {
	case l == nil:
		w.closeTable()
	case l != w.table.drawn:
		w.table.drawn = l
		w.table.model.Chosen = map[int32]bool{}
		w.arrange()
	}
}

// sort orders by a column, the other way when it is the one already; -1 is the order of the file.
func (w *Window) sort(column int) {
	m := &w.table.model
	m.Down = column >= 0 && column == m.Sort && !m.Down
	m.Sort = column
	w.arrange()
}

// arrange works out which rows the table shows, in which order, off the interface thread.
func (w *Window) arrange() {
	if w.table.drawn == nil { // the last key of a hand that was typing when the project was closed
		return
	}
	m := w.table.model
	drawn, loc, view := w.table.drawn, w.loc, w.chart.View().Box()
	chosen := maps.Clone(m.Chosen)
	m.Columns = tableColumns(drawn.Features)
	m.Total = drawn.Features.Len()
	m.Cell = cellOf(drawn.Features, loc)
	m.Working = true
	w.table.model = m
	w.attributes.Set(m)
	w.runner.Latest("table", func(ctx context.Context) error {
		m.Trouble = ""
		rows, err := filtered(ctx, drawn, m.Filter)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			m.Trouble = explain.Sentence(loc, err)
			rows = nil
		}
		seen := make([]bool, drawn.Features.Len())
		m.InView = 0
		drawn.Visit(view, func(f int) bool {
			seen[f] = true
			m.InView++
			return true
		})
		rows = slices.DeleteFunc(rows, func(f int32) bool { return m.OnlyView && !seen[f] || m.OnlyMine && !chosen[f] })
		m.Facts = ""
		if m.Sort >= 0 && m.Sort < len(drawn.Features.Columns) {
			c := drawn.Features.Columns[m.Sort]
			if err := c.Order(ctx, rows, m.Down, locale.Fold); err != nil {
				return err
			}
			s, err := c.Summarise(ctx, rows)
			if err != nil {
				return err
			}
			m.Facts = summed(loc, c, s)
		}
		m.Rows, m.Working = rows, false
		return nil
	}, func(err error) {
		if err != nil || w.table.drawn != drawn {
			return
		}
		m.Chosen = w.table.model.Chosen
		w.table.model = m
		w.attributes.Set(m)
	})
}

// condition tells a filter that is a condition from one that is words to look for.
var condition = regexp.MustCompile(`(?i)[<>=]|\b(in|dans|entre|between|contient|contains|like|comme|est|is)\b`)

// filtered gives the features that a filter keeps: those for which its condition is true, or whose values hold all its words.
func filtered(ctx context.Context, l *scene.Layer, filter string) ([]int32, error) {
	words := strings.Fields(locale.Fold(filter))
	n := l.Features.Len()
	if condition.MatchString(filter) {
		program, err := expression.Where(filter, expression.Table{Features: l.Features})
		if err == nil {
			found, err := program.Rows(ctx, n, nil)
			rows := make([]int32, len(found))
			for i, f := range found {
				rows[i] = int32(f)
			}
			return rows, err
		}
		if strings.ContainsAny(filter, "<>=") {
			return nil, err
		}
	}
	holds, err := search.Holding(ctx, l.Features.Columns, words)
	if err != nil {
		return nil, err
	}
	kept := make([]bool, n)
	if err := overlay.Each(ctx, n, overlay.Options{}, func() func(from, to int) {
		return func(from, to int) {
			for f := from; f < to; f++ {
				kept[f] = holds(f)
			}
		}
	}); err != nil {
		return nil, err
	}
	rows := make([]int32, 0, n)
	for f, k := range kept {
		if k {
			rows = append(rows, int32(f))
		}
	}
	return rows, nil
}

// chooseRows marks rows and shows the one that was pressed on the map.
func (w *Window) chooseRows(features []int32, near int32) {
	m := &w.table.model
	m.Chosen = make(map[int32]bool, len(features))
	for _, f := range features {
		m.Chosen[f] = true
	}
	w.attributes.Set(*m)
	if len(features) > 1 {
		numbers := make([]int, len(features))
		for i, f := range features {
			numbers[i] = int(f)
		}
		slices.Sort(numbers)
		w.gather(crowd{{w.table.drawn, numbers}})
		return
	}
	if m.Chosen[near] {
		w.choose(w.selectionOf(scene.Hit{Layer: w.table.drawn, Feature: int(near)}))
	}
}

// markRows marks the rows of what is selected on the map.
func (w *Window) markRows() {
	if w.table.layer == "" || w.table.drawn == nil {
		return
	}
	chosen := map[int32]bool{}
	for _, g := range w.gathered() {
		if g.layer == w.table.drawn {
			for _, f := range g.features {
				chosen[int32(f)] = true
			}
		}
	}
	if !maps.Equal(chosen, w.table.model.Chosen) {
		w.table.model.Chosen = chosen
		w.attributes.Set(w.table.model)
	}
}

// openRow goes to a feature of the table.
func (w *Window) openRow(f int32) { w.chart.FlyTo(withGround(w.table.drawn.BoxOf(int(f)))) }

// exportRows asks for a file and writes what the table shows, or what is chosen of it.
func (w *Window) exportRows() {
	m, drawn := w.table.model, w.table.drawn
	rows := m.Rows
	if len(m.Chosen) > 0 {
		rows = slices.DeleteFunc(slices.Clone(rows), func(f int32) bool { return !m.Chosen[f] })
	}
	if len(rows) == 0 {
		w.say(w.loc.T("table.nothing_to_export"))
		return
	}
	w.ask(filechooser.Options{
		Title: w.loc.T("table.export"), Button: w.loc.T("files.choose"), Save: true, Name: m.Layer + ".csv", Extensions: []string{".csv", ".geojson"},
	}, func(path string) { w.WriteRows(path, drawn.Features, rows) })
}

// WriteRows writes features to a file, as its extension says.
func (w *Window) WriteRows(path string, set *feature.Set, rows []int32) {
	loc := w.loc
	w.runner.Go(loc.T("task.export", "file", filepath.Base(path)), func(ctx context.Context, progress func(done, total int64)) error {
		return report.WriteFeatures(ctx, path, set, rows, loc, progress)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.N("table.exported", len(rows), "file", path))
	})
}
