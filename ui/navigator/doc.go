// Package navigator is the panel at the left: the layers with their visibility, and the lists of plots, needs and projects,
// each with a field to search it. It is shown by Set and speaks by its OnX callbacks.
package navigator
