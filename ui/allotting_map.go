package ui

import (
	"slices"

	"emprise/data/placement"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/render"
	"emprise/ui/mapview"
)

// withAllocation adds the land that is given to what the map shows.
func (w *Window) withAllocation(dressed []render.Dressed) []render.Dressed {
	if w.allot.drawn == nil {
		return dressed
	}
	dressed = append(dressed, render.Dressed{Layer: w.allot.drawn, Rules: symbology.ForAllotted()})
	if w.allot.signs == nil {
		return dressed
	}
	return append(dressed, render.Dressed{Layer: w.allot.signs, Rules: symbology.ForAllottedNumbers()})
}

// allottedPlots are the plots whose names the map must not say below those of who gets them.
func (w *Window) allottedPlots() []string {
	var ids []string
	for id := range placement.Hosts(w.allot.plan.Best()) {
		ids = append(ids, w.allot.plan.Place(id).Plots...)
	}
	slices.Sort(ids)
	return ids
}

// allotmentInHand is what the map must highlight of it.
func (w *Window) allotmentInHand() []mapview.Picked {
	at := slices.Index(w.allot.lots, w.allot.placeShown())
	if w.allot.drawn == nil || at < 0 {
		return nil
	}
	return []mapview.Picked{{Layer: w.allot.drawn, Features: []int{at}}}
}

// allotBox is where the land in hand lies, empty when it is not drawn.
func (w *Window) allotBox() geo.Box {
	if picked := w.allotmentInHand(); len(picked) > 0 {
		return w.allot.drawn.BoxOf(picked[0].Features[0])
	}
	return geo.EmptyBox()
}

func inSight(view, box geo.Box) bool { return view.Contains(box.Min) && view.Contains(box.Max) }
