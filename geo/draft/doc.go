// Package draft is what a hand has drawn so far: corners that can be taken back one by one, moved, inserted and deleted, what
// they snap to, and the helps that a drawing board has: right angles, rectangles, tracing along a border.
//
// Places are lon/lat degrees of WGS 84; what is pointed at comes as plane metres of the map (geo.XY) and reach is in these.
// Right angles are taken on the local plane of their place, never on that of the map. Everything is a value: a change gives
// another one and keeps the old as it was, so that History can go back. Safe for any goroutine. The package must know nothing
// of plots and of widgets.
package draft
