package raster

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
	"runtime"
	"sync"
)

// The bands of a picture that are compressed apart, in rows; the rows by which their filter is chosen; how hard they are compressed: harder takes
// twice as long for a tenth of the bytes.
const (
	bandRows   = 128
	sampleRows = 6
	effort     = 4
)

// WritePNG writes a picture, opaque or not, and how many of its pixels an inch of paper takes, which may be 0. Bands of an opaque one are
// compressed at the same time, by as many goroutines as there are processors.
//
// The standard library tries five filters on each row, in one goroutine; a map is mostly even ground, of which no filter makes less. So each band
// has none, or, where a sample of it becomes smaller, that of Paeth, which is for photographs.
func WritePNG(w io.Writer, img *image.RGBA, dpi int) error {
	if !img.Opaque() || img.Rect.Empty() {
		return png.Encode(w, img)
	}
	height := img.Rect.Dy()
	bands := make([]band, (height+bandRows-1)/bandRows)
	next := make(chan int, len(bands))
	for i := range bands {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range min(len(bands), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			c := newCompressor(img)
			for i := range next {
				bands[i] = c.band(i*bandRows, min(height, (i+1)*bandRows))
			}
		})
	}
	wait.Wait()
	return assemble(w, img, bands, dpi)
}

// band is a stretch of rows as it stands in the file.
type band struct {
	packed []byte
	sum    uint32 // Adler-32 of what was packed
	length int
}

// compressor packs bands of one picture.
type compressor struct {
	img  *image.RGBA
	wide int // bytes of a row
	now  []byte
	last []byte
	row  []byte // the filter and the row
	out  bytes.Buffer
	z    *flate.Writer
}

func newCompressor(img *image.RGBA) *compressor {
	c := &compressor{img: img, wide: 3 * img.Rect.Dx()}
	c.now, c.last, c.row = make([]byte, c.wide), make([]byte, c.wide), make([]byte, c.wide+1)
	c.z, _ = flate.NewWriter(&c.out, effort) // the level is one that there is
	return c
}

// band packs rows from up to but without to. The last band of the picture ends the stream.
func (c *compressor) band(from, to int) band {
	filter := none
	if mid := (from + to) / 2; c.packed(mid, min(to, mid+sampleRows), paeth) < c.packed(mid, min(to, mid+sampleRows), none) {
		filter = paeth
	}
	c.out.Reset()
	c.z.Reset(&c.out)
	sum := adler32.New()
	c.rows(from, to, filter, func(row []byte) {
		_, _ = sum.Write(row)
		_, _ = c.z.Write(row) // into a buffer
	})
	if to == c.img.Rect.Dy() {
		_ = c.z.Close()
	} else {
		_ = c.z.Flush()
	}
	return band{bytes.Clone(c.out.Bytes()), sum.Sum32(), (to - from) * (c.wide + 1)}
}

// packed is how many bytes rows take with a filter.
func (c *compressor) packed(from, to int, filter byte) int {
	c.out.Reset()
	c.z.Reset(&c.out)
	c.rows(from, to, filter, func(row []byte) { _, _ = c.z.Write(row) })
	_ = c.z.Close()
	return c.out.Len()
}

// The filters of PNG that are used.
const (
	none  byte = 0
	paeth byte = 4
)

func (c *compressor) rows(from, to int, filter byte, take func(row []byte)) {
	if filter == paeth {
		clear(c.last)
		if from > 0 {
			c.read(from-1, c.last)
		}
	}
	c.row[0] = filter
	for y := from; y < to; y++ {
		if filter == none {
			c.read(y, c.row[1:])
			take(c.row)
			continue
		}
		c.read(y, c.now)
		for i, v := range c.now {
			var left, corner byte
			if i >= 3 {
				left, corner = c.now[i-3], c.last[i-3]
			}
			c.row[1+i] = v - predicted(left, c.last[i], corner)
		}
		take(c.row)
		c.now, c.last = c.last, c.now
	}
}

// read gives the red, green and blue of a row.
func (c *compressor) read(y int, to []byte) {
	pix := c.img.Pix[c.img.PixOffset(c.img.Rect.Min.X, c.img.Rect.Min.Y+y):]
	for i, k := 0, 0; i+2 < len(to); i, k = i+3, k+4 {
		to[i], to[i+1], to[i+2] = pix[k], pix[k+1], pix[k+2]
	}
}

// predicted is the neighbour that is nearest to left + above − corner (PNG, third edition, 9.4).
func predicted(left, above, corner byte) byte {
	a, b, c := int(left), int(above), int(corner)
	p := a + b - c
	da, db, dc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
	switch {
	case da <= db && da <= dc:
		return left
	case db <= dc:
		return above
	}
	return corner
}

// assemble writes the file: the bands one after the other are one stream of zlib.
func assemble(w io.Writer, img *image.RGBA, bands []band, dpi int) error {
	var head [13]byte
	binary.BigEndian.PutUint32(head[:], uint32(img.Rect.Dx()))
	binary.BigEndian.PutUint32(head[4:], uint32(img.Rect.Dy()))
	head[8], head[9] = 8, 2 // bits of a channel; red, green and blue
	if _, err := io.WriteString(w, "\x89PNG\r\n\x1a\n"); err != nil {
		return err
	}
	if err := chunk(w, "IHDR", head[:]); err != nil {
		return err
	}
	if dpi > 0 {
		var density [9]byte
		metre := uint32(math.Round(float64(dpi) / 0.0254))
		binary.BigEndian.PutUint32(density[:], metre)
		binary.BigEndian.PutUint32(density[4:], metre)
		density[8] = 1
		if err := chunk(w, "pHYs", density[:]); err != nil {
			return err
		}
	}
	sum := uint32(1)
	for i, b := range bands {
		sum = joined(sum, b.sum, b.length)
		var parts [][]byte
		if i == 0 {
			parts = append(parts, []byte{0x78, 0x5e}) // zlib: a window of 32 KB, no dictionary
		}
		parts = append(parts, b.packed)
		if i == len(bands)-1 {
			parts = append(parts, binary.BigEndian.AppendUint32(nil, sum))
		}
		if err := chunk(w, "IDAT", parts...); err != nil {
			return err
		}
	}
	return chunk(w, "IEND")
}

// joined is the Adler-32 of two stretches of bytes, the second n long, from those of each (RFC 1950, 8.2).
func joined(first, second uint32, n int) uint32 {
	const mod = 65521
	a1, b1 := uint64(first&0xffff), uint64(first>>16)
	a2, b2 := uint64(second&0xffff), uint64(second>>16)
	a := (a1 + a2 + mod - 1) % mod
	b := (b1 + b2 + uint64(n)%mod*(a1+mod-1)) % mod
	return uint32(b<<16 | a)
}

func chunk(w io.Writer, name string, parts ...[]byte) error {
	size := 0
	sum := crc32.NewIEEE()
	_, _ = io.WriteString(sum, name)
	for _, p := range parts {
		size += len(p)
		_, _ = sum.Write(p)
	}
	whole := make([]byte, 0, 8)
	whole = append(binary.BigEndian.AppendUint32(whole, uint32(size)), name...)
	for _, p := range append(append([][]byte{whole}, parts...), binary.BigEndian.AppendUint32(nil, sum.Sum32())) {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}
