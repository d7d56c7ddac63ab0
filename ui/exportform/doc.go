// Package exportform composes a page to print: which sheet, for whom, what is said on it and what it shows, on which paper, and into
// which file; compositions that have names are kept and taken up again. It speaks by OnChange, OnExport, OnBrowse, OnCancel and by what
// is done with compositions. It must know nothing of how a sheet is made.
package exportform
