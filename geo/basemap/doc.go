// Package basemap brings pictures of maps made by others below our own: tiles of a service on the network or of a file, and
// pictures with a place.
//
// A Source says where pictures come from and who made them. A Network asks one server after the other, politely; a Disk keeps
// what was seen, so that it can be seen again without a network; Tiles puts both together, remembers decoded pictures in
// memory and lays them into the tiles of the map; a Raster does so with one picture.
//
// The plane is Web Mercator in metres, y upwards. Coord counts tiles as XYZ services do: the zoom, then columns from the west
// and rows from the north; a source's pixels are its own, those of a map tile are device pixels. Pictures are premultiplied
// *image.RGBA which nobody changes any more.
//
// All types may be used from any goroutine. The package starts none itself, but for the timers of its Clock and for what
// Print waits for: it is given the means. What a stranger's server answers is bounded and looked at before it is believed. The package must know nothing of
// layers, styles and windows.
package basemap
