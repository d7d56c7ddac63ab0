package report

import (
	"cmp"
	"slices"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// legend tells what is drawn within the box of the plane, and nothing else, in the order that is wished. areas are the plots' square metres, in the
// order of the snapshot; topic is what the colours of the plots tell: "plots" or "verdicts".
func (d dressed) legend(loc *locale.Locale, within geo.Box, resolution float64, topic string, areas []geo.SquareMetres) []sheet.Group {
	var mains, grounds []telling
	if d.plots.Layer != nil {
		count, sum := rows(d.plots.Layer, d.plots.Rules, func(f int) float64 { return float64(areas[f]) })
		signs, classes := items(loc, d.plots, within, resolution)
		for i := range signs {
			it := &signs[i]
			for c := range d.plots.Rules.Classes {
				same := d.plots.Rules.Classes[c].Symbol.Key == it.Symbol.Key
				if it.Symbol.Key == style.Told {
					same = c == classes[i]
				}
				if same && count[c] > 0 {
					it.Note = loc.T("report.count_area", "n", loc.Number(float64(count[c]), 0), "area", loc.Hectares(sum[c]))
				}
			}
		}
		mains = append(mains, telling{d.plots.Layer.ID, signs})
	}
	for _, l := range []render.Dressed{d.zones, d.projects} {
		if signs, _ := items(loc, l, within, resolution); len(signs) > 0 {
			mains = append(mains, telling{l.Layer.ID, signs})
		}
	}
	for _, l := range slices.Backward(d.ground) {
		signs, _ := items(loc, l, within, resolution)
		if len(signs) == 1 && d.twice(loc, signs[0].Text, within, resolution) {
			signs[0].Text = l.Layer.Name // two layers of one symbol are told apart by their own names
		}
		grounds = append(grounds, telling{l.Layer.ID, signs})
	}
	out := []sheet.Group{
		{Title: loc.T("report.legend." + topic), Items: d.inOrder(mains)},
		{Title: loc.T("report.legend.ground"), Minor: true, Items: d.inOrder(grounds)},
	}
	if d.place(grounds) < d.place(mains) {
		slices.Reverse(out)
	}
	return slices.DeleteFunc(out, func(g sheet.Group) bool { return len(g.Items) == 0 })
}

// telling is what the legend says of a layer.
type telling struct {
	layer string
	items []sheet.Item
}

// rank is where the legend tells a layer: as a person wants it, and those of which nothing is said after all others.
func (d dressed) rank(layer string) int {
	if i := slices.Index(d.told, layer); i >= 0 {
		return i
	}
	return len(d.told)
}

// place is that of the first of some layers.
func (d dressed) place(parts []telling) int {
	first := len(d.told)
	for _, t := range parts {
		if len(t.items) > 0 {
			first = min(first, d.rank(t.layer))
		}
	}
	return first
}

func (d dressed) inOrder(parts []telling) []sheet.Item {
	slices.SortStableFunc(parts, func(a, b telling) int { return cmp.Compare(d.rank(a.layer), d.rank(b.layer)) })
	var out []sheet.Item
	for _, t := range parts {
		out = append(out, t.items...)
	}
	return out
}

// twice says whether more than one layer of the ground tells a text in its legend.
func (d dressed) twice(loc *locale.Locale, text string, within geo.Box, resolution float64) bool {
	n := 0
	for _, l := range d.ground {
		told, _ := items(loc, l, within, resolution)
		for _, it := range told {
			if it.Text == text {
				n++
			}
		}
	}
	return n > 1
}

// withheld says whether a condition only keeps some rows from a reader, who must not learn of them here.
func withheld(c style.Condition) bool { return c.Column == style.IDColumn && c.Not }

// items are the symbols that a layer shows within the box, with the class of each; none when the scale hides it. A sign that
// stands for all of a layer has the layer's name.
func items(loc *locale.Locale, l render.Dressed, within geo.Box, resolution float64) (out []sheet.Item, classes []int) {
	if l.Layer == nil || l.Rules.Shown.Share(resolution) < 0.15 {
		return nil, nil
	}
	told := map[string]bool{}
	seen := drawn(l, within)
	for c, shown := range seen {
		if shown {
			told[l.Rules.Classes[c].Symbol.Key] = true
		}
	}
	for _, e := range l.Rules.LegendAt(l.Layer, within, resolution) {
		if !told[e.Symbol.Key] || e.Symbol.Key == style.Told && !seen[e.Class] {
			continue
		}
		if s := e.Symbol; s.Fill == (paint.Fill{}) && s.Stroke.Width == 0 && !s.Marker.Drawn() {
			continue // the basemap shows it instead
		}
		e.When = slices.DeleteFunc(slices.Clone(e.When), withheld)
		text := explain.Sign(loc, e)
		if e.Symbol.Key == style.All {
			text = l.Layer.Name
		}
		out = append(out, sheet.Item{Symbol: e.Symbol, Kind: e.Kind, Opacity: e.Opacity, Text: text})
		classes = append(classes, e.Class)
	}
	return out, classes
}
