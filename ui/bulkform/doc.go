// Package bulkform asks which field of several plots is to have which value, and shows what that would change before it is done.
// It is shown by New, told what would change by Show, and speaks by OnChange, OnSave and OnCancel; values are as data/land writes
// them. It must know nothing of plots.
package bulkform
