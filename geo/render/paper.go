package render

import "image/color"

// PaperColour is what the map is drawn on.
var PaperColour = color.NRGBA{R: 0xF7, G: 0xF5, B: 0xF0, A: 0xFF}
