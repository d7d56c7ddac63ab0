package main

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/gallery"
	"emprise/ui/theme"
)

func main() {
	scale := flag.Float64("scale", 1, "device pixels a Fyne unit")
	only := flag.String("only", "", "show one panel alone")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: gallery [-scale N] [-only PANEL] DIR")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *only, float32(*scale)); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(dir, only string, scale float32) error {
	app := test.NewApp() // draws in memory
	for _, lang := range locale.Languages() {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			look := lang + "-" + string(mode)
			sheets := map[string][]image.Image{}
			for _, e := range gallery.All() {
				if only != "" && e.Panel != only {
					continue
				}
				picture := capture(app, e, lang, mode, scale)
				sheets[e.Panel] = append(sheets[e.Panel], picture)
				if err := write(filepath.Join(dir, e.Panel, e.State+"-"+look+".png"), picture); err != nil {
					return err
				}
			}
			for panel, pictures := range sheets {
				if err := write(filepath.Join(dir, "sheets", panel+"-"+look+".png"), sheet(pictures)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func capture(app fyne.App, e gallery.Exhibit, lang string, mode theme.Mode, scale float32) image.Image {
	w := e.Open(app, lang, mode)
	defer w.Close()
	if c, ok := w.Canvas().(interface{ SetScale(float32) }); ok {
		c.SetScale(scale)
	}
	return w.Canvas().Capture()
}

// sheet puts pictures side by side, wide ones below each other.
func sheet(pictures []image.Image) image.Image {
	const gap = 16
	wide := pictures[0].Bounds().Dx() > 600
	var size image.Point
	for _, p := range pictures {
		b := p.Bounds()
		if wide {
			size = image.Pt(max(size.X, b.Dx()), size.Y+b.Dy()+gap)
		} else {
			size = image.Pt(size.X+b.Dx()+gap, max(size.Y, b.Dy()))
		}
	}
	all := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(all, all.Bounds(), image.NewUniform(color.Gray{0x80}), image.Point{}, draw.Src)
	var at image.Point
	for _, p := range pictures {
		b := p.Bounds()
		draw.Draw(all, image.Rectangle{Min: at, Max: at.Add(b.Size())}, p, b.Min, draw.Src)
		if wide {
			at.Y += b.Dy() + gap
		} else {
			at.X += b.Dx() + gap
		}
	}
	return all
}

func write(path string, picture image.Image) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return png.Encode(f, picture)
}
