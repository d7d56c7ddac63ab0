//go:build ignore

// Command compare tells how alike two pictures of one size are.
//
//	go run docs/benchmarks/compare.go OURS.png THEIRS.png
//
// structure is the mean SSIM of the lightness in windows of 8 × 8 (Wang et al. 2004), as they are and both reduced four times;
// colour is the mean difference of the channels and that of the means, of 255; lacking is the share of blocks of 4 × 4 pixels
// that show land in one picture and nothing but paper in the other.
package main

import (
	"fmt"
	"image"
	_ "image/png"
	"math"
	"os"
)

type plane struct {
	w, h int
	v    []float64
}

func main() {
	a, b := read(os.Args[1]), read(os.Args[2])
	var difference, shift float64
	light := [2]plane{}
	for c := range 3 {
		sum := 0.0
		for i := range a[c].v {
			d := a[c].v[i] - b[c].v[i]
			difference += math.Abs(d) / float64(3*len(a[c].v))
			sum += d
		}
		shift += math.Abs(sum) / float64(3*len(a[c].v))
	}
	for k, p := range [2][3]plane{a, b} {
		light[k] = plane{p[0].w, p[0].h, make([]float64, len(p[0].v))}
		for i := range light[k].v {
			light[k].v[i] = 0.299*p[0].v[i] + 0.587*p[1].v[i] + 0.114*p[2].v[i]
		}
	}
	const paper = 0.299*0xF7 + 0.587*0xF5 + 0.114*0xF0
	ours, theirs := reduced(light[0], 4), reduced(light[1], 4)
	lacking, extra := 0, 0
	for i := range ours.v {
		bareOurs, bareTheirs := math.Abs(ours.v[i]-paper) < 1, math.Abs(theirs.v[i]-paper) < 1
		if bareOurs && !bareTheirs {
			lacking++
		}
		if bareTheirs && !bareOurs {
			extra++
		}
	}
	n := float64(len(ours.v))
	fmt.Printf("structure %.3f, reduced %.3f; colour %.2f, of the means %.2f; lacking %.4f %%, extra %.4f %%\n",
		ssim(light[0], light[1]), ssim(ours, theirs), difference, shift, 100*float64(lacking)/n, 100*float64(extra)/n)
}

func read(path string) (p [3]plane) {
	f, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		panic(err)
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	for c := range p {
		p[c] = plane{w, h, make([]float64, w*h)}
	}
	for y := range h {
		for x := range w {
			r, g, b, _ := img.At(x, y).RGBA()
			for c, v := range [3]uint32{r, g, b} {
				p[c].v[y*w+x] = float64(v) / 257
			}
		}
	}
	return p
}

func reduced(p plane, n int) plane {
	r := plane{p.w / n, p.h / n, make([]float64, p.w/n*(p.h/n))}
	for y := range r.h * n {
		for x := range r.w * n {
			r.v[y/n*r.w+x/n] += p.v[y*p.w+x] / float64(n*n)
		}
	}
	return r
}

func ssim(a, b plane) float64 {
	const side, c1, c2 = 8, (0.01 * 255) * (0.01 * 255), (0.03 * 255) * (0.03 * 255)
	sum, n := 0.0, 0.0
	for y := 0; y+side <= a.h; y += side / 2 {
		for x := 0; x+side <= a.w; x += side / 2 {
			var ma, mb, aa, bb, ab float64
			for j := range side {
				for i := range side {
					u, v := a.v[(y+j)*a.w+x+i], b.v[(y+j)*b.w+x+i]
					ma, mb, aa, bb, ab = ma+u, mb+v, aa+u*u, bb+v*v, ab+u*v
				}
			}
			const k = side * side
			ma, mb = ma/k, mb/k
			aa, bb, ab = aa/k-ma*ma, bb/k-mb*mb, ab/k-ma*mb
			sum += (2*ma*mb + c1) * (2*ab + c2) / ((ma*ma + mb*mb + c1) * (aa + bb + c2))
			n++
		}
	}
	return sum / n
}
