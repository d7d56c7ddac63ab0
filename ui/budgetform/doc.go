// Package budgetform asks how much natural, farm and forest land may be consumed for activity, and over which period. It is shown by
// New(Territory), in hectares, and speaks by OnSave and OnCancel.
package budgetform
