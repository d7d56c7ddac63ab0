package basemap

import (
	"bufio"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"emprise/geo"
	"emprise/geo/crs"
)

// placement turns pixels of a picture, from the corner of its first, into metres or degrees of its system: x = a·px + b·py + c,
// y = d·px + e·py + f.
type placement struct{ a, b, c, d, e, f float64 }

func (p placement) toGround(px, py float64) geo.XY {
	return geo.XY{X: p.a*px + p.b*py + p.c, Y: p.d*px + p.e*py + p.f}
}

func (p placement) toPixel(q geo.XY) (px, py float64) {
	det := p.a*p.e - p.b*p.d
	x, y := q.X-p.c, q.Y-p.f
	return (p.e*x - p.b*y) / det, (p.a*y - p.d*x) / det
}

// good says whether pixels and positions belong together one to one.
func (p placement) good() bool {
	for _, v := range []float64{p.a, p.b, p.c, p.d, p.e, p.f} {
		if !(math.Abs(v) < 1e9) {
			return false
		}
	}
	return math.Abs(p.a*p.e-p.b*p.d) > 1e-18
}

// parseWorldFile reads the six numbers that place a picture: of x and of y how much a pixel eastwards and one southwards adds,
// then the middle of the first pixel (https://www.usna.edu/Users/oceano/pguth/md_help/html/wld_files.htm).
func parseWorldFile(text string) (p placement, ok bool) {
	var v [6]float64
	f := strings.Fields(text)
	if len(f) < 6 {
		return placement{}, false
	}
	for i := range v {
		n, err := strconv.ParseFloat(strings.ReplaceAll(f[i], ",", "."), 64)
		if err != nil {
			return placement{}, false
		}
		v[i] = n
	}
	p = placement{a: v[0], d: v[1], b: v[2], e: v[3], c: v[4], f: v[5]}
	corner := p.toGround(-0.5, -0.5)
	p.c, p.f = corner.X, corner.Y
	return p, p.good()
}

// locate finds out where a picture lies: by the tags of a GeoTIFF, else by a world file beside it; the system by the tags, by a
// .prj file beside it, by numbers that can only be degrees, else it is the usual one.
func locate(path string, file io.ReaderAt, usual *crs.System) (placement, *crs.System, error) {
	p, code, placed := readGeoTIFF(file)
	if !placed {
		if p, placed = worldFile(path); !placed {
			return placement{}, nil, &Problem{Reason: NoPlace, Detail: filepath.Base(path)}
		}
	}
	if code != 0 {
		sys, err := crs.Lookup(code)
		if err != nil {
			return placement{}, nil, &Problem{Reason: UnknownSystem, Detail: "EPSG:" + strconv.Itoa(code), Err: err}
		}
		return p, sys, nil
	}
	if text, ok := beside(path, ".prj"); ok {
		sys, err := crs.FromWKT(text)
		if err != nil {
			return placement{}, nil, &Problem{Reason: UnknownSystem, Detail: shortened(text, 60), Err: err}
		}
		return p, sys, nil
	}
	if q := p.toGround(0, 0); math.Abs(q.X) <= 180 && math.Abs(q.Y) <= 90 && math.Abs(p.a) < 0.1 {
		return p, crs.WGS84(), nil
	}
	if usual == nil {
		return placement{}, nil, &Problem{Reason: UnknownSystem, Detail: filepath.Base(path)}
	}
	return p, usual, nil
}

// worldFile looks for the world file of a picture: x.tif has x.tfw, x.tifw or x.wld.
func worldFile(path string) (placement, bool) {
	ext := filepath.Ext(path)
	names := []string{ext + "w", ".wld"}
	if len(ext) == 4 || len(ext) == 5 {
		names = append([]string{ext[:2] + ext[len(ext)-1:] + "w"}, names...)
	}
	for _, name := range names {
		if text, ok := beside(path, name); ok {
			if p, ok := parseWorldFile(text); ok {
				return p, true
			}
		}
	}
	return placement{}, false
}

// beside reads a small file of the same name with another extension, in either case.
func beside(path, ext string) (string, bool) {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	for _, e := range []string{ext, strings.ToLower(ext), strings.ToUpper(ext)} {
		f, err := os.Open(filepath.Clean(stem + e))
		if err != nil {
			continue
		}
		const most = 64 << 10
		b, err := io.ReadAll(io.LimitReader(bufio.NewReader(f), most))
		_ = f.Close() // only read
		if err == nil {
			return string(b), true
		}
	}
	return "", false
}
