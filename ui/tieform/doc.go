// Package tieform asks what a record is to another one: in which sense, which way round and in which words. It is made of a Model, whose
// names come in ready, and speaks by OnSave and OnCancel.
package tieform
