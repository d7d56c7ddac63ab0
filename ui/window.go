package ui

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/fact"
	"emprise/data/gpkg"
	"emprise/data/guide"
	"emprise/data/match"
	"emprise/data/minutes"
	"emprise/data/relation"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/about"
	"emprise/ui/allocation"
	"emprise/ui/assemblies"
	"emprise/ui/attributes"
	"emprise/ui/board"
	"emprise/ui/cheatsheet"
	"emprise/ui/companies"
	"emprise/ui/comparison"
	"emprise/ui/contracts"
	"emprise/ui/dashboard"
	"emprise/ui/exportform"
	"emprise/ui/filechooser"
	"emprise/ui/importform"
	"emprise/ui/inspector"
	"emprise/ui/kit"
	"emprise/ui/ledger"
	"emprise/ui/mapview"
	"emprise/ui/navigator"
	"emprise/ui/palette"
	"emprise/ui/plotform"
	"emprise/ui/plots"
	"emprise/ui/ranking"
	"emprise/ui/reading"
	"emprise/ui/sittinglog"
	"emprise/ui/statusbar"
	"emprise/ui/task"
	"emprise/ui/theme"
	"emprise/ui/toast"
	"emprise/ui/toolbar"
	"emprise/ui/tour"
	"emprise/ui/welcome"
)

// Window is the one window of the program.
type Window struct {
	cfg        Config
	loc        *locale.Locale
	runner     *task.Runner
	win        fyne.Window
	settings   settings
	grounds    grounds
	operations []Operation
	keys       fyne.ShortcutHandler
	steps      steps
	closed     bool

	// The project that is open.
	ws       *workspace.Workspace
	store    *gpkg.Store // under ws
	unwatch  func()
	leaving  sync.WaitGroup // projects that are being closed
	facts    *fact.Cache
	ranker   *match.Ranker
	ties     *relation.Cache
	areas    map[string]float64 // m², by plot
	opening  bool
	selected selection
	crowd    crowd      // what is selected when it is many
	told     string     // what was said of it
	clicked  selection  // what a click on the map selected last
	lying    lying      // where what is selected lies, when it is not drawn itself
	summary  summary    // of the crowd
	pointer  geo.LonLat // where the pointer was on the map last
	offered  []Offer    // under the pointer, to choose from
	result   string     // of the last measure
	shaper   string     // the tool that selected last
	ruler    string     // and the one that measured
	target   string     // the layer chosen in the list, in which shapes look for features
	drawing  drawing    // what the drawing tools share
	ranking  rankingState
	table    tableState
	exported string // the file that was written last
	past     past
	figures  figures
	shelf    string // which panel was asked for in the drawer besides the ranking and the tables, "" for none
	dealing  dealingState
	joining  joining
	boarding boarding
	allot    allotting
	listing  plotListing
	present  presenting
	before   before
	offScale map[string]bool // layers that are drawn at other scales than the one shown
	preview  preview
	listed   []data.KeptView // whose names the form of views asks
	looking  looking
	copied   data.Style       // the look that was copied last
	hidden   map[string]bool  // layers made of rows that are not shown
	bringing []*bringing      // files on their way into the project
	dressed  []render.Dressed // what the map shows

	mended    *exportform.Request // what was asked for when a form was left to fill in what a sheet lacked
	composing *composing          // the page of the export form, nil while there is none
	wanted    wanted

	provisional []*scene.Layer // those of them that are no part of the project yet
	dress       uint64         // style version of the map
	greeted     bool           // OnFirstPaint was called

	// What is shown.
	tips       *kit.Tips
	bar        *toolbar.Bar
	status     *statusbar.Bar
	line       statusbar.Model
	spoken     string      // what was said last
	holds      func() bool // whether what is said in the bar still does; nil is always
	toasts     *toast.Stack
	messages   messages
	welcome    *welcome.Page
	lobby      *fyne.Container // the welcome, with a form beside it when one is open
	sorry      string
	navigator  *navigator.Navigator
	inspector  *inspector.Inspector
	drawer     *ranking.Drawer
	attributes *attributes.Table
	ledger     *ledger.Ledger
	board      *dashboard.Panel
	people     *companies.Panel
	papers     *contracts.Panel
	sets       *assemblies.Panel
	plotList   *plots.Panel
	works      *board.Panel
	arena      *comparison.Panel
	allotment  *allocation.Panel
	contest    contest
	bottom     *fyne.Container // the drawer: the ranking, the table, or the mapping of a file
	covered    *covered        // what a mapping has taken the place of
	comparing  *comparing      // a newer file of a layer that is decided about
	chart      *mapview.Map
	split      split
	maps       *fyne.Container // the chart, with its twin when there is one
	dock       *kit.Dock
	side       *fyne.Container
	paper      *report.Text // that is read at the side
	log        *sittinglog.Log
	deeds      []minutes.Deed  // its lines
	aside      *fyne.Container // the side, above the log of a sitting
	regions    []*kit.Region   // in the order in which the keyboard goes through them
	reached    *kit.Ground     // around the map while the keyboard has come to it by key
	byKey      bool            // the keyboard is being brought there
	body       *fyne.Container
	floor      *kit.Ground     // below all
	frame      *fyne.Container // the toolbar, the body and the status bar
	form       form
	cells      map[string]*plotform.Cell // values that are being changed on cards, by plot
	page       *kit.Form                 // what form asks, nil when it is only read
	formObject fyne.CanvasObject         // its place in the window
	kept       []*keptForm               // that were left with what was typed in them, oldest first
	proof      proof                     // what is shown on the map of what a form asks about
	asksLeave  leave                     // the question whether what was typed may be lost
	palette    *palette.Palette
	imports    *importform.Form
	waiting    []string       // files to be asked about
	update     string         // the layer that the next of them is to update, "" for none
	asked      bool           // what compacting takes away has been told
	recovered  *gpkg.Recovery // of a damaged file, until the new one is open
	chooser    *filechooser.Chooser
	sheetOfAll *cheatsheet.Sheet
	aboutSheet *about.Sheet
	tour       *tour.Card
	toured     int // the step of the tour that is shown, 0 for none
	manual     *reading.Panel
	chapters   map[string][]guide.Chapter // of the guide, by language
	chapter    int                        // that was read last
}

