package basemap

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"emprise/geo"
)

// Source says where tiles come from, who made them and under which licence. It is a value that can be kept as JSON.
type Source struct {
	ID          string   `json:"id"` // names its folder in the cache: letters, digits and hyphens
	Name        string   `json:"name"`
	Attribution string   `json:"attribution"` // always shown where the tiles are
	Licence     string   `json:"licence,omitempty"`
	Template    string   `json:"template,omitempty"` // as ParseTemplate reads it
	Zooms       []string `json:"zooms,omitempty"`    // what the service calls its zooms from 0 on; empty: by their number
	MinZoom     int      `json:"min_zoom"`
	MaxZoom     int      `json:"max_zoom"`
	TileSize    int      `json:"tile_size"`             // pixels: 256 or 512
	Lettered    bool     `json:"lettered,omitempty"`    // there are names in it, to be shown at a size at which they are read
	Connections int      `json:"connections,omitempty"` // at a time, 2 when 0
	Bound       *Bound   `json:"bound,omitempty"`       // nil: everywhere
}

// Bound is what a source covers, degrees.
type Bound struct{ West, South, East, North float64 }

// Box is the bound on the plane.
func (b Bound) Box() geo.Box {
	sw, ne := geo.Mercator(geo.LonLat{Lon: b.West, Lat: b.South}), geo.Mercator(geo.LonLat{Lon: b.East, Lat: b.North})
	return geo.Box{Min: sw, Max: ne}
}

// CustomID names the source of a template, the same each time.
func CustomID(template string) string {
	sum := sha256.Sum256([]byte(template))
	return "x-" + hex.EncodeToString(sum[:8])
}

// completed fills in what was left out.
func (s Source) completed() Source {
	if s.TileSize == 0 {
		s.TileSize = 256
	}
	if s.MaxZoom == 0 {
		s.MaxZoom = 19
	}
	s.MaxZoom = min(s.MaxZoom, maxZoom)
	s.MinZoom = max(0, min(s.MinZoom, s.MaxZoom))
	if s.Connections <= 0 {
		s.Connections = 2
	}
	if s.ID == "" {
		s.ID = CustomID(s.Template)
	}
	return s
}

// zoomName is what the service calls a zoom.
func (s Source) zoomName(zoom int) string {
	if zoom < len(s.Zooms) {
		return s.Zooms[zoom]
	}
	return strconv.Itoa(zoom)
}

// covers says whether the source may have a tile.
func (s Source) covers(c Coord) bool {
	return c.Valid() && c.Zoom >= s.MinZoom && c.Zoom <= s.MaxZoom && (s.Bound == nil || s.Bound.Box().Intersects(c.Box()))
}

// zoomFor is the zoom whose pixels are nearest in size to those of a map, in plane metres a device pixel; unit is how many
// device pixels a typographic one takes. What has names in it is matched to typographic pixels: on a dense screen it is
// enlarged, for its names would be half as large as they were drawn for; a photograph is matched to the pixels that there
// are. ok is false when the map shows so much more than the coarsest zoom that a picture would take too many tiles.
func (s Source) zoomFor(perPixel, unit float64) (zoom int, ok bool) {
	if s.Lettered {
		perPixel *= unit
	}
	zoom = s.MinZoom
	for zoom < s.MaxZoom && resolution(zoom, s.TileSize) > perPixel*1.4143 { // more than half an octave too coarse
		zoom++
	}
	const tooFar = 4.5 // a map tile would take 25 or more tiles
	return zoom, perPixel < tooFar*resolution(zoom, s.TileSize)
}
