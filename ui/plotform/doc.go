// Package plotform holds the forms that follow a drawing: of a plot, of a zone, of the parts of a plot that is split, and of
// the width of a strip to take out. They turn rows into fields and back, in the reader's units, and speak by OnSave and
// OnCancel. What is not known stays unknown: an empty field, the first of each choice. What does not make sense is said at
// its field.
package plotform
