package assets

import _ "embed"

// SRGB is the colour profile of screens, sRGB2014 of the International Color Consortium (colour/LICENCE.txt), unchanged.
//
//go:embed colour/sRGB2014.icc
var SRGB []byte
