package drive_test

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// photographer serves tiles that look like a photograph from the air: fields, a wood, a grid each 500 metres of the plane with
// what it is called, and magenta marks at the places that it is given.
type photographer struct {
	mu    sync.Mutex
	marks []geo.XY
	asked int
}

var magenta = color.RGBA{255, 0, 255, 255}

func (p *photographer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var c basemap.Coord
	if _, err := fmt.Sscanf(r.URL.Path, "/%d/%d/%d.png", &c.Zoom, &c.X, &c.Y); err != nil {
		http.NotFound(w, r)
		return
	}
	p.mu.Lock()
	marks := p.marks
	p.asked++
	p.mu.Unlock()
	w.Header().Set("Content-Type", "image/png")
	_ = png.Encode(w, aerial(c, marks))
}

func aerial(c basemap.Coord, marks []geo.XY) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	box := c.Box()
	per := box.Width() / 256
	for y := range 256 {
		for x := range 256 {
			img.SetRGBA(x, y, groundColour(box.Min.X+(float64(x)+.5)*per, box.Max.Y-(float64(y)+.5)*per, per))
		}
	}
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.RGBA{255, 255, 230, 255}), Face: basicfont.Face7x13, Dot: fixed.P(6, 16)}
	d.DrawString(fmt.Sprintf("%d/%d/%d", c.Zoom, c.X, c.Y))
	for _, m := range marks {
		cx, cy := (m.X-box.Min.X)/per, (box.Max.Y-m.Y)/per
		for y := int(cy) - 7; y <= int(cy)+7; y++ {
			for x := int(cx) - 7; x <= int(cx)+7; x++ {
				if (image.Point{x, y}).In(img.Rect) && math.Hypot(float64(x)+.5-cx, float64(y)+.5-cy) < 5 {
					img.SetRGBA(x, y, magenta)
				}
			}
		}
	}
	return img
}

// groundColour is what grows at a place: fields of some hundred metres, ploughed or green, with a grain.
func groundColour(x, y, per float64) color.RGBA {
	const grid = 500.0
	if math.Mod(x+1e8, grid) < per || math.Mod(y+1e8, grid) < per {
		return color.RGBA{235, 235, 215, 255}
	}
	u, v := x+0.35*y, y-0.2*x
	cell := func(a float64) int { return int(math.Floor(a)) }
	h := uint32(cell(u/170))*73856093 ^ uint32(cell(v/110))*19349663
	h ^= h >> 13
	h *= 2654435761
	base := [][3]int{{108, 122, 70}, {150, 138, 96}, {92, 112, 62}, {168, 155, 112}, {124, 108, 80}, {62, 84, 52}}[(h>>20)%6]
	g := uint32(cell(x/3))*374761393 ^ uint32(cell(y/3))*668265263
	g = (g ^ g>>15) * 2246822519
	grain := int(g>>27) - 16
	at := func(i int) uint8 { return uint8(max(0, min(255, base[i]+grain))) }
	return color.RGBA{at(0), at(1), at(2), 255}
}

// stillClock never rings: what is retried later is not retried in a test that does not say so.
type stillClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *stillClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *stillClock) AfterFunc(time.Duration, func()) func() bool { return func() bool { return true } }

// overNetwork opens a project in a window that reaches the given network and keeps its settings in a folder.
func overNetwork(t *testing.T, dir string, transport http.RoundTripper, clock basemap.Clock) (*drive.Driver, *ui.Window) {
	t.Helper()
	q := task.NewQueue()
	w := ui.NewWindow(ui.Config{
		App: test.NewTempApp(t), Runner: q.Runner(), Locale: locale.New("fr"), CacheDir: dir, ConfigDir: dir, Theme: theme.Light,
		Size: fyne.NewSize(1280, 800), Network: transport, NetworkClock: clock,
		Clock: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	})
	w.Show()
	q.Pump()
	d := drive.New(w, hall{q})
	path := filepath.Join(dir, "essai.gpkg")
	if _, err := os.Stat(path); err != nil {
		projectFile(t, dir)
	}
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	return d, w
}

