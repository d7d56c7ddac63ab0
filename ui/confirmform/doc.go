// Package confirmform asks once more before something goes, and tells what goes with it. It is made of a Model and speaks by OnSave and
// OnCancel; it stands at the side, so that the map can be looked at meanwhile.
package confirmform
