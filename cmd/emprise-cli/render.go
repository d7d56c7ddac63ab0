package main

import (
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/report"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
)

type renderVerb struct {
	File string  `arg:"" help:"file"`
	Size size    `help:"render_size" default:"1200x800" placeholder:"WxH"`
	BBox *bounds `help:"render_bbox" name:"bbox" placeholder:"W,S,E,N"`
	Role role    `help:"import_role" default:"parcels" placeholder:"ROLE"`
	Out  string  `help:"render_out" required:"" placeholder:"FILE"`
}

func (v *renderVerb) Run(e *env) error {
	if err := e.free(v.Out); err != nil {
		return err
	}
	layers, err := v.layers(e)
	if err != nil {
		return err
	}
	box := geo.EmptyBox()
	if v.BBox != nil {
		box = geo.MercatorBox(orb.Bound(*v.BBox))
	} else {
		for _, l := range layers {
			box = box.Union(l.Layer.Box)
		}
		box = box.Padded(0.02 * max(box.Width(), box.Height())) // air around the map
	}
	if box.Empty() {
		return &geo.FileError{Path: v.File, Reason: geo.FileNoFeatures}
	}
	w, h := float64(v.Size.width), float64(v.Size.height)
	resolution := max(box.Width()/w, box.Height()/h, 0.01)
	start := e.clock()
	surface := raster.New(v.Size.width, v.Size.height, 1)
	frame := render.Plane(box.Centre(), resolution, render.Rect{Width: w, Height: h}, 1)
	if err := render.Scene(e.ctx, surface, frame, layers); err != nil {
		return err
	}
	painted := e.clock()
	if err := report.WritePNG(v.Out, surface.Picture(), 0); err != nil {
		return err
	}
	if e.json {
		return e.print(struct {
			Out    string  `json:"out"`
			Width  int     `json:"width"`
			Height int     `json:"height"`
			MS     float64 `json:"ms"` // of painting
		}{v.Out, v.Size.width, v.Size.height, milliseconds(painted.Sub(start))})
	}
	return e.line(e.loc.T("cli.render.done", "file", v.Out))
}

// layers are what the file holds, bottom first, in the style of its role.
func (v *renderVerb) layers(e *env) ([]render.Dressed, error) {
	if incoming.Database(v.File) {
		var layers []render.Dressed
		err := e.read(v.File, func(s *workspace.Snapshot) error {
			layers = dressed(s)
			return nil
		})
		if !foreign(err) {
			return layers, err
		}
	}
	set, _, err := incoming.All(e.ctx, v.File, ingest.Options{}, e.report(v.File))
	e.endProgress()
	if err != nil {
		return nil, err
	}
	about := data.Layer{ID: "file", Name: stem(v.File), Role: data.Role(v.Role)}
	drawn := scene.NewLayer(about.ID, about.Name, string(about.Role), 1, set)
	return []render.Dressed{{Layer: drawn, Rules: symbology.ForLayer(about)}}, nil
}

// dressed is a project as the window shows it when it opens.
func dressed(s *workspace.Snapshot) []render.Dressed {
	var layers []render.Dressed
	for _, l := range s.Layers {
		if drawn := s.Scene.Layer(l.ID); l.Visible && drawn != nil {
			layers = append(layers, render.Dressed{Layer: drawn, Rules: symbology.ForLayer(l)})
		}
	}
	own := s.Territory.Styles
	return append(layers,
		render.Dressed{Layer: s.Scene.Layer(workspace.SceneZones), Rules: symbology.ForRows(data.KindZone, own)},
		render.Dressed{Layer: s.Scene.Layer(workspace.ScenePlots), Rules: symbology.ForRows(data.KindPlot, own)},
		render.Dressed{Layer: s.Scene.Layer(workspace.SceneProjects), Rules: symbology.ForRows(data.KindProject, own)},
	)
}

// stem is the name of a file without its folder and its extensions.
func stem(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}
