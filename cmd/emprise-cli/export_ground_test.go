package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func greenPNG(t *testing.T, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.RGBA{90, 140, 70, 255}})); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestASheetIsExportedOverABasemap prints over the tiles of a server of our own and over a picture with a place, then where
// neither is.
func TestASheetIsExportedOverABasemap(t *testing.T) {
	t.Parallel()
	type sheet struct {
		Out, Lacks string
	}
	p, out := hamlet(t), filepath.Join(t.TempDir(), "planche.pdf")
	tile := greenPNG(t, 256)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write(tile)
	}))
	defer server.Close()
	export := func(basemap string) sheet {
		t.Helper()
		return answer[sheet](t, "export", p, "--force", "--out", out, "--basemap", basemap, "--attribution", "© Les Géomètres")
	}
	holds := func(what string, want bool) {
		t.Helper()
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(text, []byte("/Subtype /Image")); got != want {
			t.Errorf("%s: the sheet holds a picture: %v", what, got)
		}
	}
	if got := export(server.URL + "/{z}/{x}/{y}.png"); got.Lacks != "" {
		t.Errorf("%+v", got)
	}
	holds("tiles", true)

	picture := file(t, "vue.png", greenPNG(t, 200)) // 20 m a pixel, in degrees, around a part of the hamlet
	if err := os.WriteFile(strings.TrimSuffix(picture, ".png")+".pgw", []byte("0.000002\n0\n0\n-0.000002\n2.3503\n48.7008\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.TrimSuffix(picture, ".png")+".prj", []byte(`GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := export(picture); !strings.Contains(got.Lacks, "vue") {
		t.Errorf("a picture of a part: %+v", got)
	}
	holds("a picture", true)

	server.Close()
	if got := export(server.URL + "/{z}/{x}/{y}.png"); !strings.Contains(got.Lacks, "absent") && !strings.Contains(got.Lacks, "No basemap") {
		t.Errorf("without a server: %+v", got)
	}
	holds("nothing", false)

	for _, basemap := range []string{"nulle-part", "https://exemple.fr/tuiles", picture + ".pgw"} {
		if code, _, stderr := run(t, "export", p, "--out", out, "--basemap", basemap); code != exitFailed || stderr == "" {
			t.Errorf("%s: exit code %d, %s", basemap, code, stderr)
		}
	}
}
