// Package territoryform asks what a project is about: the name of the territory, who signs its sheets, the projection, with the one that
// is proposed and why, and for a new project where its file goes. It is made of a Model and speaks by OnSave, OnPick and OnCancel; it
// looks at no file itself.
package territoryform
