package report_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/report"
	"emprise/geo"
	"emprise/geo/sheet"
)

// logoAt writes a picture of noise, which nothing packs, in a folder that says who works there.
func logoAt(t *testing.T, width, height int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.IntN(256))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "jeanne.dupont")
	path := filepath.Join(dir, "logo.png")
	if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(path, b.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// A composition takes its logo along, as a project keeps it and as a file: where the picture lay is told by neither, nor by any page.
func TestTheLogoTravels(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	logo := logoAt(t, 40, 20)
	c := report.Composition{Title: "Foncier", Logo: logo}
	before, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Composition: c})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "modele.json")
	text, err := c.Encode()
	if err := errors.Join(err, c.Write(file), os.Remove(logo)); err != nil {
		t.Fatal(err)
	}
	if _, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Composition: c}); report.WrongField(err) != "logo" {
		t.Errorf("of a logo that is gone: %v", err)
	}
	kept, err := report.DecodeComposition([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	read, err := report.ReadComposition(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]report.Composition{"kept": kept, "read": read} {
		if again, err := got.Encode(); err != nil || strings.Contains(again, "jeanne") || again != text {
			t.Errorf("%s: %v, %.200s", name, err, again)
		}
		sh, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Composition: got, Public: true})
		if err != nil {
			t.Fatal(err)
		}
		if !alike(sh.Logo, before.Logo) {
			t.Errorf("%s: another logo", name)
		}
		for _, form := range report.SheetForms() {
			path := filepath.Join(t.TempDir(), "a."+form)
			if _, err := report.WriteSheets(t.Context(), path, []*sheet.Sheet{sh}, "Emprise", 40); err != nil {
				t.Fatal(err)
			}
			if content, err := os.ReadFile(path); err != nil || bytes.Contains(content, []byte("jeanne")) || bytes.Contains(content, []byte("logo.png")) {
				t.Errorf("%s.%s tells where the logo lay: %v", name, form, err)
			}
		}
	}
	if got, err := report.DecodeComposition([]byte(`{"logo":"/un/chemin/logo.png"}`)); err != nil || got.Logo != "/un/chemin/logo.png" || len(got.LogoPicture) > 0 {
		t.Errorf("one that was kept with a path alone: %+v, %v", got, err)
	}
}

func alike(a, b image.Image) bool {
	if a == nil || b == nil || a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if color.NRGBAModel.Convert(a.At(x, y)) != color.NRGBAModel.Convert(b.At(x, y)) {
				return false
			}
		}
	}
	return true
}

func TestALogoIsBounded(t *testing.T) {
	t.Parallel()
	for _, size := range []image.Point{{X: 3000, Y: 1}, {X: 900, Y: 900}, {X: 1, Y: 1}} {
		c, err := report.Composition{Logo: logoAt(t, size.X, size.Y)}.Carrying()
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.DecodeConfig(bytes.NewReader(c.LogoPicture))
		if err != nil || len(c.LogoPicture) > 512<<10 || max(got.Width, got.Height) > 1024 || min(got.Width, got.Height) < 1 {
			t.Errorf("%v: %d bytes, %d × %d, %v", size, len(c.LogoPicture), got.Width, got.Height, err)
		}
		if again, err := c.Carrying(); err != nil || !bytes.Equal(again.LogoPicture, c.LogoPicture) {
			t.Errorf("%v: carried twice it differs, %v", size, err)
		}
	}
	path := filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(path, []byte("\xff\xd8\xff\xe0 une photographie"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []report.Composition{{Logo: path}, {Logo: "logo.png", LogoPicture: []byte("rien")}} {
		_, err := report.Overview(t.Context(), project(t).Snapshot(), report.Options{Date: noon, Composition: c})
		if !errors.Is(err, data.ErrInvalid) || report.WrongField(err) != "logo" || !strings.Contains(explain.Sentence(locale.New("fr"), err), "n’est pas une image PNG") {
			t.Errorf("no picture: %v, %s", err, explain.Sentence(locale.New("fr"), err))
		}
	}
	var file *geo.FileError
	if _, err := (report.Composition{Logo: filepath.Join(t.TempDir(), "rien.png")}).Encode(); !errors.As(err, &file) || file.Reason != geo.FileMissing || report.WrongField(err) != "logo" {
		t.Errorf("a file that is not there: %v", err)
	}
}
