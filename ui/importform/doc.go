// Package importform asks what a file is before it is brought in: the role of its features, its name, and who made it under
// which licence, which every map must say. It speaks by OnImport and OnCancel.
package importform