func keepPicture(t *testing.T, img image.Image, name string) {
	t.Helper()
	dir := os.Getenv("EMPRISE_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, img), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// centreOf is the middle of the magenta pixels around a position; n is how many there are.
func centreOf(img image.Image, at fyne.Position) (x, y float64, n int) {
	for j := int(at.Y) - 9; j <= int(at.Y)+9; j++ {
		for i := int(at.X) - 9; i <= int(at.X)+9; i++ {
			r, g, b, _ := img.At(i, j).RGBA()
			if r > 0xb000 && b > 0xb000 && g < 0x5000 {
				x, y, n = x+float64(i)+.5, y+float64(j)+.5, n+1
			}
		}
	}
	return x / float64(n), y / float64(n), n
}

func TestABasemapByItsAddress(t *testing.T) {
	dir, p, clock := t.TempDir(), &photographer{}, &stillClock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(p)
	defer server.Close()
	transport := basemap.Transport().(*http.Transport)
	defer transport.CloseIdleConnections()
	d, w := overNetwork(t, dir, transport, clock)

	// Marks all over the land that will be looked at, where nothing is drawn that would cover a part of them.
	plot := d.Snapshot().Plots[0]
	box := geo.MercatorBox(plot.Shape.Bound())
	w.ShowBox(box.Padded(150))
	d.Idle()
	centre := box.Centre()
	plain := d.Picture()
	for i := -25; i <= 25; i++ {
		for j := -25; j <= 25; j++ {
			m := geo.XY{X: centre.X + float64(i)*53.3, Y: centre.Y + float64(j)*51.7}
			if empty(plain, w.OnScreen(m)) {
				p.marks = append(p.marks, m)
			}
		}
	}

	for _, step := range []error{
		d.Press("basemap"), d.Fill("address", server.URL+"/{z}/{x}/{y}.png"), d.Fill("attribution", "© Photographe d’essai"), d.Save(),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	img := d.Picture()
	keepPicture(t, img, "basemap-photograph")
	if p.asked == 0 || p.asked > 60 {
		t.Errorf("%d tiles were asked for, for one view", p.asked)
	}
	found := 0
	for _, m := range p.marks {
		want := w.OnScreen(m)
		x, y, n := centreOf(img, want)
		if n < 30 {
			t.Errorf("the mark at %v is not seen: %d pixels", want, n)
			continue
		}
		found++
		if off := math.Hypot(x-float64(want.X), y-float64(want.Y)); off > 0.5 {
			t.Errorf("the mark at %v is shown at %.2f %.2f: %.2f pixels off", want, x, y, off)
		}
	}
	if found < 10 {
		t.Errorf("%d of %d marks are seen", found, len(p.marks))
	}

	// Paler, and it is the same map.
	for _, step := range []error{d.Press("basemap"), d.Fill("opacity", "50"), d.Fill("address", ""), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	keepPicture(t, d.Picture(), "basemap-half")

	// The network goes away: what was seen stays, the hand goes on, and a quiet line says what is missing.
	server.Close()
	for range 4 {
		w.MoveMap(fyne.KeyRight)
		d.Idle()
	}
	away := d.Picture()
	keepPicture(t, away, "basemap-offline")
	if remark := w.Remark(); !strings.HasPrefix(remark, "Fond de plan indisponible") {
		t.Errorf("the map says %q", remark)
	}
	if d.Said() != "" {
		t.Errorf("the status bar says %q too", d.Said())
	}
	if photographed(away, fyne.NewPos(400, 400)) < 200 {
		t.Error("what was seen is gone")
	}

	// Back where all was seen nothing is missing, so nothing is said.
	for range 4 {
		w.MoveMap(fyne.KeyLeft)
		d.Idle()
	}
	if w.Remark() != "" {
		t.Errorf("the map still says %q", w.Remark())
	}

	// Another day, still without a network: the choice and the pictures are remembered.
	w.Close()
	d, w = overNetwork(t, dir, transport, clock)
	defer w.Close()
	w.ShowBox(box.Padded(150))
	d.Idle()
	if n := photographed(d.Picture(), w.OnScreen(centre)); n < 200 {
		t.Errorf("%d pixels of the photograph after the window was opened again", n)
	}
	if err := d.Press("basemap.none"); err != nil {
		t.Fatal(err)
	}
	bare := d.Picture()
	differ := 0
	for y := 200; y < 600; y += 7 {
		for x := 400; x < 900; x += 7 {
			if bare.At(x, y) != plain.At(x, y) {
				differ++
			}
		}
	}
	if differ > 150 { // the selection of the first visit
		t.Errorf("without a basemap %d samples differ from before", differ)
	}
}

// empty says whether nothing is drawn around a position in the map.
func empty(img image.Image, at fyne.Position) bool {
	x, y := int(at.X), int(at.Y)
	if !(image.Point{x, y}).In(image.Rect(310, 70, 930, 700)) {
		return false
	}
	if r, g, b, _ := img.At(x, y).RGBA(); min(r, g, b) < 0xc000 {
		return false // the fill of a plot
	}
	for j := y - 9; j <= y+9; j++ {
		for i := x - 9; i <= x+9; i++ {
			if img.At(i, j) != img.At(x, y) {
				return false
			}
		}
	}
	return true
}

// photographed counts the pixels around a position that have the grain of the photograph: no two neighbours are alike.
func photographed(img image.Image, at fyne.Position) (n int) {
	for j := int(at.Y) - 60; j <= int(at.Y)+60; j++ {
		for i := int(at.X) - 60; i <= int(at.X)+60; i++ {
			if img.At(i, j) != img.At(i+1, j) && img.At(i, j) != img.At(i, j+1) {
				n++
			}
		}
	}
	return n
}

func TestABasemapThatIsNone(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<!doctype html><html><body>Portail</body></html>"))
	}))
	defer server.Close()
	transport := basemap.Transport().(*http.Transport)
	defer transport.CloseIdleConnections()
	d, w := overNetwork(t, t.TempDir(), transport, &stillClock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)})
	defer w.Close()
	for address, want := range map[string]string{
		"n’importe quoi":                   "n’est pas une adresse complète",
		"file:///etc/{z}/{x}/{y}":          "http et https",
		"https://serveur.example/{z}/{x}":  "Il manque {y}",
		server.URL + "/wmts":               "page web",
		"https://x.example/{k}/{z}/{x}{y}": "{k} n’est pas compris",
	} {
		if err := errors.Join(d.Press("basemap"), d.Fill("address", address)); err != nil {
			t.Fatal(err)
		}
		if err := d.Save(); err == nil {
			t.Errorf("%s was taken", address)
		}
		if said := shownWords(w.Fyne().Canvas().Content()); !strings.Contains(said, want) {
			t.Errorf("%s: the window does not say %q but %q", address, want, said)
		}
	}
	keepPicture(t, d.Picture(), "basemap-panel")
	// An address that looks good is taken, and the map says what comes of it.
	if err := errors.Join(d.Press("basemap"), d.Fill("address", server.URL+"/{z}/{x}/{y}.png"), d.Save()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.Remark(), "page web") {
		t.Errorf("the map says %q", w.Remark())
	}
}

