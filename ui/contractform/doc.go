// Package contractform is the form of a contract: its framework, its time, who signed it, and its axes with their action sheets, which
// are added, taken out and moved. It turns a data.Contract into fields and back, remembers which sheet is which when codes change, and
// speaks by OnSave and OnCancel.
package contractform
