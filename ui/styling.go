package ui

import (
	"context"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
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

// lookOf is the style that a layer wears on the map: what is tried, else what is kept.
func (w *Window) lookOf(l data.Layer) style.Rules {
	if w.preview.layer == l.ID {
		return w.preview.rules
	}
	return symbology.ForLayer(l)
}

// editStyle opens the editor of the selected layer's look.
func (w *Window) editStyle() {
	l, ok := w.ws.Snapshot().Layer(w.selected.layer)
	drawn := w.ws.Snapshot().Scene.Layer(w.selected.layer)
	if !ok || drawn == nil {
		return
	}
	kind := mostOf(drawn.Features)
	rules, own, err := l.Style.Rules()
	if !own {
		rules = symbology.ForLayer(l)
	}
	m := styleform.Model{Layer: l.Name, Kind: kind, Design: symbology.DesignOf(rules, own, kind), Stretch: 1}
	if !drawn.Box.Empty() {
		m.Stretch = geo.MercatorStretch(geo.Unmercator(drawn.Box.Centre()).Lat)
	}
	for _, c := range drawn.Features.Columns {
		m.Columns = append(m.Columns, styleform.Column{Name: c.Name, Number: c.Type == feature.Integer || c.Type == feature.Real})
	}
	f := styleform.New(w.loc, w.tips, m)
	f.OnChange = func(d symbology.Design) { w.tryStyle(f, l, drawn, kind, d) }
	f.OnCancel = w.closeForm
	f.OnSave = func() { w.keepStyle(f, l) }
	w.showForm(f, f.Object)
	w.preview = preview{layer: l.ID, rules: rules, own: own}
	w.tellLegend(f, drawn, rules, kind, 0)
	if err != nil {
		f.Complain("", explain.Sentence(w.loc, err))
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

// tryStyle makes the rules of a design off the interface thread and shows them on the map.
func (w *Window) tryStyle(f *styleform.Form, l data.Layer, drawn *scene.Layer, kind feature.Kind, d symbology.Design) {
	if d.Sort == "" {
		plain := l
		plain.Style = ""
		w.preview = preview{layer: l.ID, rules: symbology.ForLayer(plain), own: d.Only != ""}
		w.preview.rules.Only = d.Only
		if err := w.preview.rules.Check(drawn); err != nil {
			f.Complain("only", explain.Sentence(w.loc, err))
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
		if w.preview.layer != l.ID || w.form != form(f) {
			return
		}
		if err != nil {
			f.Complain("", explain.Sentence(w.loc, err))
			return
		}
		w.preview = preview{layer: l.ID, rules: rules, own: true}
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
func (w *Window) keepStyle(f *styleform.Form, l data.Layer) {
	var s data.Style
	if w.preview.own {
		var err error
		if s, err = data.StyleOf(w.preview.rules); err != nil {
			f.Complain("", explain.Sentence(w.loc, err))
			return
		}
	}
	if now, ok := w.ws.Snapshot().Layer(l.ID); ok {
		l = now // its name or place may have changed meanwhile
	}
	w.save(data.Restyle(l, s), f, w.closeForm)
}

// dropPreview shows again what is kept.
func (w *Window) dropPreview() {
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
	if l, ok := w.ws.Snapshot().Layer(w.selected.layer); ok {
		s, err := data.StyleOf(symbology.ForLayer(l))
		if err != nil {
			w.trouble(err)
			return
		}
		w.copied = s
		w.say(w.loc.T("status.style_copied", "layer", l.Name))
		w.showToolbar()
	}
}

func (w *Window) pasteStyle() {
	if l, ok := w.ws.Snapshot().Layer(w.selected.layer); ok {
		w.do(data.Restyle(l, w.copied), w.orTrouble)
	}
}

func (w *Window) noStyleToPaste() string {
	if why := w.noLayerToEdit(); why != "" {
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
		{ID: "layer.style", TitleKey: "op.layer_style", ShortKey: "op.layer_style_short", Group: "map", Icon: "layers", Disabled: w.noLayerToEdit, Run: w.editStyle},
		{ID: "style.copy", TitleKey: "op.style_copy", Icon: "copy", Disabled: w.noLayerToEdit, Run: w.copyStyle},
		{ID: "style.paste", TitleKey: "op.style_paste", Icon: "import", Disabled: w.noStyleToPaste, Run: w.pasteStyle},
	}
}
