package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"emprise/geo/basemap"
	"emprise/ui/basemapform"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/palette"
)

// openBasemaps opens the panel in which the map below the layers is chosen.
func (w *Window) openBasemaps() {
	c := w.groundChoice()
	m := basemapform.Model{Chosen: c.Source, Opacity: c.Opacity, Sources: []kit.Option{{Text: w.loc.T("op.basemap_none")}}}
	for _, s := range w.basemaps() {
		m.Sources = append(m.Sources, kit.Option{Code: s.ID, Text: w.sourceName(s)})
	}
	if path, ok := strings.CutPrefix(c.Source, filePrefix); ok {
		m.Sources = append(m.Sources, kit.Option{Code: c.Source, Text: filepath.Base(path)})
	}
	f := basemapform.New(w.loc, w.tips, m)
	f.OnChoose = w.ChooseBasemap
	f.OnOpacity = w.setGroundOpacity
	f.OnAdd = func(address, attribution string) { w.addBasemap(f, address, attribution) }
	f.OnFile = w.askBasemapFile
	f.OnForget = w.forgetBasemap
	f.OnClear = w.clearBasemaps
	f.OnClose = w.closeForm
	w.showForm(f, f.Object)
	w.grounds.form = f
	w.countTiles()
}

// sourceName is what a source is called here: those known from the start in the reader's language.
func (w *Window) sourceName(s basemap.Source) string {
	for id, key := range map[string]string{
		basemap.Plan: "op.basemap_plan", basemap.Photographs: "op.basemap_photographs", basemap.Cadastre: "op.basemap_cadastre",
		basemap.OpenStreetMap: "op.basemap_osm",
	} {
		if s.ID == id {
			return w.loc.T(key)
		}
	}
	return s.Name
}

func (w *Window) setGroundOpacity(share float64) {
	c := w.groundChoice()
	c.Opacity = share
	w.rememberGround(c)
	w.showGround()
}

// forgetBasemap takes a source off the list that was added to it.
func (w *Window) forgetBasemap(code string) {
	before := len(w.settings.Sources)
	w.settings.Sources = slices.DeleteFunc(slices.Clone(w.settings.Sources), func(s basemap.Source) bool { return s.ID == code })
	if len(w.settings.Sources) == before && !strings.HasPrefix(code, filePrefix) {
		w.say(w.loc.T("basemap.not_added"))
		return
	}
	w.ChooseBasemap("")
	w.openBasemaps()
}

// offerLayers asks which layer of a service is meant.
func (w *Window) offerLayers(offers []basemap.Offer, attribution string) {
	actions := make([]kit.Action, len(offers))
	for i, o := range offers {
		actions[i] = kit.Action{ID: o.ID, Title: o.Source.Name, Detail: o.ID, Icon: "map", Run: func() { w.takeOffer(o.Source, attribution) }}
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), actions)
}

func (w *Window) askBasemapFile() {
	w.ask(filechooser.Options{
		Title: w.loc.T("op.basemap_file"), Button: w.loc.T("files.open"),
		Extensions: []string{".mbtiles", ".tif", ".tiff", ".png", ".jpg", ".jpeg"},
	}, func(path string) { w.ChooseBasemap(filePrefix + path) })
}

// countTiles says in the panel how much is kept on this machine.
func (w *Window) countTiles() {
	f := w.grounds.form
	var bytes int64
	w.runner.Latest("ground size", func(ctx context.Context) error {
		bytes, _ = w.grounds.disk.Size(ctx)
		return ctx.Err()
	}, func(err error) {
		if err == nil && f != nil {
			const mega = 1 << 20
			f.Keep(w.loc.T("basemap.kept", "size", w.loc.Number(float64(bytes)/mega, 1), "most", w.loc.Number(float64(w.cacheBytes())/mega, 0)))
		}
	})
}

// clearBasemaps empties what is kept of basemaps on this machine.
func (w *Window) clearBasemaps() {
	w.runner.Latest("ground clear", func(ctx context.Context) error { return w.grounds.disk.Clear(ctx) }, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.T("basemap.cleared"))
		if w.grounds.form != nil {
			w.countTiles()
		}
	})
}
