// Package exportform asks what to print: which sheet, on which paper, for the public or not, and into which file. It speaks
// by OnExport, OnBrowse and OnCancel.
package exportform
