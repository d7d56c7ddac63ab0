// Package needform is the form of a need: who looks for land and what is asked of it, criterion by criterion. It turns a
// data.Need into fields and back; areas are typed in hectares, distances in kilometres and shares in per cent, and leave
// the form in the units of data. It speaks by OnSave and OnCancel.
package needform
