package ui

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"emprise/ui/welcome"
)

// picturePath is where the picture of a project is kept, "" when nothing is.
func (w *Window) picturePath(project string) string {
	if w.cfg.CacheDir == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(project))
	return filepath.Join(w.cfg.CacheDir, "pictures", hex.EncodeToString(sum[:8])+".png")
}

func readPicture(path string) image.Image {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return img
}

// keepPicture keeps a picture of the map of the project that is open, for the welcome, which shows it once it is written. Losing it loses
// nothing: what cannot be written is passed over in silence.
func (w *Window) keepPicture() {
	if w.ws == nil || w.chart == nil || w.ws.Path() == w.demoPath() {
		return
	}
	path, shrink := w.picturePath(w.ws.Path()), w.chart.Glimpse(welcome.Width, welcome.Height)
	if path == "" || shrink == nil {
		return
	}
	w.runner.Latest(pictureSlot(path), func(context.Context) error {
		writePicture(path, shrink())
		return nil
	}, func(error) {
		if w.ws == nil {
			w.showWelcome()
		}
	})
}

// dropPictures takes away the pictures of projects that the welcome does not offer any more.
func (w *Window) dropPictures(projects ...string) {
	for _, project := range projects {
		if path := w.picturePath(project); path != "" {
			w.runner.Latest(pictureSlot(path), func(context.Context) error {
				_ = os.Remove(path) // it is only a picture
				return nil
			}, nil)
		}
	}
}

// pictureSlot is where a picture is written and taken away, one after the other.
func pictureSlot(path string) string { return "picture " + path }

func writePicture(path string, img *image.RGBA) {
	if plainPaper(img) || os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	var b bytes.Buffer
	if png.Encode(&b, img) != nil {
		return
	}
	if draft := path + ".new"; os.WriteFile(draft, b.Bytes(), 0o600) == nil {
		_ = os.Rename(draft, path) // it is only a picture
	}
}
