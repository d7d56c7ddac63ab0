// Package viewsform lists the views that were kept of a territory, to go to, rename and take off. It is shown by New and
// speaks by OnGo, OnKeep, OnDrop, OnSave and OnCancel; it must know nothing of maps.
package viewsform
