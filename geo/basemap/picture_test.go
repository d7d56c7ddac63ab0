package basemap_test

import (
	"errors"
	"testing"

	"emprise/geo/basemap"
)

func FuzzDecode(f *testing.F) {
	f.Add(tilePNG(home, 64), "image/png")
	f.Add(bomb(3000), "")
	f.Add([]byte("<html>"), "text/html")
	f.Add([]byte("<a><ServiceException code='x'>no</ServiceException>"), "application/xml")
	f.Add([]byte("GIF89a\x10\x00\x10\x00\x00\x00\x00"), "image/gif")
	f.Add([]byte("RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00"), "image/webp")
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "image/jpeg")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		img, err := basemap.Decode(body, kind, 256)
		var p *basemap.Problem
		switch {
		case err != nil && !errors.As(err, &p):
			t.Fatalf("%v is no Problem", err)
		case err == nil && img.Rect.Dx() != 256:
			t.Fatalf("%v", img.Rect)
		}
	})
}
