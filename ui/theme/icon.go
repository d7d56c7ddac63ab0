package theme

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"emprise/assets/icons"
)

// Icon gives a drawn icon in an ink, the same resource each time: what is the same is not drawn again. The ink is part of its name, because
// pictures are cached by name.
func Icon(name string, ink color.Color) fyne.Resource {
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	l := look{name: name, ink: c}
	if had, ok := inked.Load(l); ok {
		return had.(fyne.Resource)
	}
	hex := fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	made := fyne.NewStaticResource("emprise-"+name+"-"+hex[1:]+".svg", bytes.ReplaceAll(icons.SVG(name), []byte("#000000"), []byte(hex)))
	one, _ := inked.LoadOrStore(l, made)
	return one.(fyne.Resource)
}

// inked are the icons that were given, by their look without a side.
var inked sync.Map

// painted are the icons that were painted, for all windows: there are some hundred looks, and a window shows each a hundred times.
var painted = struct {
	sync.Mutex
	icons map[look]image.Image
}{icons: map[look]image.Image{}}

// look is all that the pixels of an icon depend on.
type look struct {
	name string
	ink  color.NRGBA
	side int // 0 for any
}

// PaintedIcon is an icon in an ink, so many pixels wide and high; nil when it has none. The image is shared: it is not to be changed.
func PaintedIcon(name string, ink color.Color, side int) image.Image {
	l := look{name, color.NRGBAModel.Convert(ink).(color.NRGBA), side}
	if side <= 0 {
		return nil
	}
	painted.Lock()
	defer painted.Unlock()
	img, ok := painted.icons[l]
	if !ok {
		img = paintIcon(l)
		painted.icons[l] = img
	}
	return img
}

func paintIcon(l look) image.Image {
	drawn, err := oksvg.ReadIconStream(bytes.NewReader(Icon(l.name, l.ink).Content()))
	if err != nil {
		panic(fmt.Sprintf("theme: icon %s: %v", l.name, err)) // they are ours, and a test paints each
	}
	drawn.SetTarget(0, 0, float64(l.side), float64(l.side))
	img := image.NewRGBA(image.Rect(0, 0, l.side, l.side))
	drawn.Draw(rasterx.NewDasher(l.side, l.side, rasterx.NewScannerGV(l.side, l.side, img, img.Bounds())), 1)
	return img
}

// AppIcon is the icon of the program, in its own colours.
func AppIcon() fyne.Resource { return fyne.NewStaticResource("emprise.svg", icons.SVG("emprise")) }
