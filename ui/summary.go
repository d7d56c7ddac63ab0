package ui

import (
	"context"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/ui/inspector"
)

// summary is what is known of the ground that a crowd takes, once it is measured.
type summary struct {
	known  bool
	area   geo.SquareMetres
	length geo.Metres // of lines
	sum    bool       // the area is a plain sum, for there are too many areas to unite
	left   int        // areas whose shape cannot be measured
}

// mostUnited is up to how many areas their ground is measured as a union: beyond, it would take seconds.
const mostUnited = 20_000

func (c crowd) measure(ctx context.Context) (summary, error) {
	s := summary{known: true, sum: c.count() > mostUnited}
	var areas []orb.MultiPolygon
	n := 0
	for _, g := range c {
		set := g.layer.Features
		for _, f := range g.features {
			if n++; n%1024 == 0 && ctx.Err() != nil {
				return summary{}, ctx.Err()
			}
			switch {
			case set.Kinds[f] == feature.Lines:
				s.length += measure.Length(set.Geometry(f))
			case set.Kinds[f] != feature.Areas:
			case s.sum:
				s.area += measure.FeatureArea(set, f)
			default:
				areas = append(areas, set.MultiPolygon(f))
			}
		}
	}
	if len(areas) > 0 {
		total, err := measure.UnionArea(ctx, areas)
		if err != nil {
			return summary{}, err
		}
		s.area, s.left = total.Area, len(total.Left)
	}
	return s, nil
}

// tellCrowd says how many things were selected, at once, and how much ground they take, when it is measured.
func (w *Window) tellCrowd() {
	told := w.selectedOf(w.crowd)
	w.say(told)
	w.told = told
	w.measureCrowd(told)
}

// measureCrowd measures the ground of the crowd off the interface thread, and adds it to what was told, if that still stands.
func (w *Window) measureCrowd(told string) {
	c, ws := w.crowd, w.ws
	var s summary
	w.runner.Latest("crowd", func(ctx context.Context) error {
		var err error
		s, err = c.measure(ctx)
		return err
	}, func(err error) {
		if w.ws != ws || w.selected.kind != kindMany || !slices.EqualFunc(w.crowd, c, sameGroup) {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		w.summary = s
		if text := w.summed(); text != "" && told != "" && w.Said() == told {
			w.told = told + ", " + text
			w.say(w.told)
		}
		w.showInspector()
	})
}

func sameGroup(a, b group) bool {
	return a.layer == b.layer && len(a.features) == len(b.features) && &a.features[0] == &b.features[0]
}

// summed is the ground or the length of the crowd in words, "" for points and while it is not measured.
func (w *Window) summed() string {
	switch s := w.summary; {
	case s.area > 0 && s.sum:
		return w.loc.T("selected.sum", "area", w.loc.Hectares(float64(s.area)))
	case s.area > 0:
		return w.loc.Hectares(float64(s.area))
	case s.length > 0:
		return w.loc.Distance(float64(s.length))
	}
	return ""
}

// mostListed is how many of a crowd are named in the inspector.
const mostListed = 25

// describeCrowd shows what several things have in common.
func (w *Window) describeCrowd() inspector.Model {
	c := w.crowd
	m := inspector.Model{Key: "many/" + strconv.Itoa(c.count()), Kind: w.loc.T("kind.many"), Title: w.counted(c)}
	land := inspector.Section{Title: w.loc.T("inspector.measures")}
	text, label := w.summed(), "inspector.together"
	if w.summary.length > 0 && w.summary.area == 0 {
		label = "inspector.length"
	}
	switch {
	case !w.summary.known:
		land.Facts = append(land.Facts, inspector.Fact{Label: w.loc.T(label), Value: w.loc.T("inspector.measuring"), Unknown: true})
	case text != "":
		fact := inspector.Fact{Label: w.loc.T(label), Value: text, Source: w.loc.T("inspector.measured")}
		if !w.summary.sum && label == "inspector.together" {
			fact.Source = w.loc.T("inspector.united")
		}
		land.Facts = append(land.Facts, fact)
	}
	if w.summary.left > 0 {
		land.Facts = append(land.Facts, inspector.Fact{Label: w.loc.T("inspector.left_out"), Value: w.loc.N("counted.feature", w.summary.left)})
	}
	if len(land.Facts) > 0 {
		m.Sections = append(m.Sections, land)
	}
	for _, g := range c {
		if g.layer.ID == workspace.ScenePlots {
			m.Sections = append(m.Sections, w.statuses(g))
		}
		list := inspector.Section{Title: w.kindOf(g.layer) + " · " + w.loc.Number(float64(len(g.features)), 0)}
		for i, f := range g.features {
			if i == mostListed {
				list.Text = w.loc.N("inspector.first", mostListed)
				break
			}
			list.Links = append(list.Links, inspector.Link{Icon: "plot", Title: w.nameOf(g.layer, f), Run: func() {
				w.choose(w.selectionOf(scene.Hit{Layer: g.layer, Feature: f}))
			}})
		}
		m.Sections = append(m.Sections, list)
	}
	m.Actions = w.actions("zoom.selected", "select.grow", "select.invert")
	if len(c.of(workspace.ScenePlots)) > 0 {
		m.Actions = w.actions("plots.set", "zoom.selected", "select.grow", "select.invert")
	} else if slices.ContainsFunc(c, func(g group) bool { return data.Role(g.layer.Role) == data.RoleParcels }) {
		m.Actions = slices.Concat(w.actions("draw.from_parcels"), m.Actions)
	}
	return m
}

// statuses counts plots by their status.
func (w *Window) statuses(g group) inspector.Section {
	s := inspector.Section{Title: w.loc.T("inspector.statuses")}
	count := map[data.Status]int{}
	var order []data.Status
	for _, f := range g.features {
		status := data.Status(g.layer.Features.Text("status", f))
		if count[status]++; count[status] == 1 {
			order = append(order, status)
		}
	}
	for _, status := range order {
		s.Facts = append(s.Facts, inspector.Fact{
			Label: upperFirst(w.code("status.", string(status))), Value: w.loc.N("counted.plot", count[status]),
		})
	}
	return s
}
