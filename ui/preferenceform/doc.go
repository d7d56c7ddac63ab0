// Package preferenceform is the form of what a person prefers. It is made of a Model and speaks by OnSave and OnCancel; sizes of the
// cache are megabytes, of texts per cent. It belongs to the interface thread and must not know where preferences are kept.
package preferenceform
