package ui

import (
	"context"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/sample"
	"emprise/ui/styleform"
)

// preview is a look of a layer that is tried on the map and not kept yet.
type preview struct {
	layer string // "" when none is tried
	rules style.Rules
	own   bool // not that of the role
}

// wearer is a layer whose look can be changed: an imported one, or one that is made of rows.
type wearer struct {
	id, name string
	own      data.Style  // "" where it has the ready-made look
	usual    style.Rules // that look
	restyle  func(snap *workspace.Snapshot, s data.Style) data.Edit
}

// wearerOf finds a layer of the scene by its ID.
func (w *Window) wearerOf(id string) (wearer, bool) {
	snap := w.ws.Snapshot()
	if snap.Scene.Layer(id) == nil {
		return wearer{}, false
	}
	if kind := workspace.KindOf(id); kind != "" {
		return wearer{
			id: id, name: w.loc.T("layer." + id), own: snap.Territory.Styles.Of(kind), usual: symbology.ForRows(kind, data.Styles{}),
			restyle: func(snap *workspace.Snapshot, s data.Style) data.Edit {
				return data.RestyleRows(snap.Territory, kind, s)
			},
		}, true
	}
	l, ok := snap.Layer(id)
	return wearer{
		id: id, name: l.Name, own: l.Style, usual: symbology.ForRole(l.Role),
		restyle: func(snap *workspace.Snapshot, s data.Style) data.Edit {
			if now, ok := snap.Layer(id); ok {
				l = now // its name or place may have changed meanwhile
			}
			return data.Restyle(l, s)
		},
	}, ok
}

// worn is what the layer looks like.
func (l wearer) worn() style.Rules {
	if own, ok, err := l.own.Rules(); err == nil && ok {
		return own
	}
	return l.usual
}

// lookOf is the style that a layer wears on the map: what is tried, else what is kept.
func (w *Window) lookOf(l data.Layer) style.Rules {
	if w.preview.layer == l.ID {
		return w.preview.rules
	}
	return symbology.ForLayer(l)
}

// editStyle opens the editor of the selected layer's look.
func (w *Window) editStyle() {
	l, ok := w.wearerOf(w.selected.layer)
	if !ok {
		return
	}
	drawn := w.ws.Snapshot().Scene.Layer(l.id)
	kind := mostOf(drawn.Features)
	if kind == feature.None {
		kind = kindOfRows(l.id) // none is there yet
	}
	rules, own, err := l.own.Rules()
	if !own {
		rules = l.usual
	}
	m := styleform.Model{Layer: l.name, Kind: kind, Design: symbology.DesignOf(rules, own, kind), Stretch: 1}
	if !drawn.Box.Empty() {
		m.Stretch = geo.MercatorStretch(geo.Unmercator(drawn.Box.Centre()).Lat)
	}
	for _, c := range drawn.Features.Columns {
		m.Columns = append(m.Columns, styleform.Column{Name: c.Name, Title: w.columnTitle(l.id, c.Name), Number: c.Type == feature.Integer || c.Type == feature.Real})
	}
	f := styleform.New(w.loc, w.tips, m)
	f.OnChange = func(d symbology.Design) { w.tryStyle(f, l, drawn, kind, d) }
	f.OnCancel = w.closeForm
	f.OnSave = func() { w.keepStyle(f, l) }
	w.showForm(f, f.Object)
	w.preview = preview{layer: l.id, rules: rules, own: own}
	w.tellLegend(f, drawn, rules, kind, 0)
	if err != nil {
		f.Complain("", w.sentence(err))
	}
}

// mostOf is the kind of the first features of a set that have one.
func mostOf(s *feature.Set) feature.Kind {
	kind := feature.None
	for _, k := range s.Kinds[:min(len(s.Kinds), 1000)] {
		kind = max(kind, k)
	}
	return kind
}

// columnTitle is what a column of a layer made of rows is called, "" for one that was imported.
func (w *Window) columnTitle(layer, column string) string {
	switch {
	case workspace.KindOf(layer) == "":
		return ""
	case layer == workspace.SceneProjects && (column == "status" || column == "type"):
		return w.loc.T("project." + column)
	}
	return w.fieldTitle(workspace.KindOf(layer), column)
}

// kindOfRows is how the rows of a layer are drawn.
func kindOfRows(id string) feature.Kind {
	if id == workspace.SceneProjects {
		return feature.Points
	}
	return feature.Areas
}

