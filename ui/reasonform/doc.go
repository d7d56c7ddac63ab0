// Package reasonform asks why something ends, which has to be said in a few words. It is shown by New(Model) and speaks by OnSave and
// OnCancel; it must know nothing of what ends.
package reasonform
