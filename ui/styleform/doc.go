// Package styleform is the editor of a layer's look: one sign, categories, graduated numbers or conditions, with names, scales and
// opacity. Each change is told by OnChange, so that the map can show it at once; nothing is kept before OnSave.
package styleform
