// Package projectform is the form of a project: recruitment, innovation or decarbonation. It turns a data.Project into
// fields and back, in the reader's units, and speaks by OnSave and OnCancel. What does not make sense is said at its field.
package projectform
