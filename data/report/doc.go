// Package report turns a project into sheets to print and writes them as PDF.
//
// It measures on the lon/lat geometry (square metres, geodesic) and draws in the legal projection of the territory. A
// public sheet shows no company by its name, no internal project and no price. All functions are pure but WritePDF, take
// a snapshot that they only read, and may run on any goroutine. The package must know nothing of windows or of SQL.
package report