// tryStyle makes the rules of a design off the interface thread and shows them on the map.
func (w *Window) tryStyle(f *styleform.Form, l wearer, drawn *scene.Layer, kind feature.Kind, d symbology.Design) {
	if d.Sort == "" {
		w.preview = preview{layer: l.id, rules: l.usual, own: d.Only != ""}
		w.preview.rules.Only = d.Only
		if err := w.preview.rules.Check(drawn); err != nil {
			f.Complain("only", w.sentence(err))
			w.preview.rules.Only = ""
		}
		w.showMap(nil)
		w.tellLegend(f, drawn, w.preview.rules, kind, 0)
		return
	}
	var rules style.Rules
	told := 0
	w.runner.Latest("style", func(context.Context) error {
		var err error
		if rules, told, err = d.Make(drawn.Features, kind); err != nil {
			return err
		}
		return rules.Check(drawn)
	}, func(err error) {
		if w.preview.layer != l.id || w.form != form(f) {
			return
		}
		if err != nil {
			f.Complain("", w.sentence(err))
			return
		}
		w.preview = preview{layer: l.id, rules: rules, own: true}
		w.showMap(nil)
		w.tellLegend(f, drawn, rules, kind, told)
	})
}

// tellLegend shows the signs with how many features wear each.
func (w *Window) tellLegend(f *styleform.Form, drawn *scene.Layer, rules style.Rules, kind feature.Kind, told int) {
	var legend style.Legend
	w.runner.Latest("style legend", func(context.Context) error {
		legend = rules.Legend(drawn, drawn.Box)
		return nil
	}, func(error) {
		lines := make([]styleform.Line, len(legend))
		for i, e := range legend {
			lines[i] = styleform.Line{Mark: sample.Of(e.Symbol, kind), Text: explain.Sign(w.loc, e), Count: w.loc.Number(float64(e.Count), 0)}
		}
		note := ""
		if rules.Made.Sort == style.SortCategories && told > symbology.MostCategories {
			note = w.loc.T("styling.more_values", "shown", w.loc.Number(symbology.MostCategories, 0), "all", w.loc.Number(float64(told), 0))
		}
		f.Show(lines, note)
	})
}

// keepStyle writes the look that is tried into the project.
func (w *Window) keepStyle(f *styleform.Form, l wearer) {
	var s data.Style
	if w.preview.own {
		var err error
		if s, err = data.StyleOf(w.preview.rules); err != nil {
			f.Complain("", w.sentence(err))
			return
		}
	}
	w.save(l.restyle(w.ws.Snapshot(), s), f, w.closeForm)
}

// dropPreview shows again what is kept.
func (w *Window) dropPreview() {
	w.dropLook()
	if w.preview.layer == "" {
		return
	}
	w.preview = preview{}
	w.runner.Forget("style")
	w.runner.Forget("style legend")
	if w.ws != nil {
		w.showMap(nil)
	}
}

// copyStyle and pasteStyle carry a look from one layer to another.
func (w *Window) copyStyle() {
	if l, ok := w.wearerOf(w.selected.layer); ok {
		s, err := data.StyleOf(l.worn())
		if err != nil {
			w.trouble(err)
			return
		}
		w.copied = s
		w.say(w.loc.T("status.style_copied", "layer", l.name))
		w.showToolbar()
	}
}

func (w *Window) pasteStyle() {
	if l, ok := w.wearerOf(w.selected.layer); ok {
		w.do(l.restyle(w.ws.Snapshot(), w.copied), w.orTrouble)
	}
}

// noStyle says why the look of the layer in hand cannot be changed.
func (w *Window) noStyle() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if _, ok := w.wearerOf(w.selected.layer); !ok {
		return "why.no_layer_chosen"
	}
	return ""
}

func (w *Window) noStyleToPaste() string {
	if why := w.noStyle(); why != "" {
		return why
	}
	if w.copied == "" {
		return "why.no_style_copied"
	}
	return ""
}

// styleOperations dress the selected layer.
func (w *Window) styleOperations() []Operation {
	return []Operation{
		{ID: "layer.style", TitleKey: "op.layer_style", ShortKey: "op.layer_style_short", Group: "map", Icon: "layers", Disabled: w.noStyle, Run: w.editStyle},
		{ID: "style.copy", TitleKey: "op.style_copy", Icon: "copy", Disabled: w.noStyle, Run: w.copyStyle},
		{ID: "style.paste", TitleKey: "op.style_paste", Icon: "import", Disabled: w.noStyleToPaste, Run: w.pasteStyle},
	}
}
