package style

import (
	"fmt"
	"image/color"
)

// RGBA is a colour that is not premultiplied by its alpha.
type RGBA = color.NRGBA

// Hex reads a colour of six hexadecimal digits such as "#BCD8E5". It panics on anything else: colours are written in code.
func Hex(s string) RGBA {
	c := RGBA{A: 255}
	if n, err := fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil || n != 3 || len(s) != 7 {
		panic("style: not a colour: " + s)
	}
	return c
}