// NewWindow makes the window; Show shows it.
func NewWindow(cfg Config) *Window {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	w := &Window{cfg: cfg, loc: cfg.Locale, runner: cfg.Runner, settings: loadSettings(cfg.ConfigDir), hidden: map[string]bool{}}
	w.shaper, w.ruler = "tool.lasso", "tool.length"
	w.drawing.tool = "draw.polygon"
	if cfg.Theme != theme.System {
		w.settings.Theme = cfg.Theme
	}
	size := cfg.Size
	if size.IsZero() {
		size = fyne.NewSize(w.settings.Width, w.settings.Height)
	}
	w.dressUp()
	cfg.App.SetIcon(theme.AppIcon())
	w.win = cfg.App.NewWindow(w.loc.T("app.name"))
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.makeGrounds()
	w.operations = w.makeOperations()
	for _, fill := range w.build() {
		fill()
	}
	w.win.Resize(size)
	w.win.SetCloseIntercept(w.askQuit)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = f.Path()
		}
		w.Drop(paths...)
	})
	w.addShortcuts()
	w.runner.OnTasks(w.showTasks)
	w.runner.OnPanic(w.Crashed)
	return w
}

// Show begins with what the configuration asks for and shows the window, which takes its time while the file is read.
func (w *Window) Show() {
	switch {
	case w.cfg.StartProject != "":
		w.OpenProject(w.cfg.StartProject)
	case w.cfg.StartDemo:
		w.OpenDemo()
	}
	w.win.Show()
	w.runner.Post(kit.ReadSlanted)
}

