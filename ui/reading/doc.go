// Package reading shows a document at the side, to be read and written to a file. It is shown by Set(Model) and speaks by
// OnPublic, OnChoice and OnClose; it must know nothing of what the document tells.
package reading