// shownWords is all that the window says.
func shownWords(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	said := ""
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + " "
	case *fyne.Container:
		for _, child := range o.Objects {
			said += shownWords(child)
		}
	case *container.Scroll:
		return shownWords(o.Content)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			said += shownWords(child)
		}
	}
	return said
}

func TestABasemapOfAFile(t *testing.T) {
	dir := t.TempDir()
	d, w := overNetwork(t, dir, nil, nil)
	defer w.Close()
	// A photograph of the first plot, placed by a world file in the system of the territory.
	plot := d.Snapshot().Plots[0]
	box := geo.MercatorBox(plot.Shape.Bound())
	picture := image.NewRGBA(image.Rect(0, 0, 600, 600))
	draw.Draw(picture, picture.Rect, image.NewUniform(magenta), image.Point{}, draw.Src)
	path := filepath.Join(dir, "drone.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, picture), f.Close()); err != nil {
		t.Fatal(err)
	}
	sw := geo.Unmercator(box.Centre())
	world := fmt.Sprintf("0.00001\n0\n0\n-0.00001\n%.8f\n%.8f\n", sw.Lon-0.003, sw.Lat+0.003)
	w.ChooseBasemap("file:" + path)
	d.Idle()
	if said := d.Said(); !strings.Contains(said, "n’a pas de calage") {
		t.Errorf("without a world file the window says %q", said)
	}
	if err := os.WriteFile(filepath.Join(dir, "drone.pgw"), []byte(world), 0o600); err != nil {
		t.Fatal(err)
	}
	w.ChooseBasemap("file:" + path)
	d.Idle()
	w.ShowBox(box.Padded(150))
	d.Idle()
	img := d.Picture()
	keepPicture(t, img, "basemap-file")
	pink := 0
	for y := 150; y < 700; y += 3 {
		for x := 320; x < 900; x += 3 {
			if r, g, b, _ := img.At(x, y).RGBA(); r > 0xc000 && b > 0xc000 && g < 0x6000 {
				pink++
			}
		}
	}
	if pink < 2000 {
		t.Errorf("%d samples of the picture are seen", pink)
	}
}
