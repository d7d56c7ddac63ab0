package mapview

import (
	"context"
	"fmt"
	"image"
	"math"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/tile"
	"emprise/ui/task"
)

// Map is the map widget.
type Map struct {
	widget.BaseWidget

	// OnSelect tells what a click met, topmost first, nothing when it met nothing.
	OnSelect func(hits []scene.Hit, how How)
	// OnHover is asked what the pointer rests on, of what lies under it: the feature to outline, none without a Layer, and
	// lines of words, the first its name. It must take no time to speak of. Nil is never.
	OnHover func(hits []scene.Hit) (scene.Hit, []string)
	// OnGather tells the points of a sign that was clicked with a key held; without one the map goes nearer to them itself.
	OnGather func(l *scene.Layer, features []int, how How)
	// OnHoverSign is asked for words about the points of a sign. Nil is never.
	OnHoverSign func(c Gathering) []string
	// OnChoose tells that one of several things under a place of the widget is to be chosen, by a long press, Alt+click or
	// the right button.
	OnChoose func(hits []scene.Hit, at fyne.Position)
	// OnView tells where the map goes, when a gesture or a command has just sent it there.
	OnView func(geo.View)
	// OnPointer tells the place under the pointer, and when it leaves the map.
	OnPointer func(p geo.LonLat, inside bool)
	// OnUsed tells that the hand is on this map now, before it does anything there.
	OnUsed func()
	// OnTool tells that another tool is in force, or that it hints at something else.
	OnTool func(Tool)
	// OnEscape tells that Escape was pressed and the map had nothing to leave; OnRune a character that it made no use of.
	OnEscape func()
	OnKey    func(*fyne.KeyEvent) // a key that it made no use of
	OnRune   func(rune)
	OnFocus  func(on bool) // the keyboard came or went
	// OnPainted is called once, when for the first time all tiles of the view and its names are there.
	OnPainted func()

	runner *task.Runner
	loc    *locale.Locale
	name   string // of its slots and timers in the runner

	model    Model
	version  uint64  // of the content of tiles
	unit     float64 // device pixels a Fyne unit takes
	text     float64 // how many times as large as usual texts and signs are
	view     geo.View
	camera   tile.Camera // what is shown: on its way to view while a motion lasts
	motion   *motion
	pending  geo.Box // asked for before the size was known; empty when there is none
	painted  bool
	outlined string // what names are to keep off
	fitted   fitted

	cache    *tile.Cache
	loader   *tile.Loader
	composer *tile.Composer
	names    sheet       // shown
	together *gatherings // the signs that several points share, of the view
	asked    sheet       // the names on their way
	marks    *tile.Overlay
	kept     []*highlights // by layer: the one worker's that draws marks

	raster *canvas.Raster
	buffer *image.RGBA
	gauge  *scaleBar
	credit *credit
	notice *notice
	banner *banner

	tool  Tool // in force
	hand  *Hand
	hint  string // told last
	mouse mouse
	pen   *Pen // over buffer

	partner *Map // shows the same view
	hover   hover
	marker  geo.XY // plane metres
	marked  bool
	echo    geo.XY
	echoed  bool
	history history
	below   below
}

// sheet is an overlay with what it was made for.
type sheet struct {
	overlay *tile.Overlay
	view    geo.View
	version uint64

	outlined string // what names keep off
}

// cacheBytes bounds the pictures of tiles: some six windows of 1920 × 1080.
const cacheBytes = 192 << 20

// New makes a map that runs its work through r and speaks the language of loc.
func New(r *task.Runner, loc *locale.Locale) *Map {
	m := &Map{runner: r, loc: loc, unit: 1, text: 1, pending: geo.EmptyBox(), version: 1}
	m.name = fmt.Sprintf("map %p ", m)
	m.view = geo.View{Level: minLevel}
	m.camera = tile.CameraOf(m.view)
	m.cache = tile.NewCache(cacheBytes)
	m.composer = tile.NewComposer(m.cache, render.PaperColour)
	// One worker fewer than there are processors leaves the hand its own; two at least, or the first picture waits.
	m.loader = tile.NewLoader(m.cache, max(2, runtime.NumCPU()-1), m.spawn, m.arrived)
	m.raster = canvas.NewRaster(m.picture)
	m.raster.ScaleMode = canvas.ImageScalePixels // one to one: no filter may blur it
	m.gauge, m.credit, m.notice, m.banner = newScaleBar(loc), newCredit(), newNotice(loc), newBanner()
	m.hand = newHand(m)
	m.tool = m.hand
	m.ExtendBaseWidget(m)
	return m
}

func (m *Map) spawn(work func(context.Context)) {
	m.runner.Go("", func(ctx context.Context, _ func(done, total int64)) error {
		work(ctx)
		return nil
	}, nil)
}

// arrived is called by a worker.
func (m *Map) arrived(id tile.ID) {
	m.runner.Post(func() {
		m.composer.Appear(id, m.runner.Now())
		m.raster.Refresh()
		m.runner.After(m.name+"fade", tile.Fade, m.raster.Refresh) // the last picture of the fade, whatever comes between
		m.checkPainted()
	})
}

// Set shows a model.
func (m *Map) Set(model Model) {
	old := m.model
	m.model = model
	m.replaceGround(old.Ground, model.Ground)
	if !model.sameContent(old) {
		m.renew(old)
	}
	m.credit.set(model.Attribution, model.Remark)
	m.notice.set(model)
	m.banner.set(model.Banner)
	m.placeMarks()
	if m.outlined = m.model.outlines(); m.outlined != m.asked.outlined {
		m.placeNames(0)
	}
	m.load()
	m.layout()
	m.Refresh()
}