// Fyne is the window underneath, for pictures of it.
func (w *Window) Fyne() fyne.Window { return w.win }

// build makes all panels, in the language of the moment. The functions that it gives show what is open in them, one after the other.
func (w *Window) build() (fills []func()) {
	w.tips = kit.NewTips()
	w.tour = tour.New(w.loc)
	w.tour.OnNext, w.tour.OnLeave = func() { w.Press("tour.next") }, func() { w.Press("tour.leave") }
	w.bar = toolbar.New(w.tips)
	w.status = statusbar.New(w.loc, w.tips)
	w.status.OnPosition = func() { w.Press("position.flip") }
	w.line = statusbar.Model{}
	w.toasts = w.makeToasts()

	w.welcome = welcome.New(w.loc, w.tips)
	w.welcome.OnRecent, w.welcome.OnPin, w.welcome.OnForget = w.OpenProject, w.pinRecent, w.forgetRecent
	w.lobby = container.NewStack(w.welcome.Object)

	w.navigator = navigator.New(w.loc, w.tips)
	w.navigator.OnPlot = func(id string) { w.choosePlot(id, true) }
	w.navigator.OnNeed = w.chooseNeed
	w.navigator.OnProject = func(id string) { w.chooseProject(id, true) }
	w.navigator.OnLayer = w.chooseLayer
	w.navigator.OnVisible = w.flipLayer
	w.navigator.OnMove = w.moveLayerTo
	w.navigator.OnGroup = w.groupNeeds

	w.inspector = inspector.New(w.loc, w.tips)
	w.inspector.OnClose = func() { w.choose(selection{}) }
	w.side = container.NewStack(w.inspector.Object)
	w.log = w.makeLog()
	w.aside = w.log.Under(w.side)
	w.form, w.page, w.formObject, w.covered, w.composing = nil, nil, nil, nil, nil

	w.drawer = ranking.New(w.loc, w.tips)
	w.drawer.OnChoose = func(id string) { w.choosePlot(id, true) }
	w.drawer.OnClose = func() { w.Press("match.close") }
	w.drawer.OnEdit = func(id string) { w.editNeed(id) }
	w.drawer.OnMark = w.markPlot
	w.drawer.OnShow = func() { w.Press("match.compare") }

	w.attributes = w.makeTable()
	w.ledger, w.past = w.makeLedger(), past{}
	w.board = w.makeDashboard()
	w.bottom = container.NewStack(w.drawer.Object)
	w.people, w.papers, w.arena = w.makeCompanies(), w.makeContracts(), w.makeContest()
	w.sets, w.plotList, w.allotment = w.makeAssemblies(), w.makePlots(), w.makeAllocation()
	w.works = w.makeProjects()
	if w.shelf != "" {
		w.bottom.Objects[0] = w.shelfPanel(w.shelf)
	}
	if w.table.layer != "" {
		w.bottom.Objects[0] = w.attributes.Object
		w.arrange()
	}

	var view *geo.View
	if w.chart != nil {
		v := w.chart.View()
		view = &v
		w.chart.Forget()
	}
	w.split = split{}
	w.chart = w.newMap()
	w.drawing.board = w.makeBoard()
	w.chart.OnView = func(geo.View) { w.showScale(); w.tableMoved(); w.scaleMoved() }
	w.chart.OnPainted = w.painted
	w.maps = container.NewStack(w.chart)

	r := w.makeRegions()
	w.dock = kit.NewDock(r[1].Object, r[2].Object, r[3].Object, r[4].Object, w.settings.Dock)
	w.dock.OnResize = func(s kit.Sizes) { w.settings.Dock = s }
	w.body = container.NewStack(r[5].Object, w.dock.Object)
	w.frame = kit.HeadFirst(kit.Frame(r[0].Object, w.status.Object, w.body))
	w.floor = kit.NewGround(fynetheme.ColorNameBackground)
	w.win.SetContent(kit.NewRoot(&w.keys, w.floor, w.frame, r[6].Object, w.tips.Layer))
	w.showChrome()
	return []func(){
		func() {
			w.showFrame()
			if view != nil && w.ws != nil {
				w.chart.SetView(*view)
				w.splitAgain()
			}
			w.frame.Layout.Layout(w.frame.Objects, w.frame.Size()) // what stands above the map has its buttons only now
		},
		func() {
			if w.ws != nil {
				w.showNavigator()
			}
			w.showToasts()
			w.retellContest()
			if w.comparing != nil && w.comparing.panel != nil {
				w.comparing.before = w.bottom.Objects[0]
				w.placeEdition()
			}
		},
	}
}

