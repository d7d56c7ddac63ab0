// Package mapview is the map of the window: a widget that follows the hand, shows ready pixels only, and tells what was
// pointed at.
//
// A gesture changes a geo.View, a value. The widget puts the picture of the view together from tiles that workers have
// painted (geo/tile): what is not painted yet is shown from other levels, scaled, so that the map is never blank; once the
// view rests its names are placed for the whole of it and laid over. Selected features lie above the tiles and follow
// the same way.
//
// A Tool takes the hand: it is told of gestures at places of the plane and draws above the picture. The Hand is the one that
// moves the map and selects.
//
// Positions of pixels are device pixels, unless they come in a Fyne event; unit is how many of them one Fyne unit takes, grain how many one
// typographic pixel takes where texts and signs are larger than usual.
// All methods and all OnX callbacks belong to the interface thread; everything else runs on workers of the task.Runner and
// sees only immutable values. The package must know nothing of plots or projects, nor of other panels.
package mapview
