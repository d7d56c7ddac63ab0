// Package sittinglog shows what is decided while a sitting goes on, the newest at the top. It is shown by Set(Model) and speaks by
// OnStop, OnMinutes, OnNote, OnBefore and OnChoose; it must know nothing of the journal.
package sittinglog
