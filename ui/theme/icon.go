package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"emprise/assets/icons"
)

// Icon gives a drawn icon in an ink. The ink is part of the resource's name, because pictures are cached by name.
func Icon(name string, ink color.Color) fyne.Resource {
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	hex := fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	return fyne.NewStaticResource("emprise-"+name+"-"+hex[1:]+".svg", bytes.ReplaceAll(icons.SVG(name), []byte("#000000"), []byte(hex)))
}

// AppIcon is the icon of the program, in its own colours.
func AppIcon() fyne.Resource { return fyne.NewStaticResource("emprise.svg", icons.SVG("emprise")) }
