// Package companyform is the form of a company: its names, its numbers in the registers, its activity and the people one talks to. It
// turns a data.Company into fields and back and speaks by OnSave and OnCancel. A number is checked while it is typed; what does not make
// sense is said at its field.
package companyform
