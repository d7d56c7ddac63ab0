package ui

import (
	"strings"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/relation"
	"emprise/data/workspace"
	"emprise/ui/inspector"
)

// shownTies is how many parcels or establishments of a plot have a line of their own.
const shownTies = 12

// establishments are those that a layer ties to a plot, with what other layers tell of them.
func (w *Window) establishments(snap *workspace.Snapshot, ties relation.OfPlot) (inspector.Section, bool) {
	list := inspector.Section{Title: w.loc.N("inspector.establishments", len(ties.Establishments))}
	for i, e := range ties.Establishments {
		if i == shownTies {
			list.Text = w.loc.N("inspector.and_more", len(ties.Establishments)-shownTies)
			break
		}
		title := e.Name
		if title == "" {
			title = e.SIRET
		}
		var told []string
		if e.SIRET != "" {
			told = append(told, w.loc.T("inspector.siret", "siret", e.SIRET))
		}
		for _, at := range e.At[1:] {
			if l, ok := snap.Layer(at.Layer); ok {
				told = append(told, l.Name)
			}
		}
		list.Links = append(list.Links, inspector.Link{
			Icon: "company", Title: title, Detail: strings.Join(told, " · "), Run: func() { w.goTo(e.At[0]) },
		})
	}
	return list, len(ties.Establishments) > 0
}

// parcelsOf tells the parcels that a plot names: those that are drawn lead to where they are.
func (w *Window) parcelsOf(p data.Plot, ties relation.OfPlot) (facts []inspector.Fact, links []inspector.Link) {
	var plain []string
	for i, id := range p.Parcels {
		if i < len(ties.Parcels) && len(ties.Parcels[i].At) > 0 && len(links) < shownTies {
			at := ties.Parcels[i].At
			detail := w.loc.T("inspector.cadastre")
			if len(at) > 1 {
				detail = w.loc.N("inspector.times", len(at))
			}
			links = append(links, inspector.Link{Icon: "pin", Title: assembly.ParcelName(id), Detail: detail, Run: func() { w.goTo(at[0]) }})
			continue
		}
		plain = append(plain, assembly.ParcelName(id))
	}
	if len(plain) > 0 {
		facts = append(facts, w.entry("inspector.parcels", strings.Join(plain, ", ")))
	}
	return facts, links
}

// goTo selects a feature and flies to it.
func (w *Window) goTo(at relation.Place) {
	drawn := w.ws.Snapshot().Scene.Layer(at.Layer)
	if drawn == nil || at.Feature >= drawn.Features.Len() {
		return
	}
	w.choose(selection{kind: data.KindLayer, id: drawn.Features.Text("id", at.Feature), layer: at.Layer, feature: at.Feature})
	if box := drawn.BoxOf(at.Feature); !box.Empty() {
		w.chart.FlyTo(withGround(box))
	}
}
