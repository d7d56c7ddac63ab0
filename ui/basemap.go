package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/crs"
	"emprise/ui/basemapform"
	"emprise/ui/mapview"
)

// grounds is what the window knows of the map below the layers.
type grounds struct {
	network *basemap.Network
	disk    *basemap.Disk
	shown   mapview.Ground // nil: the paper
	source  basemap.Source // of what is shown
	close   func()         // lets go of it; may be nil
	problem *basemap.Problem
	form    *basemapform.Form
}

// groundChoice is which map lies below the layers of a project. It belongs to this machine, as a file of tiles does: the window
// remembers it, not the project.
type groundChoice struct {
	Source  string  `json:"source"` // identifier of a source, or "file:" and a path; "" is none
	Opacity float64 `json:"opacity,omitempty"`
}

// filePrefix marks a choice that is a file.
const filePrefix = "file:"

// tileCacheBytes bounds what is kept of basemaps on the disk unless another size is preferred: some ten thousand photographs of a tile.
const tileCacheBytes = 512 << 20

func (w *Window) cacheBytes() int64 {
	if w.settings.CacheMB > 0 {
		return int64(w.settings.CacheMB) << 20
	}
	return tileCacheBytes
}

func (w *Window) makeGrounds() {
	w.grounds.network = basemap.NewNetwork(basemap.NetworkOptions{
		Transport: w.cfg.Network, Agent: "Emprise/" + w.version() + " (+https://github.com/emprise/emprise)", Clock: w.cfg.NetworkClock,
	})
	dir := ""
	if w.cfg.CacheDir != "" {
		dir = filepath.Join(w.cfg.CacheDir, "tiles")
	}
	w.grounds.disk = basemap.NewDisk(dir, w.cacheBytes(), w.cfg.NetworkClock)
}

// basemaps lists what can be chosen: what is known from the start, then what was added.
func (w *Window) basemaps() []basemap.Source {
	return slices.Concat(basemap.Known(), w.settings.Sources)
}

// groundChoice is what was chosen for the project that is open.
func (w *Window) groundChoice() groundChoice {
	if w.ws == nil {
		return groundChoice{}
	}
	c := w.settings.Grounds[w.ws.Path()]
	if c.Opacity <= 0 || c.Opacity > 1 {
		c.Opacity = 1
	}
	return c
}

func (w *Window) rememberGround(c groundChoice) {
	if w.settings.Grounds == nil {
		w.settings.Grounds = map[string]groundChoice{}
	}
	w.settings.Grounds[w.ws.Path()] = c
	w.settings.save()
}

// ChooseBasemap lays a map below the layers of the open project, by the identifier of its source or "file:" and a path; "" takes
// it away.
func (w *Window) ChooseBasemap(code string) {
	c := w.groundChoice()
	c.Source = code
	w.rememberGround(c)
	w.restoreGround()
}

// restoreGround shows what was chosen for the project that is open.
func (w *Window) restoreGround() {
	w.leaveGround()
	code := w.groundChoice().Source
	w.runner.Forget("ground file")
	if path, ok := strings.CutPrefix(code, filePrefix); ok {
		w.openGroundFile(path)
		return
	}
	for _, s := range w.basemaps() {
		if s.ID == code {
			tiles, err := basemap.NewTiles(s, w.groundOptions())
			if err != nil {
				w.trouble(err)
				break
			}
			w.takeTiles(tiles, tiles.Close)
			return
		}
	}
	w.showGround()
}

func (w *Window) groundOptions() basemap.Options {
	return basemap.Options{
		Network: w.grounds.network, Disk: w.grounds.disk, Clock: w.cfg.NetworkClock,
		Spawn: func(work func(context.Context)) {
			w.runner.Go("", func(ctx context.Context, _ func(done, total int64)) error {
				work(ctx)
				return nil
			}, nil)
		},
	}
}

func (w *Window) takeTiles(t *basemap.Tiles, leave func()) {
	w.grounds.shown, w.grounds.source, w.grounds.close = t, t.Source(), leave
	t.OnState(func(s basemap.State) {
		w.runner.Post(func() {
			if w.grounds.shown == mapview.Ground(t) {
				w.grounds.problem = s.Problem
				w.showRemark()
			}
		})
	})
	w.showGround()
}

