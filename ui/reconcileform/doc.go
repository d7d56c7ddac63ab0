// Package reconcileform is the panel below the map on which a person decides what of a newer file is taken into a layer: a list
// of what differs, sort by sort, and both values of the one in hand side by side. It is shown by Set and speaks by its OnX
// callbacks; what it shows of an item it asks its model for, so that a million of them cost no more than those in sight.
package reconcileform
