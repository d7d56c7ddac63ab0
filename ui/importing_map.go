package ui

import (
	"context"

	"emprise/data/incoming"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/importform"
)

// looking is what was read of a file, on the map while its form is open: beside what is known one sees whether its system is right.
type looking struct {
	drawn []render.Dressed
	from  *geo.View // where the map was before; nil when it has not moved
}

// placeLook shows the parts of a file that the form is about, placed by the system that it says, and takes the map there.
func (w *Window) placeLook(a *arrival, f *importform.Form, looks []*incoming.Look) {
	code := ""
	if field := f.Field("system"); field != nil {
		code = field.Value()
	}
	version := w.dress + 1
	var drawn []render.Dressed
	w.runner.Latest("import.look", func(ctx context.Context) error {
		for _, l := range looks {
			if code != "" && (l.Unknown != nil || l.Far) {
				p, err := incoming.ParseProposal(code)
				if err != nil {
					return err
				}
				if l, err = incoming.At(ctx, a.path, l.Part, ingest.Options{CRS: p.System, LatFirst: p.LatFirst}, l.Extent()); err != nil {
					return err
				}
			}
			id := "look/" + l.Part.Name
			if d := scene.NewLayer(id, id, "", version, l.Sample); l.Unknown == nil && !d.Box.Empty() {
				drawn = append(drawn, render.Dressed{Layer: d, Rules: symbology.ForLooked(l.Kind == feature.Points)})
			}
		}
		return nil
	}, func(err error) {
		if w.imports != f {
			return
		}
		if err != nil { // the form says it when the file is brought in by this system
			drawn = nil
		}
		w.showLook(drawn)
	})
}

func (w *Window) showLook(drawn []render.Dressed) {
	w.looking.drawn = drawn
	w.showMap(nil)
	box := geo.EmptyBox()
	for _, d := range drawn {
		box = box.Union(d.Layer.Box)
	}
	if box.Empty() {
		return
	}
	if w.looking.from == nil {
		v := w.chart.View()
		w.looking.from = &v
	}
	// Land that is known beside it tells where it falls, unless it is too far for both to be seen.
	if both := box.Union(w.extent()); both.Width() < seenTogether*box.Width() && both.Height() < seenTogether*box.Height() {
		box = both
	}
	w.chart.FlyTo(box.Padded(0.05 * max(box.Width(), box.Height(), leastLook)))
}

const (
	seenTogether = 12  // times as wide as what was read
	leastLook    = 400 // metres of the plane
)

// dropLook takes it off the map, which goes back to where it was unless the file is brought in.
func (w *Window) dropLook() {
	was := w.looking
	if was.drawn == nil && was.from == nil {
		return
	}
	w.looking = looking{}
	w.runner.Forget("import.look")
	if w.ws == nil {
		return
	}
	w.showMap(nil)
	if was.from != nil {
		w.chart.FlyToView(*was.from)
	}
}