// openGroundFile opens a file of tiles, or a picture with a place, off the interface thread.
func (w *Window) openGroundFile(path string) {
	ws := w.ws
	usual, _ := crs.Lookup(ws.Snapshot().Territory.EPSG) // nil when there is none: the file must say it then
	var tiles *gpkg.MBTiles
	var picture *basemap.Raster
	w.runner.Latest("ground file", func(ctx context.Context) (err error) {
		if strings.EqualFold(filepath.Ext(path), ".mbtiles") {
			tiles, err = gpkg.OpenMBTiles(ctx, path)
		} else {
			picture, err = basemap.OpenRaster(ctx, path, usual)
		}
		return err
	}, func(err error) {
		switch {
		case w.ws != ws:
			if tiles != nil {
				_ = tiles.Close() // it was only read
			}
		case err != nil:
			w.trouble(err)
			w.complainGround(err)
			w.showGround()
		case tiles != nil:
			t := basemap.NewShelf(tiles.Source(), tiles, w.groundOptions())
			w.takeTiles(t, func() {
				t.Close()
				_ = tiles.Close() // it was only read
			})
		default:
			w.grounds.shown, w.grounds.source = picture, picture.Source()
			w.showGround()
		}
	})
}

// leaveGround lets go of what lies below the layers.
func (w *Window) leaveGround() {
	if w.grounds.close != nil {
		w.grounds.close()
	}
	w.grounds.shown, w.grounds.close, w.grounds.problem, w.grounds.source = nil, nil, nil, basemap.Source{}
}

// showGround brings the map and the panel up to date with what lies below the layers.
func (w *Window) showGround() {
	if w.ws == nil {
		return
	}
	w.showMap(nil)
	if f := w.grounds.form; f != nil {
		f.Choose(w.groundChoice().Source)
	}
}

// showRemark brings the quiet line up to date; nothing is painted anew.
func (w *Window) showRemark() {
	if w.ws != nil {
		w.showMap(&geo.Box{})
	}
}

// remark is the quiet line on the map about what is missing of its ground.
func (w *Window) remark() string {
	if w.grounds.problem == nil {
		return ""
	}
	return w.sentence(w.grounds.problem)
}

// remarks is the quiet line on the map: what is missing of its ground, and what filters leave out.
func (w *Window) remarks() string {
	return strings.Join(filled(w.remark(), w.filterRemark(), w.boardRemark()), " – ")
}

// Remark is the quiet line on the map.
func (w *Window) Remark() string { return w.remarks() }

func (w *Window) complainGround(err error) {
	if f := w.grounds.form; f != nil && w.form == form(f) {
		f.Complain("", w.sentence(err))
	}
}

// addBasemap adds the source of an address, or asks which of the layers of a service.
func (w *Window) addBasemap(f *basemapform.Form, address, attribution string) {
	ws := w.ws
	var offers []basemap.Offer
	w.runner.Latest("ground look", func(ctx context.Context) (err error) {
		offers, err = w.grounds.network.Look(ctx, address)
		return err
	}, func(err error) {
		switch {
		case w.ws != ws:
		case err != nil:
			var p *basemap.Problem
			if errors.As(err, &p) && p.Reason == basemap.Absent {
				p.Reason = basemap.NotCapabilities
			}
			f.Complain("address", w.sentence(err))
		case len(offers) == 1:
			w.takeOffer(offers[0].Source, attribution)
		default:
			w.offerLayers(offers, attribution)
		}
	})
}

func (w *Window) takeOffer(s basemap.Source, attribution string) {
	if attribution != "" {
		s.Attribution = attribution
	}
	w.settings.Sources = slices.DeleteFunc(w.settings.Sources, func(o basemap.Source) bool { return o.ID == s.ID })
	w.settings.Sources = append(w.settings.Sources, s)
	w.dropForm()
	w.ChooseBasemap(s.ID)
}
