// Package reference finds the reference data that tests hold the program to: real files, hostile files and oracles, in
// ../shared/data beside the project. Only tests import it; where the data is absent they skip and say so.
package reference
