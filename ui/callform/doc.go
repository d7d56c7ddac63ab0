// Package callform notes an exchange with a company in one form: the company when it is new, what was asked and promised, what is
// next, and the need that it becomes. It is shown by New(Model) and speaks by OnSave, with all of it at once, and OnCancel.
package callform
