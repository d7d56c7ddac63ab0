package main

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
)

// A composition that the project keeps is found by its name, brings its sheet along, gives way to what is said beside it, and stays out of
// what leaves the authority.
func TestACompositionOfTheProjectIsExported(t *testing.T) {
	t.Parallel()
	type sheet struct {
		Sheet, Title string
		Scale        float64
	}
	p, dir := hamlet(t), t.TempDir()
	out := filepath.Join(dir, "planche.pdf")
	must(t, "compositions", p, "--add", file(t, "c.json", []byte(`{"name": "Conseil", "sheet": "plot", "look": "{\"draft\":\"projet n° 2\",\"scale\":3000}"}`)))
	if got := answer[[]data.KeptComposition](t, "compositions", p); len(got) != 1 || got[0].ID != "CMP-0001" {
		t.Fatalf("%+v", got)
	}
	export := func(args ...string) sheet {
		t.Helper()
		return answer[sheet](t, append([]string{"export", p, "--force", "--out", out}, args...)...)
	}
	if got := export("--composition", "Conseil"); got.Sheet != "plot" || got.Scale != 3000 {
		t.Errorf("%+v", got)
	}
	if got := export("--composition", "CMP-0001", "--sheet", "overview", "--scale", "5000"); got.Sheet != "overview" || got.Scale != 5000 {
		t.Errorf("%+v", got)
	}
	if got := export("--hide", "legend,north", "--hide-layers", "parcelles", "--show-layers", "zones", "--legend", "plots,zones", "--keep", filepath.Join(dir, "flags.json")); got.Sheet != "overview" {
		t.Errorf("%+v", got)
	}
	flags, err := report.ReadComposition(filepath.Join(dir, "flags.json"))
	if err != nil || len(flags.Hide) != 2 || flags.HideLayers[0] != "parcelles" || flags.ShowLayers[0] != "zones" || flags.Legend[1] != "zones" {
		t.Errorf("%+v, %v", flags, err)
	}
	if code, _, stderr := run(t, "export", p, "--force", "--out", out, "--hide", "frame"); code != exitFailed || !strings.Contains(stderr, "frame") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	if got := export(); got.Sheet != "overview" {
		t.Errorf("%+v", got)
	}
	kept := filepath.Join(dir, "conseil.json")
	export("--composition", "Conseil", "--keep", kept)
	if got := export("--sheet", "plot", "--composition", kept); got.Scale != 3000 {
		t.Errorf("%+v", got)
	}
	for name, says := range map[string]string{"Commission": "Conseil", filepath.Join(dir, "rien.json"): "rien.json"} {
		if code, _, stderr := run(t, "export", p, "--force", "--out", out, "--composition", name); code != exitFailed || !strings.Contains(stderr, says) {
			t.Errorf("%s: exit code %d, %q", name, code, stderr)
		}
	}
	for _, look := range []string{`[]`, `{"frame":1}`} {
		bad := file(t, "bad.json", []byte(`{"name": "Autre", "sheet": "plot", "look": "`+strings.ReplaceAll(look, `"`, `\"`)+`"}`))
		if code, _, _ := run(t, "compositions", p, "--add", bad); (code != exitDone) != (look == `[]`) {
			t.Errorf("%s: exit code %d", look, code)
		}
	}
	if code, _, stderr := run(t, "export", p, "--force", "--out", out, "--composition", "Autre"); code != exitFailed || stderr == "" {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	public := filepath.Join(dir, "public.gpkg")
	must(t, "copy", p, public, "--public")
	if got := answer[[]data.KeptComposition](t, "compositions", public); len(got) > 0 {
		t.Errorf("%+v left", got)
	}
}

// A page for a screen is kept in a template and has the pixels of one; it does not stand.
func TestAPageForAScreenIsExported(t *testing.T) {
	t.Parallel()
	p, dir := hamlet(t), t.TempDir()
	kept := filepath.Join(dir, "ecran.json")
	must(t, "export", p, "--paper", "16:9", "--keep", kept, "--out", filepath.Join(dir, "a.pdf"))
	for dpi, width := range map[string]int{"0": 1920, "288": 3840} {
		out := filepath.Join(dir, dpi+".png")
		must(t, "export", p, "--composition", kept, "--dpi", dpi, "--out", out)
		f, err := os.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		size, err := png.DecodeConfig(f)
		_ = f.Close()
		if err != nil || size.Width != width || size.Height != width*9/16 {
			t.Errorf("%s dots: a picture of %d × %d, %v", dpi, size.Width, size.Height, err)
		}
	}
	if code, _, stderr := run(t, "export", p, "--composition", kept, "--orientation", "portrait", "--out", filepath.Join(dir, "b.pdf")); code != exitFailed || !strings.Contains(stderr, "16:9") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}
