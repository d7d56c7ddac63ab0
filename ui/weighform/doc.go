// Package weighform finds the weights of the criteria of a need by a conversation: two criteria after two are compared (AHP), or
// points are given to the swing of each from its worst to its best. It is shown by New and speaks by OnSave, OnChange and OnCancel.
// How weights come of the answers it leaves to data/weighing.
package weighform
