// Package sittingform asks what a sitting is: title, place, participants. It is shown by New and speaks by OnSave and OnCancel.
package sittingform