// Model is what is shown.
func (m *Map) Model() Model { return m.model }

// renew makes the tiles stale that may look different now.
func (m *Map) renew(old Model) {
	before := m.version
	m.version++
	switch {
	case m.model.partial(old):
		m.cache.Advance(before, m.version, m.model.Changed, symbolReach*m.grain())
	case m.model.foreign(old): // its ground must not shine through
		m.cache.Clear()
		m.names, m.marks, m.together = sheet{}, nil, nil
	}
	m.placeNames(0)
}

// symbolReach is how far a symbol may reach from what it stands for, in typographic pixels.
const symbolReach = 64

// Forget lets go of what was shown and of all its pictures.
func (m *Map) Forget() {
	m.model = Model{}
	m.version++
	m.cache.Clear()
	m.names, m.asked, m.marks, m.together, m.kept = sheet{}, sheet{}, nil, nil, nil
}

// View is what the map shows, or will show at the end of a motion.
func (m *Map) View() geo.View { return m.view }

// SetView shows a view at once; its size is the map's own.
func (m *Map) SetView(v geo.View) {
	m.pending = geo.EmptyBox()
	m.motion = nil
	m.aim(v)
	m.arrive()
}

// ZoomTo shows a box of the plane at once, with some room around it.
func (m *Map) ZoomTo(b geo.Box) {
	if v, ok := m.fit(b); ok {
		m.SetView(v)
		m.fitted = fitted{b, m.view}
	}
}

// fitted is a box with the view that shows it.
type fitted struct {
	box  geo.Box
	view geo.View
}

// FlyTo shows a box of the plane by a short motion, when it is near enough for a motion to explain something.
func (m *Map) FlyTo(b geo.Box) {
	v, ok := m.fit(b)
	if !ok {
		return
	}
	m.FlyToView(v)
}

// fit is the view that shows the box; it keeps the box for later when the map has no size yet.
func (m *Map) fit(b geo.Box) (geo.View, bool) {
	if b.Empty() {
		return geo.View{}, false
	}
	if m.view.Width == 0 || m.view.Height == 0 {
		m.pending = b
		return geo.View{}, false
	}
	const margin = 36
	v := geo.Fit(b, m.view.Width, m.view.Height, int(margin*m.unit))
	v.Level = min(v.Level, closeLevel)
	return v, true
}

// Levels that the hand can reach, and the closest at which a command shows something small.
const (
	minLevel   geo.Level = 6
	closeLevel geo.Level = 74
	maxLevel   geo.Level = 84
)

// aim makes v the view, in the map's size, tells it and asks for its tiles.
func (m *Map) aim(v geo.View) {
	v.Level = max(minLevel, min(maxLevel, v.Level))
	half := geo.MercatorHalfWorld
	m.leave()
	m.pointAway()
	v.Centre.X, v.Centre.Y = max(-half, min(half, v.Centre.X)), max(-half, min(half, v.Centre.Y))
	m.view = tile.Snap(v.Resized(m.view.Width, m.view.Height))
	m.load()
	if m.gauge.show(m.view, m.unit) {
		m.layout()
	}
	m.placeNames(rest)
	if m.OnView != nil {
		m.OnView(m.view)
	}
}

// arrive puts the camera on the view and shows it.
func (m *Map) arrive() {
	m.camera = tile.CameraOf(m.view)
	m.raster.Refresh()
	m.lead()
}

// Painted says whether all tiles of the view and its names are there.
func (m *Map) Painted() bool {
	if m.view.Width == 0 || m.view.Height == 0 {
		return false
	}
	for _, id := range tile.Within(m.view.Box(), m.view.Level) {
		if !m.cache.Has(id, m.version) {
			return false
		}
	}
	return m.namesCurrent()
}

// PaintedTiles counts the tiles of the view that show the model as it is now.
func (m *Map) PaintedTiles() int {
	n := 0
	if m.view.Width > 0 && m.view.Height > 0 {
		for _, id := range tile.Within(m.view.Box(), m.view.Level) {
			if m.cache.Has(id, m.version) {
				n++
			}
		}
	}
	return n
}

func (m *Map) checkPainted() {
	if m.painted || m.model.blank() || !m.Painted() {
		return
	}
	m.painted = true
	if m.OnPainted != nil {
		m.OnPainted()
	}
}

// Resize gives the map its size in Fyne units.
func (m *Map) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	scale := m.unit
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(m); c != nil {
			scale = float64(c.Scale())
		}
	}
	m.resize(pixels(size.Width, scale), pixels(size.Height, scale), scale)
}

// octave is how many levels halve the resolution.
const octave = 4

// resize gives the map its size in device pixels.
func (m *Map) resize(w, h int, unit float64) {
	if w == m.view.Width && h == m.view.Height && unit == m.unit {
		return
	}
	first := m.view.Width == 0 || m.view.Height == 0
	if unit != m.unit { // a screen of another density: all must be painted anew, yet nothing may go blank
		if !first { // as much ground is seen as before: a window learns the density of its screen only once it is shown
			if m.view == m.fitted.view {
				m.pending = m.fitted.box
			}
			m.view.Level += geo.Level(math.Round(octave * math.Log2(unit/m.unit)))
		}
		m.unit = unit
		m.version++
	}
	m.view = m.view.Resized(w, h)
	m.motion = nil
	if p := m.partner; first && p != nil && p.view.Width > 0 {
		m.goAlong(p.view, p.camera)
	} else if !m.pending.Empty() {
		m.ZoomTo(m.pending)
	} else {
		m.aim(m.view)
		m.arrive()
	}
	m.placeMarks()
}

// rest is how long the hand must be still for the map to be at rest.
const rest = 90 * time.Millisecond
