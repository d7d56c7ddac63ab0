// Package unitform is the form of a land unit: who owns it, whether it is used, the days that decide whether it is vacant, and where they come from.
// Where it lies and its parcels are drawn and counted elsewhere. It turns a data.LandUnit into fields and back and speaks by OnSave and OnCancel; what
// does not make sense is said at its field.
package unitform
