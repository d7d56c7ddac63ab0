// Package tile cuts a view into square tiles, has them painted by workers, remembers them by the version of what they
// show, and puts them together into the picture of a view.
//
// The plane is Web Mercator. Tile (0, 0) of a level touches the north-west corner of the square world, x runs east and y
// south; a tile is geo.TileSize device pixels wide and high at its own level. As levels are quarters of an octave, tiles of
// two levels do not nest. Pictures are opaque *image.RGBA of the size of a tile, whose bounds start at (0, 0), and which
// nobody changes any more.
//
// Cache and Loader may be used from any goroutine; a Composer belongs to one. The package starts no goroutine itself: the
// Loader is given the means. It must know nothing of scenes and styles.
package tile
