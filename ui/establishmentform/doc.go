// Package establishmentform is the form of where a company works: what it is called, its numbers in the registers, whose it is, in which zone and on
// which land unit, who works there and since when. Where it stands on the map is told to the form, and kept. It turns a data.Establishment into fields
// and back and speaks by OnSave and OnCancel; what does not make sense is said at its field.
package establishmentform
