// Package sample draws the small samples of symbols that stand before names in lists and legends, with the very ink of the
// map.
package sample
