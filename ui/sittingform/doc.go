// Package sittingform asks what a sitting is: title, place, participants; and, while it goes on, what was decided that no change of the project
// tells. Its forms are shown by New and NewDecision and speak by OnSave and OnCancel.
package sittingform