// addShortcuts makes the shortcuts of all operations work wherever the keyboard is.
func (w *Window) addShortcuts() {
	c := w.win.Canvas()
	add := func(s fyne.Shortcut, id string) {
		w.keys.AddShortcut(s, func(fyne.Shortcut) { w.Press(id) })
		c.AddShortcut(s, w.keys.TypedShortcut)
	}
	for _, o := range w.operations {
		if o.Shortcut != nil {
			add(o.Shortcut, o.ID)
		}
	}
	add(ctrl(fyne.KeyY), "redo")
	add(ctrl(fyne.KeyPlus), "zoom.in")
	// Fyne takes these for the field that has the keyboard, and gives them to the canvas only when there is none.
	add(&fyne.ShortcutUndo{}, "undo")
	add(&fyne.ShortcutRedo{}, "redo")
	add(&fyne.ShortcutCopy{}, "measure.copy")
	add(&fyne.ShortcutSelectAll{}, "select.view")
	// With no field in hand, the keys are those of the map; what stands over the window leaves it only those that may close that.
	covered := func() bool { return c.Overlays().Top() != nil }
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch {
		case covered() && k.Name != fyne.KeyEscape && k.Name != fyne.KeyF1:
		case k.Name == fyne.KeyEscape && w.leaveOver():
		case w.pressed(k.Name), w.turned(k.Name):
		case w.ws != nil && !w.dock.Object.Hidden:
			w.sheet().TypedKey(k)
		case k.Name == fyne.KeyEscape:
			w.escape()
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if w.ws != nil && !covered() && w.meantForMap(r) {
			w.sheet().TypedRune(r)
		}
	})
}

// escape leaves the tour, else the form, else the place that was gone to, else the state before a sitting, else the selection, else the room;
// a tool that was in force has been left before.
func (w *Window) escape() {
	switch {
	case w.toured > 0:
		w.leaveTour()
		return
	case w.page != nil:
		w.page.Cancel()
		return
	case w.form != nil:
		w.closeForm()
		return
	}
	switch {
	case w.chart.ClearMarker():
	case w.before.on:
		w.leaveBefore()
	case w.present.on && w.selected.empty():
		w.leavePresenting()
	default:
		w.choose(selection{})
	}
}

// Close saves what the window remembers, closes the project and ends.
func (w *Window) Close() {
	if w.closed {
		return
	}
	w.closed = true
	w.keepPicture()
	size := w.win.Canvas().Size()
	if p := w.present; p.on { // the window comes back as it was before
		w.settings.Dock, size = p.usual(w.settings.Dock, false), p.size
	}
	w.settings.Width, w.settings.Height = size.Width, size.Height
	w.settings.save()
	w.runner.Close()
	w.leaveGround()
	if w.ws != nil {
		// The file was good after every edit; there is no one left to tell.
		_ = w.ws.Close()
		w.forget()
	}
	if w.cfg.OnClosed != nil {
		w.cfg.OnClosed()
	}
	w.win.Close()
}

func (w *Window) painted() {
	if !w.greeted && w.ws != nil {
		w.greeted = true
		if w.cfg.OnFirstPaint != nil {
			w.cfg.OnFirstPaint()
		}
		w.keepPicture() // should the program end in another way than by closing
	}
}
