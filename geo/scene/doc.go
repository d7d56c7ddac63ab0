// Package scene is the geometry store that the map reads: an immutable, versioned stack of layers, each projected once to
// the Web Mercator plane, flat, with its index.
//
// Positions are int32 on a grid that divides the square world of EPSG:3857 into 2^32 steps each way, 9.3 mm of plane:
// x to the east, y to the north, (0,0) at the crossing of equator and prime meridian. Tolerances and boxes at the border
// of the package are geo.XY and geo.Box, plane metres. Nothing here may be measured: use geo/measure on the lon/lat.
//
// A Layer and a Scene never change once published and are safe for any goroutine; a new scene shares the layers that did
// not change. The package must know nothing of how a layer looks or of what its features mean.
package scene
