package basemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif" // formats that services answer with
	_ "image/jpeg"
	_ "image/png"
	"io"
	"strings"

	xdraw "golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

// Bounds of what a server may answer with for one tile.
const (
	mostBytes = 5 << 20 // after decompression
	mostSide  = 2048    // pixels
)

// Decode makes a picture of what a server or a file gives for a tile of size pixels. contentType is what it says it is, which
// is not believed; it may be empty. A square of another size is scaled. The error is a *Problem.
func Decode(body []byte, contentType string, size int) (*image.RGBA, error) {
	if p := notPicture(body, contentType); p != nil {
		return nil, p
	}
	cfg, _, err := image.DecodeConfig(bytes.NewReader(body))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, &Problem{Reason: NotAPicture, Detail: printable(body)}
	case err != nil:
		return nil, &Problem{Reason: Broken, Err: err}
	case cfg.Width != cfg.Height || cfg.Width < 1 || cfg.Width > mostSide:
		// A decoder takes memory by these numbers: they are looked at first.
		return nil, &Problem{Reason: OddSize, Detail: fmt.Sprintf("%d × %d", cfg.Width, cfg.Height)}
	}
	img, _, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, &Problem{Reason: Broken, Err: err}
	}
	if img.Bounds().Size() != image.Pt(cfg.Width, cfg.Height) {
		return nil, &Problem{Reason: Broken, Detail: "two sizes"}
	}
	out := image.NewRGBA(image.Rect(0, 0, size, size))
	if cfg.Width == size {
		draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	} else {
		xdraw.CatmullRom.Scale(out, out.Rect, img, img.Bounds(), draw.Src, nil)
	}
	return out, nil
}

// notPicture recognises what services answer in the place of a picture.
func notPicture(body []byte, contentType string) *Problem {
	start := bytes.TrimLeft(body[:min(len(body), 512)], " \t\r\n\ufeff")
	lower := strings.ToLower(string(start))
	declared := strings.ToLower(contentType)
	switch {
	case len(body) == 0:
		return &Problem{Reason: Broken, Detail: "no bytes"}
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"), strings.HasPrefix(lower, "<head"):
		return &Problem{Reason: WebPage}
	case strings.HasPrefix(lower, "<"):
		if text := exceptionText(body); text != "" {
			return &Problem{Reason: ServiceError, Detail: text}
		}
		if strings.Contains(lower, "<html") {
			return &Problem{Reason: WebPage}
		}
		return &Problem{Reason: NotAPicture, Detail: printable(body)}
	case strings.Contains(declared, "protobuf"), strings.Contains(declared, "vector-tile"), strings.Contains(declared, ".mvt"),
		bytes.HasPrefix(body, []byte{0x1f, 0x8b}), len(body) > 2 && body[0] == 0x1a && body[2] == 0x0a: // a layer of a vector tile, named first
		return &Problem{Reason: VectorTiles}
	}
	return nil
}

// exceptionText is what an OGC service says in an exception report, "" when the document is none.
func exceptionText(body []byte) string {
	d := xml.NewDecoder(io.LimitReader(bytes.NewReader(body), 64<<10))
	d.Strict = false
	told, inside := "", false
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch name := t.Name.Local; {
			case strings.Contains(name, "Exception"):
				inside = true
				for _, a := range t.Attr {
					if told == "" && strings.EqualFold(a.Name.Local, "exceptionCode") {
						told = a.Value
					}
				}
			case strings.EqualFold(name, "html"):
				return ""
			}
		case xml.CharData:
			if text := strings.Join(strings.Fields(string(t)), " "); inside && text != "" {
				return shortened(text, 200)
			}
		}
	}
	if inside && told == "" {
		told = "Exception"
	}
	return shortened(told, 200)
}

func printable(b []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xfffd || r == 0x7f {
			return '.'
		}
		return r
	}, string(b[:min(len(b), 24)]))
}

// TileSize is the side in pixels of a tile as a file or a server gives it. The error is a *Problem.
func TileSize(body []byte) (int, error) {
	if p := notPicture(body, ""); p != nil {
		return 0, p
	}
	cfg, _, err := image.DecodeConfig(bytes.NewReader(body))
	switch {
	case err != nil:
		return 0, &Problem{Reason: NotAPicture, Detail: printable(body)}
	case cfg.Width != cfg.Height || cfg.Width < 64 || cfg.Width > 1024:
		return 0, &Problem{Reason: OddSize, Detail: fmt.Sprintf("%d × %d", cfg.Width, cfg.Height)}
	}
	return cfg.Width, nil
}
