package ui

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/typed"
	"emprise/ui/kit"
	"emprise/ui/palette"
)

// showPointer writes the place under the pointer, in the legal projection of the territory or in degrees.
func (w *Window) showPointer(p geo.LonLat, inside bool) {
	w.line.Position = ""
	if inside && w.ws != nil {
		w.pointer = p
		w.line.Position = w.whereabouts(p)
	}
	w.status.Set(w.line)
}

// whereabouts is a place in words: E 651 234 N 7 075 112 (Lambert-93), or 48,85661° N 2,35222° E (WGS 84).
func (w *Window) whereabouts(p geo.LonLat) string {
	system := w.system(p)
	if fit := crs.InFrance(p) || system == crs.Legal(p); fit && !system.Geographic() && !w.settings.Degrees {
		q := system.Forward(p)
		return w.loc.T("status.position", "e", w.loc.Number(q.X, 0), "n", w.loc.Number(q.Y, 0), "system", shortName(system))
	}
	lat, lon := "status.north", "status.east"
	if p.Lat < 0 {
		lat = "status.south"
	}
	if p.Lon < 0 {
		lon = "status.west"
	}
	return w.loc.T("status.degrees", "lat", w.loc.Number(math.Abs(p.Lat), 5), "ns", w.loc.T(lat), "lon", w.loc.Number(math.Abs(p.Lon), 5), "ew", w.loc.T(lon))
}

// shortName is the last part of the name of a system: Lambert-93.
func shortName(s *crs.System) string {
	name := s.Name()
	if i := strings.LastIndex(name, "/ "); i >= 0 {
		name = name[i+2:]
	}
	return name
}

func (w *Window) system(p geo.LonLat) *crs.System {
	if s, err := crs.Lookup(w.ws.Snapshot().Territory.EPSG); err == nil {
		return s
	}
	return crs.Legal(p)
}

// flipDegrees changes the system that places are written in, and remembers it.
func (w *Window) flipDegrees() {
	w.settings.Degrees = !w.settings.Degrees
	w.settings.save()
	if w.pointer != (geo.LonLat{}) {
		w.showPointer(w.pointer, true)
	}
}

// copyPosition copies the place that the pointer was on last, as other programs read it.
func (w *Window) copyPosition() {
	p := w.pointer
	if system := w.system(p); !w.settings.Degrees && !system.Geographic() {
		q := system.Forward(p)
		w.copyText(strconv.FormatFloat(q.X, 'f', 2, 64) + " " + strconv.FormatFloat(q.Y, 'f', 2, 64))
		return
	}
	w.copyText(strconv.FormatFloat(p.Lat, 'f', 6, 64) + ", " + strconv.FormatFloat(p.Lon, 'f', 6, 64))
}

func (w *Window) noPointer() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.pointer == (geo.LonLat{}) {
		return "why.no_pointer"
	}
	return ""
}

// askPlace asks for coordinates, says how it reads them, and goes there.
func (w *Window) askPlace() {
	w.tips.Hide()
	w.palette = palette.Search(w.loc, w.win.Canvas(), w.loc.T("place.placeholder"), w.loc.T("place.nothing"), func(text string) {
		if w.palette == nil || w.ws == nil {
			return
		}
		actions := w.readings(text, false)
		note := ""
		switch {
		case strings.TrimSpace(text) == "":
			note = w.loc.T("place.hint")
		case len(actions) > 1:
			note = w.loc.T("place.ambiguous")
		}
		w.palette.Offer(text, actions, note)
	})
	w.palette.Offer("", []kit.Action{}, w.loc.T("place.hint"))
}

// readings are the places that a text may stand for, those of the territory alone when near is set.
func (w *Window) readings(text string, near bool) []kit.Action {
	actions := []kit.Action{}
	for _, r := range typed.Parse(text, w.territory()) {
		a := kit.Action{ID: "place", Icon: "locate", Title: w.whereabouts(r.At), Detail: w.wayOf(r), Run: func() { w.goPlace(r.At) }}
		if !w.territory().Contains(r.At.Orb()) {
			if near {
				continue
			}
			a.Detail += " · " + w.loc.T("place.outside")
		}
		actions = append(actions, a)
	}
	return actions
}

// wayOf says how a text was read.
func (w *Window) wayOf(r typed.Reading) string {
	switch r.Way {
	case typed.Projected:
		return w.loc.T("place.projected", "system", shortName(r.System))
	case typed.Swapped:
		return w.loc.T("place.swapped", "system", shortName(r.System))
	case typed.LonLat:
		return w.loc.T("place.lonlat")
	case typed.LatLon:
		return w.loc.T("place.latlon")
	case typed.URI:
		return w.loc.T("place.uri")
	}
	return w.loc.T("place.angles")
}

// territory is the ground of what is open, degrees.
func (w *Window) territory() orb.Bound {
	b := w.ws.Snapshot().Scene.Box()
	if b.Empty() {
		return orb.Bound{}
	}
	return b.LonLatBound()
}

// goPlace goes to a place and marks it.
func (w *Window) goPlace(p geo.LonLat) {
	at := geo.Mercator(p)
	w.chart.SetMarker(at)
	const ground = 250 // metres around it
	b := geo.Box{Min: at, Max: at}.Padded(ground * geo.MercatorStretch(p.Lat))
	w.chart.FlyTo(b)
	w.say(w.loc.T("place.here", "place", w.whereabouts(p)))
}
