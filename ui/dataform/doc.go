// Package dataform asks which data leave, in which form, for whom, and into which file. It speaks by OnExport, OnBrowse and OnCancel.
package dataform
