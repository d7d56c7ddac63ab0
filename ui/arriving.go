package ui

import (
	"context"
	"math"
	"path/filepath"
	"slices"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/relation"
	"emprise/data/standard"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/importform"
	"emprise/ui/navigator"
	"emprise/ui/task"
)

// imported is a layer that was brought in, and how the reading went.
type imported struct {
	id     string
	result *ingest.Result
	became relation.Brought // of its zones and plots
}

// bringing is a file on its way into the project, which it need not wait for.
type bringing struct {
	ws   *workspace.Workspace
	path string
	form *importform.Form // that asked about the file
	task *task.Task
	done []imported
	id   string             // of the layer that comes in now
	view geo.View           // that the map was sent to, to follow the layer as it grows
	box  geo.Box            // for which it was sent there
	laid map[string]geo.Box // of the layers that were shown
}

// bringIn runs work, which brings layers in, and says how it went. The form stays until the first layer can be seen.
func (w *Window) bringIn(b *bringing, work func(ctx context.Context, report func(done, total int64)) error) {
	w.bringing = append(w.bringing, b)
	b.task = w.runner.Go(w.loc.T("task.import", "file", filepath.Base(b.path)), work, func(err error) {
		w.bringing = slices.DeleteFunc(w.bringing, func(o *bringing) bool { return o == b })
		switch {
		case w.ws != b.ws && err != nil:
			w.say(w.loc.T("status.import_dropped", "file", filepath.Base(b.path)))
		case w.ws != b.ws:
		case err != nil:
			w.troubleIn(b.form, err)
		default:
			w.showImported(b)
			w.leaveForm(b)
		}
	})
}

// leaveForm closes the form of a file that can be read, and asks about the next one.
func (w *Window) leaveForm(b *bringing) {
	if w.ws != b.ws || b.form == nil {
		return
	}
	w.settle(b.form)
	if w.imports == b.form {
		w.dropForm()
		w.nextImport()
	}
}

// layer reads one layer, shows it meanwhile, and returns once it is stored. It runs on a worker.
func (b *bringing) layer(ctx context.Context, w *task.Runner, loc *locale.Locale, layer data.Layer, plan incoming.Plan, opt ingest.Options, report func(done, total int64)) error {
	w.Post(func() { b.id = layer.ID })
	arrival, err := b.ws.Arrive(layer)
	if err != nil {
		return err
	}
	defer arrival.Leave()
	opt.Glimpse = func(s *feature.Set) {
		task.Rename(ctx, loc.N("task.reading", s.Len(), "layer", layer.Name))
		arrival.Show(s)
	}
	one := imported{id: layer.ID}
	var rows *standard.Harvest
	set, err := workspace.Gather(ctx, func(sink func(*feature.Set) error) error {
		var err error
		one.result, rows, err = incoming.Harvest(ctx, b.path, opt, plan, sink, report)
		return err
	})
	if err != nil {
		return err
	}
	task.Rename(ctx, loc.N("task.storing", set.Len(), "layer", layer.Name))
	if _, one.became, err = relation.Bring(ctx, b.ws, arrival, set, rows, report); err != nil {
		return err
	}
	one.result.Issues = append(one.result.Issues, one.became.Issues...)
	b.done = append(b.done, one)
	return nil
}

// arriving shows how far a layer has come that is being brought in.
func (w *Window) arriving(ws *workspace.Workspace, a workspace.Arriving) {
	if w.ws != ws {
		return
	}
	w.navigator.SetLayers(w.layerLines(w.ws.Snapshot()))
	if a.Drawn == nil {
		return
	}
	box := a.Drawn.Box
	w.showMap(&box)
	if a.Stage == workspace.Gone {
		return
	}
	for _, b := range w.bringing {
		if b.ws == ws && b.id == a.Layer.ID {
			w.follow(b, a.Layer, a.Drawn)
			w.leaveForm(b)
		}
	}
}

