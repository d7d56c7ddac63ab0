package assets

import _ "embed"

// Licences lists what is linked into the programs, a line each: module, version and licence with a space between. A test of the house
// writes it from the licences themselves.
//
//go:embed licences.txt
var Licences string
