// Package schemeform is the form of where money for projects comes from: a fund or a call for projects, who pays, from when to when, and where it
// is read of. It turns a data.Scheme into fields and back and speaks by OnSave and OnCancel; what does not make sense is said at its field.
package schemeform