// follow sends the map to a layer that grows, until a hand sends it elsewhere.
func (w *Window) follow(b *bringing, l data.Layer, drawn *scene.Layer) {
	if drawn.Box.Empty() || b.view != (geo.View{}) && b.view != w.chart.View() {
		return
	}
	b.laid[l.ID] = drawn.Box
	box := geo.EmptyBox()
	for _, one := range b.laid {
		box = box.Union(one)
	}
	rules := symbology.ForLayer(l)
	if side := w.farthest(rules); side > 0 && max(box.Width(), box.Height()) > side {
		box = geo.EmptyBox()
	}
	if box == b.box {
		return
	}
	b.box = box
	if box.Empty() { // it would not be drawn from so far
		if b.view != (geo.View{}) {
			return // and stays where its first features were
		}
		box = w.seenNear(drawn, rules)
	}
	w.chart.ZoomTo(box)
	b.view = w.chart.View()
}

// seenNear is a box about the feature nearest to the middle of a layer, small enough for the layer to be drawn.
func (w *Window) seenNear(drawn *scene.Layer, rules style.Rules) geo.Box {
	middle := drawn.Box.Centre()
	at := middle
	drawn.Tree.Nearest(float32(middle.X), float32(middle.Y), math.MaxFloat32, func(f uint32, _ float32) bool {
		at = drawn.BoxOf(int(f)).Centre()
		return false
	})
	return geo.Box{Min: at, Max: at}.Padded(w.farthest(rules) / 2)
}

// farthest is how many plane metres of the smaller side of the map may show for what is drawn by rules to be well seen; 0 is
// any.
func (w *Window) farthest(rules style.Rules) float64 {
	const well = 0.5 // of the coarsest resolution at which anything of it is left
	size := w.chart.Size()
	return well * rules.Shown.Coarsest * float64(min(size.Width, size.Height))
}

// arrivalLines are the lines of the layers that are being brought in.
func (w *Window) arrivalLines() []navigator.Layer {
	var lines []navigator.Layer
	for _, a := range slices.Backward(w.arrivals()) {
		line := navigator.Layer{ID: a.Layer.ID, Name: a.Layer.Name, Count: a.Layer.Count, Arriving: true, Visible: true}
		switch a.Stage {
		case workspace.Reading:
			line.Detail = w.loc.T("navigator.reading")
		case workspace.Waiting:
			line.Detail = w.loc.T("navigator.waiting")
		default:
			line.Detail = w.loc.T("navigator.storing")
		}
		line.Mark = markOf(a.Drawn, symbology.ForLayer(a.Layer))
		lines = append(lines, line)
	}
	return lines
}

// arrivals are the layers that are being brought in and are no part of the project yet.
func (w *Window) arrivals() []workspace.Arriving {
	all := w.ws.Arrivals()
	snap := w.ws.Snapshot()
	return slices.DeleteFunc(all, func(a workspace.Arriving) bool {
		_, there := snap.Layer(a.Layer.ID)
		return there
	})
}

// withArriving puts the layers that are being brought in among those of the project, where they will lie.
func withArriving(dressed []render.Dressed, layers []data.Layer, arriving []workspace.Arriving) []render.Dressed {
	for _, a := range arriving {
		if a.Drawn == nil || !a.Layer.Visible {
			continue
		}
		at := 0
		for _, l := range layers {
			if l.Order > a.Layer.Order || l.Order == a.Layer.Order && l.ID > a.Layer.ID {
				break
			}
			if at < len(dressed) && dressed[at].Layer.ID == l.ID {
				at++
			}
		}
		dressed = slices.Insert(dressed, at, render.Dressed{Layer: a.Drawn, Rules: symbology.ForLayer(a.Layer)})
	}
	return dressed
}

// cameIn says whether a change is no more than that layers which the map showed already, as arrivals, are part of the project
// now.
func (w *Window) cameIn(c data.Change) bool {
	snap := w.ws.Snapshot()
	for _, r := range c.Refs {
		drawn := snap.Scene.Layer(r.ID)
		if r.Kind != data.KindLayer || drawn == nil || !slices.ContainsFunc(w.provisional, func(l *scene.Layer) bool { return l == drawn }) {
			return false
		}
	}
	return len(c.Refs) > 0
}

// mustWait says that an edit waits for a layer that is being stored; "" when none is.
func (w *Window) mustWait() string {
	for _, a := range w.ws.Arrivals() {
		if a.Stage == workspace.Storing {
			return w.loc.T("status.waits", "layer", a.Layer.Name)
		}
	}
	return ""
}
