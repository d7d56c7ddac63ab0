package ui

import (
	"slices"

	"emprise/data"
)

// ownLayers is how many layers made of rows stand above the others in the list, and stay there.
const ownLayers = 3

// moveLayerTo puts a layer at a place of the list, where the topmost stands first.
func (w *Window) moveLayerTo(id string, to int) {
	if why := w.noEdit(); why != "" {
		w.say(w.loc.T(why))
		return
	}
	layers := w.ws.Snapshot().Layers
	from := slices.IndexFunc(layers, func(l data.Layer) bool { return l.ID == id })
	if from < 0 {
		w.say(w.loc.T("why.layer_stays"))
		w.showNavigator()
		return
	}
	w.reorder(from, max(0, min(len(layers)-1, len(layers)-1-(to-ownLayers))))
}

// reorder moves a layer among the imported ones, bottom first. Only the layers whose number changes are written.
func (w *Window) reorder(from, to int) {
	layers := slices.Clone(w.ws.Snapshot().Layers)
	if from == to {
		return
	}
	moved := layers[from]
	layers = slices.Insert(slices.Delete(layers, from, from+1), to, moved)
	edit := data.Edit{Note: data.Note{Key: "edit.layer_moved", Args: map[string]string{"layer": moved.Name}}}
	last := 0
	for _, l := range layers {
		if l.ID != moved.ID && l.Order > last {
			last = l.Order
			continue
		}
		last++
		l.Order = last
		edit.Put = append(edit.Put, l)
	}
	w.do(edit, w.orTrouble)
}

// stepLayer moves the selected layer up or down by one.
func (w *Window) stepLayer(by int) {
	layers := w.ws.Snapshot().Layers
	from := slices.IndexFunc(layers, func(l data.Layer) bool { return l.ID == w.selected.layer })
	if to := from + by; from >= 0 && to >= 0 && to < len(layers) {
		w.reorder(from, to)
	}
}

// noStep says why the selected layer cannot be moved by one.
func (w *Window) noStep(by int) string {
	if why := w.noLayerToEdit(); why != "" {
		return why
	}
	layers := w.ws.Snapshot().Layers
	from := slices.IndexFunc(layers, func(l data.Layer) bool { return l.ID == w.selected.layer })
	if to := from + by; from < 0 || to < 0 || to >= len(layers) {
		return "why.layer_at_end"
	}
	return ""
}
