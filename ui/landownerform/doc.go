// Package landownerform is the form of who owns land: what they are called, of what sort they are, their number in the register and whom one
// talks to. It turns a data.Landowner into fields and back and speaks by OnSave and OnCancel; what does not make sense is said at its field.
package landownerform
