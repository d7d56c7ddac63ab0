// Package basemapform is the panel in which the map below the layers is chosen: one that is known, one by its address, one of
// a file, how strongly it shows, and what of it is kept on this machine.
//
// What is chosen is shown at once, so there is nothing to save; addresses and shares of 0 to 1 are all that goes in and out. It
// belongs to the interface thread, and must know nothing of networks.
package basemapform
