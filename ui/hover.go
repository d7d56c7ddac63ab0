package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview"
	"emprise/ui/theme"
)

// pointed picks what the pointer is taken to rest on, and says its name and two or three facts.
func (w *Window) pointed(hits []scene.Hit) (scene.Hit, []string) {
	if w.ws == nil || len(hits) == 0 {
		return scene.Hit{}, nil
	}
	h := ordered(hits)[0]
	if role := data.Role(h.Layer.Role); h.Layer.ID != workspace.SceneProjects && (role == data.RoleLimits || role == data.RoleContext) {
		return scene.Hit{}, nil // what is around everything is no thing to point at
	}
	return h, slices.DeleteFunc(append([]string{w.nameOf(h.Layer, h.Feature)}, w.facts3(h)...), func(s string) bool { return s == "" })
}

// mostClasses is of how many classes the words about a sign say how many points wear them.
const mostClasses = 6

// signWords says how many points share a sign, and how many of each class.
func (w *Window) signWords(c mapview.Gathering) []string {
	if w.ws == nil {
		return nil
	}
	all := crowd{{c.Layer, c.Features}}
	title := w.counted(all)
	if all.word() == "counted.feature" {
		title = c.Layer.Name + " · " + title
	}
	lines := []string{title}
	classes, others := 0, 0
	for i, n := range c.Counts {
		switch {
		case n == 0:
		case classes == mostClasses:
			others += n
		default:
			class := &c.Rules.Classes[i]
			words := explain.Sign(w.loc, style.LegendEntry{Symbol: &class.Symbol, When: class.When, Unit: c.Rules.Unit})
			lines = append(lines, words+" · "+w.loc.Number(float64(n), 0))
			classes++
		}
	}
	if others > 0 {
		lines = append(lines, w.loc.T(style.Others)+" · "+w.loc.Number(float64(others), 0))
	}
	if classes == 1 {
		lines = lines[:1]
		if all.word() == "counted.project" {
			lines = append(lines, w.code("project_type.", c.Layer.Features.Text("type", c.Features[0])))
		}
	}
	return lines
}

// gatherSign adds the points of a sign to what is selected, or takes them away.
func (w *Window) gatherSign(l *scene.Layer, features []int, how mapview.How) {
	if w.ws == nil {
		return
	}
	hits := make([]scene.Hit, len(features))
	for i, f := range features {
		hits[i] = scene.Hit{Layer: l, Feature: f}
	}
	if hits = w.ofNow(hits); len(hits) == 0 {
		return
	}
	features = features[:0:0]
	for _, h := range hits {
		l, features = h.Layer, append(features, h.Feature)
	}
	slices.Sort(features)
	w.gather(w.gathered().with(crowd{{l, features}}, how))
}

// mostMeasured is how many corners a feature may have to be measured while the pointer moves.
const mostMeasured = 3000

// facts3 are up to three lines about a feature.
func (w *Window) facts3(h scene.Hit) []string {
	set, f := h.Layer.Features, h.Feature
	area := ""
	if first, end := set.RingsOf(f); set.Kinds[f] == feature.Areas && set.Rings[end]-set.Rings[first] < mostMeasured {
		area = mapview.Area(w.loc, measure.FeatureArea(set, f))
	}
	switch h.Layer.ID {
	case workspace.ScenePlots:
		lines := []string{upperFirst(w.code("status.", set.Text("status", f))), area, set.Text("commune", f)}
		if m, ok := w.ranking.of(set.Text("id", f)); ok && w.ranking.needID != "" {
			lines[2] = explain.Verdict(w.loc, m.Verdict)
		}
		return lines
	case workspace.SceneZones:
		return []string{w.loc.T("kind.zone"), area, set.Text("commune", f)}
	case workspace.SceneProjects:
		return []string{w.code("project_type.", set.Text("type", f)), upperFirst(w.code("project_status.", set.Text("status", f)))}
	}
	lines := []string{h.Layer.Name, area}
	if text := set.Text("contenance", f); data.Role(h.Layer.Role) == data.RoleParcels && text != "" {
		if v, ok := w.loc.Parse(text); ok {
			lines[1] = mapview.Area(w.loc, geo.SquareMetres(v))
		}
	}
	for _, column := range []string{"nature", "libelle", "typezone", "usage", "usage1"} {
		if text := set.Text(column, f); text != "" && text != w.nameOf(h.Layer, f) {
			return append(lines, upperFirst(text))
		}
	}
	return lines
}

// offer shows all that lies under a place of a map, to choose one of it; the arrows and Enter do it too.
func (w *Window) offer(m *mapview.Map) func(hits []scene.Hit, at fyne.Position) {
	return func(hits []scene.Hit, at fyne.Position) {
		if w.ws == nil {
			return
		}
		hits = ordered(w.ofNow(hits))
		if len(hits) == 0 {
			w.say(w.loc.T("selected.none"))
			return
		}
		w.offered = make([]Offer, len(hits))
		items := make([]*fyne.MenuItem, len(hits))
		for i, h := range hits {
			name := w.nameOf(h.Layer, h.Feature)
			if kind := w.kindOf(h.Layer); kind != name {
				name += "  –  " + kind
			}
			w.offered[i] = Offer{name, func() { w.choose(w.selectionOf(h)) }}
			items[i] = fyne.NewMenuItem(name, w.offered[i].Run)
			items[i].Icon = theme.Icon(hitIcon(h), fynetheme.Color(fynetheme.ColorNameForeground))
		}
		c := w.win.Canvas()
		menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
		menu.ShowAtPosition(fyne.CurrentApp().Driver().AbsolutePositionForObject(m).Add(at))
	}
}

// Offer is one of several things under the pointer.
type Offer struct {
	Name string
	Run  func()
}

// Offered lists what was offered last to choose from, for a driver.
func (w *Window) Offered() []Offer { return w.offered }

func hitIcon(h scene.Hit) string {
	switch h.Layer.ID {
	case workspace.ScenePlots:
		return "plot"
	case workspace.SceneZones:
		return "zone"
	case workspace.SceneProjects:
		return projectIcon(data.ProjectType(h.Layer.Features.Text("type", h.Feature)))
	}
	return "layers"
}

// offerHere offers what lies under the pointer, or in the middle of the map when the pointer is elsewhere.
func (w *Window) offerHere() { w.sheet().Offer() }
