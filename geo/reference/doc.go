// Package reference finds the reference data that tests hold the program to: real files, hostile files and oracles, in
// ../shared/data beside the project; and it lays out the ground that tests make up, in metres, as lon/lat degrees of WGS 84. Only tests
// import it; where the data is absent they skip and say so. It may be called from any goroutine of a test.
package reference
