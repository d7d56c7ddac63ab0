package basemap

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	xdraw "golang.org/x/image/draw"
	_ "golang.org/x/image/tiff" // the usual format of pictures with a place

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/tile"
)

// Bounds of a picture that is read whole: 36 million pixels take 190 megabytes with their reductions.
const (
	mostPixels      = 36_000_000
	mostRasterBytes = 512 << 20
)

// Raster is one picture with a place, laid below the map. It never changes.
type Raster struct {
	src    Source
	levels []*image.RGBA // each half as wide and high as the one before
	place  placement
	system *crs.System
	box    geo.Box
}

// OpenRaster reads a GeoTIFF, or a PNG, JPEG or TIFF picture with a world file beside it. usual is the system that its numbers
// are in when neither the file nor a .prj beside it says so; nil is none. The error is a *Problem, a *geo.FileError, or that of
// ctx.
func OpenRaster(ctx context.Context, path string, usual *crs.System) (*Raster, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &geo.FileError{Path: path, Reason: geo.FileMissing, Err: err}
	case err != nil:
		return nil, &geo.FileError{Path: path, Reason: geo.FileNoPermission, Err: err}
	case info.IsDir():
		return nil, &geo.FileError{Path: path, Reason: geo.FileIsDirectory}
	case info.Size() == 0:
		return nil, &geo.FileError{Path: path, Reason: geo.FileEmpty}
	case info.Size() > mostRasterBytes:
		return nil, &Problem{Reason: TooManyPixels, Detail: fmt.Sprintf("%d MB", info.Size()>>20)}
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, &geo.FileError{Path: path, Reason: geo.FileNoPermission, Err: err}
	}
	defer func() { _ = f.Close() }() // only read
	cfg, _, err := image.DecodeConfig(f)
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, &Problem{Reason: NotAPicture, Detail: filepath.Base(path)}
	case err != nil:
		return nil, &Problem{Reason: Unreadable, Detail: shortened(err.Error(), 120), Err: err}
	case cfg.Width < 1 || cfg.Height < 1 || cfg.Width > mostPixels || cfg.Height > mostPixels/cfg.Width:
		return nil, &Problem{Reason: TooManyPixels, Detail: fmt.Sprintf("%d × %d", cfg.Width, cfg.Height)}
	}
	r := &Raster{}
	if r.place, r.system, err = locate(path, f, usual); err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return nil, &geo.FileError{Path: path, Reason: geo.FileNoPermission, Err: err}
	}
	img, _, err := image.Decode(f)
	if err != nil {
		return nil, &Problem{Reason: Unreadable, Detail: shortened(err.Error(), 120), Err: err}
	}
	if err := r.reduce(ctx, img); err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	r.src = Source{ID: CustomID(path), Name: name, Attribution: name}
	return r, r.bound()
}

// reduce keeps the picture and its halves, down to a few pixels.
func (r *Raster) reduce(ctx context.Context, img image.Image) error {
	b := img.Bounds()
	whole := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(whole, whole.Rect, img, b.Min, draw.Src)
	r.levels = []*image.RGBA{whole}
	const fewPixels = 64
	for last := whole; last.Rect.Dx() > fewPixels && last.Rect.Dy() > fewPixels; last = r.levels[len(r.levels)-1] {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		half := image.NewRGBA(image.Rect(0, 0, (last.Rect.Dx()+1)/2, (last.Rect.Dy()+1)/2))
		xdraw.ApproxBiLinear.Scale(half, half.Rect, last, last.Rect, draw.Src, nil)
		r.levels = append(r.levels, half)
	}
	return nil
}

// bound finds out where on the plane the picture lies; one that lies nowhere is a *Problem.
func (r *Raster) bound() error {
	w, h := float64(r.levels[0].Rect.Dx()), float64(r.levels[0].Rect.Dy())
	r.box = geo.EmptyBox()
	const steps = 16 // its edges are curves on the plane
	for i := range steps + 1 {
		t := float64(i) / steps
		for _, p := range [4][2]float64{{t * w, 0}, {t * w, h}, {0, t * h}, {w, t * h}} {
			ground := r.place.toGround(p[0], p[1])
			q := r.system.Inverse(ground)
			back := r.system.Forward(q) // far from where a projection is meant for, it does not lead back
			const near = 1e-6
			if !(q.Lon >= -180 && q.Lon <= 180 && q.Lat >= -86 && q.Lat <= 86) ||
				!(math.Hypot(back.X-ground.X, back.Y-ground.Y) <= near*(1+math.Hypot(ground.X, ground.Y))) {
				return &Problem{Reason: NoPlace, Detail: fmt.Sprintf("%.0f %.0f", r.place.toGround(0, 0).X, r.place.toGround(0, 0).Y)}
			}
			r.box = r.box.Extend(geo.Mercator(q))
		}
	}
	return nil
}

// Source says what the picture is called.
func (r *Raster) Source() Source { return r.src }

// Box is the part of the plane that the picture takes.
func (r *Raster) Box() geo.Box { return r.box }

// Aim is nothing: the picture is here.
func (r *Raster) Aim(geo.View, float64) {}

// Watch is nothing: the picture never changes.
func (r *Raster) Watch(func(b geo.Box, from, to geo.Level)) {}

// Paint fills the picture of a map tile, transparent where there is nothing. All that there is is there at once.
func (r *Raster) Paint(ctx context.Context, img *image.RGBA, id tile.ID, _ float64) (complete bool) {
	box := id.Box()
	if !box.Intersects(r.box) {
		return true
	}
	per := id.Level.Resolution()
	return warp(ctx, img, r.levels, func(x, y float64) (float64, float64) {
		p := geo.XY{X: box.Min.X + x*per, Y: box.Max.Y - y*per}
		return r.place.toPixel(r.system.Forward(geo.Unmercator(p)))
	})
}
