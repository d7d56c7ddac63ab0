// Package dashboard shows the figures of a territory in the drawer, as charts of bars that can be pressed. It is shown by Set(Model)
// and speaks by OnFilter, OnExport and OnClose; texts and bars come in ready. It must know nothing of what a bar counts.
package dashboard
